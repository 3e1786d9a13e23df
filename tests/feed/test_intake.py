"""What a feed brings, as events and as the lines that a recording keeps of them."""

import json
from typing import Any

import numpy as np
import pytest

from livetui.feed.decode import Decoder
from livetui.feed.dialects import dialect_named
from livetui.feed.escaping import ascii_safe
from livetui.feed.intake import MOST_SOURCES, Intake, Taken
from livetui.feed.source import LONGEST_TEXT, Batch

NOW = 1_786_557_420_000


def text(kind: str = "comment", /, **fields: Any) -> bytes:
    return json.dumps({"type": kind, **({"text": "how much?"} if kind == "comment" else {}), **fields}).encode()


def kept(taken: Taken, fresh: list[bool] | None = None) -> list[dict[str, Any]]:
    """What a recording holds of it, everything fresh unless told otherwise."""
    mask = np.ones(len(taken.lines), bool) if fresh is None else np.array(fresh, bool)
    return [json.loads(line) for line in taken.kept(mask, [each for each in taken.strangers if not each.again])]


def assert_read_alike(taken: Taken) -> None:
    """What is kept is read as the events that were seen."""
    read = Decoder().decode(b"\n".join(taken.lines))
    assert list(read.events) == list(taken.decoded.events)
    assert read.times.tolist() == taken.decoded.times.tolist()


def test_an_event_that_tells_no_time_happened_when_it_came() -> None:
    taken = Intake().take(Batch([text(), text(ts=NOW - 5)]), NOW)
    assert taken.decoded.times.tolist() == [NOW, NOW - 5]
    assert [line["ts"] for line in kept(taken)] == [NOW, NOW - 5]
    assert_read_alike(taken)


def test_a_time_of_null_is_none() -> None:
    taken = Intake().take(Batch([text(ts=None)]), NOW)
    assert kept(taken)[0]["ts"] == NOW
    assert_read_alike(taken)


def test_a_line_that_is_complete_stays_as_it_came() -> None:
    line = b'{ "type":"comment", "ts":%d,  "id":"a", "text":"caf\xc3\xa9", "mood":7 }' % NOW
    taken = Intake().take(Batch([line], ["17"]), NOW + 1)
    assert taken.lines == [line]


@pytest.mark.parametrize("beside", [b"", b'{"type":"like","ts":0}'], ids=["together", "one by one"])
def test_the_id_that_came_with_an_event_is_its_own_unless_it_has_one(beside: bytes) -> None:
    texts = [text(ts=NOW), text(ts=NOW, id="mine"), text(ts=NOW), text(ts=NOW), *([beside] if beside else [])]
    taken = Intake().take(Batch(texts, ["1", "2", None, "", *(["5"] if beside else [])]), NOW)
    assert [event.id for event in taken.decoded.events] == ["1", "mine", None, None]
    assert [line.get("id") for line in kept(taken)] == ["1", "mine", None, None]
    assert_read_alike(taken)


def test_the_last_fresh_event_says_where_to_go_on_where_that_is_not_its_own_id() -> None:
    taken = Intake().take(Batch([text(ts=NOW, id=id) for id in "abc"]), NOW)
    lines = [json.loads(line) for line in taken.kept(np.array([True, True, False]), (), "7")]
    assert [line.get("resume_from") for line in lines] == [None, "7"]
    assert "resume_from" not in json.loads(taken.kept(np.array([True, True, False]), (), "b")[-1])


def test_a_frame_of_several_events_is_gone_on_behind_as_a_whole() -> None:
    taken = Intake().take(Batch([euler("a", "b")], ["7"], last_id="7"), NOW)
    assert [json.loads(line).get("resume_from") for line in taken.kept(np.ones(2, bool), (), "7")] == [None, "7"]


def test_an_id_from_outside_is_written_as_json() -> None:
    taken = Intake().take(Batch([text(ts=NOW)], ['a"\\\n\x1b✨']), NOW)
    assert kept(taken)[0]["id"] == 'a"\\\n\x1b✨'
    assert_read_alike(taken)


