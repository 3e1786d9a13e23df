"""What the channels brought on one side and on the other, and what changed."""

from collections.abc import Callable, Sequence

from livetui.report.columns import Column, columns, wrapped
from livetui.report.rows import traffic
from livetui.text import Clean
from livetui.views.channel_changes import ChannelChange, ChannelChanges
from livetui.views.figures import MINUS, MISSING, count, money, part, ratio, relative
from livetui.views.traffic import ChannelRow

PER_HOUR = Clean("Changes of impressions, views and GMV are for each hour of LIVE; those of parts in percentage points (pp).")

_Side = tuple[Clean, str | None]
"""What a side is called, and its currency."""

_FIGURES: tuple[tuple[str, str, Callable[[ChannelRow, str | None], Clean]], ...] = (
    ("impressions", "impr.", lambda row, currency: count(row.impressions, short=True)),
    ("views", "views", lambda row, currency: count(row.views, short=True)),
    ("views_share", "of views", lambda row, currency: part(row.views_part)),
    ("gmv", "GMV", lambda row, currency: money(row.gmv, currency, short=True)),
    ("gmv_share", "of GMV", lambda row, currency: part(row.gmv_part)),
    ("err", "ERR", lambda row, currency: ratio(row.err)),
    ("ctr", "CTR", lambda row, currency: ratio(row.ctr)),
    ("ctor", "CTOR", lambda row, currency: ratio(row.ctor)),
)


def channel_table(rows: Sequence[ChannelChange], now: _Side, before: _Side) -> list[Clean]:
    """Under the name of each channel a line for either side and one for the change."""
    heads = (Column(Clean(""), "left"), *(Column(Clean(head)) for _, head, _ in _FIGURES))
    table = [line for row in rows for line in (_figures(row.now, *now), _figures(row.before, *before), _changes(row))]
    head, *lines = columns(heads, table)
    named = [(*wrapped(_name(row), indent=2), *lines[3 * at : 3 * at + 3]) for at, row in enumerate(rows)]
    return [head, *(line for each in named for line in each)]


def leads(changes: ChannelChanges, now: Clean, before: Clean) -> list[Clean]:
    """Which of paid and organic traffic leads by what, on both sides; then what follows."""
    lines: list[Clean] = []
    for name, found in ((now, changes.lead), (before, changes.lead_before)):
        if found:
            lines += wrapped(Clean(f"{name}: {traffic.leads(found)}"))
    if changes.lead and changes.lead.follows:
        lines += wrapped(changes.lead.follows)
    return lines


def _name(row: ChannelChange) -> Clean:
    rank = "" if row.rank is None else f"{row.rank} "
    return Clean(f"{rank}{row.name}{' (paid)' if row.paid and row.key else ''}")


def _figures(row: ChannelRow | None, name: Clean, currency: str | None) -> tuple[Clean, ...]:
    return Clean(f"  {name}"), *(MISSING if row is None else write(row, currency) for _, _, write in _FIGURES)


def _changes(row: ChannelChange) -> tuple[Clean, ...]:
    return Clean("  change"), *(_change(key, row.changes.get(key)) for key, _, _ in _FIGURES)


def _change(key: str, value: float | None) -> Clean:
    return _points(value) if key.endswith("_share") else relative(value)


def _points(difference: float | None) -> Clean:
    """A difference of two shares, in percentage points: ``+2.9 pp``."""
    if difference is None:
        return MISSING
    points = round(difference * 100, 1)
    return Clean(f"{'+' if points > 0 else MINUS if points else '±'}{abs(points):.1f} pp")
