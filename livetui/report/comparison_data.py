"""Two past LIVEs side by side, for scripts and spreadsheets.

In JSON money is in minor units of each LIVE's currency, ratios are fractions of 1, what is not available is null.
"""

from livetui.report.fields import Document, side_fields
from livetui.report.live_fields import live_fields
from livetui.report.spreadsheet import figure, named, written
from livetui.views.channel_changes import ChannelChange, ChannelChanges
from livetui.views.lead import Lead
from livetui.views.side_by_side import SideBySide

SCHEMA = "livetui.comparison/1"


def comparison_document(view: SideBySide) -> Document:
    """Everything; ``relative`` is A's difference as a fraction of B's value, ``offset_s`` when each piece begins."""
    count = len(view.courses[0].a) if view.courses else 0
    return {
        "schema": SCHEMA,
        "a": live_fields(view.a),
        "b": live_fields(view.b),
        "one_currency": view.one_currency,
        "metrics": {
            each.metric.key: {
                "a": each.a,
                "b": each.b,
                "change": each.change,
                "relative": each.relative,
                "verdict": each.outcome.value,
            }
            for each in view.pairs
        },
        **channels_document(view.channels, "a", "b"),
        "every_min": view.every,
        "so_far": view.so_far,
        "offset_s": [at * view.every * 60 for at in range(count)],
        "series": {each.metric.key: {"a": each.a, "b": each.b} for each in view.courses},
    }


def comparison_csv(view: SideBySide) -> bytes:
    """A row for each piece: ``offset_s``, both currencies, and each metric of either LIVE, such as ``gmv_a`` and ``gmv_b``."""
    names, currencies = ("a", "b"), (view.a.currency, view.b.currency)
    metrics = [each.metric for each in view.courses]
    columns = ("currency", *(metric.key for metric in metrics))
    head = ("offset_s", *(f"{column}_{name}" for column in columns for name in names))
    pieces = zip(*(values for each in view.courses for values in (each.a, each.b)), strict=True)
    of = [(metric, currency) for metric in metrics for currency in currencies]
    return written(
        [
            head,
            *(
                (
                    at * view.every * 60,
                    *map(named, currencies),
                    *(figure(metric, value, currency) for (metric, currency), value in zip(of, piece, strict=True)),
                )
                for at, piece in enumerate(pieces)
            ),
        ]
    )


def channels_document(changes: ChannelChanges, now: str, before: str) -> Document:
    """The channels on both sides, under these names, the sums of organic and paid traffic, and which of them leads."""
    return {
        "channels": [
            {"channel": each.key, "paid": each.paid, "rank": each.rank, **_both(each, now, before)} for each in changes.channels
        ],
        "sides": {"paid" if each.paid else "organic": _both(each, now, before) for each in changes.sides},
        "lead": {now: _lead(changes.lead), before: _lead(changes.lead_before)},
    }


def _both(change: ChannelChange, now: str, before: str) -> Document:
    return {
        now: side_fields(change.now),
        before: side_fields(change.before),
        "changes": change.changes,
        "views_per_hour": change.by_live,
    }


def _lead(lead: Lead | None) -> Document | None:
    if lead is None:
        return None
    return {
        "organic_leads_by": lead.organic_by,
        "paid_leads_by": lead.paid_by,
        "outperforms": None if lead.paid is None else "paid" if lead.paid else "organic",
    }
