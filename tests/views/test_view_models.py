"""What the panels and the report are given, of feeds of a few lines."""

from typing import Any

import pytest
from msgspec.structs import replace

from livetui.metrics.catalogue import METRICS
from livetui.session.counters import Counter
from livetui.session.session import Session
from livetui.session.spans import read
from livetui.views.audience import audience_of
from livetui.views.buckets import LADDER, bucket_for
from livetui.views.choices import Choices
from livetui.views.comments import comments
from livetui.views.core import ChangeKind, Tile, core_data
from livetui.views.header import Status, header
from livetui.views.mark_kind import MarkKind
from livetui.views.marks import marks_between
from livetui.views.products import products
from livetui.views.timeline import timeline
from livetui.views.traffic import traffic
from livetui.views.trend import trend
from livetui.views.whom import Whom
from tests.session.playing import START_S, played, reading

CHOICES = Choices()
HOSTILE = "\x1b[31m[b]x\u202e\n"


def _order(order: str, product: str, amount: int, at: float = 0, **rest: Any) -> dict[str, Any]:
    items = [{"product": product, "quantity": 1, "amount": amount}]
    return {"type": "order.paid", "at": at, "order": order, "items": items} | rest


def test_channels_stand_by_gmv_then_by_name_and_their_shares_add_up() -> None:
    session = played(
        {"type": "impression", "at": 0, "channel": "search", "count": 30},
        {"type": "impression", "at": 0, "channel": "ads", "count": 10},
        {"type": "impression", "at": 0, "count": 1000},
        _order("a", "p1", 500, channel="video"),
    )
    rows = traffic(reading(session), CHOICES).rows
    assert [(row.channel, row.gmv, row.impressions_share) for row in rows] == [
        ("video", 500, 0),
        ("ads", 0, 0.25),
        ("search", 0, 0.75),
    ]
    assert sum(row.impressions_share or 0 for row in rows) == 1


def test_a_channel_is_shown_from_the_second_it_was_first_heard_of() -> None:
    session = played({"type": "join", "at": 0, "channel": "ads"}, {"type": "join", "at": 10, "channel": "search"})
    assert [row.channel for row in traffic(reading(session, 10), CHOICES).rows] == ["ads"]
    assert [row.channel for row in traffic(reading(session, 11), CHOICES).rows] == ["ads", "search"]


def test_products_stand_by_gmv_then_by_name_listed_ones_without_sales_too() -> None:
    session = played(
        *(
            {"type": "product.listed", "at": 0, "product": key, "name": name}
            for key, name in (("p1", "Z"), ("p2", "B"), ("p3", "A"))
        ),
        {"type": "product.click", "at": 1, "product": "p0"},
        _order("a", "p1", 500),
    )
    assert [row.name or row.product for row in products(reading(session), CHOICES).rows] == ["Z", "A", "B", "p0"]


def test_stock_is_what_was_told_last_less_what_was_sold_after_that() -> None:
    session = played(
        {"type": "product.listed", "at": 10, "product": "p1", "stock": 5},
        *(_order(f"o{at}", "p1", 1, at=at) for at in (5, 20, 30)),
        {"type": "product.listed", "at": 40, "product": "p1", "stock": 1},
        *(_order(f"o{at}", "p1", 1, at=at) for at in (50, 60)),
    )
    left = {moment: products(reading(session, moment), CHOICES).rows[0].stock for moment in (10, 11, 21, 31, 41, 61)}
    assert left == {10: None, 11: 5, 21: 4, 31: 3, 41: 1, 61: 0}


def test_the_pinned_product_is_marked_with_how_long_it_has_been() -> None:
    session = played(
        {"type": "product.pinned", "at": 5, "product": "p1"},
        {"type": "product.listed", "at": 0, "product": "p1"},
        {"type": "note", "at": 99, "text": ""},
    )
    view = products(reading(session, 65), CHOICES)
    assert (view.rows[0].pinned, view.pinned_for_s) == (True, 60)
    assert products(reading(session, 5), CHOICES).pinned_for_s is None


def test_an_audience_has_its_known_values_and_how_many_are_unknown() -> None:
    session = played(
        {"type": "join", "at": 0, "viewer": "a", "gender": "f", "age": "55+"},
        {"type": "join", "at": 1, "viewer": "b", "gender": "f", "age": "18-24"},
        {"type": "join", "at": 2, "viewer": "c", "gender": "m"},
        {"type": "join", "at": 3, "viewer": "d"},
    )
    gender, age, *_ = audience_of(reading(session), Whom.VIEWERS).dimensions
    assert [(part.label, part.count, part.share) for part in gender.slices] == [("f", 2, 2 / 3), ("m", 1, 1 / 3)]
    assert ([part.label for part in age.slices], gender.unknown, age.unknown) == (["18-24", "55+"], 1, 2)


