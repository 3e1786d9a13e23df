"""Which figures are shown, and of whom."""

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from livetui.config import MOST_TILES
from livetui.metrics.catalogue import METRICS
from livetui.text import Clean
from livetui.ui.commands.keeping import keep
from livetui.ui.draw import own
from livetui.ui.panel import Panel
from livetui.ui.theme import THEMES
from livetui.views.whom import Whom

if TYPE_CHECKING:
    from livetui.ui.app import Dashboard


def whom(app: "Dashboard") -> None:
    """Viewers or customers."""
    other = Whom.CUSTOMERS if app.choices.whom is Whom.VIEWERS else Whom.VIEWERS
    app.choose(replace(app.choices, whom=other))


def of_people(panel: Panel[Any]) -> bool:
    """Whether a panel shows viewers or customers."""
    return panel.name == "audience"


def private(app: "Dashboard") -> None:
    """Hide money and names, or show them again."""
    app.private = not app.private
    app.say(own("money and names are hidden") if app.private else own("money and names show again"))


def next_theme(app: "Dashboard") -> None:
    """The next colours."""
    app.show_theme(THEMES[(THEMES.index(app.look.theme) + 1) % len(THEMES)] if app.look.theme in THEMES else THEMES[0])
    app.say(Clean(app.look.theme.name))
    keep(app, "theme", app.look.theme.name)


def charted(panel: Panel[Any]) -> bool:
    """Whether a panel draws metrics as curves."""
    return panel.drawn is not None


async def curves(app: "Dashboard") -> None:
    """Choose the metrics of a chart; where there are few to choose from and one is drawn, the next of them."""
    from livetui.ui.screens.metrics import ChooseMetrics

    view = app.acting(charted)
    if view is None or view.panel.drawn is None:
        app.say(own("there is no chart here"))
        return
    drawn = view.panel.drawn
    now = drawn.get(app.choices)
    if drawn.most == 1 and drawn.of:
        at = (drawn.of.index(now[0]) + 1) % len(drawn.of) if now and now[0] in drawn.of else 0
        app.choose(drawn.put(app.choices, (drawn.of[at],)))
        app.say(own(METRICS[drawn.of[at]].label))
        return

    def choose(keys: tuple[str, ...] | None) -> None:
        if keys:
            app.choose(drawn.put(app.choices, keys))
            if drawn.kept and len(keys) == drawn.most:
                keep(app, drawn.kept, keys)

    await app.push_screen(ChooseMetrics(app.look.theme, drawn.title, now, drawn.most, drawn.of), choose)


async def tiles(app: "Dashboard") -> None:
    """Choose the tiles of core data."""
    from livetui.ui.screens.metrics import ChooseMetrics

    def choose(keys: tuple[str, ...] | None) -> None:
        if keys:
            app.choose(replace(app.choices, tiles=keys))
            keep(app, "tiles", keys)

    await app.push_screen(ChooseMetrics(app.look.theme, own("Tiles"), app.choices.tiles, MOST_TILES), choose)
