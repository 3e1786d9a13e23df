"""Writing what is shown into a file."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from livetui.alerts.alert import Severity
from livetui.text import clean
from livetui.ui.announcing import tell
from livetui.ui.draw import own

if TYPE_CHECKING:
    from livetui.ui.app import Dashboard

_ENDINGS = re.compile(r"(\.(ndjson|jsonl|json|zst|gz))+$")
_NO_NAME = re.compile(r"[^\w.-]+")
_LONGEST = 60


async def export(app: "Dashboard") -> None:
    """Ask for a format and a file; then write the moment and the span shown, and say where that is."""
    from livetui.ui.screens.export import ExportScreen

    write = app.export
    if write is None:
        app.say(own("nothing can be exported here"))
        return
    at_s, span, choices = int(app.playback.position), app.look.span, app.choices

    def save(kind: str, path: Path) -> None:
        write(kind, path, at_s, span, choices)
        tell(app, own("Exported: {file}", file=clean(str(path.absolute()), 1000)), Severity.INFO)

    await app.push_screen(ExportScreen(app.look.theme, name_for(app.stage.name), save, app.private))


def name_for(called: str) -> str:
    """How the file is called but for its ending: after the recording or the feed."""
    return f"{_NO_NAME.sub('-', _ENDINGS.sub('', called)).strip('-.')[:_LONGEST] or 'live'}-report"
