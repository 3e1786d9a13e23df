"""Lines out of bytes that come in any pieces."""

import tracemalloc
from codecs import BOM_UTF8
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from livetui.feed.source import LONGEST_TEXT, Batch
from livetui.feed.splitting import Lines

_LONGEST = 5


def _naive(whole: bytes) -> tuple[list[bytes], int]:
    lines = whole.removeprefix(BOM_UTF8).split(b"\n")
    texts = [line.replace(b"\r", b" ").strip() for line in lines if len(line) <= _LONGEST]
    return [text for text in texts if text], sum(len(line) > _LONGEST for line in lines)


def _fed(lines: Lines, pieces: list[bytes]) -> tuple[list[bytes], int]:
    batches = [*map(lines.feed, pieces), lines.end()]
    return [text for batch in batches for text in batch.texts], sum(batch.overlong for batch in batches)


_PARTS = [b"\n", b"\r", b" ", b"a", b"{}", "é".encode(), b"12345", BOM_UTF8, BOM_UTF8[:2]]
_streams = st.lists(st.sampled_from(_PARTS), max_size=30).map(b"".join)


@given(_streams, st.lists(st.integers(0, 60), max_size=10))
def test_any_cuts_bring_the_lines_of_the_whole(whole: bytes, cuts: list[int]) -> None:
    bounds = [0, *sorted(cuts), len(whole)]
    pieces = [whole[start:end] for start, end in pairwise(bounds)]
    assert _fed(Lines(_LONGEST), pieces) == _naive(whole)


@given(_streams)
def test_single_bytes_bring_the_lines_of_the_whole(whole: bytes) -> None:
    assert _fed(Lines(_LONGEST), [bytes([byte]) for byte in whole]) == _naive(whole)


@given(_streams, _streams)
def test_another_stream_can_follow_an_end(first: bytes, second: bytes) -> None:
    lines = Lines(_LONGEST)
    _fed(lines, [first])
    assert _fed(lines, [second]) == _naive(second)


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    assert _fed(Lines(), [BOM_UTF8 + b'{"a":1}\n', BOM_UTF8 + b"{}\n"]) == ([b'{"a":1}', BOM_UTF8 + b"{}"], 0)


def test_a_line_comes_out_with_its_newline_and_not_before() -> None:
    lines = Lines()
    assert [list(lines.feed(piece).texts) for piece in (b'{"a"', b":1}", b"\n{")] == [[], [], [b'{"a":1}']]


def test_a_piece_that_ends_no_line_is_unfinished() -> None:
    lines = Lines()
    assert [lines.feed(piece).unfinished for piece in (b'{"a"', b":1}", b"\n{", b"}", b"\n", b"\n")] == [
        True, True, False, True, False, False,
    ]  # fmt: skip


def test_a_line_without_end_is_counted_once_and_not_held() -> None:
    lines, piece = Lines(), b"x" * 256 * 1024
    tracemalloc.start()
    try:
        overlong = sum(lines.feed(piece).overlong for _ in range(64))
        assert tracemalloc.get_traced_memory()[1] < 3 * LONGEST_TEXT
    finally:
        tracemalloc.stop()
    assert (overlong, lines.end()) == (1, Batch())
