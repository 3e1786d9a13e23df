"""The LIVEs in recordings: one file, or all that lie in a folder."""

from collections.abc import Iterator
from pathlib import Path

from livetui.config import data_dir
from livetui.engine.opening import Opening
from livetui.errors import LivetuiError
from livetui.feed.rehearsal import is_rehearsal
from livetui.history.past_live import Summary
from livetui.history.summary import summary_of
from livetui.recording.lines import Block
from livetui.recording.read import Recording
from livetui.session.arrivals import FeedCount
from livetui.session.spans import read

_ENDINGS = (".ndjson", ".jsonl", ".ndjson.gz", ".jsonl.gz", ".ndjson.zst", ".jsonl.zst")


class PastRecording(Recording):
    """A recording that knows, once it has been read, whether a rehearsal was recorded, and how many lines were rejected."""

    rehearsal = False
    rejected = 0

    def blocks(self) -> Iterator[Block]:
        for block in super().blocks():
            self.rehearsal = self.rehearsal or is_rehearsal(block.data)
            yield block


def summary_of_recording(recording: PastRecording, path: Path | None) -> Summary | None:
    """The LIVE in a recording, None where it was a rehearsal; raises `UnreadableInput` where there is none."""
    opening = Opening(recording)
    opening.run()
    recording.rejected = read(opening.session).feed(FeedCount.REJECTED)
    return None if recording.rehearsal else summary_of(opening.session, path)


def recordings_in(folder: Path) -> list[Path]:
    """The files in a folder, and the folders in it, that are recordings by their names."""
    return sorted(path for path in folder.rglob("*") if path.name.endswith(_ENDINGS) and path.is_file())


def recorded() -> Iterator[Summary]:
    """The LIVEs in the recordings of the data folder; what cannot be read is left out."""
    for path in recordings_in(data_dir()):
        try:
            with PastRecording(path) as recording:
                summary = summary_of_recording(recording, path)
        except LivetuiError:
            continue
        if summary is not None:
            yield summary
