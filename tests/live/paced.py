"""A feed in which something happens every few milliseconds, whoever listens; and what of it a recording holds."""

import asyncio
import re
import time
from itertools import pairwise
from pathlib import Path

from livetui.errors import UnreadableInput
from livetui.recording.read import Recording
from tests.feed.serving import Request, head

_PACE_S = 0.01
_START_MS = 1_786_557_420_000
_NUMBER = re.compile(rb'"id":"e(\d+)"')


class Paced:
    """Server-Sent Events for `tests.feed.serving`: event 1, 2, 3 … ``per_s`` of them a second from the first request on.

    Each client hears them from its ``Last-Event-ID`` on, or, where the feed does not ``resume``, all from the first on. Once
    the feed has ended, who has heard all and comes back is told so.
    """

    def __init__(self, *, resumes: bool, per_s: int = 100) -> None:
        self.said: list[tuple[int, float]] = []
        """The number of the last event of each writing, and when that was, since `forget`."""
        self.asked_after: list[int] = []
        self._resumes = resumes
        self._per_s = per_s
        self._began: float | None = None
        self._last: int | None = None
        self._heard_all = False
        self._clients = 0

    def forget(self) -> None:
        """Take no more notice of who listens now: it has been killed, though nobody has told us."""
        self.said.clear()
        self._clients += 1

    def end(self) -> int:
        """Let nothing more happen; how many events there are."""
        self._last = self._happened()
        return self._last

    def stood_still_s(self) -> float:
        """For how long this machine let nobody write within the last second, more than it should."""
        now = time.monotonic()
        moments = [at for _, at in self.said if at > now - 1]
        return max(0.0, max((later - earlier for earlier, later in pairwise([*moments, now])), default=0.0) - 3 * _PACE_S)

    async def reply(self, request: Request, writer: asyncio.StreamWriter) -> None:
        """Tell one client."""
        self._began = self._began or time.monotonic()
        if self._heard_all:
            writer.write(head(204))
            return
        after = int(request.headers.get("last-event-id", b"e0")[1:])
        self.asked_after.append(after)
        writer.write(head(content_type="text/event-stream") + b"retry: 100\n\n")
        self._clients += 1
        client = self._clients
        done = after if self._resumes else 0
        while done != self._last:
            upto = self._happened()
            writer.write(b"".join(map(self._event, range(done + 1, upto + 1))))
            await writer.drain()
            done = upto
            if client != self._clients:
                return
            self.said.append((done, time.monotonic()))
            await asyncio.sleep(_PACE_S)
        self._heard_all = client == self._clients

    def _happened(self) -> int:
        if self._last is not None:
            return self._last
        return int((time.monotonic() - (self._began or 0)) * self._per_s) + 1

    def _event(self, number: int) -> bytes:
        ts = _START_MS + number * 1000 // self._per_s
        return b'id: e%d\ndata: {"type":"comment","ts":%d,"text":"is it waterproof? %d"}\n\n' % (number, ts, number)


def numbers(path: Path) -> list[int]:
    """The numbers of the events in a recording, in order, also in one that was cut off."""
    try:
        with Recording(path) as recording:
            text = b"".join(block.data for block in recording.blocks())
    except UnreadableInput:  # there is nothing in it yet
        return []
    return [int(number) for number in _NUMBER.findall(text)]
