"""Server-Sent Events are read as the WHATWG text says, however the bytes are cut on their way."""

from collections.abc import Iterable, Sequence
from random import Random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livetui.feed.source import LONGEST_TEXT, Batch
from livetui.feed.sse import EventStream

BOM = b"\xef\xbb\xbf"
LONG = b"x" * 2049


Told = tuple[bytes, str | None]
"""The data of an event, and its id."""


def m(data: str | bytes, id: str | None = None) -> Told:
    """Line breaks in the data, which JSON could only have as white space, are told as spaces."""
    return (data.encode() if isinstance(data, str) else data).replace(b"\n", b" "), id


CASES: dict[str, tuple[bytes, Sequence[Told]]] = {
    # the examples of the WHATWG text
    "three lines are one text": (b"data: YHOO\ndata: +2\ndata: 10\n\n", [m("YHOO\n+2\n10")]),
    "a comment, an id, an id taken back, a second space": (
        b": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
        [m("first event", id="1"), m("second event", id=""), m(" third event")],
    ),
    "empty data says nothing, and the last block is incomplete": (b"data\n\ndata\ndata\n\ndata:x\n\ndata:", [m("x")]),
    "blank data says nothing": (b"id: 1\ndata: \t \n\ndata: x\n\n", [m("x")]),
    "the space after the colon means nothing": (b"data:test\n\ndata: test\n\n", [m("test"), m("test")]),
    "three kinds of event": (
        b"event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\nevent: add\ndata: 113411\n\n",
        [m("73857293"), m("2153"), m("113411")],
    ),
    # after web-platform-tests, eventsource/format-*
    "a byte order mark at the start alone": (BOM + b"data:1\n\n" + BOM + b"data:2\n\ndata:3\n\n", [m("1"), m("3")]),
    "two byte order marks": (BOM + BOM + b"data:1\n\ndata:2\n\ndata:3\n\n", [m("2"), m("3")]),
    "nothing but a byte order mark": (BOM, []),
    "two thirds of a byte order mark": (BOM[:2], []),
    "two thirds of a byte order mark before a field": (BOM[:2] + b"data:1\ndata:2\n\n", [m("2")]),
    "a byte order mark before a blank line": (BOM + b"\ndata:1\n\n", [m("1")]),
    "a byte order mark inside the data": (b"data:" + BOM + b"\n\n", [m(BOM)]),
    "comments of every kind": (
        b"data:1\r:\0\n:\r\ndata:2\n:" + LONG + b"\rdata:3\n:data:fail\r:" + LONG + b"\ndata:4\n\n",
        [m("1\n2\n3\n4")],
    ),
    "data before the end, without the blank line": (b"retry:1000\ndata:test1\n\nid:test\ndata:test2", [m("test1")]),
    "data before the end, with its line end": (b"data:test1\n\ndata:test2\n", [m("test1")]),
    "fields that are nearly data": (
        b"data:\0\ndata:  2\rData:1\ndata\0:2\ndata:1\r\0data:4\nda-ta:3\rdata_5\ndata:3\rdata:\r\n data:32\ndata:4\n\n",
        [m("\0\n 2\n1\n3\n\n4")],
    ),
    "an event's name, however it is said": (
        b"event:test\ndata:1\n\nevent: \ndata:2\n\nevent:a\nevent:b\ndata:3\n\nevent:a\nevent\ndata:4\n\nevent:x\n\ndata:5\n\n",
        [m("1"), m("2"), m("3"), m("4"), m("5")],
    ),
    "a name before the id and behind it": (
        b"event: a\nid: 1\ndata: x\n\nid: 2\nevent: b\ndata: y\n\n",
        [m("x", "1"), m("y", "2")],
    ),
    "an id that begins with a space, and one that is all space": (
        b"id:  1\ndata: x\n\nid:  \ndata: y\n\nid: \ndata: z\n\n",
        [m("x", " 1"), m("y", " "), m("z", "")],
    ),
    "an id does not outlive its block": (b"id: 1\ndata: 1\n\ndata:2\n\n", [m("1", id="1"), m("2")]),
    "an id with a NUL": (b"data:x\nid:a\0b\n\n", [m("x")]),
    "an id with a NUL after a good one": (b"id:123\nid:a\0b\ndata:x\n\n", [m("x", id="123")]),
    "a tab is no space": (b"data:\ttest\rdata: \ndata:test\n\n", [m("\ttest\n\ntest")]),
    "every kind of line end": (b"data:test\r\ndata\ndata:test\r\n\r\n", [m("test\n\ntest")]),
    "a NUL as data": (b"data:\0\n\n", [m("\0")]),
    "unknown fields": (
        b"data:test\n data\ndata\nfoobar:xxx\njustsometext\n:thisisacommentyay\ndata:test\n\n",
        [m("test\n\ntest")],
    ),
    "characters beyond ASCII": ("data:ok…\n\n".encode(), [m("ok…")]),
    # after eventsource-parser, httpx-sse, sse.js and their like
    "CR alone": (b"data: dog\rdata: bark\r\rdata: cat\rdata: meow\r\r", [m("dog\nbark"), m("cat\nmeow")]),
    "CRLF alone": (b"data: sheep\r\ndata: bleat\r\n\r\ndata: pig\r\n\r\n", [m("sheep\nbleat"), m("pig")]),
    "CR, then CRLF": (b"data: one\r\r\ndata: two\n\n", [m("one"), m("two")]),
    "LF, then CR": (b"data: one\n\rdata: two\n\r", [m("one"), m("two")]),
    "CRLF between comments": (b"data: one\n:ignored\r\ndata: two\n\n", [m("one\ntwo")]),
    "blank lines before all": (b"\n\n\r\n\r\nid: 1\ndata: x\n\n", [m("x", id="1")]),
    "blank lines after all": (b"data: x\n\n\n\n\r\r", [m("x")]),
    "heartbeats after an id": (b"id: 7\ndata: x\n\n: ping\n\n:\n\n", [m("x", id="7")]),
    "colons in the data": (b'data: {"a":"b:c"}\n\ndata::\n\n', [m('{"a":"b:c"}'), m(":")]),
    "the fields in any order": (b"data: x\nid: 5\nevent: e\n\n", [m("x", "5")]),
    "line separators that are none": (
        "data: a\u2028b\u2029c\x0bd\x0ce\x85\x1cf\n\n".encode(),
        [m("a\u2028b\u2029c\x0bd\x0ce\x85\x1cf")],
    ),
    "bytes that are not UTF-8 stay as they are": (b"data: caf\xe9\xf0\x9f\n\n", [m(b"caf\xe9\xf0\x9f")]),
    "a name and an id that are not UTF-8": (b"event: \xff\nid: \xe2\x82\ndata: x\n\n", [m("x", "\ufffd")]),
    "a character in four bytes": ("id: 🥌\nevent: 🧹\ndata: ✅🥌\n\n".encode(), [m("✅🥌", "🥌")]),
    "JSON that is no event stream": (b'{"error":"not found"}\n\n', []),
    "JSON over several lines": (b'data: {\ndata: "type": "join"\ndata: }\n\n', [m('{\n"type": "join"\n}')]),
    "nothing at all": (b"", []),
}  # fmt: skip

