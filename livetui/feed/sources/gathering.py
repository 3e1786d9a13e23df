"""Pieces that come one after the other, handed over together: a server may send each small text in a piece of its own."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator

_REST_S = 0.05
_MANY = 128 * 1024  # bytes; where so much has come, there is no need to wait for more
_TURNS = 3  # of the loop without another piece, until nothing more is here at the moment


async def gathered(pieces: AsyncIterator[bytes]) -> AsyncGenerator[bytes, None]:
    """All of ``pieces``, in as few as they can be without any of them waiting for longer than a twentieth of a second.

    At 20,000 pieces a second, waking whoever takes them for each costs more than all that is done with them. Ends as
    ``pieces`` ends, with its error if it has one. Use it in ``aclosing``: then nothing is read any more.
    """
    waiting = bytearray()
    news = asyncio.Event()
    room = asyncio.Event()

    async def take() -> None:
        async for piece in pieces:
            waiting.extend(piece)
            news.set()
            await room.wait()

    async def settle() -> None:
        turns = 0
        while turns < _TURNS and len(waiting) < _MANY:
            before = len(waiting)
            await asyncio.sleep(0)
            turns = turns + 1 if len(waiting) == before else 0

    taking = asyncio.create_task(take())
    taking.add_done_callback(lambda _: news.set())
    try:
        while True:
            room.set()
            await news.wait()
            await settle()
            if not waiting:
                break
            room.clear()
            if not taking.done():
                news.clear()
            together = bytes(waiting)
            waiting.clear()
            yield together
            if len(together) < _MANY:
                await asyncio.wait([taking], timeout=_REST_S)  # meanwhile more comes together
        await taking
    finally:
        taking.cancel()
        await asyncio.wait([taking])
