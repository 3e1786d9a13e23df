"""Windows that say more."""

from typing import TYPE_CHECKING

from livetui.metrics.catalogue import METRICS

if TYPE_CHECKING:
    from livetui.ui.app import Dashboard

_OF_METRICS = ("core", "factors", "performance")
"""Lists whose rows are metrics, by their keys."""


async def feeds(app: "Dashboard") -> None:
    """How the feeds are doing, and the recording."""
    from livetui.ui.screens.feeds import Feeds

    await app.push_screen(Feeds(app.look.theme, app.stage, int(app.playback.position), lambda: app.skipped))


async def alerts(app: "Dashboard") -> None:
    """What has been pointed out so far, and what to do."""
    from livetui.ui.screens.alerts import Alerts

    await app.push_screen(Alerts(app.look.theme, app.stage, app.playback, app.choices))


async def metric(app: "Dashboard") -> None:
    """All about one metric: the one under the cursor, else the first tile's."""
    of_metrics = app.acting(lambda panel: panel.name in _OF_METRICS), app.view_of("core")
    under = (view.row for view in of_metrics if view is not None)
    first = next((key for key in under if isinstance(key, str) and key in METRICS), app.choices.tiles[0])
    await _show(app, first)


async def chart(app: "Dashboard", key: str) -> None:
    """A metric over the LIVE, against the market and one's own LIVEs."""
    if not app.screen.is_modal:
        await _show(app, key, charted=True)


async def _show(app: "Dashboard", key: str, *, charted: bool = False) -> None:
    from livetui.ui.screens.metric import MetricScreen

    screen = MetricScreen(app.stage, app.playback, app.look, app.choices, key, private=app.private, charted=charted)
    await app.push_screen(screen)


async def manual(app: "Dashboard") -> None:
    """The manual."""
    from livetui.ui.screens.manual import Manual

    await app.push_screen(Manual(app.look.theme))


async def keys(app: "Dashboard") -> None:
    """What every key does."""
    from livetui.ui.screens.help import Help

    await app.push_screen(Help(app.look.theme, app.keys, app.trouble))
