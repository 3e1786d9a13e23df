"""How receiving a LIVE ends: its recording closed, itself in the history, and nothing missing passed over in silence."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from livetui.cli.says import note

if TYPE_CHECKING:
    from livetui.engine.receiving import Receiving
    from livetui.recording.recorder import Recorder


def ended(receiving: "Receiving", recorder: "Recorder | None", path: Path | None) -> int:
    """Close the recording at ``path`` and keep the LIVE; the exit code where events are missing from the recording, else 0."""
    from livetui.cli.past import remember

    lost = 0 if recorder is None else _closed(recorder)
    remember(receiving, path)
    if receiving.rehearsal:
        note("It was a rehearsal, and so is not in the history.")
    return lost


def _closed(recorder: "Recorder") -> int:
    recorder.close()
    events = "1 event" if recorder.lost == 1 else f"{recorder.lost:,} events"
    if why := recorder.trouble or (f"{events} could not be recorded." if recorder.lost else None):
        note(why)
        return os.EX_IOERR
    return 0
