"""The report as data: what ``--format json`` writes, key by key as scripts rely on it.

Money is integer minor units where it is a sum, and not rounded where it is a quotient. Ratios are fractions of 1, durations
seconds, times RFC 3339 in UTC with milliseconds. What the feed does not carry is None, and a metric's ``available`` false.
Ids, channels, and the names of the LIVE and its products are exactly the feed's, so whoever shows them must clean them; longer
texts are clean. ``audience`` counts people by value, with ``unknown`` for those of whom it is not known. ``funnel`` leaves out
what the feed does not carry; a rate is against the stage above, None for the first. ``promotions`` and ``violations`` are all
those up to the moment, whatever the span; what promotions brought is of the span, but for what they brought more than there was
before: that is of their own time. ``bottleneck`` stands in the funnel's stage that loses the most, None in all others.
"""

from collections.abc import Callable

from livetui.metrics.standing import Standing, standings, worst_three
from livetui.report.fields import Document, channel_fields, fields, time
from livetui.report.happened import moments, promotions, violations
from livetui.report.judged import JUDGED
from livetui.report.own_lives import own_document
from livetui.report.table import table
from livetui.report.times import rfc3339
from livetui.session.counters import Counter
from livetui.session.reading import Reading
from livetui.views.audience import Dimension, audience_of
from livetui.views.authorities import authorities
from livetui.views.choices import Choices
from livetui.views.core import estimated
from livetui.views.followers import followers
from livetui.views.funnel import Bottleneck, funnel
from livetui.views.header import feed, status
from livetui.views.inquiries import inquiries
from livetui.views.products import products
from livetui.views.questions import open_questions
from livetui.views.traffic import traffic
from livetui.views.videos import videos
from livetui.views.whom import Whom

SCHEMA = "livetui.report/1"
_FOLLOWER_KEYS = {True: "follower", False: "non_follower", None: "unknown"}


def document(reading: Reading, choices: Choices) -> Document:
    """The whole report of a reading; everything in it is as of the reading's moment, sums are over its span."""
    found = standings(reading, choices.benchmarks, choices.region)
    return {
        "schema": SCHEMA,
        "session": _session(reading),
        "span": {
            "name": reading.span.name,
            "from": rfc3339(reading.span.start * 1000),
            "to": rfc3339(reading.span.end * 1000),
        },
        "feed": fields(feed(reading)),
        "metrics": {standing.metric.key: _metric(standing, reading) for standing in found},
        "worst": [standing.metric.key for standing in worst_three(found)],
        **{key: section(reading, choices) for key, section in _SECTIONS},
        **own_document(reading, choices),
    }


def _session(reading: Reading) -> Document:
    """Who was on air; ``duration_s`` runs to the end of the LIVE, or to the moment if it was not over by then."""
    live, session = reading.live, reading.session
    return {
        "title": live.title,
        "creator": live.creator,
        "room": live.room,
        "region": live.region,
        "category": live.category,
        "currency": session.currency,
        "started_at": rfc3339(reading.started_ms),
        "ended_at": time(reading.ended_ms),
        "duration_s": reading.air.lasted_ms / 1000,
        "status": status(reading).value,
        "midway": reading.midway and not session.empty,
    }


def _metric(standing: Standing, reading: Reading) -> Document:
    """A metric; ``estimate`` is there, and true, only where viewers are counted as joins less leaves."""
    benchmark = standing.benchmark
    told: Document = {
        "value": standing.value,
        "unit": standing.metric.unit.value,
        "available": standing.value is not None,
        "benchmark": benchmark and {"mean": benchmark.mean, "deviation": standing.deviation, "source": benchmark.source},
    }
    if standing.value is not None and estimated(standing.metric, reading):
        told["estimate"] = True
    return told


def _traffic(reading: Reading, choices: Choices) -> list[Document]:
    return [channel_fields(row) for row in traffic(reading, choices).rows]


