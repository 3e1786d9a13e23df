"""`livetui simulate`: a plausible LIVE that never happened, the same for the same seed."""

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from livetui.cli.numbers import number
from livetui.cli.says import note
from livetui.errors import UnreadableInput, UsageError
from livetui.text import clean

_SEED = number(int, "--seed", "a whole number, such as 7")
_MINUTES = number(int, "--minutes", "a whole number of minutes, such as 60")
_RATE = number(float, "--rate", "a number of events a second, such as 28")


def _when(typed: str) -> int:
    """Milliseconds since the epoch, in UTC unless an offset is typed; of a date alone, at the usual time of day."""
    from datetime import UTC, date, datetime

    from livetui.simulate.options import START_MS

    text = typed.strip()
    try:
        try:
            moment = datetime.combine(date.fromisoformat(text), datetime.fromtimestamp(START_MS // 1000, UTC).timetz())
        except ValueError:
            moment = datetime.fromisoformat(text)
        return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()) * 1000
    except (ValueError, OverflowError):
        raise UsageError(f"--start is written 2026-11-05 or 2026-11-05T19:30, in UTC, not “{clean(text, 40)}”.") from None


def simulate(
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write here instead of stdout; .gz and .zst are compressed."),
    ] = None,
    seed: Annotated[int, typer.Option(parser=_SEED, metavar="N", help="Another number, another LIVE.")] = 1,
    minutes: Annotated[int, typer.Option(parser=_MINUTES, metavar="N", help="How long it is.")] = 60,
    rate: Annotated[
        float | None, typer.Option(parser=_RATE, metavar="N", help="Events a second, up to 20000.", show_default="28")
    ] = None,
    start: Annotated[
        int | None,
        typer.Option(
            parser=_when, metavar="WHEN", help="When it begins, in UTC: 2026-11-05T19:30, or 2026-11-05, which is at 03:30.",
            show_default="2026-11-13T03:30",
        ),
    ] = None,
) -> None:  # fmt: skip
    """Make a plausible LIVE that never happened.

    Nobody in it is real. The same seed and start give the same LIVE on every machine.
    """
    from livetui.cli.progress import shown
    from livetui.report.output import unwritable
    from livetui.simulate import SimulationOptions, write
    from livetui.simulate.options import START_MS
    from livetui.text import Clean

    if output and _holds_something_else(Path(output)):
        raise UsageError(f"{clean(output)} is there, and is no simulated LIVE: name another file.")
    begins = START_MS if start is None else start
    options, done = SimulationOptions(seed=seed, minutes=minutes, rate=rate, start_ms=begins), [0.0]

    def hear(part: float) -> None:
        done[0] = part

    try:
        with nullcontext() if output is None and sys.stdout.isatty() else shown(Clean("Simulating"), lambda: done[0]):
            events = write(options, Path(output) if output else None, hear)
    except (OSError, ValueError) as error:
        if output is None:
            raise
        raise unwritable(output, error) from None
    if output and sys.stderr.isatty():
        note(f"{clean(output)} has {events:,} events; “livetui replay {clean(output)}” plays it.")


def _holds_something_else(path: Path) -> bool:
    """Whether a file is there that is neither empty nor a simulated LIVE."""
    from livetui.feed.decode import Decoder
    from livetui.feed.rehearsal import is_rehearsal
    from livetui.recording.read import Recording
    from livetui.simulate.host import is_simulated

    try:
        if not path.is_file() or not path.stat().st_size:
            return False
        with Recording(path) as recording:
            block = next(recording.blocks())
    except (OSError, ValueError):  # no path, or none to look into: writing says why
        return False
    except (UnreadableInput, StopIteration):
        return True
    events = Decoder().decode(block.data, block.first_line, block.overlong).events
    return not events or not is_simulated(events[0]) or is_rehearsal(block.data)
