"""The real program in processes of its own, none of which outlives its test."""

import asyncio
import os
import subprocess
import sys
import threading
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager

from msgspec import Struct

LIVETUI = (sys.executable, "-m", "livetui")
LONGEST_S = 120.0


class Ended(Struct, frozen=True):
    """How a process ended, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> list[str]:
        """The sentences on stderr, without the program's name."""
        return [line.removeprefix("livetui: ") for line in self.err.splitlines()]


@asynccontextmanager
async def running(
    *arguments: str, stdin: int = DEVNULL, environment: Mapping[str, str] | None = None, longest_s: float = LONGEST_S,
    program: Sequence[str] = LIVETUI,
) -> AsyncIterator[Process]:  # fmt: skip
    """The program with these arguments and more environment, killed at the end if it still runs by then."""
    process = await asyncio.create_subprocess_exec(
        *program, *arguments, stdin=stdin, stdout=PIPE, stderr=PIPE, env={**os.environ, **(environment or {})}
    )
    try:
        async with asyncio.timeout(longest_s):
            yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def ended(process: Process, stdin: bytes | None = None) -> Ended:
    """What comes of a process until it ends by itself."""
    out, err = await process.communicate(stdin)
    assert process.returncode is not None
    return Ended(process.returncode, out.decode(), err.decode())


async def livetui(
    *arguments: str, environment: Mapping[str, str] | None = None, longest_s: float = LONGEST_S,
    program: Sequence[str] = LIVETUI,
) -> Ended:  # fmt: skip
    """Run the program to its end."""
    async with running(*arguments, environment=environment, longest_s=longest_s, program=program) as process:
        return await ended(process)


@contextmanager
def served(file: str, speed: str = "max", longest_s: float = LONGEST_S) -> Iterator[Mapping[str, str]]:
    """The addresses of a file that ``livetui serve`` serves, by their paths."""
    command = [*LIVETUI, "serve", file, "--port", "0", "--speed", speed]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        watchdog = threading.Timer(longest_s, process.kill)
        watchdog.start()
        try:
            addresses: dict[str, str] = {}
            while "/ws" not in addresses:
                line = process.stderr.readline()
                assert line, "livetui serve has ended"
                if "://" in line:
                    address = line.split()[-1]
                    addresses["/" + address.rpartition("/")[2]] = address
            yield addresses
        finally:
            watchdog.cancel()
            process.kill()
