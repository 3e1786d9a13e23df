"""`livetui diagnose`: what to improve in a recorded LIVE."""

from typing import Annotated

import typer

from livetui.errors import UsageError
from livetui.moment import WAYS
from livetui.span import NAMES
from livetui.text import clean


def diagnose(
    file: Annotated[str, typer.Argument(help="A recording, “sample”, or - for standard input.")],
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
    format: Annotated[str, typer.Option(metavar="FORMAT", help="text or json.")] = "text",
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of stdout; whole, or not at all.")
    ] = None,
) -> None:
    """Say what to improve in a recorded LIVE, and what it would be worth.

    Against the benchmark of its category, or of its region.
    """
    from dataclasses import replace

    from livetui.cli.opened import session_of
    from livetui.cli.settings import settings
    from livetui.cli.times import wanted
    from livetui.report.as_json import written
    from livetui.report.diagnosis_document import diagnosis_document
    from livetui.report.diagnosis_text import diagnosis_text
    from livetui.report.output import write

    if format not in ("text", "json"):
        raise UsageError(f"--format is text or json, not “{clean(format, 40)}”.")
    asked = wanted(at, NAMES[0])
    _, choices = settings()
    choices = replace(choices, category=category or choices.category)
    reading = asked.reading(session_of(file))
    text = written(diagnosis_document(reading, choices)) if format == "json" else diagnosis_text(reading, choices)
    write(text, output)
