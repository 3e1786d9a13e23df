"""A port where nobody listens for five minutes: it is tried now and then, at no cost, and used as soon as somebody does."""

import asyncio
import contextlib
import socket
import subprocess
import time
from pathlib import Path

from tests.endurance.cost import MIB, Meter, rss
from tests.endurance.result import show
from tests.feed.serving import head
from tests.live.processes import LIVETUI
from tests.recording.written import held

_EVENT = b'id: 1\ndata: {"type":"comment","ts":1786557420000,"text":"hello"}\n\n'
_CAP_S = 30


def endure(folder: Path, minutes: float | None) -> None:
    """Refuse for so many minutes, five unless told otherwise."""
    refused_s = 60 * (minutes or 5)
    path = folder / "refused.ndjson"
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    before = _failures()
    command = [*LIVETUI, "record", f"http://127.0.0.1:{port}/feed", "-o", str(path)]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            time.sleep(3)  # in which the program starts
            meter, memory = Meter(process.pid), rss(process.pid)
            time.sleep(refused_s - 3)
            share, grown, attempts = meter.share, rss(process.pid) - memory, _failures() - before
            found_s = asyncio.run(_found(port))
            _, said = process.communicate(timeout=10)
        finally:
            process.kill()
    show("tried", f"{attempts} times in {refused_s:.0f} s")
    show("CPU", f"{share:.2%} of a core", "≤ 1 %", kept=share <= 0.01)
    show("memory", f"{grown / MIB:+.1f} MB")
    show("found once it listens", f"after {found_s:.1f} s", f"≤ {_CAP_S} s", kept=found_s <= _CAP_S + 1)
    show("recorded", f"{len(held(path))} event, exit code {process.returncode}", kept=process.returncode == 0)
    show("sentences on stderr", str(len(said.splitlines())))


def _failures() -> int:
    """How many connections of this machine have been refused so far."""
    names, values = (line.split() for line in Path("/proc/net/snmp").read_text().splitlines() if line.startswith("Tcp:"))
    return int(dict(zip(names, values, strict=True))["AttemptFails"])


async def _found(port: int) -> float:
    """Listen at last, tell one event, and say that this is all; how long it took until somebody asked."""
    began = time.monotonic()
    asked: list[float] = []
    told = asyncio.Event()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            asked.append(time.monotonic() - began)
            writer.write(head(204) if len(asked) > 1 else head(content_type="text/event-stream") + b"retry: 100\n\n" + _EVENT)
            await writer.drain()
        writer.close()
        if len(asked) > 1:
            told.set()

    async with await asyncio.start_server(answer, "127.0.0.1", port), asyncio.timeout(3 * _CAP_S):
        await told.wait()
    return asked[0]
