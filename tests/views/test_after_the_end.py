"""What is told hours after a LIVE, and a feed that is lost: neither is time in which nothing came."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from livetui.history.summary import summary_of
from livetui.report.as_json import as_json
from livetui.session.reading import Reading
from livetui.session.spans import read
from livetui.views.basics import basics
from livetui.views.choices import Choices
from livetui.views.core import core_data
from livetui.views.goals import goals
from livetui.views.key_events import key_events
from livetui.views.metric_detail import metric_detail
from livetui.views.product_detail import product_detail
from livetui.views.products import products
from livetui.views.promotions import promotions
from livetui.views.trend import trend
from tests.session.playing import played

_LINE = {"product": "p", "quantity": 1, "amount": 1000}
_LIVE: tuple[dict[str, Any], ...] = (
    {"type": "live.started", "at": 0, "currency": "USD"},
    {"type": "product.listed", "at": 1, "product": "p", "stock": 500},
    *({"type": "impression", "at": at, "count": 100} for at in range(1, 3600, 5)),
    *({"type": "join", "at": at, "count": 10} for at in range(1, 3600, 5)),
    *({"type": "order.paid", "at": at, "order": f"o{at}", "items": [_LINE]} for at in range(1, 3600, 10)),
    {"type": "promotion.started", "at": 3450, "promotion": "x", "kind": "coupon", "product": "p"},
    {"type": "product.pinned", "at": 3500, "product": "p"},
)
_ENDED = {"type": "live.ended", "at": 3600}
_CHOICES = Choices(tiles=("gmv_per_hour", "views"), goals={"orders": 700}, planned_s=7200)


def _figures(reading: Reading) -> dict[str, Any]:
    """All that is compared in time, or told by a pace."""
    (promotion,), (goal,), detail = (
        promotions(reading, _CHOICES).rows, goals(reading, _CHOICES).rows, product_detail(reading, _CHOICES)
    )  # fmt: skip
    assert detail is not None
    return {
        "key events": [(row.window_s, row.changes) for row in key_events(reading, _CHOICES).rows],
        "promotion": (promotion.lasted_s, promotion.views, promotion.sales, promotion.performance),
        "pinned": (products(reading, _CHOICES).pinned_for_s, detail.pinned_for_s, detail.during),
        "stock": (detail.row.stock, detail.row.sold_out_in_min),
        "tiles": [(tile.value, tile.change, tile.spark) for tile in core_data(reading, _CHOICES).tiles],
        "detail": metric_detail(reading, _CHOICES, "err").change,
        "goal": (goal.end, goal.end_recent, goal.reached_in_s, goal.outlook),
        "trend": trend(reading, _CHOICES),
    }


_WHAT = ("key events", "promotion", "pinned", "stock", "tiles", "detail", "goal", "trend")


_BESIDE = [(kind, what) for kind in ("heartbeat", "order.refunded") for what in _WHAT]
_REVIEWED = [("violation.raised", what) for what in _WHAT if what not in ("key events", "trend")]
"""A violation is a key event itself."""


@pytest.mark.parametrize(("kind", "what"), [*_BESIDE, *_REVIEWED])
def test_what_is_told_after_the_end_changes_no_figure(kind: str, what: str) -> None:
    after = {"type": kind, "at": 7000, "order": "o1", "violation": "v", "reason": "r"}
    told, later = (read(played(*_LIVE, _ENDED, *more), None, "whole") for more in ((), (after,)))
    assert _figures(later)[what] == _figures(told)[what]


_LASTED: dict[str, Callable[[Reading], float]] = {
    "basics": lambda reading: basics(reading, _CHOICES).duration_s,
    "goals": lambda reading: goals(reading, _CHOICES).elapsed_s,
    "report": lambda reading: json.loads(as_json(reading, _CHOICES))["session"]["duration_s"],
    "history": lambda reading: summary_of(reading.session, None).live.lasted_s,
}


@pytest.mark.parametrize("lasted", _LASTED.values(), ids=_LASTED)
def test_a_live_that_goes_on_after_it_is_told_to_have_ended_lasts_until_the_moment(lasted: Callable[[Reading], float]) -> None:
    assert lasted(read(played(*_LIVE, {"type": "live.ended", "at": 60}))) == 3597


@pytest.mark.parametrize("what", _WHAT)
def test_while_no_feed_is_heard_no_figure_changes(what: str) -> None:
    session = played(*_LIVE)
    assert _figures(read(session, quiet_s=600, lost=True))[what] == _figures(read(session))[what]
