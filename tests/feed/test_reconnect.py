"""A source is stayed with through drops and silence, on a clock that only the test moves."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from livetui.errors import FeedRefused
from livetui.feed.reconnect import Connection, stay_connected
from livetui.feed.source import Batch, Dropped, Over
from livetui.feed.sources.http import HttpSource
from livetui.text import Clean
from tests.feed.serving import Request, for_ever, head, saying, serving

ALIVE = Batch()
TEXT = Batch([b'{"type":"join"}'])
SSE = head(Content_Type="text/event-stream")

Step = Batch | Exception | float
"""What a connection does: brings a batch, ends with an error, or takes that many seconds."""


@pytest.fixture(autouse=True)
async def _nothing_hangs() -> AsyncIterator[None]:
    async with asyncio.timeout(20):
        yield


class Time:
    """A clock that jumps to the next moment anybody waits for, once nothing else is left to do."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._sleepers: list[tuple[float, asyncio.Future[None]]] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        woken = asyncio.get_running_loop().create_future()
        self._sleepers.append((self.now + seconds, woken))
        await woken

    def jump(self) -> None:
        self._sleepers = [each for each in self._sleepers if not each[1].done()]
        if self._sleepers:
            self.now = max(self.now, min(moment for moment, _ in self._sleepers))
            for moment, woken in self._sleepers:
                if moment <= self.now:
                    woken.set_result(None)


@dataclass
class Scripted:
    """A source whose connections do what they are told; after the last one it is over."""

    time: Time
    connections: list[Sequence[Step]]
    retry_s: float | None = None
    asked: list[tuple[float, str | None]] = field(default_factory=list)
    open: int = 0

    @property
    def name(self) -> Clean:
        return Clean("a feed")

    async def batches(self, after: str | None) -> AsyncIterator[Batch]:
        self.asked.append((self.time.now, after))
        self.open += 1
        try:
            for step in self.connections.pop(0) if self.connections else [Over()]:
                match step:
                    case Batch():
                        yield step
                    case Exception():
                        raise step
                    case seconds:
                        await self.time.sleep(seconds)
        finally:
            self.open -= 1


@dataclass
class Story:
    """What came of it."""

    batches: list[Batch]
    told: list[Connection]
    asked: list[float]
    """After how many seconds each connection was asked for, from the one before on."""
    error: BaseException | None


def _beats(times: int, interval_s: float, beat: Batch) -> list[Step]:
    return [step for _ in range(times) for step in (interval_s, beat)]


async def _story(
    *connections: Sequence[Step],
    random: Callable[[], float] = lambda: 1.0,
    longest_silence_s: float | None = 60.0,
    retry_s: float | None = None,
) -> Story:
    time = Time()
    source = Scripted(time, list(connections), retry_s)
    told: list[Connection] = []
    batches: list[Batch] = []
    met: set[bytes] = set()
    fresh = 0

    async def listen() -> None:
        nonlocal fresh
        stream = stay_connected(
            source,
            told=told.append,
            fresh=lambda: fresh,
            longest_silence_s=longest_silence_s,
            clock=time,
            sleep=time.sleep,
            random=random,
        )
        async with aclosing(stream):
            async for batch in stream:
                batches.append(batch)
                fresh += sum(b'"id"' not in text or text not in met for text in batch.texts)
                met.update(batch.texts)

    task = asyncio.create_task(listen())
    while not task.done():
        for _ in range(20):
            await asyncio.sleep(0)
        time.jump()
    assert source.open == 0
    moments = [1000.0, *(moment for moment, _ in source.asked)]
    asked = [round(now - before, 3) for before, now in pairwise(moments)]
    return Story(batches, told, asked, task.exception())


async def test_the_batches_of_all_connections_are_one_stream() -> None:
    story = await _story([ALIVE, TEXT], [ALIVE, TEXT, TEXT], [Dropped("it broke")], [ALIVE])
    assert story.batches == [ALIVE, TEXT, ALIVE, TEXT, TEXT, ALIVE]
    assert story.error is None


async def test_it_is_told_how_the_connection_stands() -> None:
    story = await _story([ALIVE, TEXT], [Dropped("it \x1b broke")], [ALIVE])
    assert [(each.state, each.reconnects) for each in story.told] == [
        ("connecting", 0), ("connected", 0), ("waiting", 0),
        ("connecting", 0), ("waiting", 0),
        ("connecting", 0), ("connected", 1), ("waiting", 1),
        ("connecting", 1), ("over", 1),
    ]  # fmt: skip
    waiting = [each for each in story.told if each.state == "waiting"]
    assert [each.reason for each in waiting] == [
        "the feed closed the connection",
        "it � broke",
        "the feed closed the connection",
    ]
    assert waiting[0].until == 1000.5


