"""Two past LIVEs side by side: what is compared, and what is not."""

from typing import Any

import pytest

from livetui.history.past_live import Summary
from livetui.history.summary import summary_of
from livetui.metrics.catalogue import METRICS
from livetui.views.side_by_side import Outcome, Pair, SideBySide, side_by_side
from tests.session.playing import START_S, played


def live(
    views: int = 60,
    orders: int = 2,
    amount: int = 500,
    lasting: int = 1200,
    refund: int = 0,
    currency: str = "USD",
    day: int = 0,
) -> Summary:
    """600 impressions, and everything else in the first minute."""
    start = day * 86_400
    line = {"product": "p", "quantity": 1, "amount": amount}
    events: list[dict[str, Any]] = [
        {"type": "live.started", "at": start, "currency": currency},
        {"type": "impression", "at": start + 1, "count": 600, "channel": "for_you"},
        {"type": "join", "at": start + 2, "count": views, "channel": "for_you"},
        *(
            {"type": "order.paid", "at": start + 3, "order": f"o{n}", "items": [line], "channel": "for_you"}
            for n in range(orders)
        ),
        {"type": "order.refunded", "at": start + 4, "order": "o0", "amount": refund},
        {"type": "live.ended", "at": start + lasting},
    ]
    return summary_of(played(*events), None)


def compared(a: Summary, b: Summary, *keys: str, every: int = 5) -> SideBySide:
    return side_by_side(a, b, [METRICS[key] for key in keys], every)


def pair(view: SideBySide, key: str) -> Pair:
    (found,) = (each for each in view.pairs if each.metric.key == key)
    return found


def test_a_change_is_that_of_the_first_against_the_second() -> None:
    err = pair(compared(live(views=90), live(views=60)), "err")
    assert (err.a, err.b) == (0.15, 0.1)
    assert err.change == pytest.approx(0.05)
    assert err.relative == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("key", "outcome"),
    [("err", Outcome.BETTER), ("gmv", Outcome.WORSE), ("refund_amount", Outcome.WORSE), ("impressions", Outcome.SAME),
     ("avg_price", Outcome.NEUTRAL), ("likes", Outcome.MISSING)],
)  # fmt: skip
def test_better_is_what_the_metric_says_is_better(key: str, outcome: Outcome) -> None:
    view = compared(live(views=90, orders=1, refund=300), live(views=60, orders=2, refund=100))
    assert pair(view, key).outcome is outcome


def test_there_is_no_fraction_of_nothing() -> None:
    refunds = pair(compared(live(refund=300), live(refund=0)), "refund_amount")
    assert (refunds.change, refunds.relative) == (300, None)


def test_money_of_two_currencies_is_not_compared() -> None:
    view = compared(live(), live(currency="EUR", amount=900))
    assert not view.one_currency
    gmv = pair(view, "gmv")
    assert (gmv.a, gmv.b, gmv.change, gmv.relative, gmv.outcome) == (1000, 1800, None, None, Outcome.CURRENCY)
    assert pair(view, "views").outcome is Outcome.SAME
    (channel,) = view.channels.channels
    assert {"gmv", "watch_gpm"}.isdisjoint(channel.changes)
    assert "views" in channel.changes


@pytest.mark.parametrize(("lasting", "judged"), [(1200, True), (1090, True), (1070, False), (600, False)])
def test_counts_of_lives_of_different_length_are_not_judged(lasting: int, judged: bool) -> None:
    view = compared(live(views=90), live(views=60, lasting=lasting))
    assert (pair(view, "views").outcome is Outcome.BETTER) is judged
    assert pair(view, "views").outcome in (Outcome.BETTER, Outcome.LENGTH)
    assert pair(view, "err").outcome is Outcome.BETTER


@pytest.mark.parametrize(("views", "judged"), [(29, False), (30, True)])
def test_a_rate_of_few_is_not_judged(views: int, judged: bool) -> None:
    view = compared(live(views=views, orders=1), live(views=60, orders=1))
    assert (pair(view, "order_rate").outcome is Outcome.BETTER) is judged


def test_who_still_watched_at_the_end_is_not_judged() -> None:
    a, b = (
        summary_of(played({"type": "viewers", "at": 1, "current": watching}, {"type": "live.ended", "at": 600}), None)
        for watching in (150, 90)
    )
    assert pair(compared(a, b), "current_viewers").outcome is Outcome.NEUTRAL


def test_courses_are_as_long_as_the_longer_live() -> None:
    view = compared(live(lasting=1200), live(views=7, lasting=600), "views")
    (course,) = view.courses
    assert (course.a, course.b) == ((60, 0, 0, 0), (7, 0, None, None))


def test_what_differs_by_less_than_is_read_is_the_same() -> None:
    view = compared(live(amount=100_000), live(amount=100_004))
    assert pair(view, "gmv").outcome is Outcome.SAME


def test_lives_are_compared_from_their_own_start() -> None:
    view = compared(live(day=3), live(day=0), "gmv")
    assert view.a.started_ms - view.b.started_ms == 3 * 86_400_000
    assert view.b.started_ms == START_S * 1000
    (course,) = view.courses
    assert course.a == course.b
