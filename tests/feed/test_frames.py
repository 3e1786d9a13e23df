"""Messages out of the frames of a WebSocket server, which the library writes here."""

import tracemalloc
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from websockets.frames import Frame, Opcode

from livetui.feed.sources.frames import Messages, Taken

_LONGEST = 200


def _frame(opcode: Opcode, data: bytes, fin: bool = True) -> bytes:
    return Frame(opcode, data, fin).serialize(mask=False)


class Sent(Struct, frozen=True):
    """What a server sends: a control frame, or a message in one part or several, with pings between them."""

    opcode: Opcode
    parts: tuple[bytes, ...]

    @property
    def frames(self) -> list[bytes]:
        last = len(self.parts) - 1
        return [_frame(Opcode.CONT if index else self.opcode, part, index == last) for index, part in enumerate(self.parts)]


_payloads = st.sampled_from([0, 1, 60, 125, 126, 199, 200, 201, 70_000]).map(lambda size: b"x" * size)
_messages = st.builds(
    Sent, st.sampled_from([Opcode.TEXT, Opcode.BINARY]), st.lists(_payloads, min_size=1, max_size=4).map(tuple)
)
_controls = st.builds(Sent, st.sampled_from([Opcode.PING, Opcode.PONG]), st.sampled_from([(b"",), (b"p" * 125,)]))


def _fed(stream: bytes, cuts: list[int]) -> tuple[list[bytes], int, bytes]:
    messages = Messages(_LONGEST)
    taken = [messages.feed(stream[start:end]) for start, end in pairwise([0, *sorted(cuts), len(stream)])]
    return (
        [message for each in taken for message in each.messages],
        sum(each.overlong for each in taken),
        b"".join(each.rest for each in taken),
    )


@given(st.lists(_messages | _controls, max_size=8), st.data())
def test_any_cuts_bring_the_messages_that_were_sent(sent: list[Sent], data: st.DataObject) -> None:
    ping = _frame(Opcode.PING, b"between")
    stream = b"".join(ping.join(each.frames) for each in sent)
    cuts = data.draw(st.lists(st.integers(0, len(stream)), max_size=10))
    wholes = [b"".join(each.parts) for each in sent if each.opcode in (Opcode.TEXT, Opcode.BINARY)]
    pings = [ping * (len(each.parts) - 1) if each.opcode in (Opcode.TEXT, Opcode.BINARY) else each.frames[0] for each in sent]
    assert _fed(stream, cuts) == (
        [whole for whole in wholes if len(whole) <= _LONGEST],
        sum(len(whole) > _LONGEST for whole in wholes),
        b"".join(pings),
    )


@pytest.mark.parametrize("size", [5, 125, 126, 200, 201])
def test_single_bytes_bring_the_same(size: int) -> None:
    stream = _frame(Opcode.TEXT, b"x" * size) + _frame(Opcode.TEXT, b"{}")
    assert _fed(stream, list(range(len(stream)))) == _fed(stream, [])
    assert _fed(stream, [])[0][-1] == b"{}"


@pytest.mark.parametrize(
    "breach",
    [
        pytest.param(b"\x81\x85maskhello", id="a frame is masked"),
        pytest.param(b"\xc1\x02{}", id="a frame is packed, which was not agreed on"),
        pytest.param(b"\x83\x02{}", id="a frame of an unknown kind"),
        pytest.param(b"\x89\x7e\x00\x7e" + b"x" * 126, id="a ping is too long"),
        pytest.param(b"\x09\x02{}", id="a ping is in parts"),
        pytest.param(_frame(Opcode.CLOSE, b"\x03\xe8"), id="the server closes"),
    ],
)
def test_the_library_is_left_all_that_comes_from_there_when(breach: bytes) -> None:
    messages, later = Messages(_LONGEST), _frame(Opcode.TEXT, b"[]")
    assert messages.feed(_frame(Opcode.TEXT, b"{}") + breach + later) == Taken([b"{}"], rest=breach + later)
    assert messages.feed(later) == Taken(rest=later)


@pytest.mark.parametrize("stream", [_frame(Opcode.CONT, b"{}"), _frame(Opcode.TEXT, b"{", False) + _frame(Opcode.TEXT, b"{}")])
def test_the_library_is_told_of_a_message_that_is_out_of_place(stream: bytes) -> None:
    assert _fed(stream, []) == ([], 0, _frame(Opcode.CONT, b""))


@pytest.mark.parametrize("parts", [1, 2**10])
def test_a_giant_message_is_not_held(parts: int) -> None:
    messages, piece = Messages(2**20), b"x" * 2**16
    start = b"\x81\x7f" + (2**36).to_bytes(8, "big") if parts == 1 else _frame(Opcode.TEXT, piece, False)
    follow = piece if parts == 1 else _frame(Opcode.CONT, piece, False)
    tracemalloc.start()
    try:
        overlong = messages.feed(start).overlong + sum(messages.feed(follow).overlong for _ in range(500))
        assert tracemalloc.get_traced_memory()[1] < 3 * 2**20
    finally:
        tracemalloc.stop()
    assert overlong == 1
