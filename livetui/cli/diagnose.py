"""`livetui diagnose`: what to improve in a LIVE of the history, or in a recording."""

from os.path import isfile
from typing import TYPE_CHECKING, Annotated

import typer

from livetui.cli.formats import DATA, chosen
from livetui.moment import WAYS
from livetui.span import NAMES

if TYPE_CHECKING:
    from livetui.history.past_live import Summary
    from livetui.session.reading import Reading
    from livetui.session.session import Session
    from livetui.views.choices import Choices


def diagnose(
    which: Annotated[
        str | None,
        typer.Argument(
            metavar="ID|FILE", show_default="the latest LIVE",
            help="A LIVE of the history by its number, room id, words of its title or its date; or a recording, “sample”, or - "
            "for standard input.",
        ),
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the ten latest LIVEs of the past three months.")] = False,
    at: Annotated[
        str | None,
        typer.Option(metavar="TIME", help=f"As of this moment from the start: {WAYS}.", show_default="end"),
    ] = None,
    category: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Whose benchmark to compare with.", show_default="that of the product with the most GMV"
        ),
    ] = None,
    format: Annotated[
        str | None, typer.Option(metavar="FORMAT", help="text or json.", show_default="that of FILE, else text")
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of stdout; whole, or not at all.")
    ] = None,
) -> None:  # fmt: skip
    """Say what to improve in a LIVE, and what it would be worth.

    Against the benchmark of its category, or of its region.
    """
    from msgspec.structs import replace

    from livetui.cli.says import note
    from livetui.cli.settings import settings
    from livetui.cli.times import wanted
    from livetui.history.kept import KeptPast
    from livetui.metrics.benchmarks import name_in
    from livetui.report.output import write
    from livetui.session.spans import read
    from livetui.text import clean

    kind = chosen(format, output, DATA)
    if list_:
        _list(kind, output)
        return
    asked = wanted(at, NAMES[0])
    _, choices = settings()
    choices = replace(choices, category=category or choices.category, past=KeptPast(minutes=False))
    if category is not None and name_in((each for _, each, _ in choices.benchmarks.tables() if each), category) is None:
        note(f"No benchmark is of the category “{clean(category, 40)}”: those of any category are taken.")
    session, by_minutes = _session(which, whole=asked.at is None)
    reading = asked.reading(session)
    if by_minutes and reading.moment < session.end_second:
        reading = read(session, (reading.moment - session.start_second) // 60 * 60)
    write(_written(reading, choices, kind), output)


def _written(reading: "Reading", choices: "Choices", format: str) -> str:
    if format == "text":
        from livetui.report.diagnosis_text import diagnosis_text

        return diagnosis_text(reading, choices)
    from livetui.report.as_json import written
    from livetui.report.diagnosis_document import diagnosis_document

    return written(diagnosis_document(reading, choices))


def _session(which: str | None, *, whole: bool) -> "tuple[Session, bool]":
    """The LIVE that is meant, and whether nothing is known of it between the ends of its minutes."""
    from livetui.cli.opened import session_of
    from livetui.cli.which_live import names_a_file, summary_of_one

    if which is not None and names_a_file(which):
        return session_of(which), False
    return _of_history(summary_of_one(which), whole=whole)


def _of_history(summary: "Summary", *, whole: bool) -> "tuple[Session, bool]":
    """A ``whole`` LIVE from what the history keeps, where that is enough; else from its recording.

    Where that is gone it is from what the history keeps all the same, which is said on stderr.
    """
    from livetui.cli.opened import session_of
    from livetui.cli.says import note
    from livetui.history.recalled import recalled
    from livetui.history.retold import still_tells

    live, told = summary.live, summary.retold
    if whole and told is not None and still_tells(told, live.recording):
        return recalled(live, summary.minutes, told.events), True
    if live.recording is None:
        why = f"LIVE {live.id} was not recorded"
    elif not isfile(live.recording):
        why = f"The recording of LIVE {live.id}, {live.recording}, is gone"
    else:
        session = session_of(str(live.recording))
        if session.start_second * 1000 < live.ended_ms and session.end_second * 1000 > live.started_ms:
            return session, False
        why = f"{live.recording} is the recording of another LIVE by now"
    lost = f"; products, promotions, people and the reasons of violations ({live.violations:,}) are not in it"
    note(f"{why}: this is what the history keeps of it minute by minute{'' if told else lost}.")
    return recalled(live, summary.minutes, told.events if told else None), True


def _list(format: str, output: str | None) -> None:
    from livetui.cli.history import write_lives
    from livetui.cli.says import note
    from livetui.cli.which_live import is_any, latest

    lives = latest()
    if lives or format == "json":
        write_lives(lives, format, output)
    elif is_any():
        note("No LIVE of the past three months is in the history; “livetui history list” has older ones.")
    else:
        note("The history is empty: watch a LIVE, or take recordings in with “livetui history import FILE…”.")
