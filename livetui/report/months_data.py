"""A month's channels against those of the month before, for scripts and spreadsheets; units as in `comparison_data`."""

from livetui.report.comparison_data import channels_document
from livetui.report.fields import Document
from livetui.report.spreadsheet import Cell, amount, harmless, named, written
from livetui.report.times import rfc3339
from livetui.views.months import MonthOverMonth, MonthTold
from livetui.views.traffic import ChannelRow

SCHEMA = "livetui.months/1"

_COLUMNS = (
    "impressions", "views", "gmv", "orders", "product_clicks", "impressions_share", "views_share", "gmv_share",
    "err", "ctr", "ctor", "show_gpm", "watch_gpm",
)  # fmt: skip
_AMOUNTS = ("gmv", "show_gpm", "watch_gpm")


def months_document(view: MonthOverMonth) -> Document:
    """Everything; ``views_per_hour`` of a channel are in the order of ``lives``."""
    lives = [*view.before.lives, *view.now.lives]
    return {
        "schema": SCHEMA,
        "currency": view.currency,
        "now": _month(view.now),
        "before": _month(view.before),
        "lives": [{"id": live.id, "title": live.title, "started_at": rfc3339(live.started_ms)} for live in lives],
        **channels_document(view.changes, "now", "before"),
    }


def _month(month: MonthTold) -> Document:
    return {
        "month": f"{month.first:%Y-%m}",
        "lives": len(month.lives),
        "hours": month.hours,
        "other_currency": month.foreign,
        "channels_unknown": [live.id for live in month.unknown],
    }


def months_csv(view: MonthOverMonth) -> bytes:
    """A row for each channel and month."""
    changes = view.changes.channels
    sides = [(view.now, [each.now for each in changes]), (view.before, [each.before for each in changes])]
    rows = [_cells(month, row, view.currency) for month, told in sides for row in told if row is not None]
    return written([("month", "channel", "paid", "currency", *_COLUMNS), *rows])


def _cells(month: MonthTold, row: ChannelRow, currency: str | None) -> tuple[Cell, ...]:
    told = ((name, getattr(row, name)) for name in _COLUMNS)
    figures = (amount(value, currency) if name in _AMOUNTS else value for name, value in told)
    return (f"{month.first:%Y-%m}", harmless(row.key), "yes" if row.paid else "no", named(currency), *figures)
