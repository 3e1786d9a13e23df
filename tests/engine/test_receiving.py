"""Feeds, a recording and a session, put together; the sources alone are made up."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from livetui.engine.receiver import Feed
from livetui.engine.receiving import Receiving
from livetui.errors import FeedRefused, UnreadableInput
from livetui.feed.reconnect import Connection
from livetui.feed.source import Batch
from livetui.recording.recorder import Recorder
from livetui.session.arrivals import FeedCount
from livetui.session.spans import read
from tests.engine.scripted import NOW, Endless, Scripted, batch, text
from tests.recording.written import held, until

PATIENCE_S = 10.0


@contextmanager
def received(recorder: Recorder | None, *sources: Scripted, earlier: Path | None = None) -> Iterator[Receiving]:
    """What comes of feeds that end by themselves."""
    feeds = [Feed(source=source, may_be_silent=True) for source in sources]
    receiving = Receiving(feeds, recorder, earlier=earlier, wall_ms=lambda: NOW)
    receiving.start()
    try:
        assert receiving.wait(PATIENCE_S)
        yield receiving
    finally:
        receiving.stop()


def recorded(path: Path, *sources: Scripted) -> list[dict[str, object]]:
    """What a recording holds, a new one or one that was there, once these feeds are over."""
    with Recorder(path) as recorder, received(recorder, *sources, earlier=path if recorder.lines_before else None) as receiving:
        assert receiving.error is None
    return [json.loads(line) for line in held(path)]


def events(receiving: Receiving, count: FeedCount = FeedCount.EVENTS) -> int:
    with receiving.lend() as session:
        session.settle()
        return session.arrivals.columns[count].before(session.end_second)


def test_what_comes_is_counted_and_recorded_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    lines = [text("a", 3), text("b", 1), text("c", 2)]
    with Recorder(path) as recorder, received(recorder, Scripted([Batch(lines[:2]), Batch(lines[2:])])) as receiving:
        assert receiving.error is None
        assert events(receiving) == 3
    assert held(path) == lines


def test_what_comes_again_is_counted_once_and_recorded_once(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    source = Scripted([batch("a", "b", "b")], [batch("b", "c")])
    with Recorder(path) as recorder, received(recorder, source) as receiving:
        assert (events(receiving), events(receiving, FeedCount.DUPLICATES)) == (3, 2)
        (state,) = receiving.feeds
        assert (state.events, state.duplicates, state.gaps, state.connection.state) == (3, 2, 1, "over")
    assert held(path) == [text("a"), text("b"), text("c")]


def test_the_feed_panel_and_a_report_count_alike(tmp_path: Path) -> None:
    lines = [{"product": "p", "quantity": 1, "amount": 5}]
    orders = [text(id, kind="order.paid", order="1", items=lines) for id in ("a", "b")]
    feed = Scripted([Batch([*orders, text("c", 3 * 86_400), text("d"), text("d"), text("e", 10), text("f")])])
    with received(None, feed) as receiving:
        (state,) = receiving.feeds
        counts = (FeedCount.EVENTS, FeedCount.DUPLICATES, FeedCount.LATE)
        with receiving.lend() as session:
            assert (state.events, state.duplicates, state.late) == tuple(map(read(session).feed, counts))
    assert (state.events, state.duplicates, state.late) == (5, 2, 0)


def test_a_feed_without_ids_that_is_told_from_its_beginning_is_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    first, second = ([text(None, at_s, text=f"é {at_s}") for at_s in range(ends)] for ends in (3, 5))
    recorded(path, Scripted([Batch(first)]), Scripted([Batch(second)]))
    lines = recorded(path, Scripted([Batch(second)]), Scripted([Batch(second)]))
    assert sorted((line["ts"], line.get("recorded_from", 0)) for line in lines) == sorted(
        (NOW + second * 1000, feed) for second in range(5) for feed in (0, 1)
    )


def test_two_feeds_may_have_the_same_ids(tmp_path: Path) -> None:
    lines = recorded(tmp_path / "live.ndjson", Scripted([batch("a", "b")]), Scripted([batch("b", "c", "c")]))
    assert sorted((str(line["id"]), line.get("recorded_from", 0)) for line in lines) == [("a", 0), ("b", 0), ("b", 1), ("c", 1)]


def test_a_feed_is_asked_to_go_on_from_what_is_written(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    source = Scripted([Batch([text(), text()], ["7", "8"], last_id="8")])
    with Recorder(path, interval_s=0.001) as recorder, received(recorder, source):
        assert source.asked[0] is None
        assert source.asked[1] in (None, "8")  # as the disk was by then


def test_without_a_recording_what_has_come_need_not_come_again() -> None:
    source = Scripted([batch("a", "b")])
    with received(None, source) as receiving:
        assert events(receiving) == 2
    assert source.asked == [None, "b"]


@pytest.mark.parametrize("name", ["live.ndjson", "live.ndjson.zst"])
def test_a_recording_is_gone_on_with_each_feed_from_its_own_last_event(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    recorded(path, Scripted([batch("a", "b")]), Scripted([batch("x", "b")]))
    first, second, third = Scripted([batch("b", "c")]), Scripted([batch("b", "c")]), Scripted()
    lines = recorded(path, first, second, third)
    assert (first.asked[0], second.asked[0], third.asked[0]) == ("b", "b", None)
    assert len(lines) == 6
    assert sorted((str(line["id"]), line.get("recorded_from", 0)) for line in lines[4:]) == [("c", 0), ("c", 1)]


@pytest.mark.parametrize("own", ["own-1", None])
def test_a_recording_is_gone_on_with_from_the_id_that_its_transport_named(tmp_path: Path, own: str | None) -> None:
    path = tmp_path / "live.ndjson"
    recorded(path, Scripted([Batch([text(own)], ["7"], last_id="7")]))
    again = Scripted()
    recorded(path, again)
    assert again.asked == ["7"]


def test_what_was_recorded_of_somebody_elses_transport_is_not_gone_on_from(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    recorded(path, Scripted([Batch([text("a", resume_from="7")])]))
    again = Scripted()
    recorded(path, again)
    assert again.asked == ["a"]


def test_a_type_that_nobody_knows_is_recorded_once_also_where_a_recording_is_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    feeds = [[Batch([text("a"), text(id, kind="x.1"), text("b")])] for id in ("1", "2")]
    recorded(path, *map(Scripted, feeds))
    other = Batch([text("1", kind="x.1"), text("2", kind="x.1"), text("c")])
    lines = recorded(path, *(Scripted([other]) for _ in feeds))
    strange = [(line["id"], line.get("recorded_from", 0)) for line in lines if line["type"] == "x.1"]
    assert sorted(strange) == [("1", 0), ("1", 1), ("2", 0), ("2", 1)]


def test_going_on_counts_what_was_recorded_before(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    recorded(path, Scripted([batch("a", "b")]))
    with Recorder(path) as recorder, received(recorder, Scripted([batch("b", "c")]), earlier=path) as receiving:
        assert (events(receiving), events(receiving, FeedCount.DUPLICATES)) == (3, 1)


def test_a_recording_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "live.ndjson").write_text("\n")
    with received(None, Scripted(), earlier=tmp_path / "live.ndjson") as receiving:
        assert isinstance(receiving.error, UnreadableInput)


def test_a_feed_that_is_refused_does_not_end_the_others(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    refused = Scripted(end=FeedRefused("It does not let you in."))
    with Recorder(path) as recorder, received(recorder, refused, Scripted([batch("a")])) as receiving:
        assert receiving.error is None
        assert receiving.feeds[0].connection == Connection(state="refused", reason=receiving.feeds[0].connection.reason)
        assert receiving.feeds[0].connection.reason == "It does not let you in."
    assert len(held(path)) == 1


def test_when_all_are_refused_the_first_refusal_is_why() -> None:
    with received(None, *(Scripted(end=FeedRefused(why)) for why in ("One.", "Two."))) as receiving:
        assert isinstance(receiving.error, FeedRefused)
        assert str(receiving.error) == "One."


def test_a_fault_in_one_feed_is_said_and_does_not_end_the_others(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    broken = Scripted([batch("a")], end=ValueError("token=secret"), name="ws://host")
    other = Scripted([batch("b")], [batch("c")], [batch("d")])
    with Recorder(path) as recorder, received(recorder, broken, other) as receiving:
        assert isinstance(receiving.error, ValueError)
        connection = receiving.feeds[0].connection
        assert connection.state == "refused"
        assert connection.reason == "ws://host: livetui has a fault (ValueError) and cannot go on with this feed: report it."
        assert events(receiving) == 4
    assert len(held(path)) == 4


def test_a_fault_counts_for_more_than_a_refusal() -> None:
    with received(None, Scripted(end=FeedRefused("No.")), Scripted(end=ValueError())) as receiving:
        assert isinstance(receiving.error, ValueError)


def test_lines_that_bring_nothing_are_kept_for_whoever_asks_the_last_of_them() -> None:
    source = Scripted([Batch([b"{", text("a"), text(kind="x.1")]), Batch([b"["] * 300)])
    with received(None, source) as receiving:
        assert len(receiving.rejected) == 200
        assert receiving.rejected[-1].line == 303
        (state,) = receiving.feeds
        assert (state.events, state.rejected, state.unknown) == (1, 301, 1)


def test_unknown_types_are_recorded_as_they_came(tmp_path: Path) -> None:
    lines = recorded(tmp_path / "live.ndjson", Scripted([Batch([text("a"), text(kind="x.1"), text("b")])]))
    assert [line["type"] for line in lines] == ["comment", "x.1", "comment"]


def test_stopping_closes_the_connections_and_keeps_what_has_come(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    with Recorder(path) as recorder:
        receiving = Receiving([Feed(source=Endless([batch("a")]), may_be_silent=silent) for silent in (True, False)], recorder)
        receiving.start()
        until(lambda: events(receiving) == 2)
        receiving.stop()
        assert receiving.done
        assert receiving.error is None
    assert len(held(path)) == 2
    assert not any(thread.name == "receiving" for thread in threading.enumerate())


def test_stopping_what_has_ended_or_never_began_does_nothing() -> None:
    with received(None, Scripted()) as receiving:
        receiving.stop()
        receiving.stop()
    Receiving([Feed(source=Scripted())]).stop()


def test_whoever_borrows_the_session_sees_it_stand_still() -> None:
    source = Endless([batch(str(number)) for number in range(50)])
    receiving = Receiving([Feed(source=source, may_be_silent=True)])
    with receiving.lend() as session:
        receiving.start()
        assert session.empty
    until(lambda: events(receiving) == 50)
    receiving.stop()


def test_silence_is_counted_from_the_last_event() -> None:
    now = [100.0]
    receiving = Receiving([Feed(source=Endless([batch("a")]), may_be_silent=True)], clock=lambda: now[0])
    assert receiving.silent_s == 0
    receiving.start()
    until(lambda: events(receiving) == 1)
    now[0] += 7
    until(lambda: receiving.silent_s == 7)
    receiving.stop()