@pytest.mark.parametrize("kind", ["comment", "wave"])
@pytest.mark.parametrize("character", ["x", "é", "\U0001f339"])
def test_an_id_from_outside_makes_no_line_that_a_recording_cannot_hold(kind: str, character: str) -> None:
    long = text(kind, ts=NOW, text="x" * 1_000_000)
    for line in (text(kind, ts=NOW), long, long[:-2] + b"x" * 31_000 + b'"}'):
        for stored in Intake(1).take(Batch([line], [character * 600_000]), NOW).kept(np.ones(1, bool), ()):
            assert len(ascii_safe(stored)) < LONGEST_TEXT
            assert len(json.loads(stored)["id"]) == 1000


def test_long_ids_from_outside_that_differ_at_their_end_stay_different() -> None:
    taken = Intake().take(Batch([text(ts=NOW)] * 2, ["x" * 5000 + end for end in "ab"]), NOW)
    assert len({event.id for event in taken.decoded.events}) == 2


def test_the_first_feed_needs_no_number_and_the_others_have_one() -> None:
    first, second = (Intake(number).take(Batch([text(ts=NOW, id="a")]), NOW) for number in (0, 1))
    assert [line.get("recorded_from") for taken in (first, second) for line in kept(taken)] == [None, 1]
    assert first.decoded.sources is None
    assert second.decoded.sources is not None
    assert second.decoded.sources.tolist() == [1]
    assert_read_alike(second)


@pytest.mark.parametrize("upstream", [0, 1, 63, MOST_SOURCES])
def test_the_feeds_within_a_feed_stay_apart_from_those_beside_it(upstream: int) -> None:
    told = {"recorded_from": upstream} if upstream else {}
    sources = [kept(Intake(number).take(Batch([text(ts=NOW, **told)]), NOW))[0].get("recorded_from", 0) for number in (0, 1, 2)]
    assert sources == [upstream * MOST_SOURCES + number for number in (0, 1, 2)]


def test_a_feed_of_feeds_of_feeds_has_a_number_that_can_be_recorded() -> None:
    taken = Intake(63).take(Batch([text(ts=NOW, recorded_from=10**9)]), NOW)
    assert_read_alike(taken)


def test_types_that_nobody_knows_are_kept_where_they_came() -> None:
    texts = [
        text("x.1"),
        text(ts=NOW, id="a"),
        text(ts=NOW, id="b"),
        text("x.2"),
        text("x.3"),
        text(ts=NOW, id="c"),
        text("x.4"),
    ]
    taken = Intake().take(Batch(texts), NOW)
    assert [line["type"] if "." in line["type"] else line["id"] for line in kept(taken)] == [
        "x.1", "a", "b", "x.2", "x.3", "c", "x.4",
    ]  # fmt: skip
    assert [line["type"] if "." in line["type"] else line["id"] for line in kept(taken, [False, True, False])] == [
        "x.1", "b", "x.2", "x.3", "x.4",
    ]  # fmt: skip
    assert [line.line for line in taken.decoded.unknown] == [1, 4, 5, 7]


@pytest.mark.parametrize("own", [True, False], ids=["with ids of their own", "with ids that came with them"])
def test_types_that_nobody_knows_are_kept_and_counted_once_though_they_come_again(own: bool) -> None:
    intake, numbers = Intake(), ("1", "2", "1", "3")
    texts = [text("x.1", id=number) if own else text("x.1") for number in numbers]
    first, again = (intake.take(Batch(texts, None if own else numbers), NOW) for _ in range(2))
    assert [line["id"] for line in kept(first)] == ["1", "2", "3"]
    assert len(first.decoded.unknown) == 3
    assert (kept(again), list(again.decoded.unknown)) == ([], [])


@pytest.mark.parametrize("told", [{}, {"id": ""}, {"id": 7}, {"id": None}])
def test_types_that_nobody_knows_and_have_no_id_are_all_kept(told: dict[str, Any]) -> None:
    taken = Intake().take(Batch([text("x.1", **told)] * 2), NOW)
    assert len(kept(taken)) == len(taken.decoded.unknown) == 2


