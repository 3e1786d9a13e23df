"""Where buyers differ from viewers."""

from math import sqrt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livetui.views.buyers import Buyers, buyers
from livetui.views.choices import Choices
from tests.session.playing import played, reading

Groups = dict[str, tuple[int, int]]


def _view(groups: Groups, trait: str = "age", at: int = 0, moment: int | None = None) -> Buyers:
    """By value: how many watch, and how many of these buy."""
    events: list[dict[str, Any]] = [{"type": "live.started", "at": 0}]
    for value, (watch, buy) in groups.items():
        for i in range(watch):
            events.append({"type": "join", "at": at, "viewer": f"{value}{i}", trait: value})
        for i in range(buy):
            items = [{"product": "p", "quantity": 1, "amount": 1}]
            events.append({"type": "order.paid", "at": at + 1, "order": f"{value}{i}", "viewer": f"{value}{i}", "items": items})
    return buyers(reading(played(*events), moment), Choices())


def test_the_largest_differences_come_first() -> None:
    view = _view({"18-24": (400, 5), "25-34": (400, 50), "35-44": (200, 20)})
    assert [(row.dimension, row.label) for row in view.rows] == [("age", "18-24"), ("age", "25-34")]
    row = view.rows[1]
    assert (row.viewers, row.buyers, row.viewers_share, row.buyers_share) == (400, 50, 0.4, 50 / 75)
    assert row.difference == pytest.approx(50 / 75 - 0.4)
    assert view.judged == ("age",)


def test_what_follows_names_who_buys_less_and_who_more() -> None:
    assert _view({"18-24": (400, 5), "25-34": (400, 50), "35-44": (200, 20)}).follows == (
        "18-24 (age): they watch more than they buy. Find out why, think of an incentive. "
        "25-34 (age): they buy the most for their number. Speak to them."
    )
    assert _view({"a": (100, 10), "b": (100, 10)}).follows is None


@pytest.mark.parametrize(("buy", "judged"), [(9, ()), (10, ("gender",))])
def test_fewer_than_ten_buyers_are_not_judged(buy: int, judged: tuple[str, ...]) -> None:
    assert _view({"f": (50, buy), "m": (50, 0)}, "gender").judged == judged


def test_a_value_of_which_too_few_are_expected_is_left_out() -> None:
    assert _view({"f": (50, 10), "m": (50, 0)}, "gender").rows == ()
    assert len(_view({"f": (50, 12), "m": (50, 0)}, "gender").rows) == 2


@pytest.mark.parametrize(("watch", "judged"), [(29, ()), (30, ("gender",))])
def test_fewer_than_thirty_viewers_are_not_judged(watch: int, judged: tuple[str, ...]) -> None:
    assert _view({"f": (watch, 12)}, "gender").judged == judged


def test_a_difference_that_chance_explains_is_left_out() -> None:
    assert _view({"f": (50, 12), "m": (50, 8)}, "gender").rows == ()


def test_a_feed_that_names_nobody_has_no_differences() -> None:
    assert buyers(reading(played({"type": "join", "at": 0, "gender": "f"})), Choices()) == Buyers((), ())


def test_nothing_is_known_of_what_comes_later() -> None:
    groups: Groups = {"f": (50, 30), "m": (50, 0)}
    assert _view(groups, "gender", moment=1).rows == ()
    assert len(_view(groups, "gender", moment=2).rows) == 2


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from("abcd"), st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_every_difference_is_one_by_the_rule(told: dict[str, tuple[int, int]]) -> None:
    groups = {value: (watch, min(watch, buy)) for value, (watch, buy) in told.items()}
    n, m = (sum(column) for column in (*zip(*groups.values(), strict=True),)) if groups else (0, 0)
    wanted = {}
    for value, (watch, buy) in groups.items():
        if m < 10 or n < 30:
            continue
        p = (watch + buy) / (n + m)
        if min(p, 1 - p) * m < 5:
            continue
        if abs(buy / m - watch / n) / sqrt(p * (1 - p) * (1 / n + 1 / m)) >= 2.576:
            wanted[value] = buy / m - watch / n
    view = _view(groups)
    assert {str(row.label): pytest.approx(row.difference) for row in view.rows} == wanted
    sizes = [abs(row.difference) for row in view.rows]
    assert sizes == sorted(sizes, reverse=True)
