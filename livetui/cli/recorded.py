"""How a recording ends: closed, and nothing passed over in silence that is not in it."""

import os
from typing import TYPE_CHECKING

from livetui.cli.says import note

if TYPE_CHECKING:
    from livetui.recording.recorder import Recorder


def closed(recorder: "Recorder") -> int:
    """Close a recording and say what is missing from it; the exit code for that, 0 where nothing is."""
    recorder.close()
    events = "1 event" if recorder.lost == 1 else f"{recorder.lost:,} events"
    if why := recorder.trouble or (f"{events} could not be recorded." if recorder.lost else None):
        note(why)
        return os.EX_IOERR
    return 0