def test_an_audience_of_nobody_known_is_not_available() -> None:
    view = audience_of(reading(played({"type": "join", "at": 0})), Whom.VIEWERS)
    assert (view.people, view.dimensions) == (None, ())


def test_comments_are_the_latest_up_to_the_moment_oldest_first() -> None:
    session = played(*({"type": "comment", "at": at, "text": f"no. {at}", "viewer": "u"} for at in (0, 30, 10, 20)))
    view = comments(reading(session, 30), CHOICES)
    assert ([(row.at_s, row.text) for row in view.rows], view.total) == ([(0, "no. 0"), (10, "no. 10"), (20, "no. 20")], 3)


def test_key_events_are_marked_in_order_of_time_with_what_to_call_them() -> None:
    session = played(
        {"type": "live.started", "at": 0},
        {"type": "violation.raised", "at": 30, "violation": "v", "reason": "claim"},
        {"type": "product.listed", "at": 0, "product": "p1", "name": "Serum"},
        {"type": "product.pinned", "at": 20, "product": "p1"},
        {"type": "promotion.started", "at": 10, "promotion": "g", "kind": "giveaway"},
        {"type": "note", "at": 40, "text": "mic"},
    )
    marks = marks_between(reading(session), START_S, START_S + 40)
    assert [(mark.at_s, mark.kind, mark.label) for mark in marks] == [
        (10, MarkKind.PROMOTION, "giveaway"),
        (20, MarkKind.PIN, "Serum"),
        (30, MarkKind.VIOLATION, "claim"),
    ]


@pytest.mark.parametrize(
    ("moment", "status"), [(5, Status.LIVE), (11, Status.PAUSED), (21, Status.LIVE), (30, Status.LIVE), (31, Status.ENDED)]
)
def test_the_status_is_that_of_the_moment(moment: int, status: Status) -> None:
    session = played(
        *({"type": f"live.{what}", "at": at} for what, at in (("started", 0), ("paused", 10), ("resumed", 20), ("ended", 30)))
    )
    assert header(reading(session, moment), CHOICES).status is status


def _tile(session: Session, key: str, moment: int | None = None) -> Tile:
    return core_data(reading(session, moment), Choices(tiles=(key,))).tiles[0]


def test_a_sum_changes_by_what_the_last_five_minutes_added() -> None:
    session = played(
        {"type": "share", "at": 0, "count": 9},
        {"type": "share", "at": 400, "count": 4},
        {"type": "note", "at": 699, "text": ""},
    )
    tile = _tile(session, "shares")
    assert (tile.value, tile.change, tile.change_kind) == (13, 4, ChangeKind.ADDED)


def test_a_ratio_changes_against_the_five_minutes_before_once_there_were_ten() -> None:
    events = [
        ({"type": "impression", "at": at, "count": 100}, {"type": "join", "at": at, "count": count})
        for at, count in ((0, 10), (400, 15))
    ]
    session = played(*(event for pair in events for event in pair), {"type": "note", "at": 699, "text": ""})
    assert _tile(session, "err", 599).change is None
    assert _tile(session, "err", 600).change == pytest.approx(0.5)


def test_viewers_that_are_not_reported_are_marked_as_an_estimate() -> None:
    session = played({"type": "join", "at": 0}, {"type": "leave", "at": 1}, {"type": "viewers", "at": 50, "current": 3})
    assert _tile(session, "current_viewers", 40).estimate
    assert not _tile(session, "current_viewers", 51).estimate
    assert not _tile(session, "views", 40).estimate


def test_a_trend_is_cut_from_the_lives_start_and_adds_up_to_the_span() -> None:
    session = played(*({"type": "join", "at": at} for at in range(0, 600, 7)), {"type": "note", "at": 599, "text": ""})
    view = trend(reading(session), Choices(trend=("views",)))
    assert (view.from_s, view.to_s, view.bucket_s) == (0, 600, 10)
    total = METRICS["views"].formula.value(reading(session))
    assert sum((value or 0) * view.bucket_s / 60 for value in view.series[0].values) == pytest.approx(total)


@pytest.mark.parametrize("length_s", [600, 3600, 20_000])
def test_a_sum_is_drawn_as_so_much_a_minute_however_wide_the_pieces_are(length_s: int) -> None:
    steady = ({"type": "join", "at": at, "viewer": f"u{at}"} for at in range(0, length_s, 5))
    session = played(*steady, {"type": "note", "at": length_s - 1, "text": ""})
    view = trend(reading(session), Choices(trend=("views", "viewers")))
    assert {value for series in view.series for value in series.values} == {12}
    assert [series.name for series in view.series] == ["Views / min", "Viewers / min"]


def test_a_ratio_and_a_level_are_drawn_as_they_are() -> None:
    session = played(*({"type": kind, "at": at} for at in range(0, 600, 5) for kind in ("impression", "join")))
    view = trend(reading(session), Choices(trend=("err", "current_viewers")))
    assert set(view.series[0].values) == {1}
    assert [series.name for series in view.series] == ["Enter (ERR)", "Viewers now"]