async def test_a_refusal_ends_it() -> None:
    story = await _story([ALIVE], [FeedRefused("Go away: now.")], [TEXT])
    assert isinstance(story.error, FeedRefused)
    assert (story.told[-1].state, story.told[-1].reason) == ("refused", "Go away: now.")
    assert story.batches == [ALIVE]


async def test_what_fails_again_and_again_is_asked_ever_more_rarely() -> None:
    story = await _story(*[[Dropped("no")]] * 8)
    assert story.asked == [0, 0.5, 1, 2, 4, 8, 16, 30, 30]


async def test_a_server_that_closes_at_once_is_no_busy_loop() -> None:
    story = await _story(*[[ALIVE]] * 8)
    assert story.asked == [0, 0.5, 1, 2, 4, 8, 16, 30, 30]


@pytest.mark.parametrize("useful", [[ALIVE, TEXT], [ALIVE, 5.0]])
async def test_a_connection_of_use_begins_anew(useful: Sequence[Step]) -> None:
    story = await _story(*[[Dropped("no")]] * 4, useful, [Dropped("no")])
    assert story.asked[-2] - (5 if 5.0 in useful else 0) == 0.5
    assert story.asked[-1] == 1


def _named(number: int) -> Batch:
    return Batch([b'{"type":"join","id":"%d"}' % number])


async def test_a_server_that_says_the_same_again_and_closes_is_asked_ever_more_rarely() -> None:
    story = await _story(*[[ALIVE, TEXT, TEXT]] * 5)
    assert story.asked == [0, 0.5, 1, 2, 4, 8]


async def test_a_connection_that_brought_something_and_broke_begins_anew_whatever_came_before() -> None:
    broken: Sequence[Step] = [ALIVE, TEXT, TEXT, Dropped("it broke")]
    story = await _story(*[broken] * 5)
    assert story.asked == [0, 0.5, 0.5, 0.5, 0.5, 0.5]


async def test_a_server_that_says_only_what_has_come_before_is_asked_ever_more_rarely() -> None:
    story = await _story([ALIVE, _named(1), _named(2)], [ALIVE, _named(2)], [ALIVE, _named(1)], [ALIVE, _named(2)])
    assert story.asked == [0, 0.5, 1, 2, 4]


async def test_a_server_that_closes_after_every_piece_of_news_is_asked_again_soon() -> None:
    story = await _story(*([ALIVE, _named(number)] for number in range(5)))
    assert story.asked == [0, 0.5, 0.5, 0.5, 0.5, 0.5]


async def test_a_connection_that_stood_for_a_moment_does_not_begin_anew() -> None:
    story = await _story([ALIVE, 4.5], [ALIVE, 4.5], [ALIVE, 4.5])
    assert story.asked == [0, 5, 5.5, 6.5]


async def test_the_feeds_own_time_to_wait_is_kept() -> None:
    story = await _story(*[[ALIVE, TEXT]] * 3, random=lambda: 0.0, retry_s=3.0)
    assert story.asked == [0, 3, 3, 3]


async def test_a_server_is_left_alone_for_as_long_as_it_asks() -> None:
    story = await _story([Dropped("busy", 90.0)], [Dropped("busy")], random=lambda: 0.0)
    assert story.asked == [0, 90, 0.1]


async def test_a_silent_connection_is_dropped_after_a_minute() -> None:
    story = await _story([ALIVE, TEXT, 1e6, TEXT])
    assert [each.reason for each in story.told if each.state == "waiting"] == ["the feed fell silent"]
    assert story.asked == [0, 60.5]


async def test_a_connection_that_never_stands_is_dropped_after_a_minute() -> None:
    story = await _story([1e6])
    assert story.asked == [0, 60.5]


async def test_a_connection_whose_heartbeats_stay_away_is_dropped_sooner() -> None:
    story = await _story([ALIVE, *_beats(3, 10.0, ALIVE), 1e6])
    assert story.asked == [0, 30 + 20 + 0.5]


async def test_a_connection_that_speaks_is_never_dropped() -> None:
    story = await _story([ALIVE, *_beats(50, 59.0, TEXT)], [ALIVE, *_beats(50, 15.0, ALIVE), *_beats(10, 29.0, TEXT)])
    assert [each.reason for each in story.told if each.state == "waiting"] == ["the feed closed the connection"] * 2
    assert len(story.batches) == 112