RETRIES: dict[str, tuple[bytes, int | None]] = {
    "a number": (b"retry: 3000\n", 3000),
    "zero": (b"retry:0\n", 0),
    "leading zeros": (b"retry:0000000000000000000000500\n", 500),
    "the last of two": (b"retry:1\n\nretry:2\n", 2),
    "a bad one after a good one": (b"retry:2000\nretry:1000x\n", 2000),
    "beyond all reason": (b"retry:" + b"9" * 100_000 + b"\n", 10**15),
    "empty": (b"retry:\n", None),
    "no value": (b"retry\n", None),
    "a sign": (b"retry:-5\nretry:+5\n", None),
    "an underscore": (b"retry:1_000\n", None),
    "a fraction": (b"retry:1.5\n", None),
    "two spaces": (b"retry:  5\n", None),
    "digits of another script": ("retry:٣٠٠٠\n".encode(), None),
    "not yet a line": (b"retry:5", None),
}  # fmt: skip

IDS: dict[str, tuple[bytes, str | None]] = {
    "none": (b"data:x\n\n", None),
    "stays": (b"id:1\ndata:x\n\ndata:y\n\n:\n\n", "1"),
    "changes": (b"id:1\ndata:x\n\nid:2\ndata:y\n\n", "2"),
    "is taken back": (b"id:1\ndata:x\n\nid\ndata:y\n\n", ""),
    "counts without data": (b"id:1\ndata:x\n\nid:2\n\n", "2"),
    "counts at the blank line alone": (b"id:1\ndata:x\n\nid:2\ndata:y\n", "1"),
    "counts for an event too long to take": (b"id:1\ndata:x\n\nid:2\ndata:" + b"y" * LONGEST_TEXT + b"z\n\n", "2"),
}  # fmt: skip


