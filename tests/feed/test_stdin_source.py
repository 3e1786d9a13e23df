"""Standard input as a feed: pipes, files, nothing at all, and a process that reads a silent pipe and ends."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from livetui.errors import FeedRefused
from livetui.feed.source import LONGEST_TEXT, Over
from livetui.feed.sources.stdin import StandardInput


@contextmanager
def _pipe(blocking: bool = True) -> Iterator[tuple[StandardInput, int]]:
    """A source that reads from a pipe, and the end to write into."""
    reading, writing = os.pipe()
    os.set_blocking(reading, blocking)
    try:
        yield StandardInput(reading), writing
    finally:
        os.close(writing)  # the thread sees the end, and closing what it reads from would race with it


async def _all(source: StandardInput) -> tuple[list[bytes], int]:
    """Every text to the end, and how many were too long."""
    texts: list[bytes] = []
    overlong = 0
    try:
        async for batch in source.batches(None):
            texts += batch.texts
            overlong += batch.overlong
    except Over:
        return texts, overlong
    raise AssertionError("standard input ended without being over")


async def test_a_line_arrives_while_the_pipe_stays_open() -> None:
    with _pipe() as (source, writing):
        async with asyncio.timeout(30):
            batches = source.batches(None)
            assert (await anext(batches)).texts == ()
            os.write(writing, b'{"a":1}\r\n{"b"')
            assert (await anext(batches)).texts == [b'{"a":1}']
            os.write(writing, b":2}\n")
            assert (await anext(batches)).texts == [b'{"b":2}']


async def test_the_last_line_needs_no_newline(tmp_path: Path) -> None:
    file = tmp_path / "feed.ndjson"
    file.write_bytes(b'\n{"a":1}\n\n{"b":2}')
    with file.open("rb") as feed:
        async with asyncio.timeout(30):
            assert await _all(StandardInput(feed.fileno())) == ([b'{"a":1}', b'{"b":2}'], 0)


async def test_nothing_at_all_is_over_at_once() -> None:
    with open(os.devnull, "rb") as nothing:
        async with asyncio.timeout(30):
            assert await _all(StandardInput(nothing.fileno())) == ([], 0)


async def test_an_end_stays_an_end() -> None:
    with open(os.devnull, "rb") as nothing:
        source = StandardInput(nothing.fileno())
        async with asyncio.timeout(30):
            await _all(source)
            assert await _all(source) == ([], 0)


async def test_a_line_that_is_too_long_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "feed.ndjson"
    file.write_bytes(b"1\n" + b"x" * (LONGEST_TEXT + 1) + b"\n2\n")
    with file.open("rb") as feed:
        async with asyncio.timeout(30):
            assert await _all(StandardInput(feed.fileno())) == ([b"1", b"2"], 1)


async def test_no_more_is_read_than_somebody_takes(tmp_path: Path) -> None:
    file = tmp_path / "feed.ndjson"
    file.write_bytes(b"{}\n" * 2_000_000)
    with file.open("rb") as feed:
        async with asyncio.timeout(30):
            await anext(StandardInput(feed.fileno()).batches(None))
            await asyncio.sleep(0.05)
            assert os.lseek(feed.fileno(), 0, os.SEEK_CUR) < file.stat().st_size / 4


async def test_a_pipe_that_does_not_block_is_waited_for() -> None:
    with _pipe(blocking=False) as (source, writing):
        async with asyncio.timeout(30):
            batches = source.batches(None)
            await anext(batches)
            await asyncio.sleep(0.05)
            os.write(writing, b"{}\n")
            assert (await anext(batches)).texts == [b"{}"]


async def test_a_directory_is_refused_with_a_sentence(tmp_path: Path) -> None:
    directory = os.open(tmp_path, os.O_RDONLY)
    try:
        async with asyncio.timeout(30):
            with pytest.raises(FeedRefused, match=r"cannot be read .*: pipe a feed"):
                await _all(StandardInput(directory))
    finally:
        os.close(directory)


_WATCHES = """
import asyncio
from livetui.feed.sources.stdin import StandardInput

async def watch():
    batches = StandardInput().batches(None)
    await anext(batches)
    print((await anext(batches)).texts[0].decode(), flush=True)
    await batches.aclose()

asyncio.run(watch())
"""


def test_a_process_ends_while_its_input_is_silent() -> None:
    with subprocess.Popen([sys.executable, "-c", _WATCHES], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b'{"a":1}\n')
        process.stdin.flush()
        assert process.stdout.readline() == b'{"a":1}\n'
        assert process.wait(timeout=30) == 0
