"""What may block for ever holds up nobody else."""

import asyncio
import threading

import pytest

from livetui.feed.aside import aside


async def test_what_a_call_gives_is_handed_over() -> None:
    assert await aside(int, "10", base=2) == 2


async def test_what_a_call_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="no number"):
        await aside(int, "no number")


async def test_while_a_call_blocks_others_go_on_and_it_can_be_left() -> None:
    blocked, answers = threading.Event(), threading.Event()

    def block() -> None:
        blocked.set()
        answers.wait(20)

    waiting = asyncio.create_task(aside(block))
    while not blocked.is_set():
        await asyncio.sleep(0.001)
    waiting.cancel()
    await asyncio.wait({waiting}, timeout=5)
    assert waiting.cancelled()
    answers.set()


async def test_the_end_of_the_program_does_not_wait_for_a_call() -> None:
    assert await aside(lambda: threading.current_thread().daemon)