def _read(pieces: Iterable[bytes]) -> tuple[list[Told], str | None, int | None, int]:
    stream = EventStream()
    batches = [stream.feed(piece) for piece in pieces]
    told = [each for batch in batches for each in _told(batch)]
    return told, batches[-1].last_id if batches else None, stream.retry_ms, sum(batch.overlong for batch in batches)


def _told(batch: Batch) -> list[Told]:
    assert batch.ids is not None
    return list(zip(batch.texts, batch.ids, strict=True))


def _cut(stream: bytes, size: int) -> list[bytes]:
    return [stream[at : at + size] for at in range(0, len(stream), size)]


def _cut_at_random(stream: bytes, random: Random) -> list[bytes]:
    ends = sorted(random.choices(range(len(stream) + 1), k=random.randrange(1, 12)))
    return [stream[start:end] for start, end in zip([0, *ends], [*ends, len(stream)], strict=True)]


@pytest.mark.parametrize("what", CASES)
def test_a_stream_is_read_as_the_text_says(what: str) -> None:
    stream, expected = CASES[what]
    assert _read([stream])[0] == list(expected)


@pytest.mark.parametrize("what", CASES)
def test_it_is_the_same_however_the_bytes_are_cut(what: str) -> None:
    stream, _ = CASES[what]
    whole = _read([stream])
    random = Random(what)
    assert _read(_cut(stream, 1)) == whole
    assert _read(_cut(stream, 2)) == whole
    assert _read([b"", *_cut(stream, 3), b""]) == whole
    for _ in range(50):
        assert _read(_cut_at_random(stream, random)) == whole


@pytest.mark.parametrize("what", CASES)
def test_an_event_is_told_with_the_line_end_that_completes_it(what: str) -> None:
    stream, expected = CASES[what]
    events = EventStream()
    by_byte = [(_told(events.feed(bytes([byte]))), byte) for byte in stream]
    assert [each for told, _ in by_byte for each in told] == list(expected)
    assert {byte for told, byte in by_byte if told} <= set(b"\r\n")


@given(
    st.lists(
        st.sampled_from(
            [b"data", b"event", b"id", b"retry", b":", b" ", b"\n", b"\r", b"\r\n", b"x", b"5", b"\0", BOM, b"\xe2"]
        )
    ),
    st.randoms(use_true_random=False),
)
def test_any_stream_is_the_same_however_it_is_cut(words: list[bytes], random: Random) -> None:
    stream = b"".join(words)
    whole = _read([stream])
    assert _read(_cut(stream, 1)) == whole
    assert _read(_cut_at_random(stream, random)) == whole


@given(
    st.lists(
        st.sampled_from(
            [
                b"data:a",
                b"data: b",
                b"data",
                b"data: ",
                b"event:e",
                b"id:7",
                b"id: 8",
                b"id",
                b"id:\0",
                b": c",
                b"retry:5",
                b"what",
                b"",
                b"",
            ]
        )
    )
)
def test_any_stream_is_what_the_text_makes_of_it(lines: list[bytes]) -> None:
    for end in (b"\n", b"\r", b"\r\n"):
        assert _read([b"".join(line + end for line in lines)])[:3] == _by_the_text(lines)


def _by_the_text(lines: list[bytes]) -> tuple[list[Told], str | None, int | None]:
    """The steps of the text, one by one, over lines."""
    told: list[Told] = []
    data, retry = "", None
    named: str | None = None
    last_id: str | None = None
    for line in map(bytes.decode, lines):
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if not line:
            last_id = last_id if named is None else named
            if data.strip():
                told.append(m(data.removesuffix("\n"), named))
            data, named = "", None
        elif field == "data":
            data += value + "\n"
        elif field == "id" and "\0" not in value:
            named = value
        elif field == "retry":
            retry = int(value)
    return told, last_id, retry


