"""Windows that say more."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from livetui.ui.app import Dashboard


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
    from livetui.ui.screens.metric import MetricScreen

    core = app.view_of("core")
    cursor = core.cursor if core is not None else None
    tiles = app.choices.tiles
    first = cursor if isinstance(cursor, str) and cursor in tiles else tiles[0]
    await app.push_screen(MetricScreen(app.stage, app.playback, app.look, app.choices, first, private=app.private))


async def manual(app: "Dashboard") -> None:
    """The manual."""
    from livetui.ui.screens.manual import Manual

    await app.push_screen(Manual(app.look.theme))


async def keys(app: "Dashboard") -> None:
    """What every key does."""
    from livetui.ui.screens.help import Help

    await app.push_screen(Help(app.look.theme, app.keys, app.trouble))
