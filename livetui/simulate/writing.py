"""A simulated LIVE into a file, or to standard output."""

import gzip
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, Protocol

from livetui.recording.zstandard import zstd
from livetui.simulate.options import SimulationOptions
from livetui.simulate.room import chunks
from livetui.whole import whole


class Sink(Protocol):
    """What bytes go into."""

    def write(self, data: bytes, /) -> int: ...


ZSTD_LEVEL = 12
"""A quarter smaller than at the default; higher levels gain little more and take far longer than simulating does."""


def write(options: SimulationOptions, path: Path | None, progress: Callable[[float], None] | None = None) -> int:
    """Write a LIVE and say how many events it has; `progress` hears the part done, from 0 to 1.

    The suffix decides: .gz and .zst are compressed. A file appears whole or not at all. The lines are the same
    everywhere; compressed bytes depend on the version of the compressing library too. Raises OSError.
    """
    if path is None:
        events = _pour(options, sys.stdout.buffer, progress)
        sys.stdout.buffer.flush()
        return events
    with whole(path) as raw, _compressed(raw, path.suffix.lower()) as sink:
        return _pour(options, sink, progress)


def _pour(options: SimulationOptions, sink: Sink, progress: Callable[[float], None] | None) -> int:
    events = 0
    for done, chunk in chunks(options):
        sink.write(chunk)
        events += chunk.count(b"\n")
        if progress is not None:
            progress(done)
    return events


def _compressed(raw: IO[bytes], suffix: str) -> AbstractContextManager[Sink]:
    if suffix == ".gz":
        # Neither name nor time goes into the header, so that the same LIVE is the same file.
        return gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0)
    if suffix == ".zst":
        return zstd.ZstdFile(raw, "wb", level=ZSTD_LEVEL)
    return nullcontext(raw)
