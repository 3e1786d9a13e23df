"""A month's channels against those of the month before, for scripts and spreadsheets; units as in `comparison_data`."""

import csv
from io import StringIO

from livetui.report.as_csv import harmless
from livetui.report.comparison_data import channels_document
from livetui.report.fields import Document, channel_fields
from livetui.report.times import rfc3339
from livetui.views.months import MonthOverMonth, MonthTold

SCHEMA = "livetui.months/1"

_COLUMNS = (
    "impressions", "views", "gmv", "orders", "product_clicks", "impressions_share", "views_share", "gmv_share",
    "err", "ctr", "ctor", "show_gpm", "watch_gpm",
)  # fmt: skip


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
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(("month", "channel", "paid", *_COLUMNS))
    for month, rows in (
        (view.now, [each.now for each in view.changes.channels]),
        (view.before, [each.before for each in view.changes.channels]),
    ):
        for row in rows:
            if row is not None:
                told = channel_fields(row)
                figures = (told[name] for name in _COLUMNS)
                writer.writerow((f"{month.first:%Y-%m}", harmless(row.key), "yes" if row.paid else "no", *figures))
    return file.getvalue().encode()