def test_a_line_that_is_no_event_is_counted_with_its_number_and_why_and_its_neighbours_stay() -> None:
    intake = Intake()
    intake.take(Batch([text(ts=NOW)] * 3), NOW)
    texts = [text(ts=NOW, id="a"), b"{nonsense", text("like", ts=NOW, count=-1), b"\xff", text(ts=NOW, id="b"), text(ts=1)]
    taken = intake.take(Batch(texts), NOW)
    assert [line["id"] for line in kept(taken)] == ["a", "b"]
    assert [(line.line, line.reason.split(" ")[0]) for line in taken.decoded.rejected] == [
        (5, "the"), (6, "count"), (7, "not"), (9, "ts"),
    ]  # fmt: skip


def test_a_rejected_line_between_ids_does_not_move_them() -> None:
    taken = Intake().take(Batch([text(ts=NOW), b"{", text(ts=NOW)], ["1", "2", "3"]), NOW)
    assert [event.id for event in taken.decoded.events] == ["1", "3"]


def test_white_space_around_an_event_does_no_harm() -> None:
    texts = [b" " + text(ts=NOW, id="a"), b"\t" + text(id="b") + b" ", text(ts=NOW)]
    taken = Intake(1).take(Batch(texts, ["1", "2", "3"]), NOW)
    assert [line["id"] for line in kept(taken)] == ["a", "b", "3"]
    assert {(line["ts"], line["recorded_from"]) for line in kept(taken)} == {(NOW, 1)}
    assert_read_alike(taken)


@pytest.mark.parametrize("fields", [{"viewer": ""}, {"viewer": None}, {"viewer": "", "channel": ""}, {"product": ""}])
@pytest.mark.parametrize("kind", ["join", "product.click"])
@pytest.mark.parametrize("time", [{"ts": NOW}, {}])
def test_every_line_is_an_event_or_is_counted_as_none(kind: str, fields: dict[str, Any], time: dict[str, int]) -> None:
    taken = Intake(1).take(Batch([text(kind, **time, **fields), text(ts=NOW)], ["1", "2"]), NOW)
    assert len(taken.decoded.events) + len(taken.decoded.rejected) == 2
    assert len(taken.lines) == len(taken.decoded.events)
    assert [line["id"] for line in kept(taken)] == ["1", "2"][2 - len(taken.lines) :]
    assert_read_alike(taken)


def test_texts_that_were_too_long_are_counted_as_lines() -> None:
    intake = Intake()
    taken = intake.take(Batch([text(ts=NOW)], overlong=2), NOW)
    assert [(line.line, line.reason) for line in taken.decoded.rejected] == [(2, "longer than 1 MiB"), (3, "longer than 1 MiB")]
    alone = intake.take(Batch(overlong=1), NOW)
    assert [line.line for line in alone.decoded.rejected] == [4]
    assert alone.lines == ()


def test_a_sign_of_life_brings_nothing() -> None:
    taken = Intake().take(Batch(), NOW)
    assert (list(taken.decoded.events), list(taken.lines), list(taken.decoded.rejected)) == ([], [], [])


@pytest.mark.parametrize("name", ["id", "i\\u0064"])
@pytest.mark.parametrize("beside", [b"", b'{"type":"like","ts":0}'], ids=["together", "one by one"])
def test_an_event_whose_id_is_empty_is_recorded_with_the_one_that_came_with_it(name: str, beside: bytes) -> None:
    texts = [text(ts=NOW, _="").replace(b'"_"', f'"{name}"'.encode()), *([beside] if beside else [])]
    taken = Intake(1).take(Batch(texts, ["7"] * len(texts)), NOW)
    assert [(event.id, event.recorded_from) for event in taken.decoded.events] == [("7", 1)]
    assert_read_alike(taken)


def test_an_event_that_no_recording_can_hold_is_rejected_and_those_around_it_are_not() -> None:
    items = [{"product": "商" * 500 + str(number), "quantity": 1, "amount": 1} for number in range(600)]
    long = json.dumps({"type": "order.paid", "ts": NOW, "order": "1", "items": items}, ensure_ascii=False).encode()
    assert len(long) < LONGEST_TEXT
    taken = Intake().take(Batch([text(ts=NOW, id="a"), long, text(ts=NOW, id="b")]), NOW)
    assert [line["id"] for line in kept(taken)] == ["a", "b"]
    assert [(line.line, line.reason) for line in taken.decoded.rejected] == [(2, "longer than 1 MiB")]