async def test_the_first_batch_is_no_heartbeat() -> None:
    story = await _story([ALIVE, 3.0, ALIVE, *_beats(10, 15.0, ALIVE)])
    assert len(story.batches) == 12


async def test_heartbeats_of_one_connection_say_nothing_of_the_next() -> None:
    story = await _story([ALIVE, *_beats(5, 1.0, ALIVE), 1e6], [ALIVE, 59.0, TEXT])
    assert story.asked == [0, 5 + 2 + 0.5, 59.5]


async def test_a_source_that_may_be_silent_is_not_dropped() -> None:
    story = await _story([ALIVE, 1e6, TEXT], longest_silence_s=None)
    assert story.batches == [ALIVE, TEXT]


async def test_the_time_its_user_takes_is_no_silence() -> None:
    time = Time()
    source = Scripted(time, [[ALIVE, TEXT, TEXT]])

    async def listen() -> int:
        taken = 0
        async with aclosing(stay_connected(source, clock=time, sleep=time.sleep)) as stream:
            async for batch in stream:
                taken += len(batch.texts)
                await time.sleep(600)
        return taken

    task = asyncio.create_task(listen())
    while not task.done():
        for _ in range(20):
            await asyncio.sleep(0)
        time.jump()
    assert task.result() == 2


async def test_it_goes_on_after_what_has_been_written() -> None:
    time = Time()
    source = Scripted(time, [[ALIVE, TEXT]] * 3)
    written = iter([None, "1", "2", "3"])
    soon = asyncio.sleep

    async with aclosing(
        stay_connected(source, after=lambda: next(written), clock=time, sleep=lambda _: soon(0), longest_silence_s=None)
    ) as stream:
        assert len([batch async for batch in stream]) == 6
    assert [after for _, after in source.asked] == [None, "1", "2", "3"]


@pytest.mark.parametrize("steps", [[1e6], [ALIVE, 1e6], [Dropped("no", 1e6)]])
async def test_whoever_is_cancelled_leaves_at_once(steps: Sequence[Step]) -> None:
    time = Time()
    source = Scripted(time, [steps])

    async def listen() -> None:
        async for _ in stay_connected(source, clock=time, sleep=time.sleep):
            pass

    task = asyncio.create_task(listen())
    for _ in range(20):
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert source.open == 0


async def test_whoever_stops_listening_leaves_at_once() -> None:
    time = Time()
    source = Scripted(time, [[ALIVE, TEXT, 1e6]])
    async with aclosing(stay_connected(source, clock=time, sleep=time.sleep)) as stream:
        await anext(stream)
        assert source.open == 1
    assert source.open == 0
    await asyncio.sleep(0)
    assert len(asyncio.all_tasks()) == 1


async def test_a_hundred_dropped_connections_lose_nothing() -> None:
    last = 400

    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        seen = int(request.headers.get("last-event-id", b"-1"))
        if seen == last:
            writer.write(head(204))
            return
        numbers = range(max(seen - 2, 0), min(seen + 5, last + 1))  # some of them once more
        events = b"".join(b'id: %d\ndata: {"n":%d}\n\n' % (n, n) for n in numbers)
        writer.write(head(Content_Type="text/event-stream", Content_Length="999999") + events + b"id: 777\ndata: {")

    written: list[str | None] = []
    async with serving(reply) as server:
        stream = stay_connected(
            HttpSource(server.url),
            after=lambda: written[-1] if written else None,
            longest_silence_s=None,
            sleep=lambda _: asyncio.sleep(0),
        )
        async with aclosing(stream):
            async for batch in stream:
                for text, id in zip(batch.texts, batch.ids or (), strict=True):
                    assert text == b'{"n":%s}' % (id or "").encode()
                    if id not in written[-10:]:
                        written.append(id)
    assert written == [str(n) for n in range(last + 1)]
    assert len(server.requests) > 100


async def test_a_server_that_falls_silent_is_left() -> None:
    time = Time()
    stood = asyncio.Event()
    async with serving(saying(SSE + b"retry: 2000\n\n", then=for_ever)) as server:
        told: list[Connection] = []

        def tell(connection: Connection) -> None:
            told.append(connection)
            if connection.state == "connected":
                stood.set()

        async def listen() -> None:
            async for _ in stay_connected(HttpSource(server.url), told=tell, clock=time, sleep=time.sleep, random=lambda: 0.0):
                pass

        task = asyncio.create_task(listen())
        await stood.wait()
        while told[-1].state != "waiting":
            await asyncio.sleep(0.002)
            time.jump()
        await server.until_left()
        assert (told[-1].reason, told[-1].until) == ("the feed fell silent", 1000 + 60 + 2)
        task.cancel()