def _videos(reading: Reading, choices: Choices) -> list[Document]:
    return [{**fields(row, "key"), "video": row.key} for row in videos(reading, choices).rows]


def _products(reading: Reading, choices: Choices) -> list[Document]:
    shelf = reading.session.shelf
    return [
        {
            **fields(row, "key", "price", "gmv_part", "stock_low", *_AFTER_PRICE),
            "product": row.key,
            "name": shelf.name(row.key, reading.moment_ms),
            "advice": row.advice,
            "price": row.price,
            **{name: getattr(row, name) for name in _AFTER_PRICE},
        }
        for row in products(reading, choices).rows
    ]


_AFTER_PRICE = ("gmv_share", "add_to_cart_rate", "sku_ctor", "gpm", "sold_out_in_min", "sku")
"""These keys stand behind the price, in this order."""


def _followers(reading: Reading, choices: Choices) -> Document:
    return {_FOLLOWER_KEYS[row.follower]: fields(row, "follower") for row in followers(reading, choices).rows}


def _audience(reading: Reading, choices: Choices) -> Document:
    return {whom.value: _profile(reading, whom) for whom in Whom}


def _profile(reading: Reading, whom: Whom) -> Document:
    """By trait: how many people have which value, ``unknown`` those of whom it is not known; None where nobody is named."""
    told = {dimension.name: dimension for dimension in audience_of(reading, whom).dimensions}
    return {name: _counts(told[name]) if name in told else None for name in ("gender", "age", "region", "device")}


def _counts(dimension: Dimension) -> dict[str, int]:
    counts: dict[str, int] = {}
    for part in dimension.slices:
        counts[part.label] = counts.get(part.label, 0) + part.count
    if dimension.unknown:
        counts["unknown"] = counts.get("unknown", 0) + dimension.unknown
    return counts


def _funnel(reading: Reading, choices: Choices) -> list[Document]:
    view = funnel(reading, choices)
    return [
        {
            "stage": stage.counter.value,
            "count": stage.count,
            "rate": stage.rate,
            "bottleneck": _bottleneck(view.bottleneck) if view.bottleneck and view.bottleneck.stage is stage.counter else None,
        }
        for stage in view.stages
    ]


def _bottleneck(found: Bottleneck) -> Document:
    """What the stage's rate, from the one named, is below."""
    return {
        "from": found.above.value,
        "rate": found.rate,
        "reference": found.reference,
        "deviation": found.deviation,
        "source": found.source,
    }


def _comments(reading: Reading, choices: Choices) -> Document:
    """Comments of the span by what they are about, and how many questions wait at the moment."""
    by_intent = inquiries(reading, choices).by_intent
    return {
        "total": reading.sum(Counter.COMMENTS),
        "by_intent": None if by_intent is None else {intent.value: number for intent, number in by_intent},
        "open_questions": None if reading.column(Counter.COMMENTS) is None else open_questions(reading, choices).open,
    }


def _trend(reading: Reading, choices: Choices) -> Document:
    """Every metric over the span in pieces of ``bucket_s`` seconds counted from ``from``; the last may be shorter."""
    told = table(reading)
    return {"bucket_s": told.bucket_s, "from": rfc3339(told.first * 1000), "series": told.columns}


def _counted_by(reading: Reading, choices: Choices) -> Document:
    """The counters that go by snapshots, or by totals so far; all others go by single events."""
    told = authorities(reading)
    return {"snapshots": list(told.snapshots), "totals": list(told.totals)}


_SECTIONS: tuple[tuple[str, Callable[[Reading, Choices], object]], ...] = (
    ("traffic", _traffic),
    ("videos", _videos),
    ("products", _products),
    ("followers", _followers),
    ("audience", _audience),
    ("funnel", _funnel),
    ("promotions", promotions),
    ("violations", violations),
    ("comments", _comments),
    ("trend", _trend),
    ("moments", moments),
    ("counted_by", _counted_by),
    *JUDGED,
)