def test_a_long_text_that_would_not_fit_into_a_recording_is_kept_without_what_nobody_knows() -> None:
    long = text(ts=NOW, id="a", text="short", extra="x").replace(b'"x"', b'"%s"' % ("é".encode() * (LONGEST_TEXT // 4)))
    assert len(long) < LONGEST_TEXT
    taken = Intake().take(Batch([long, text(ts=NOW, id="b")]), NOW)
    assert [sorted(line) for line in kept(taken)] == [["id", "text", "ts", "type"]] * 2
    assert_read_alike(taken)


def test_an_unknown_type_that_would_not_fit_is_counted_only() -> None:
    long = text("x.1", extra="x").replace(b'"x"', b'"%s"' % ("é".encode() * (LONGEST_TEXT // 4)))
    taken = Intake().take(Batch([long]), NOW)
    assert (len(taken.decoded.unknown), kept(taken)) == (1, [])


def euler(*texts: str) -> bytes:
    messages = [{"type": "WebcastChatMessage", "data": {"comment": text, "user": {"userId": "1"}}} for text in texts]
    return json.dumps({"messages": messages}).encode()


def test_a_frame_of_several_events_shares_out_its_id_and_one_event_has_it_whole() -> None:
    intake = Intake()
    taken = intake.take(Batch([euler("a", "b"), euler("c"), euler(), euler("d", "e")], ["1", "2", "3", None]), NOW)
    assert [line.get("id") for line in kept(taken)] == ["1/0", "1/1", "2", None, None]
    assert intake.dialect is not None
    assert (intake.dialect.name, intake.ignored) == ("euler", 1)
    assert_read_alike(taken)


def test_a_dialect_that_is_named_is_not_guessed() -> None:
    intake = Intake(dialect=dialect_named("tikfinity"))
    taken = intake.take(Batch([b'{"event":"share","data":{"userId":"7"}}']), NOW)
    assert [line["type"] for line in kept(taken)] == ["share"]


def test_a_time_out_of_range_changes_nothing_of_the_lines_beside_it() -> None:
    taken = Intake(1).take(Batch([text(ts=NOW), text(ts="1999-12-31T00:00:00Z")]), NOW)
    assert [line["recorded_from"] for line in kept(taken)] == [event.recorded_from for event in taken.decoded.events] == [1]


def test_where_another_recording_went_on_is_taken_out_however_it_is_written() -> None:
    taken = Intake().take(Batch([text(ts=NOW).replace(b"}", b',"resume\\u005ffrom":"7","recorded\\u005ffrom":3}')]), NOW)
    (line,) = kept(taken)
    assert (line["resume_from"], line["recorded_from"]) == (None, 3 * MOST_SOURCES)


def test_a_feed_without_ids_that_begins_again_is_known_by_its_texts_on_another_connection_alone() -> None:
    intake, told = Intake(), [text(ts=NOW - 1), text("x.1", ts=NOW), b"{", text(ts=NOW)]
    first = intake.take(Batch(told), NOW)
    intake.begin()
    again = intake.take(Batch([*told, text(ts=NOW + 1)]), NOW)
    assert first.decoded.again is None
    assert again.decoded.again is not None
    assert again.decoded.again.tolist() == [True, True, False]
    assert (len(first.decoded.unknown), len(again.decoded.unknown)) == (1, 0)


@pytest.mark.parametrize("number", [0, 1])
def test_a_feed_without_ids_that_begins_again_after_a_restart_is_known_by_its_recording(number: int) -> None:
    told = [text(ts=NOW - 1, text="caf\u00e9").replace(b"\\u00e9", "é".encode()), text("x.1", ts=NOW), b"{", text(ts=NOW)]
    first = Intake(number).take(Batch(told), NOW)
    recorded = [*map(ascii_safe, first.kept(np.ones(2, bool), first.strangers)), text(ts=NOW, recorded_from=2)]
    intake = Intake(number)
    intake.recall(recorded, ())
    intake.begin()
    again = intake.take(Batch([*told, text(ts=NOW + 1)]), NOW)
    assert again.decoded.again is not None
    assert again.decoded.again.tolist() == [True, True, False]
    assert len(again.decoded.unknown) == 0
