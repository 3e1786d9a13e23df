"""The history and recordings of past LIVEs, as commands open them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from livetui.cli.says import note
from livetui.errors import LivetuiError, UsageError
from livetui.text import Clean, clean

if TYPE_CHECKING:
    from livetui.engine.receiving import Receiving
    from livetui.history.history import History
    from livetui.history.past_live import Summary


@contextmanager
def opened_history() -> "Iterator[History]":
    """The history; what became of a damaged one is said, and in the end what of it makes no sense."""
    from livetui.history.history import History
    from livetui.history.senseless import left_out

    with History(found=_found_again) as history:
        if history.trouble:
            note(history.trouble)
        try:
            yield history
        finally:
            if history.senseless:
                note(left_out(history.senseless))


def remember(receiving: "Receiving", recording: Path | None) -> None:
    """Keep a LIVE that was received, unless it was a rehearsal, or nothing came."""
    from livetui.history.summary import summary_of

    if receiving.rehearsal or receiving.session.empty:
        return
    try:
        with opened_history() as history:
            history.add(summary_of(receiving.session, recording if recording and recording.exists() else None))
    except LivetuiError as error:
        note(f"The LIVE does not enter the history. {error}")


def summaries(paths: "Sequence[Path]") -> "Iterator[tuple[Path, Summary | LivetuiError | None]]":
    """The LIVE in each recording, with progress: None where it was a rehearsal, an error where there is none to be read.

    Where lines of one are rejected, that is said.
    """
    from livetui.cli.progress import shown
    from livetui.cli.rejected import note_rejected
    from livetui.history.recordings import PastRecording, summary_of_recording

    for number, path in enumerate(paths, 1):
        of = f" ({number} of {len(paths)})" if len(paths) > 1 else ""
        summary: Summary | LivetuiError | None
        try:
            with PastRecording(path) as recording, shown(Clean(f"Reading {recording.name}{of}"), lambda: recording.progress):
                summary = summary_of_recording(recording, path if path.is_file() else None)
        except LivetuiError as error:
            summary = error
        else:
            if summary is not None and recording.rejected:
                note_rejected(str(path), recording.rejected, summary.live.events)
        yield path, summary


def paths_of(files: Sequence[str]) -> list[Path]:
    """The recordings that are named, and those in the folders that are; raises `UsageError` for a folder without any."""
    from livetui.cli.opened import path_of
    from livetui.history.recordings import recordings_in

    paths: list[Path] = []
    for file in files:
        if Path(file).is_dir():
            found = recordings_in(Path(file))
            if not found:
                raise UsageError(
                    f"{clean(file)} has no recordings in it: their names end in .ndjson, .ndjson.gz or .ndjson.zst."
                )
            paths += found
        else:
            paths.append(path_of(file))
    return paths


def _found_again() -> "Iterator[Summary]":
    """The LIVEs in the recordings of the data folder; what cannot be read is left out."""
    from livetui.config import data_dir
    from livetui.history.recordings import recordings_in

    for _, summary in summaries(recordings_in(data_dir())):
        if summary is not None and not isinstance(summary, LivetuiError):
            yield summary
