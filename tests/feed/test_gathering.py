"""Pieces are handed over together where they come together, and none is lost, late or out of order."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing

import pytest

from livetui.feed.sources.gathering import gathered


async def _pieces(*pieces: bytes, error: Exception | None = None) -> AsyncIterator[bytes]:
    for piece in pieces:
        if piece == b"|":
            await asyncio.sleep(0)
        else:
            yield piece
    if error:
        raise error


async def _taken(pieces: AsyncIterator[bytes]) -> list[bytes]:
    async with asyncio.timeout(5), aclosing(gathered(pieces)) as together:
        return [each async for each in together]


async def test_what_is_here_at_once_is_one() -> None:
    assert await _taken(_pieces(b"a", b"b", b"c")) == [b"abc"]


async def test_nothing_is_nothing() -> None:
    assert await _taken(_pieces()) == []


async def test_many_pieces_are_few_and_in_order() -> None:
    pieces = [piece for n in range(2000) for piece in (b"%d " % n, b"|")]
    taken = await _taken(_pieces(*pieces))
    assert b"".join(taken) == b"".join(b"%d " % n for n in range(2000))
    assert len(taken) < 20


async def test_what_came_before_an_error_is_handed_over() -> None:
    taken = []
    async with aclosing(gathered(_pieces(b"a", b"|", b"b", error=ValueError()))) as together:
        with pytest.raises(ValueError):  # noqa: PT011, PT012
            async for each in together:
                taken.append(each)
    assert b"".join(taken) == b"ab"


async def test_a_piece_waits_for_no_other() -> None:
    async def slow() -> AsyncIterator[bytes]:
        yield b"a"
        await asyncio.Event().wait()

    async with asyncio.timeout(5), aclosing(gathered(slow())) as together:
        assert await anext(together) == b"a"


@pytest.mark.parametrize("taken", [0, 1, 5])
async def test_whoever_takes_them_slowly_holds_them_up(taken: int) -> None:
    made = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal made
        while True:
            made += 1
            yield b"x" * 65_536
            await asyncio.sleep(0)

    async with asyncio.timeout(5), aclosing(gathered(endless())) as together:
        for _ in range(taken):
            await anext(together)
            await asyncio.sleep(0.01)
        assert made <= 3 * taken


async def test_nothing_is_read_once_nobody_takes_it() -> None:
    left = asyncio.Event()

    async def slow() -> AsyncIterator[bytes]:
        try:
            yield b"a"
            await asyncio.Event().wait()
        finally:
            left.set()

    async with asyncio.timeout(5), aclosing(gathered(slow())) as together:
        await anext(together)
        await asyncio.sleep(0.02)
    assert left.is_set()
