"""Lines in, events out: bad lines are counted with their number and a reason, and never take others with them."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from livetui.feed.decode import Decoded, Decoder
from livetui.feed.events import EVENT_TYPES, Comment, Event, Heartbeat, Join, type_name

TS = 1_786_557_420_350
GOOD = b'{"type":"heartbeat","ts":%d}' % TS


def _line(kind: str, rest: str = "", ts: str = str(TS)) -> bytes:
    return f'{{"type":"{kind}","ts":{ts}{rest and ","}{rest}}}'.encode()


def _decoded(*lines: bytes) -> Decoded:
    return Decoder().decode(b"".join(line + b"\n" for line in lines))


def test_an_empty_name_is_one_that_is_not_told() -> None:
    (join,) = _decoded(_line("join", '"viewer":"","channel":"","region":"","count":3')).events
    assert join == Join(ts=TS, count=3)
    (comment,) = _decoded(_line("comment", '"viewer":"","text":""')).events
    assert comment == Comment(ts=TS, text="")
    (click,) = _decoded(_line("product.click", '"viewer":"","product":""')).rejected
    assert "product" in click.reason


def test_an_empty_id_is_none() -> None:
    decoded = _decoded(_line("join", '"id":""'), _line("join", '"id":"a"'))
    assert [event.id for event in decoded.events] == [None, "a"]


HALVES = (r"\ud83d", r"\ud83d and more", r"\\\uD83D\n", r"\ude00!", r"\ud83d\u0041")


@pytest.mark.parametrize("text", HALVES)
def test_half_a_character_is_said_to_be_one_and_not_that_the_line_is_too_short(text: str) -> None:
    (bad,) = _decoded(_line("comment", f'"text":"{text}"')).rejected
    assert "half a character" in bad.reason


@pytest.mark.parametrize("end", [r"\ud83d", r"\ud83d\ude", r"\\ud83d"])
def test_a_line_that_ends_too_early_is_said_to_end_in_the_middle(end: str) -> None:
    (bad,) = _decoded(_line("comment", f'"text":"{end}')[:-1]).rejected
    assert bad.reason == "the line ends in the middle of an event"


def test_a_blank_line_does_not_make_up_for_two_events_on_one() -> None:
    for blank in (b"", b" ", b"\t", b"\r"):
        for lines in ((GOOD + GOOD, blank), (blank, GOOD + b" " + GOOD), (GOOD, blank, GOOD + GOOD)):
            decoded = _decoded(*lines)
            assert (len(decoded.events), len(decoded.rejected)) == (lines.count(GOOD), 1)


BAD: dict[str, bytes] = {
    "no JSON": b"hello",
    "half a line": b'{"type":"join","ts":',
    "two events on a line": GOOD + GOOD,
    "two events on a line, with a space": GOOD + b" " + GOOD,
    "single quotes": b"{'type':'join'}",
    "a byte of zero": b"\0",
    "not UTF-8": _line("comment", '"text":"caf') + b'\xe9"}',
    "half a character": _line("comment", '"text":"') + b'\xf0\x9f"}',
    "a surrogate as bytes": b'{"type":"comment","ts":%d,"text":"\xed\xa0\x80"}' % TS,
    "a lone high surrogate": _line("comment", r'"text":"\ud83d"'),
    "a lone low surrogate": _line("comment", r'"text":"\ude00!"'),
    "a byte order mark within the file": b"\xef\xbb\xbf" + GOOD,
    "NaN": _line("benchmark", '"metric":"err","mean":NaN'),
    "Infinity": _line("benchmark", '"metric":"err","mean":-Infinity'),
    "NaN as a time": _line("join", ts="NaN"),
    "NaN in a field that is ignored": _line("join", '"more":NaN'),
    "1e400": _line("benchmark", '"metric":"err","mean":1e400'),
    "10^400 as a number": _line("benchmark", f'"metric":"err","mean":{10**400}'),
    "10^400 as a count": _line("join", f'"count":{10**400}'),
    "10^400 as a time": _line("join", ts=str(10**400)),
    "2^63": _line("viewers", f'"current":{2**63}'),
    "a count beyond reason": _line("join", '"count":1000000001'),
    "a negative count": _line("join", '"count":-1'),
    "a fraction as a count": _line("join", '"count":1.5'),
    "a text as a count": _line("join", '"count":"1"'),
    "true as a count": _line("join", '"count":true'),
    "null as a count": _line("join", '"count":null'),
    "a negative amount": _line("ad.spent", '"spend":-5'),
    "decimal money": _line("ad.spent", '"spend":5.99'),
    "a number as a viewer": _line("join", '"viewer":77'),
    "an empty product": _line("product.click", '"product":""'),
    "a word as a follower": _line("join", '"follower":"yes"'),
    "a currency in small letters": _line("ad.spent", '"spend":5,"currency":"usd"'),
    "nested 100,000 deep": b"[" * 100_000,
    "nested 100,000 deep in a field that is ignored": _line("join", '"more":' + "[" * 100_000 + "]" * 100_000),
    "an array": b"[]",
    "an array of events": b"[" + GOOD + b"]",
    "a number": b"5",
    "null": b"null",
    "an empty object": b"{}",
    "no type": b'{"ts":%d}' % TS,
    "a number as a type": b'{"type":5,"ts":%d}' % TS,
    "an order without items": _line("order.paid", '"order":"a"'),
    "an order with no items": _line("order.paid", '"order":"a","items":[]'),
    "an order of a product without an amount": _line("order.paid", '"order":"a","items":[{"product":"p","quantity":1}]'),
    "an order without a name": _line("order.paid", '"items":[{"product":"p","quantity":1,"amount":5}]'),
    "a comment without a text": _line("comment"),
    "viewers without a number": _line("viewers", '"total":5'),
    "a click on nothing": _line("product.click"),
    "a snapshot without counters": _line("snapshot"),
    "a counter that falls below 0": _line("snapshot", '"counters":{"views":-1}'),
    "no time": b'{"type":"join"}',
    "null as a time": _line("join", ts="null"),
    "a time without an offset": _line("join", ts='"2026-08-12T10:00:00"'),
    "a date as a time": _line("join", ts='"2026-08-12"'),
    "a number as text as a time": _line("join", ts=f'"{TS}"'),
    "a fraction as a time": _line("join", ts="1786557420350.5"),
    "seconds as a time": _line("join", ts="1786557420"),
    "microseconds as a time": _line("join", ts=str(TS * 1000)),
    "a negative time": _line("join", ts="-1"),
    "a time in 1999": _line("join", ts='"1999-12-31T23:59:59Z"'),
    "a time in 2100": _line("join", ts='"2100-01-01T00:00:01Z"'),
    "the 31st of February": _line("join", ts='"2026-02-31T10:00:00Z"'),
    "an event over a known one's type": b'{"type":"join","ts":%d,"type":"heartbeat","count":-1}' % TS,
}  # fmt: skip

GOOD_LINES: dict[str, tuple[bytes, int]] = {
    "milliseconds": (GOOD, TS),
    "UTC": (_line("join", ts='"2026-08-12T17:57:00.350Z"'), TS),
    "another offset": (_line("join", ts='"2026-08-13T00:57:00.350+07:00"'), TS),
    "microseconds are cut": (_line("join", ts='"2026-08-12T17:57:00.350999Z"'), TS),
    "no fraction": (_line("join", ts='"2026-08-12T17:57:00Z"'), TS - 350),
    "fields nobody knows": (_line("join", '"more":{"deep":[1e400,null,"x"]},"count":3'), TS),
    "spaces and a carriage return": (b"  " + GOOD + b" \r", TS),
    "the type last": (b'{"ts":%d,"text":"hi","type":"comment"}' % TS, TS),
    "the last of two times": (b'{"type":"join","ts":%d,"ts":%d}' % (TS - 1, TS), TS),
    "null where a field may be left out": (_line("join", '"viewer":null,"channel":null'), TS),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_line_is_rejected_with_its_number_and_the_lines_around_it_are_applied(what: str) -> None:
    found = _decoded(GOOD, BAD[what], _line("comment", '"text":"still here"'))
    assert [type(event) for event in found.events] == [Heartbeat, Comment]
    assert found.times.tolist() == [TS, TS]
    assert ([rejected.line for rejected in found.rejected], list(found.unknown)) == ([2], [])
    assert found.rejected[0].reason.isprintable()
    assert " " in found.rejected[0].reason


@pytest.mark.parametrize("what", GOOD_LINES)
def test_a_good_line_is_an_event_with_its_time_in_milliseconds(what: str) -> None:
    line, ts = GOOD_LINES[what]
    alone, among_bad = _decoded(line), _decoded(b"?", line)
    for found in (alone, among_bad):
        assert ([event.ts for event in found.events], found.times.tolist()) == ([ts], [ts])
    assert not alone.rejected


def test_an_object_over_two_lines_is_two_bad_lines() -> None:
    found = Decoder().decode(b'{"type":"heartbeat",\n"ts":%d}\n%s\n' % (TS, GOOD))
    assert (len(found.events), [rejected.line for rejected in found.rejected]) == (1, [1, 2])


def test_unknown_types_are_counted_apart() -> None:
    found = _decoded(GOOD, _line("poll.started", '"count":-5'), b'{"type":"\\u001b[31m"}')
    assert ([each.line for each in found.unknown], list(found.rejected)) == ([2, 3], [])
    assert all(each.reason.isprintable() for each in found.unknown)
    assert "poll.started" in found.unknown[0].reason


@pytest.mark.parametrize("block", [b"", b"\n", b"\n\n  \n\r\n"])
def test_blank_lines_are_nothing(block: bytes) -> None:
    found = Decoder().decode(block)
    assert (list(found.events), list(found.rejected), list(found.unknown)) == ([], [], [])


def test_blank_lines_count_as_lines() -> None:
    found = Decoder().decode(b"\n" + GOOD + b"\n\n?\n", first_line=100)
    assert (len(found.events), [rejected.line for rejected in found.rejected]) == (1, [103])


def test_the_last_line_needs_no_newline() -> None:
    assert len(Decoder().decode(GOOD + b"\n" + GOOD).events) == 2


def test_every_type_is_known_by_its_name() -> None:
    for kind in EVENT_TYPES:
        found = _decoded(json.dumps({"type": type_name(kind), "ts": TS}).encode())
        assert not found.unknown
        assert len(found.events) + len(found.rejected) == 1


_JUNK = st.one_of(
    st.binary(max_size=40).filter(lambda line: b"\n" not in line),
    st.sampled_from([*BAD.values()]).filter(lambda line: len(line) < 1000),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["type", "ts", "id", "count", "items", "text"]), inner, max_size=4)
        ),
        max_leaves=8,
    ).map(lambda value: json.dumps(value).encode()),
    st.builds(
        lambda kind, rest: json.dumps({"type": type_name(kind), "ts": TS} | rest).encode(),
        st.sampled_from(EVENT_TYPES),
        st.dictionaries(
            st.sampled_from(["viewer", "count", "ts", "id", "order", "items", "product", "text", "current", "counters"]),
            st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.lists(st.none(), max_size=2),
        ),
    ),
)


@given(st.lists(st.one_of(st.just(GOOD), _JUNK), max_size=12))
def test_no_bytes_raise_and_every_line_is_an_event_rejected_unknown_or_blank(lines: list[bytes]) -> None:
    found = _decoded(*lines)
    blank = sum(not line.strip() for line in lines)
    assert len(found.events) + len(found.rejected) + len(found.unknown) + blank == len(lines)
    assert len(found.events) >= lines.count(GOOD)
    assert found.times.tolist() == [event.ts for event in found.events]
    numbers = [each.line for each in found.rejected]
    assert numbers == sorted(set(numbers) - {each.line for each in found.unknown})
    assert not any(lines[number - 1] == GOOD for number in numbers)


@given(st.lists(st.one_of(st.just(GOOD), _JUNK), max_size=12), st.integers(0, 12))
def test_where_a_block_ends_makes_no_difference(lines: list[bytes], cut: int) -> None:
    cut = min(cut, len(lines))
    whole, first = _decoded(*lines), _decoded(*lines[:cut])
    rest = Decoder().decode(b"".join(line + b"\n" for line in lines[cut:]), cut + 1)
    events: list[Event] = [*first.events, *rest.events]
    assert events == list(whole.events)
    for parts, all_at_once in (
        ((first.rejected, rest.rejected), whole.rejected),
        ((first.unknown, rest.unknown), whole.unknown),
    ):
        assert [(bad.line, bad.reason) for part in parts for bad in part] == [(bad.line, bad.reason) for bad in all_at_once]


def test_what_is_decoded_can_be_written_and_decoded_again() -> None:
    events = _decoded(_line("order.paid", '"order":"a","items":[{"product":"p","quantity":1,"amount":5}],"total":4')).events
    assert list(_decoded(msgspec.json.encode(events[0])).events) == list(events)