def test_at_its_very_first_second_it_is_known_what_the_live_is_called() -> None:
    session = played({"type": "live.started", "at": 0, "title": "Glow"}, {"type": "join", "at": 0}, {"type": "join", "at": 9})
    start = reading(session, 0)
    assert (start.live.title, start.start_told, start.sum(Counter.VIEWS)) == ("Glow", True, None)


def test_what_the_live_is_called_is_known_no_sooner_than_it_was_said() -> None:
    session = played({"type": "join", "at": 0}, {"type": "live.started", "at": 0, "title": "Glow"}, {"type": "join", "at": 9})
    later = played({"type": "join", "at": 0}, {"type": "live.started", "at": 5, "title": "Glow"}, {"type": "join", "at": 9})
    assert reading(session, 0).live.title == "Glow"
    assert [reading(later, at).live.title for at in (0, 5, 6)] == [None, None, "Glow"]


def test_while_no_feed_is_heard_silence_makes_no_figure_worse() -> None:
    session = played({"type": "live.started", "at": 0}, *({"type": "join", "at": at} for at in range(0, 600, 5)))
    heard, lost = read(session), read(session, quiet_s=3000, lost=True)
    assert lost.moment == heard.moment + 3000
    assert core_data(lost, Choices()).tiles == core_data(heard, Choices()).tiles
    assert core_data(lost, Choices()).lost_s == 596
    assert core_data(heard, Choices()).lost_s is None
    last = read(session, name="5m", quiet_s=3000, lost=True)
    assert last.sum(Counter.VIEWS) == 60


def test_a_feed_that_is_heard_and_says_nothing_makes_figures_an_hour_fall() -> None:
    session = played({"type": "live.started", "at": 0}, *({"type": "impression", "at": at} for at in range(0, 600, 5)))
    per_hour = METRICS["impressions_per_hour"].formula
    assert (per_hour.value(read(session, quiet_s=600)) or 0) < (per_hour.value(read(session)) or 0)


def test_the_timeline_shows_the_whole_live_wherever_the_moment_is() -> None:
    session = played(*({"type": "join", "at": at} for at in (0, 50, 99)))
    early, late = (timeline(reading(session, moment), CHOICES) for moment in (10, 100))
    assert (early.shape, early.length_s, early.at_s, late.at_s) == (late.shape, 100, 10, 100)
    assert sum(each or 0 for each in early.shape) == 3


@pytest.mark.parametrize("length", [0, 1, 119, 120, 121, 3600, 14_400, 10**9])
@pytest.mark.parametrize("most", [24, 120])
def test_a_bucket_is_the_narrowest_usual_one_that_needs_no_more_than_so_many(length: int, most: int) -> None:
    width = bucket_for(length, most)
    assert width * most >= length
    assert all(narrower * most < length for narrower in LADDER if narrower < width)


def test_no_text_from_outside_reaches_a_view_uncleaned() -> None:
    session = played(
        {"type": "live.started", "at": 0, "title": HOSTILE, "creator": HOSTILE, "region": HOSTILE},
        {"type": "product.listed", "at": 0, "product": HOSTILE, "name": HOSTILE},
        {"type": "product.pinned", "at": 0, "product": HOSTILE},
        {"type": "join", "at": 0, "viewer": HOSTILE, "channel": HOSTILE, "gender": HOSTILE, "video": HOSTILE},
        {"type": "comment", "at": 0, "text": HOSTILE, "name": HOSTILE},
        {"type": "violation.raised", "at": 0, "violation": "v", "reason": HOSTILE},
        {"type": "promotion.started", "at": 0, "promotion": HOSTILE, "kind": HOSTILE, "title": HOSTILE},
        {"type": "note", "at": 0, "text": HOSTILE},
    )
    seen = reading(session)
    head, channel, product = header(seen, CHOICES), traffic(seen, CHOICES).rows[0], products(seen, CHOICES).rows[0]
    comment, marks = comments(seen, CHOICES).rows[0], marks_between(seen, START_S, START_S + 9)
    gender = audience_of(seen, Whom.VIEWERS).dimensions[0].slices[0]
    shown = [head.title, head.creator, head.region, channel.channel, product.product, product.name, comment.name, comment.text]
    shown += [*(mark.label for mark in marks), gender.label]
    assert len(marks) == 4
    assert all(text and text.isprintable() and "[b]x" in text for text in shown)


def test_tiles_without_courses_say_the_same_at_the_moment() -> None:
    session = played({"type": "live.started", "at": 0}, *({"type": "join", "at": at} for at in range(0, 1800, 5)))
    with_courses, without = (core_data(reading(session), Choices(courses=courses)) for courses in (True, False))
    assert without == replace(with_courses, tiles=tuple(replace(tile, change=None, spark=()) for tile in with_courses.tiles))
