"""`livetui history compare`: two LIVEs side by side."""

from typing import TYPE_CHECKING, Annotated

import typer

from livetui.cli.formats import TABLES, chosen
from livetui.cli.numbers import number
from livetui.errors import UsageError
from livetui.text import clean

if TYPE_CHECKING:
    from livetui.history.history import History
    from livetui.history.past_live import Summary
    from livetui.metrics.metric import Metric

DEFAULT = ("gmv", "views", "err", "current_viewers", "ctr", "ctor")
"""What is shown minute by minute in text; the other formats have all metrics."""

_LONGEST_MIN = 7 * 24 * 60


def compare(
    a: Annotated[
        str | None,
        typer.Argument(metavar="A", help="A number of the list, a room id, a date, words of a title, or a recording.",
                       show_default="the latest LIVE"),
    ] = None,
    b: Annotated[
        str | None, typer.Argument(metavar="B", help="What to compare it with.", show_default="the LIVE before A")
    ] = None,
    metrics: Annotated[
        list[str] | None,
        typer.Option("--metric", metavar="KEY", help="Show this metric minute by minute; several may be given."),
    ] = None,
    every: Annotated[
        int, typer.Option(metavar="MINUTES", parser=number(int, "--every", "a whole number of minutes, such as 5"),
                          help="In pieces of so many minutes.")
    ] = 5,
    so_far: Annotated[bool, typer.Option("--so-far", help="Each figure from the start of the LIVE on.")] = False,
    format: Annotated[
        str | None, typer.Option(metavar="FORMAT", help="text, json or csv.", show_default="that of FILE, else text")
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of stdout; whole, or not at all.")
    ] = None,
) -> None:  # fmt: skip
    """Compare two LIVEs: all metrics, their channels, and minute by minute."""
    from livetui.cli.past import opened_history
    from livetui.report.as_json import written
    from livetui.report.comparison_data import comparison_csv, comparison_document
    from livetui.report.comparison_text import comparison_text
    from livetui.report.output import write
    from livetui.views.side_by_side import side_by_side

    wanted = chosen(format, output, TABLES)
    shown = _metrics(metrics, wanted)
    if not 1 <= every <= _LONGEST_MIN:
        raise UsageError("--every is a number of minutes from 1 to 10080, a week.")
    with opened_history() as history:
        here, there = _both(history, a, b)
    view = side_by_side(here, there, shown, every, so_far=so_far)
    if wanted == "text":
        write(comparison_text(view), output)
    else:
        write(comparison_csv(view) if wanted == "csv" else written(comparison_document(view)), output)


def _metrics(keys: list[str] | None, format: str) -> "list[Metric]":
    from livetui.metrics.catalogue import CATALOGUE, METRICS

    if not keys:
        return [METRICS[key] for key in DEFAULT] if format == "text" else list(CATALOGUE)
    unknown = next((key for key in keys if key not in METRICS), None)
    if unknown is not None:
        raise UsageError(f"There is no metric “{clean(unknown, 40)}”: “livetui metrics” lists them.")
    return [METRICS[key] for key in dict.fromkeys(keys)]


def _both(history: "History", a: str | None, b: str | None) -> "tuple[Summary, Summary]":
    """The two that are meant; by default the latest and the one before it."""
    from livetui.cli.kept_live import kept, live_meant
    from livetui.history.kept import earlier_lives

    here = live_meant(history, a)
    if b is not None:
        there = live_meant(history, b)
    else:
        before = earlier_lives(history, here.live.started_ms, here.live.creator).latest
        if before is None:
            whose = clean(here.live.creator, 40) if here.live.creator else "an unnamed creator"
            raise UsageError(
                f"The history has no LIVE of {whose} before that one: name two that “livetui history list” has, such as 1 2."
            )
        there = kept(history, before)
    if here.live.fingerprint == there.live.fingerprint:
        raise UsageError("That is one LIVE twice: name another to compare it with.")
    return here, there
