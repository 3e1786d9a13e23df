"""What changed in the channels, against sums by hand."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from livetui.history.channel_sums import ChannelSums, LiveChannels
from livetui.views.channel_changes import ChannelChange, ChannelChanges, channel_changes
from tests.history.past import evening

FOR_YOU, ADS, VIDEO = ("for_you", False), ("ads", True), ("video", False)


def lives(*told: dict[tuple[str, bool], dict[str, int]], hours: float = 1) -> ChannelSums:
    live = replace(evening().live, duration_s=round(hours * 3600), heard_s=0)
    return ChannelSums(tuple(LiveChannels(live, channels) for channels in told))


def changed(now: ChannelSums, before: ChannelSums) -> ChannelChanges:
    return channel_changes(now, before, "USD", "USD")


def only(view: ChannelChanges) -> ChannelChange:
    (channel,) = view.channels
    return channel


COUNTS = st.fixed_dictionaries(
    {name: st.integers(0, 90) for name in ("impressions", "views", "gmv", "orders", "product_clicks")}
)
CHANNELS = st.dictionaries(st.tuples(st.sampled_from("abcd"), st.booleans()), COUNTS, min_size=1)


@settings(max_examples=60, deadline=None)
@given(st.lists(CHANNELS, min_size=1, max_size=3), st.lists(CHANNELS, min_size=1, max_size=3))
def test_every_row_is_the_sum_of_the_lives(now: list[Any], before: list[Any]) -> None:
    view = changed(lives(*now), lives(*before))
    for told, name in ((now, "now"), (before, "before")):
        for change in (*view.channels, *view.sides):
            mine = [sums for live in told for channel, sums in live.items() if _within(channel, change)]
            row = getattr(change, name)
            assert (row is None) == (not mine)
            if row is None:
                continue
            total = {
                name: sum(sums[name] for sums in mine) for name in ("impressions", "views", "gmv", "orders", "product_clicks")
            }
            assert {name: getattr(row, name) for name in total} == total
            assert row.err == (total["views"] / total["impressions"] if total["impressions"] else None)
            assert row.ctor == (total["orders"] / total["product_clicks"] if total["product_clicks"] else None)
            all_views = sum(sums["views"] for live in told for sums in live.values())
            assert row.views_share == (total["views"] / all_views if all_views else None)


def _within(channel: tuple[str, bool], change: ChannelChange) -> bool:
    return channel[1] is change.paid and change.key in ("", channel[0])


def test_the_three_with_most_views_come_first_and_the_others_by_gmv() -> None:
    views = {"a": 1, "b": 50, "c": 40, "d": 30, "e": 2}
    gmv = {"a": 5, "b": 1, "c": 2, "d": 3, "e": 9}
    told = {(name, False): {"views": views[name], "gmv": gmv[name]} for name in views}
    found = changed(lives(told), lives(told)).channels
    assert [(each.key, each.rank) for each in found] == [("b", 1), ("c", 2), ("d", 3), ("e", None), ("a", None)]


def test_a_month_without_lives_ranks_as_the_one_before() -> None:
    found = changed(lives(), lives({FOR_YOU: {"views": 9}})).channels
    assert [(each.key, each.rank, each.now, each.changes) for each in found] == [("for_you", 1, None, {})]


def test_counts_change_by_the_hour() -> None:
    change = only(changed(lives({FOR_YOU: {"views": 60}}, hours=2), lives({FOR_YOU: {"views": 20}}, hours=1)))
    assert change.changes["views"] == pytest.approx(0.5)
    assert change.by_live == (20, 30)


def test_shares_change_by_points() -> None:
    now = lives({FOR_YOU: {"views": 60}, ADS: {"views": 40}})
    before = lives({FOR_YOU: {"views": 50}, ADS: {"views": 50}})
    found = {each.key: each.changes["views_share"] for each in changed(now, before).channels}
    assert found == {"for_you": pytest.approx(0.1), "ads": pytest.approx(-0.1)}


@pytest.mark.parametrize(("impressions", "told"), [(29, False), (30, True)])
def test_a_rate_of_few_does_not_change(impressions: int, told: bool) -> None:
    now = lives({FOR_YOU: {"views": 9, "impressions": impressions}})
    change = only(changed(now, lives({FOR_YOU: {"views": 90, "impressions": 900}})))
    assert ("err" in change.changes) is told


def test_a_rate_leaves_out_lives_that_lack_a_part_of_it() -> None:
    now = lives({FOR_YOU: {"views": 20, "impressions": 200}}, {FOR_YOU: {"views": 5000}})
    row = only(changed(now, now)).now
    assert row
    assert (row.views, row.err) == (5020, 0.1)


def test_which_side_outperforms_is_told_for_both() -> None:
    organic = {"views": 100, "gmv": 9000, "impressions": 1000}
    paid = {"views": 100, "gmv": 100, "impressions": 1000}
    view = changed(lives({FOR_YOU: organic, ADS: paid}), lives({FOR_YOU: paid, ADS: organic}))
    assert view.lead
    assert view.lead_before
    assert (view.lead.paid, view.lead_before.paid) == (False, True)
    assert view.lead.follows == "Organic traffic outperforms paid: promote the next LIVE on For You."


def test_a_channel_in_no_live_of_a_side_leaves_the_sum_of_that_side_as_it_is() -> None:
    view = changed(lives({FOR_YOU: {"views": 5}}), lives({FOR_YOU: {"views": 4}, VIDEO: {"views": 3}}))
    (organic,) = view.sides
    assert organic.now
    assert organic.before
    assert (organic.now.views, organic.before.views) == (5, 7)