@pytest.mark.parametrize("what", RETRIES)
def test_the_time_to_wait_is_remembered_where_it_is_a_number(what: str) -> None:
    stream, expected = RETRIES[what]
    assert _read([stream])[2] == expected
    assert _read(_cut(stream, 7))[2] == expected


@pytest.mark.parametrize("what", IDS)
def test_the_last_id_is_what_to_go_on_from(what: str) -> None:
    stream, expected = IDS[what]
    assert _read([stream])[1] == expected
    assert _read(_cut(stream, 4099))[1] == expected


def test_a_piece_that_ends_no_line_is_unfinished() -> None:
    stream = EventStream()
    pieces = (b": hel", b"lo\n", b"\n", b"da", b"ta: x\n\n: a")
    assert [stream.feed(piece).unfinished for piece in pieces] == [True, False, False, True, False]


def _one(size: int) -> bytes:
    return b"data: " + b"x" * size + b"\n\n"


def _two(size: int) -> bytes:
    return b"data:" + b"x" * (size - 11) + b"\ndata: " + b"y" * 10 + b"\n\n"


def _many(size: int) -> bytes:
    lines, rest = divmod(size, 1024)
    return (b"data:" + b"x" * 1023 + b"\n") * lines + b"data: " + b"y" * rest + b"\n\n"


@pytest.mark.parametrize("made", [_one, _two, _many])
@pytest.mark.parametrize(("size", "taken"), [(LONGEST_TEXT, True), (LONGEST_TEXT + 1, False), (3 * LONGEST_TEXT, False)])
def test_an_event_longer_than_a_mebibyte_is_left_out_and_counted(made: type[bytes], size: int, taken: bool) -> None:
    stream = b"data: before\n\n" + made(size) + b"data: after\n\n"
    for cut in (len(stream), 65_536, 99_991):
        told, _, _, overlong = _read(_cut(stream, cut))
        assert [len(data) for data, _ in told] == ([6, size, 5] if taken else [6, 5])
        assert overlong == (not taken)


def test_what_is_too_long_and_is_no_data_spoils_nothing() -> None:
    for field in (b":", b"what", b"id:", b"event:"):
        stream = b"id:1\n" + field + b"x" * 2 * LONGEST_TEXT + b"\r\ndata: x\n\n"
        assert _read([stream]) == _read(_cut(stream, 65_536)) == ([m("x", id="1")], "1", None, 0)


@pytest.mark.parametrize("line", [b"data: ", b":", b"", b"data: x\ndata: "])
def test_a_line_without_an_end_is_not_held(line: bytes) -> None:
    stream = EventStream()
    overlong = stream.feed(line).overlong
    piece = b"x" * 65_536
    for _ in range(512):
        batch = stream.feed(piece)
        overlong += batch.overlong
        assert not batch.texts
        assert _held(stream) <= LONGEST_TEXT + 65_536
    assert overlong == line.count(b"data: ", -6)
    assert _told(stream.feed(b"\n\ndata: after\n\n")) == [m("after")]


@pytest.mark.parametrize("before", [b"", b"data: " + b"x" * 2 * LONGEST_TEXT + b"\n", b"x" * 2 * LONGEST_TEXT + b"\n"])
def test_lines_without_an_end_of_the_event_are_not_held(before: bytes) -> None:
    stream = EventStream()
    overlong = sum(stream.feed(piece).overlong for piece in _cut(before, 65_536))
    for _ in range(400):
        batch = stream.feed(b"data: 0123456789\n" * 1000)
        overlong += batch.overlong
        assert not batch.texts
        assert _held(stream) <= LONGEST_TEXT if not before.startswith(b"data") else _held(stream) < 100
    assert _held(stream) < 100
    assert overlong == 1


@pytest.mark.parametrize(
    "line", [b"data:" + b" " * 900_000, b"id:" + b" " * 900_000, b"event:" * 150_000, b"data: x" * 130_000]
)
def test_a_long_line_that_leads_nowhere_takes_no_time(line: bytes) -> None:
    stream = EventStream()
    begun = process_time()
    stream.feed(b"data: before\n\n" + line + b"\nwhat\n\n")
    assert process_time() - begun < 1


def _held(stream: EventStream) -> int:
    return len(stream._held) + sum(map(len, stream._data))
