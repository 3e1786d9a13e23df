"""`livetui simulate`: a plausible LIVE that never happened, the same for the same seed."""

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from livetui.cli.numbers import number
from livetui.cli.says import note
from livetui.errors import UnreadableInput, UsageError

_SEED = number(int, "--seed", "a whole number, such as 7")
_MINUTES = number(int, "--minutes", "a whole number of minutes, such as 60")
_RATE = number(float, "--rate", "a number of events a second, such as 28")


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
) -> None:
    """Make a plausible LIVE that never happened.

    Nobody in it is real. The same seed gives the same LIVE on every machine.
    """
    from livetui.cli.progress import shown
    from livetui.simulate import SimulationOptions, write
    from livetui.text import Clean, clean

    if output and _holds_something_else(Path(output)):
        raise UsageError(f"{clean(output)} is there, and is no simulated LIVE: name another file.")
    options, done = SimulationOptions(seed=seed, minutes=minutes, rate=rate), [0.0]

    def hear(part: float) -> None:
        done[0] = part

    try:
        with nullcontext() if output is None and sys.stdout.isatty() else shown(Clean("Simulating"), lambda: done[0]):
            events = write(options, Path(output) if output else None, hear)
    except (OSError, ValueError) as error:
        if output is None:
            raise
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(f"{clean(output)} cannot be written ({reason}): name another file.") from None
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
