"""`livetui report`: a recording's figures, for people or for scripts."""

from typing import TYPE_CHECKING, Annotated

import typer

from livetui.cli.formats import chosen
from livetui.moment import WAYS
from livetui.span import NAMES

if TYPE_CHECKING:
    from livetui.report.formats import Format


def report(
    file: Annotated[str, typer.Argument(help="A recording, “sample”, or - for standard input.")],
    at: Annotated[
        str | None,
        typer.Option(metavar="TIME", help=f"As of this moment from the start: {WAYS}.", show_default="end"),
    ] = None,
    span: Annotated[str, typer.Option(metavar="SPAN", help=f"What to sum: {', '.join(NAMES)} or FROM..TO.")] = NAMES[0],
    format: Annotated[
        str | None,
        typer.Option(
            metavar="FORMAT", help="text, json, csv, html, parquet or parquet-events.", show_default="that of FILE, else text"
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of stdout; whole, or not at all.")
    ] = None,
) -> None:
    """Report the figures of a recorded LIVE.

    As they stood at any moment, summed over any span.
    """
    from livetui.cli.opened import session_of
    from livetui.cli.settings import settings
    from livetui.cli.times import wanted
    from livetui.report.output import write

    asked, written = wanted(at, span), _format(format, output)
    _, choices = settings()
    reading = asked.reading(session_of(file))
    write(written.write(reading, choices), output)


def _format(name: str | None, output: str | None) -> "Format":
    from livetui.report.formats import FORMATS

    formats = {known.name: known for known in FORMATS}
    return formats[chosen(name, output, tuple(formats))]
