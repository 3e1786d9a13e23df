"""A month's channels against those of the month before, as text for 80 columns."""

from datetime import date

from livetui.history.past_live import PastLive
from livetui.report.channel_table import PER_HOUR, channel_table, leads
from livetui.report.columns import WIDTH, Column, columns, wrapped
from livetui.report.sparkline import sparkline
from livetui.text import Clean, clean, join
from livetui.views.figures import count
from livetui.views.months import MonthOverMonth, MonthTold
from livetui.views.traffic import TOP

_BORDER = "│"
_CURVE = WIDTH - 38
_NAMED = 5


def months_text(view: MonthOverMonth) -> str:
    """Which LIVEs, the channels and what changed, the top three from LIVE to LIVE, paid against organic traffic."""
    now, before = month_words(view.now.first), month_words(view.before.first)
    changes = view.changes
    rows = [*changes.channels, *changes.sides]
    none = [Clean("  No channel has been reported by these LIVEs.")]
    parts: tuple[tuple[str, list[Clean]], ...] = (
        ("", [*wrapped(_title(view), indent=0), *_lives(view.now), *_lives(view.before)]),
        (
            "Channels",
            [*channel_table(rows, (now, view.currency), (before, view.currency)), *wrapped(PER_HOUR)] if rows else none,
        ),
        ("Views for each hour of LIVE, from LIVE to LIVE", _from_live_to_live(view)),
        ("Organic and paid", leads(changes, now, before)),
    )
    return "\n\n".join("\n".join((title, *lines) if title else lines) for title, lines in parts if lines) + "\n"


def month_words(month: date) -> Clean:
    """A month as it is typed: ``2026-11``."""
    return Clean(f"{month:%Y-%m}")


def _title(view: MonthOverMonth) -> Clean:
    money = f" · {clean(view.currency, 8)}" if view.currency else ""
    return Clean(f"{month_words(view.now.first)} against {month_words(view.before.first)}{money}")


def _lives(month: MonthTold) -> list[Clean]:
    lines = wrapped(Clean(f"{month_words(month.first)}: {_number(len(month.lives))}, {count(month.hours)} h"))
    if month.foreign:
        lines += wrapped(Clean(f"{_number(month.foreign)} in other currencies left out"), indent=4)
    if month.unknown:
        lines += wrapped(Clean(f"{_number(len(month.unknown))} left out: what the channels brought was not kept, and "
                               f"the recording is gone ({_ids(month.unknown)})"), indent=4)  # fmt: skip
    return lines


def _number(lives: int) -> str:
    return "1 LIVE" if lives == 1 else f"{lives:,} LIVEs"


def _ids(lives: tuple[PastLive, ...]) -> Clean:
    named = [Clean(f"LIVE {live.id}") for live in lives[:_NAMED]]
    return join([*named, Clean("…")] if len(lives) > _NAMED else named, Clean(", "))


def _from_live_to_live(view: MonthOverMonth) -> list[Clean]:
    """A curve for each of the first three, from its lowest to its highest, the months parted by a line."""
    border = len(view.before.lives)
    if border + len(view.now.lives) < 2:
        return []
    rows = []
    for each in view.changes.channels[:TOP]:
        known = [value for value in each.by_live if value is not None]
        least, most, total = min(known, default=0.0), max(known, default=0.0), len(each.by_live)
        cells = min(total, _CURVE)
        left = round(border * cells / total)
        halves = ((each.by_live[:border], left), (each.by_live[border:], cells - left))
        curve = _BORDER.join(f"{sparkline(values, most, room, least):{room}}" for values, room in halves)
        paid = " (paid)" if each.paid else ""
        rows.append((Clean(f"{each.name}{paid}"), Clean(curve), _range(least, most)))
    heads = (Column(Clean(""), "left"), Column(Clean(""), "left"), Column(Clean("")))
    return columns(heads, rows)[1:]


def _range(least: float, most: float) -> Clean:
    low, high = (count(round(each), short=True) for each in (least, most))
    return low if low == high else Clean(f"{low} to {high}")
