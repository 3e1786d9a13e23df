"""Channels with their shares, paid against organic, and channels over time."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livetui.metrics.catalogue import METRICS
from livetui.report.rows.traffic import leads
from livetui.session.session import Session
from livetui.views.channel_trend import channel_trend
from livetui.views.choices import Choices
from livetui.views.lead import lead
from livetui.views.parts import TENTHS
from livetui.views.sorting import Sort
from livetui.views.traffic import COLUMNS, traffic
from tests.session.playing import played, reading

CHOICES = Choices()


def _channel(name: str, paid: bool, impressions: int, views: int, clicks: int = 0, orders: int = 0, price: int = 100) -> Any:
    here = {"at": 0, "channel": name, "paid": paid}
    return [
        {"type": "impression", "count": impressions, **here},
        {"type": "join", "count": views, **here},
        {"type": "product.click", "product": "p", "count": clicks, **here},
        *(
            {
                "type": "order.paid",
                "order": f"{name}{paid}{i}",
                "items": [{"product": "p", "quantity": 1, "amount": price}],
                **here,
            }
            for i in range(orders)
        ),
    ]


def _session(*channels: Any) -> Session:
    return played({"type": "live.started", "at": 0, "currency": "USD"}, *(event for events in channels for event in events))


COUNT = st.integers(0, 60)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.tuples(st.sampled_from("abcdefg"), st.booleans()), st.tuples(COUNT, COUNT, COUNT, st.integers(0, 3)),
                       min_size=1))  # fmt: skip
def test_columns_of_shares_add_up_to_a_hundred_percent_as_they_are_shown(told: dict[tuple[str, bool], Any]) -> None:
    view = traffic(reading(_session(*(_channel(*key, *counts) for key, counts in told.items()))), CHOICES)
    for rows in (view.rows, [row for row in (view.organic, view.paid) if row]):
        for what in ("impressions", "views", "gmv", "orders", "product_clicks"):
            counts = [getattr(row, what) or 0 for row in rows]
            shown = [getattr(row, f"{what}_part") or 0 for row in rows]
            assert sum(shown) == (TENTHS if sum(counts) else 0)
            shares = [getattr(row, f"{what}_share") for row in rows]
            assert shares == [count / sum(counts) if sum(counts) else None for count in counts]


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.tuples(st.sampled_from("abc"), st.booleans()), st.tuples(COUNT, COUNT, COUNT, st.integers(0, 3)),
                       min_size=1))  # fmt: skip
def test_the_sides_are_the_sums_of_their_channels(told: dict[tuple[str, bool], Any]) -> None:
    view = traffic(reading(_session(*(_channel(*key, *counts) for key, counts in told.items()))), CHOICES)
    for paid, side in ((False, view.organic), (True, view.paid)):
        mine = [counts for (_, is_paid), counts in told.items() if is_paid is paid]
        assert (side is not None) == bool(mine)
        if side:
            impressions, views, clicks, orders = (sum(column) for column in zip(*mine, strict=True))
            assert (side.impressions, side.views, side.product_clicks) == (impressions, views, clicks)
            assert side.err == (views / impressions if impressions else None)
            if any(counts[3] for counts in told.values()):
                assert (side.orders, side.gmv) == (orders, orders * 100)
                assert side.watch_gpm == (orders * 100 * 1000 / views if views else None)


@pytest.mark.parametrize("column", [column.key for column in COLUMNS])
@pytest.mark.parametrize("descending", [True, False])
def test_channels_can_be_sorted_by_every_column(column: str, descending: bool) -> None:
    session = _session(_channel("a", False, 90, 9, 4, 1), _channel("b", True, 50, 9, 0, 2), _channel("c", False, 0, 0, 0, 0))
    rows = traffic(reading(session), Choices(sorts={"traffic": Sort(column, descending)})).rows
    (of,) = (each.of for each in COLUMNS if each.key == column)
    told: list[Any] = [of(row) for row in rows]
    known = [value for value in told if value is not None]
    assert all((a >= b) if descending else (a <= b) for a, b in pairwise(known))
    assert told[len(known) :] == [None] * (len(told) - len(known))


def test_the_top_three_are_those_that_bring_the_most_views_paid_and_organic_apart() -> None:
    session = _session(
        _channel("a", False, 10, 5), _channel("a", True, 10, 9), _channel("b", False, 10, 7), _channel("c", False, 10, 6)
    )
    assert [(row.channel, row.paid) for row in traffic(reading(session), CHOICES).top] == [
        ("a", True),
        ("b", False),
        ("c", False),
    ]


def test_which_side_leads_by_what_is_said_in_a_sentence() -> None:
    session = _session(_channel("for_you", False, 1000, 100, 40, 5), _channel("ads", True, 500, 80, 60, 2))
    found = lead(traffic(reading(session), CHOICES))
    assert found
    assert (found.organic_by, found.paid_by) == (("gmv", "orders", "views", "impressions", "ctor", "watch_gpm"), ("err", "ctr"))
    assert leads(found) == ("Organic leads by GMV, orders, views, impressions, CTOR and watch GPM; paid leads by ERR and CTR.")
    assert (found.paid, found.follows) == (False, "Organic traffic outperforms paid: promote the next LIVE on For You.")


def test_paid_traffic_that_outperforms_is_to_be_gone_on_with_where_it_sells() -> None:
    session = _session(_channel("for_you", False, 1000, 100, 0, 1), _channel("ads", True, 500, 80, 0, 4))
    found = lead(traffic(reading(session), CHOICES))
    assert found
    assert found.paid is True
    assert found.follows == "Paid traffic outperforms organic: keep spending where it sells, on LIVE ads."


def test_a_side_that_sells_more_from_more_views_does_not_outperform_the_other() -> None:
    session = _session(_channel("for_you", False, 1000, 100, 0, 5), _channel("ads", True, 500, 30, 0, 4))
    found = lead(traffic(reading(session), CHOICES))
    assert found
    assert (found.paid, found.follows) == (None, None)


@pytest.mark.parametrize(("views", "judged"), [(29, False), (30, True)])
def test_a_rate_of_few_leads_nothing(views: int, judged: bool) -> None:
    session = _session(_channel("for_you", False, 1000, 100, 50, 1), _channel("ads", True, 500, views, 50, 1))
    found = lead(traffic(reading(session), CHOICES))
    assert found
    assert ("ctr" in found.paid_by) is judged


def test_one_side_alone_leads_nothing() -> None:
    assert lead(traffic(reading(_session(_channel("for_you", False, 10, 5))), CHOICES)) is None
    assert lead(traffic(reading(played({"type": "join", "at": 0})), CHOICES)) is None


@pytest.mark.parametrize("metric", ["impressions", "views", "gmv"])
def test_channels_over_time_add_up_to_what_the_span_has(metric: str) -> None:
    events = [
        {"type": kind, "at": at, "channel": channel, "count": at % 7}
        for at in range(0, 600, 5)
        for channel in "abcdef"
        for kind in ("impression", "join")
    ]
    orders = [
        {"type": "order.paid", "at": at, "order": f"o{at}", "channel": "abc"[at % 3],
         "items": [{"product": "p", "quantity": 1, "amount": at}]}
        for at in range(0, 600, 7)
    ]  # fmt: skip
    seen = reading(played({"type": "live.started", "at": 0}, *events, *orders, {"type": "note", "at": 599, "text": ""}))
    view = channel_trend(seen, Choices(channel_metric=metric))
    rows = {(row.channel, row.paid): getattr(row, metric) for row in traffic(seen, CHOICES).rows}
    assert len(view.lines) == 5
    assert view.metric is METRICS[metric]
    minutes = view.bucket_s / 60
    assert [sum((value or 0) * minutes for value in line.values) for line in view.lines] == pytest.approx(
        [rows[line.channel, line.paid] for line in view.lines]
    )
    assert sorted((rows.values()), reverse=True)[:5] == [rows[line.channel, line.paid] for line in view.lines]


def test_the_chosen_channels_are_shown_five_at_most_and_only_those_there_are() -> None:
    seen = reading(_session(*(_channel(name, False, 10, 1) for name in "abcdefg")))
    chosen = (("g", False), ("none", False), ("a", True), ("b", False))
    assert [line.key for line in channel_trend(seen, Choices(channels=chosen)).lines] == ["g", "b"]
    many = tuple((name, False) for name in "gfedcba")
    assert [line.key for line in channel_trend(seen, Choices(channels=many)).lines] == ["g", "f", "e", "d", "c"]


def test_channels_of_a_feed_that_names_none_are_none() -> None:
    assert channel_trend(reading(played({"type": "join", "at": 0})), CHOICES).lines == ()
