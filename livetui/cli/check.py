"""`livetui check`: every line of a recording that brings nothing, and why."""

import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from livetui.errors import UnreadableInput

if TYPE_CHECKING:
    from livetui.feed.decode import Rejected
    from livetui.views.header import Feed

_MOST_TYPES = 1000
_OTHERS = "other unknown types"


def check(file: Annotated[str, typer.Argument(help="A recording, “sample”, or - for standard input.")]) -> None:
    """Check a recording line by line.

    Every rejected line with its number and reason, then a summary; the exit code is 1 if a line is rejected or the
    recording is cut short.
    """
    from livetui.cli.opened import path_of
    from livetui.cli.progress import shown
    from livetui.feed.decode import Decoder
    from livetui.recording.read import Recording
    from livetui.recording.refusal import no_event
    from livetui.session.session import Session
    from livetui.session.spans import read
    from livetui.text import Clean
    from livetui.views.choices import Choices
    from livetui.views.header import header

    decoder, session, unknown, rejected = Decoder(), Session(), Counter[str](), 0
    with (
        Recording(path_of(file)) as recording,
        shown(Clean(f"Checking {recording.name}"), lambda: recording.progress) as progress,
    ):
        for block in recording.blocks():
            decoded = decoder.decode(block.data, block.first_line, block.overlong)
            session.take(decoded)
            rejected += len(decoded.rejected)
            if decoded.rejected:
                with progress.aside():
                    _list(decoded.rejected)
            _count(unknown, decoded.unknown)
    told = header(read(session), Choices()).feed
    if not told.events and not rejected and not recording.cut:
        raise UnreadableInput(no_event(recording.name, None, None))
    _summary(told, rejected, unknown, recording.cut)
    if rejected or recording.cut:
        raise typer.Exit(1)


def _list(found: "Sequence[Rejected]") -> None:
    from livetui.text import clean

    for line in found:
        sys.stdout.write(f"line {line.line}: {clean(line.reason)}\n")


def _count(unknown: Counter[str], found: "Sequence[Rejected]") -> None:
    """Count lines by unknown type; what comes after a thousand different ones is counted together."""
    from livetui.text import clean

    for line in found:
        kind = clean(line.reason, 80)
        unknown[kind if kind in unknown or len(unknown) < _MOST_TYPES else _OTHERS] += 1


def _summary(told: "Feed", rejected: int, unknown: Counter[str], cut: str | None) -> None:
    from livetui.text import clean

    rows = [
        (told.events, "events counted"),
        (rejected, "lines rejected"),
        *((number, f"lines of {kind}, left out") for kind, number in sorted(unknown.items())),
        (told.duplicates, "events repeated, counted once"),
        (told.late, "events late, counted when they happened"),
        (told.other_currency, "events in another currency, their money left out"),
        (told.apart, "events dated more than a day before or after the LIVE"),
    ]
    size = max(len(f"{number:,}") for number, _ in rows)
    for number, what in rows:
        sys.stdout.write(f"{number:>{size},}  {what}\n")
    if cut:
        sys.stdout.write(f"{clean(cut, 1000)}\n")
