"""Goals, and where the LIVE ends at its pace."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livetui.views.choices import Choices
from livetui.views.goals import Goal, Goals, Outlook, goals
from tests.session.playing import played, reading


def _view(*events: dict[str, Any], goals_told: dict[str, float] | None = None, moment: int = 1800, **choices: Any) -> Goals:
    started = {"type": "live.started", "at": 0, "currency": "USD", **({"goals": goals_told} if goals_told else {})}
    session = played(started, *events, *({"type": "heartbeat", "at": at} for at in (30, 7199)))
    return goals(reading(session, moment), Choices(**choices))


def _goal(*events: dict[str, Any], key: str = "views", target: float = 100, **more: Any) -> Goal:
    (row,) = _view(*events, goals_told={key: target}, **more).rows
    return row


def _joins(*at: int) -> list[dict[str, Any]]:
    return [{"type": "join", "at": second, "viewer": f"v{second}"} for second in at]


def test_a_counter_ends_where_its_paces_lead() -> None:
    # 30 in the first 15 minutes, 15 in the last 15, of an hour
    row = _goal(*_joins(*range(0, 900, 30), *range(900, 1800, 60)), planned_s=3600)
    assert (row.value, row.progress) == (45, 0.45)
    assert row.end == pytest.approx(45 + 45 / 1800 * 1800)
    assert row.end_recent == pytest.approx(45 + 15 / 900 * 1800)
    assert row.reached_in_s == pytest.approx(55 / (15 / 900))
    assert row.outlook is Outlook.BEHIND


@pytest.mark.parametrize(
    ("target", "outlook"),
    [(45, Outlook.REACHED), (75, Outlook.ON_TRACK), (76, Outlook.UNSURE), (90, Outlook.UNSURE), (91, Outlook.BEHIND)],
)
def test_whether_it_will_be_met(target: float, outlook: Outlook) -> None:
    assert _goal(*_joins(*range(0, 900, 30), *range(900, 1800, 60)), target=target, planned_s=3600).outlook is outlook


def test_nobody_knows_the_end_of_a_live_that_has_no_plan() -> None:
    row = _goal(*_joins(*range(0, 1800, 60)))
    assert (row.end, row.end_recent, row.outlook) == (None, None, Outlook.UNKNOWN)
    assert row.reached_in_s == pytest.approx(70 * 60)


def test_a_goal_is_of_the_whole_live_whatever_the_span() -> None:
    session = played({"type": "live.started", "at": 0, "goals": {"views": 9}}, *_joins(1, 2, 1700))
    whole, short = (goals(reading(session, 1701, start), Choices()) for start in (0, 1500))
    assert whole == short
    assert whole.rows[0].value == 3


def test_a_live_that_ended_has_met_its_goals_or_not() -> None:
    ended = {"type": "live.ended", "at": 600}
    assert _goal(*_joins(1, 2, 3), ended, target=3).outlook is Outlook.REACHED
    missed = _goal(*_joins(1, 2, 3), ended, target=4)
    assert (missed.outlook, missed.reached_in_s, missed.end) == (Outlook.MISSED, None, 3)
    view = _view(ended, goals_told={"views": 9})
    assert (view.elapsed_s, view.planned_s, view.time_share) == (600, 600, 1)


def test_a_ratio_is_met_by_the_value_it_has() -> None:
    shown = [{"type": "impression", "at": 5, "count": 100}, *_joins(*range(10))]
    for target, outlook in ((0.1, Outlook.ON_TRACK), (0.11, Outlook.BEHIND)):
        row = _goal(*shown, key="err", target=target)
        assert (row.value, row.end, row.end_recent, row.reached_in_s, row.outlook) == (0.1, 0.1, 0.1, None, outlook)


def test_where_less_is_better_the_goal_is_not_to_be_passed() -> None:
    sold = [{"type": "order.paid", "at": 5, "order": "a", "items": [{"product": "p", "quantity": 1, "amount": 1000}]},
            {"type": "order.refunded", "at": 900, "order": "a"}]  # fmt: skip
    told = {
        target: _goal(*sold, key="refund_amount", target=target, planned_s=3600).outlook for target in (999, 1000, 1999, 2000)
    }
    assert told == {999: Outlook.MISSED, 1000: Outlook.BEHIND, 1999: Outlook.BEHIND, 2000: Outlook.UNSURE}


def test_people_are_counted_as_they_come_for_the_first_time() -> None:
    joins = [{"type": "join", "at": at, "viewer": f"v{at % 600}"} for at in range(0, 1800, 60)]
    row = _goal(*joins, key="viewers", target=20, planned_s=3600)
    assert (row.value, row.end_recent) == (10, 10)  # those of the last 15 minutes had all been there before


def test_what_is_told_later_goes_before_what_was_told_first_and_the_feed_before_the_user() -> None:
    later = {"type": "live.started", "at": 60, "goals": {"views": 7, "likes": 3}}
    view = _view(later, goals_told={"views": 5, "shares": 2}, goals={"views": 1, "comments": 4})
    assert {row.metric.key: row.target for row in view.rows} == {"views": 7, "comments": 4, "shares": 2, "likes": 3}
    early = _view(later, goals_told={"views": 5, "shares": 2}, moment=60)
    assert {row.metric.key: row.target for row in early.rows} == {"views": 5, "shares": 2}


def test_goals_for_what_is_no_metric_are_left_out() -> None:
    assert _view(goals_told={"fame": 5}, goals={"\x1b": 1}).rows == ()


def test_a_goal_the_feed_has_no_figures_for_is_unknown() -> None:
    row = _goal(key="gmv", target=100, planned_s=3600)
    assert (row.value, row.progress, row.end, row.outlook) == (None, None, None, Outlook.UNKNOWN)


def test_in_the_first_two_minutes_no_pace_is_told() -> None:
    assert _goal(*_joins(1, 2), moment=119, planned_s=3600).end is None
    assert _goal(*_joins(1, 2), moment=120, planned_s=3600).end == pytest.approx(2 + 2 / 120 * 3480)


def test_past_the_planned_end_nothing_more_is_to_come() -> None:
    row = _goal(*_joins(*range(0, 1800, 60)), planned_s=1200)
    assert (row.end, row.end_recent, row.outlook) == (30, 30, Outlook.BEHIND)


def test_what_came_before_the_feed_was_heard_is_progress_and_no_pace() -> None:
    totals = [{"type": "snapshot", "at": at, "counters": {"views": 1000 + at // 60}} for at in (0, 600, 1200)]  # 20 more
    session = played(*totals)
    (row,) = goals(reading(session, 1201), Choices(goals={"views": 2000}, planned_s=2401)).rows
    assert row.value == 1020
    assert row.end == pytest.approx(1020 + 20 / 1201 * 1200)
    assert row.end_recent == pytest.approx(1020 + 20 / 900 * 1200)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 3599), max_size=60), st.integers(1, 3600), st.integers(1, 90), st.none() | st.integers(600, 5000)
)
def test_the_projection_is_what_counting_by_hand_gives(at: list[int], moment: int, target: int, planned: int | None) -> None:
    row = _goal(*({"type": "join", "at": second} for second in at), target=target, moment=moment, planned_s=planned)
    came = [second for second in at if second < moment]
    if not came:
        assert (row.value, row.outlook) == (None, Outlook.UNKNOWN)
        return
    assert row.value == len(came)
    if moment < 120 or planned is None:
        assert row.end is None
        wanted = Outlook.REACHED if len(came) >= target else Outlook.UNKNOWN
    else:
        left, window = max(0, planned - moment), min(900, moment)
        recent = sum(second >= moment - window for second in came)
        ends = (len(came) + len(came) / moment * left, len(came) + recent / window * left)
        assert (row.end, row.end_recent) == pytest.approx(ends)
        met = [end >= target for end in ends]
        wanted = Outlook.ON_TRACK if all(met) else Outlook.UNSURE if any(met) else Outlook.BEHIND
        wanted = Outlook.REACHED if len(came) >= target else wanted
    assert row.outlook is wanted


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 1799), st.integers(1, 900)), min_size=1, max_size=30),
    st.integers(1, 20_000),
    st.integers(1, 900),
    st.integers(1800, 5000),
)
def test_money_and_ratios_are_projected_as_by_hand(sales: list[tuple[int, int]], target: int, price: int, planned: int) -> None:
    orders = [
        {"type": "order.paid", "at": at, "order": f"{i}", "items": [{"product": "p", "quantity": 1, "amount": amount}]}
        for i, (at, amount) in enumerate(sales)
    ]
    gmv, avg_price = _view(*orders, goals_told={"gmv": target, "avg_price": price}, planned_s=planned).rows
    total, recent = sum(amount for _, amount in sales), sum(amount for at, amount in sales if at >= 900)
    left = planned - 1800
    ends = total + total / 1800 * left, total + recent / 900 * left
    assert (gmv.end, gmv.end_recent) == pytest.approx(ends)
    assert gmv.outlook is (
        Outlook.REACHED
        if total >= target
        else (Outlook.BEHIND, Outlook.UNSURE, Outlook.ON_TRACK)[sum(e >= target for e in ends)]
    )
    assert (avg_price.value, avg_price.grows) == (total / len(sales), False)
    assert avg_price.outlook is (Outlook.ON_TRACK if total / len(sales) >= price else Outlook.BEHIND)


@pytest.mark.parametrize("goal", [5e-324, 1e-10, 0, -5])
def test_a_goal_that_is_nothing_to_reach_is_none(goal: float) -> None:
    assert _view({"type": "join", "at": 1}, goals_told={"views": goal}, moment=300).rows == ()
