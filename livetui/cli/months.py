"""`livetui history months`: this month against last, by channel."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from livetui.cli.formats import TABLES, chosen
from livetui.errors import UsageError
from livetui.text import clean

if TYPE_CHECKING:
    from livetui.history.history import History
    from livetui.views.channel_changes import ChannelChanges


def months(
    month: Annotated[
        str | None, typer.Option(metavar="YYYY-MM", help="The month to look at.", show_default="that of the latest LIVE")
    ] = None,
    channels: Annotated[
        list[str] | None, typer.Option("--channel", metavar="NAME", help="This channel alone; several may be given.")
    ] = None,
    format: Annotated[
        str | None, typer.Option(metavar="FORMAT", help="text, json or csv.", show_default="that of FILE, else text")
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of stdout; whole, or not at all.")
    ] = None,
) -> None:
    """Compare a month with the one before: what each channel brought, paid and organic."""
    from msgspec.structs import replace

    from livetui.cli.missing_channels import read_missing_channels
    from livetui.cli.past import opened_history
    from livetui.history.months import lives_for, months_of
    from livetui.report.as_json import written
    from livetui.report.months_data import months_csv, months_document
    from livetui.report.months_text import months_text
    from livetui.report.output import write
    from livetui.views.months import month_over_month

    wanted, typed = chosen(format, output, TABLES), _month(month)
    with opened_history() as history:
        first = typed or _latest(history)
        if not (lives := lives_for(history, first)):
            raise _none(history, first)
        read_missing_channels(history, lives)
        view = month_over_month(months_of(history, first))
    if channels:
        view = replace(view, changes=_only(view.changes, channels))
    if wanted == "text":
        write(months_text(view), output)
    else:
        write(months_csv(view) if wanted == "csv" else written(months_document(view)), output)


def _month(typed: str | None) -> date | None:
    if typed is None:
        return None
    try:
        return date.fromisoformat(f"{typed}-01")
    except ValueError:
        raise UsageError(f"--month is a month such as 2026-11, not “{clean(typed, 40)}”.") from None


def _none(history: "History", month: date) -> UsageError:
    """What to say of a month that has no LIVE, and none in the one before."""
    from livetui.history.months import month_of

    told = [f"{month_of(live.started_ms):%Y-%m}" for live in history.lives()]
    there = f"there are LIVEs from {told[-1]} to {told[0]}" if told else "take some in with “livetui history import FILE…”"
    return UsageError(f"No LIVE in the history is of {month:%Y-%m} or the month before: {there}.")


def _latest(history: "History") -> date:
    from livetui.history.months import month_of

    lives = history.lives()
    if not lives:
        raise UsageError("The history is empty: take LIVEs in with “livetui history import FILE…”.")
    return month_of(lives[0].started_ms)


def _only(changes: "ChannelChanges", names: list[str]) -> "ChannelChanges":
    """The channels of these names, as the feed or we call them; raises `UsageError` for one that is not there."""
    from msgspec.structs import replace

    wanted = {name.casefold() for name in names}
    known = {told for each in changes.channels for told in (each.key.casefold(), each.name.casefold())}
    if wanted - known:
        called = ", ".join(dict.fromkeys(clean(each.key, 40) for each in changes.channels)) or "none"
        raise UsageError(f"--channel is one of those that these months had: {called}.")
    found = tuple(each for each in changes.channels if {each.key.casefold(), each.name.casefold()} & wanted)
    return replace(changes, channels=found, sides=(), lead=None, lead_before=None)
