import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from math import inf
from pathlib import Path
from typing import Any

import pytest

from livetui.feed.fields import with_field
from livetui.recording.read import Recording
from livetui.serve import Broadcast, Pace, listen, serving, survey
from livetui.serve.survey import Survey

START = 1_786_557_420_000


@dataclass
class FakeTime:
    """A clock that only sleeping moves."""

    now: float = 0.0

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)


@dataclass(frozen=True)
class OnAir:
    """A broadcast that is being served."""

    port: int
    addresses: tuple[str, ...]
    troubles: list[str] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"{'ws' if path == '/ws' else 'http'}://127.0.0.1:{self.port}{path}"


Write = Callable[..., Path]
Air = Callable[..., AbstractAsyncContextManager[OnAir]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes lines, or events, into a file."""

    def write(lines: bytes | Iterable[dict[str, Any]], name: str = "live.ndjson") -> Path:
        path = tmp_path / name
        path.write_bytes(lines if isinstance(lines, bytes) else "".join(json.dumps(line) + "\n" for line in lines).encode())
        return path

    return write


@pytest.fixture
def long_live(write: Write) -> Path:
    """A LIVE over several blocks of a file, some of whose events have no id."""
    return write(
        {"type": "comment", "ts": START + number * 100, "text": f"{number} " + "so glowy ✨" * 9}
        | ({"id": f"c-{number}"} if number % 3 else {})
        for number in range(1, 3001)
    )


def numbered(line: bytes, number: int) -> bytes:
    """A line of a recording as it goes out, whatever else is in it: one without an id has its number, the first is marked."""
    line = line if b'"id"' in line else with_field(line, "id", str(number))
    return with_field(line, "rehearsal", True) if number == 1 else line


def surveyed(path: Path) -> Survey:
    with Recording(path) as recording:
        return survey(recording, path)


@asynccontextmanager
async def on_air(path: Path, pace: Pace | None = None) -> AsyncIterator[OnAir]:
    """A recording served in this loop, at full speed unless told otherwise."""
    troubles: list[str] = []
    listening = listen(0)
    port = listening.getsockname()[1]
    async with serving(Broadcast(surveyed(path), pace or Pace(speed=inf)), listening, troubles.append) as addresses:
        yield OnAir(port, addresses, troubles)
