"""Falls of the enter-room rate and between two stages of the funnel."""

import pytest
from msgspec.structs import replace

from livetui.alerts.alert import AlertKind, Severity
from livetui.alerts.finder import Finder
from livetui.session.counters import Counter
from tests.alerts.happening import found, going_on, orders, session_of, times, with_limits

DIP = AlertKind.ERR_DIP


def _entering(start: int, end: int, join: int, impression: int = 100) -> list[dict[str, object]]:
    return list(going_on(start, end, impression=impression, join=join))


def test_a_dip_of_the_enter_room_rate_says_what_it_fell_to_and_from() -> None:
    (alert,) = found(session_of(_entering(0, 900, 10), _entering(900, 1100, 5)), DIP)
    assert alert.sentence == "Enter-room rate fell to 6.7 % from 10.0 %"
    assert (alert.severity, alert.about.metric, alert.about.stage) == (Severity.WARN, "err", Counter.VIEWS)
    assert alert.advice.endswith(".")


def test_a_dip_is_raised_while_it_happens_and_is_over_when_the_rate_is_back() -> None:
    session = session_of(_entering(0, 900, 10), _entering(900, 1080, 5), _entering(1080, 1500, 10))
    assert times(found(session, DIP)) == [(960, 1130)]


def test_a_dip_that_lasts_is_over_when_it_has_become_what_is_usual() -> None:
    session = session_of(_entering(0, 900, 10), _entering(900, 3000, 5))
    ((began, over),) = times(found(session, DIP))
    assert began == 960
    assert over is not None
    assert 1200 < over < 1700


@pytest.mark.parametrize("kind", ["live.paused", "live.ended"])
def test_a_break_that_is_dated_years_before_the_live_silences_nothing(kind: str) -> None:
    session = session_of([{"type": kind, "at": -100_000_000}], _entering(0, 900, 10), _entering(900, 1080, 5))
    assert len(found(session, DIP)) == 1


def test_nothing_is_raised_by_a_rate_that_falls_a_little() -> None:
    assert not found(session_of(_entering(0, 900, 10), _entering(900, 1500, 8)))


def test_a_rate_that_goes_up_and_down_between_the_two_thresholds_is_one_dip() -> None:
    swaying = [_entering(900 + at, 930 + at, 4 if at % 60 == 0 else 9) for at in range(0, 300, 30)]
    assert len(found(session_of(_entering(0, 900, 10), *swaying, _entering(1200, 1500, 10)), DIP)) == 1


@pytest.mark.parametrize(("again", "raised"), [(1400, 1), (2400, 2)])
def test_a_second_dip_is_raised_only_after_the_cooldown(again: int, raised: int) -> None:
    session = session_of(
        _entering(0, 900, 10), _entering(900, 1080, 4), _entering(1080, again, 10),
        _entering(again, again + 180, 4), _entering(again + 180, again + 400, 10),
    )  # fmt: skip
    assert len(found(session, DIP)) == raised


def test_small_numbers_raise_nothing() -> None:
    few = {"every": 30, "impression": 10}
    assert not found(session_of(going_on(0, 900, join=1, **few), going_on(900, 1500, join=0, **few)))


def test_chance_raises_nothing() -> None:
    few = {"every": 10, "impression": 40}
    session = session_of(going_on(0, 900, join=4, **few), going_on(900, 1000, join=2, **few))
    assert not found(session)
    assert found(session, finder=Finder(with_limits("err_dip", sigmas=0)))


def test_the_first_minutes_are_compared_with_nothing() -> None:
    assert not found(session_of(_entering(0, 60, 40), _entering(60, 360, 10)), DIP)


def test_nothing_is_compared_across_a_break() -> None:
    pause, resume = ({"type": f"live.{what}", "at": at} for what, at in (("paused", 900), ("resumed", 1200)))
    dipping = [_entering(1200, 1500, 5)]
    assert not found(session_of(_entering(0, 900, 10), [pause, resume], *dipping), DIP)
    assert found(session_of(_entering(0, 1200, 10), *dipping), DIP)


@pytest.mark.parametrize("what", ["paused", "ended"])
def test_a_dip_is_over_when_the_live_stops(what: str) -> None:
    session = session_of(_entering(0, 900, 10), _entering(900, 1020, 4), [{"type": f"live.{what}", "at": 1020}])
    assert times(found(session, DIP)) == [(950, 1021)]


def test_a_dip_is_over_when_there_is_too_little_left_to_tell_it_by() -> None:
    session = session_of(_entering(0, 900, 10), _entering(900, 1020, 4), _entering(1020, 2000, 0, 1))
    ((_, over),) = times(found(session, DIP))
    assert over is not None
    assert over <= 1300


def test_totals_that_are_reported_are_not_compared_with_the_time_before_the_first_report() -> None:
    def reports(rate: int, start: int, end: int, base: int) -> list[dict[str, object]]:
        return [
            {"type": "snapshot", "at": at, "counters": {"impressions": 10**6 + 20 * at, "views": base + rate * (at - start)}}
            for at in range(start, end, 5)
        ]

    steady, fell = reports(2, 0, 900, 500_000), reports(1, 900, 1200, 501_800)
    assert not found(session_of(steady))
    ((began, _),) = times(found(session_of(steady, fell), DIP))
    assert began == 970


STAGES = (
    ("ctr", Counter.PRODUCT_CLICKS, {"join": 50}, {"product_click": 10}),
    ("product_ctr", Counter.PRODUCT_CLICKS, {"product_impression": 100}, {"product_click": 10}),
    ("add_to_cart_rate", Counter.CARTS, {"product_click": 10}, {"cart_added": 2}),
)


@pytest.mark.parametrize(("metric", "stage", "below", "above"), STAGES)
def test_a_fall_between_two_stages_names_the_rate_and_the_stage(
    metric: str, stage: Counter, below: dict[str, int], above: dict[str, int]
) -> None:
    session = session_of(
        going_on(0, 1500, **below), going_on(0, 1200, **above),
        going_on(1200, 1500, **{kind: count // 5 for kind, count in above.items()}),
    )  # fmt: skip
    falls = found(session, AlertKind.FUNNEL_FALL)
    assert [(fall.about.metric, fall.about.stage) for fall in falls] == [(metric, stage)]


@pytest.mark.parametrize(("metric", "below"), [("ctor", "clicks"), ("payment_rate", "created")])
def test_orders_that_stay_away_are_a_fall_of_the_last_stage(metric: str, below: str) -> None:
    before = going_on(0, 1800, product_click=10) if below == "clicks" else orders(0, 1800, 5, kind="created")
    (fall,) = found(session_of(before, orders(0, 1500, 10)), AlertKind.FUNNEL_FALL)
    assert fall.about.metric == metric


def test_a_feed_that_carries_no_impressions_has_no_dip() -> None:
    assert not found(session_of(going_on(0, 1500, join=10)))


def test_a_kind_that_is_off_is_not_pointed_out() -> None:
    session = session_of(_entering(0, 900, 10), _entering(900, 1100, 4))
    off = replace(with_limits("err_dip"), off=frozenset({DIP, AlertKind.ENTERING_DIP}))
    assert found(session, DIP)
    assert not found(session, finder=Finder(off))
