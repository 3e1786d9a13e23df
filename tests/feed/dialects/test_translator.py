"""Texts in, lines of events out: recognised once, and nothing lost without being counted."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livetui.errors import UsageError
from livetui.feed.dialects import DIALECTS, dialect_named, recognise
from livetui.feed.dialects.dialect import Dialect
from livetui.feed.dialects.euler import EULER
from livetui.feed.dialects.native import NATIVE
from livetui.feed.dialects.tikfinity import TIKFINITY
from livetui.feed.dialects.translator import Translator
from livetui.feed.events import Event
from tests.feed.dialects import test_cloudevents, test_euler, test_ga4, test_streamerbot, test_tikfinity
from tests.feed.dialects.translating import TS, decoded, written

NATIVE_LINE = b'{"type":"heartbeat","ts":%d}' % TS
CHAT = {"event": "chat", "data": {"comment": "hi", "createTime": TS}}
EXAMPLES: dict[str, list[tuple[dict[str, Any], list[Event]]]] = {
    "native": [({"type": "heartbeat", "ts": TS}, [])],
    "cloudevents": list(test_cloudevents.EXAMPLES.values()),
    "tikfinity": list(test_tikfinity.EXAMPLES.values()),
    "euler": list(test_euler.EXAMPLES.values()),
    "streamerbot": list(test_streamerbot.EXAMPLES.values()),
    "ga4": list(test_ga4.EXAMPLES.values()),
}
FRAMES = [(name, frame) for name, examples in EXAMPLES.items() for frame, _ in examples]

UNREADABLE: dict[str, bytes] = {
    "no JSON": b"hello",
    "nothing": b"",
    "not UTF-8": b'{"event":"chat","data":{"comment":"caf\xe9"}}',
    "a lone surrogate": rb'{"event":"chat","data":{"comment":"\ud83d"}}',
    "NaN": b'{"event":"like","data":{"likeCount":NaN}}',
    "Infinity": b'{"event":"like","data":{"likeCount":-Infinity}}',
    "nested 100,000 deep": b'{"event":"chat","data":{"comment":' + b"[" * 100_000 + b"]" * 100_000 + b"}}",
    "a number of 5,000 digits": b'{"event":"like","data":{"likeCount":' + b"9" * 5000 + b"}}",
    "a number": b"5",
    "a text": b'"event"',
    "null": b"null",
    "an object of no dialect": b'{"hello":"world"}',
    "an array of numbers": b"[5]",
}

OUT_OF_RANGE: dict[str, bytes] = {
    "1e400": b"1e400",
    "an exponent beyond any number": b"1e99999999999999999999",
    "10^400": b"1" + b"0" * 400,
    "2^63": str(2**63).encode(),
    "a fraction": b"1.5",
    "a small fraction": b"1e-999999999",
}


@pytest.mark.parametrize(("name", "frame"), FRAMES)
def test_a_frame_is_recognised_by_its_shape_alone(name: str, frame: dict[str, Any]) -> None:
    assert [dialect.name for dialect in DIALECTS if dialect.recognises(frame)] == [name]
    assert recognise(frame) is dialect_named(name)


@pytest.mark.parametrize(("name", "frame"), FRAMES)
def test_whatever_comes_of_an_example_is_ascii_and_one_line_each(name: str, frame: dict[str, Any]) -> None:
    lines = Translator().lines([written(frame)])
    assert all(line.isascii() and b"\n" not in line for line in lines)
    assert len(decoded(lines).events) == len(lines)


def test_a_dialect_nobody_knows_is_answered_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"'klingon'.*native, cloudevents, tikfinity, euler, streamerbot, ga4"):
        dialect_named("klingon")


@pytest.mark.parametrize("what", UNREADABLE)
@pytest.mark.parametrize("dialect", [None, TIKFINITY, EULER])
def test_what_cannot_be_read_is_handed_on_as_it_came_and_rejected(what: str, dialect: Dialect | None) -> None:
    text = UNREADABLE[what]
    translator = Translator(dialect)
    lines = translator.lines([text])
    assert (lines, translator.dialect, translator.ignored) == ([text], dialect, 0)
    assert len(decoded(lines).rejected) == bool(text)


@pytest.mark.parametrize("what", OUT_OF_RANGE)
def test_a_number_out_of_range_is_one_rejection(what: str) -> None:
    lines = Translator().lines([b'{"event":"like","data":{"createTime":%d,"likeCount":%s}}' % (TS, OUT_OF_RANGE[what])])
    found = decoded(lines)
    assert (list(found.events), len(found.rejected)) == ([], 1)


def test_a_number_out_of_range_where_nobody_looks_is_no_harm() -> None:
    text = b'{"event":"follow","data":{"createTime":%d,"more":[1e400,1e99999999999999999999]}}' % TS
    assert len(decoded(Translator().lines([text])).events) == 1


def test_a_source_is_recognised_at_the_first_frame_that_fits_and_kept_to() -> None:
    translator = Translator()
    euler = written({"messages": []})
    assert translator.lines([b"?", b"{}", written(CHAT), euler])[:2] == [b"?", b"{}"]
    assert translator.dialect is TIKFINITY
    assert translator.lines([euler]) == [euler]


GREETINGS = [
    {"type": "welcome"},
    {"type": "connected", "data": {}},
    {"event": "hello", "data": {}},
    {"messages": []},
    {"messages": [{"hello": 1}]},
    {"specversion": "1.0", "type": "session.opened", "data": {}},
    {"event": "gtm.js", "gtm.start": TS},
    {"request": "Hello"},
]


@pytest.mark.parametrize("greeting", GREETINGS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_greeting_says_nothing_of_the_dialect(greeting: dict[str, Any], name: str) -> None:
    translator = Translator()
    translator.lines([written(greeting)])
    assert translator.dialect is None
    for frame, _ in EXAMPLES[name]:
        translator.lines([written(frame)])
    assert translator.dialect is dialect_named(name)


def test_a_type_that_nobody_knows_is_handed_on_before_the_dialect_is_known() -> None:
    greeting = b'{"type":"welcome"}'
    assert Translator().lines([greeting, NATIVE_LINE]) == [greeting, NATIVE_LINE]


def test_a_dialect_that_is_named_is_not_guessed() -> None:
    translator = Translator(EULER)
    assert translator.lines([written(CHAT)]) == [written(CHAT)]
    assert translator.dialect is EULER


def test_native_texts_pass_untouched_and_unread_once_one_was_recognised() -> None:
    texts = [b"?", NATIVE_LINE, b"no JSON", '{"type":"comment","text":"ä"}'.encode(), b" " + NATIVE_LINE]
    translator = Translator()
    assert translator.lines(texts) == texts
    assert translator.dialect is NATIVE
    assert translator.lines([written(CHAT)]) == [written(CHAT)]


def test_an_array_of_native_events_stays_a_bad_line() -> None:
    text = b"[" + NATIVE_LINE + b"]"
    assert Translator().lines([text]) == [text]
    assert Translator(NATIVE).lines([text]) == [text]


def test_frames_that_carry_nothing_for_us_are_counted() -> None:
    translator = Translator()
    texts = [written(frame) for frame in (CHAT, {"event": "emote", "data": {}}, {"event": "subscribe", "data": {}}, 5)]
    assert len(translator.lines(texts)) == 2
    assert translator.ignored == 2


def test_an_empty_batch_is_one_of_them() -> None:
    translator = Translator(dialect_named("cloudevents"))
    assert (translator.lines([b"[]"]), translator.ignored) == ([], 1)


def test_text_that_is_not_ascii_is_written_so_and_stays_the_same() -> None:
    said = 'Mía "สวัสดี" 🌹\u2028\\'
    (line,) = Translator().lines([written({"event": "chat", "data": {"comment": said, "createTime": TS}})])
    assert line.isascii()
    assert json.loads(line)["text"] == said


def test_a_frame_that_would_grow_without_end_is_rejected_as_a_whole() -> None:
    frame = {"client_id": "c" * 100_000, "events": [{"name": "view_item_list", "params": {"items": [{"item_id": "p"}] * 1000}}]}
    (line,) = Translator().lines([written(frame)])
    assert line == written(frame)


_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["1", "0", "JOINED", "USD"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def _spoiled(draw: st.DrawFn) -> object:
    """An example with some of its values replaced by anything, and some left out."""
    _, frame = draw(st.sampled_from(FRAMES))
    rate = draw(st.sampled_from([2, 5, 10]))

    def spoil(value: object) -> object:
        if draw(st.integers(0, rate)) == 0:
            return draw(_VALUES)
        if isinstance(value, dict):
            return {key: spoil(each) for key, each in value.items() if draw(st.integers(0, rate * 2))}
        return [spoil(each) for each in value] if isinstance(value, list) else value

    return spoil(frame)


@given(st.lists(_spoiled() | _VALUES, max_size=4), st.sampled_from([None, *DIALECTS]))
def test_no_frame_raises_and_every_line_is_an_event_rejected_or_unknown(frames: list[object], dialect: Dialect | None) -> None:
    translator = Translator(dialect)
    texts = [json.dumps(frame).encode() for frame in frames]
    lines = translator.lines(texts)
    found = decoded(lines)
    assert len(found.events) + len(found.rejected) + len(found.unknown) == len(lines)
    assert translator.ignored <= len(texts)
    assert len(lines) + translator.ignored >= len(texts)


@given(st.lists(st.binary(max_size=30).filter(lambda text: b"\n" not in text), max_size=5), st.sampled_from([None, *DIALECTS]))
def test_no_bytes_raise(texts: list[bytes], dialect: Dialect | None) -> None:
    decoded(Translator(dialect).lines(texts))
