"""What clients of each kind hear from a real server."""

import asyncio
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from livetui.recording.read import Recording
from livetui.recording.sample import find_sample
from livetui.serve import Pace
from tests.serve.clients import PATHS, events, hear
from tests.serve.conftest import START, FakeTime, Write, numbered, on_air

GONE = {"Last-Event-ID": "c-3000"}


class Watched(Recording):
    """A recording of which one can see whether it has been closed."""

    closed = False

    def close(self) -> None:
        super().close()
        self.closed = True


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> list[Watched]:
    """The recordings that clients are being told."""
    opened: list[Watched] = []

    def open_watched(path: Path) -> Watched:
        opened.append(Watched(path))
        return opened[-1]

    monkeypatch.setattr("livetui.serve.station.Recording", open_watched)
    return opened


def tail(path: Path, after: int) -> list[str]:
    return [numbered(line, number).decode() for number, line in enumerate(path.read_bytes().splitlines(), 1)][after:]


@pytest.fixture
def ending_named(long_live: Path) -> Path:
    """A LIVE whose last event has the id c-3000."""
    lines = long_live.read_text("utf-8").splitlines()
    lines[-1] = lines[-1].replace('"type"', '"id": "c-3000", "type"')
    long_live.write_text("\n".join(lines) + "\n", "utf-8")
    return long_live


@pytest.mark.parametrize("path", PATHS)
async def test_the_lines_are_those_of_the_file(long_live: Path, path: str) -> None:
    async with on_air(long_live) as live:
        assert (await hear(live, path)).lines == tail(long_live, 0)


async def test_sse_has_the_ids_of_events_or_their_numbers(long_live: Path) -> None:
    async with on_air(long_live) as live:
        ids = (await hear(live, "/sse")).ids
    assert ids == [f"c-{number}" if number % 3 else str(number) for number in range(1, 3001)]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(("after", "heard"), [("c-1", 1), ("3", 3), ("c-700", 700), ("1500", 1500), ("c-2999", 2999)])
async def test_a_client_goes_on_after_the_id_it_names(long_live: Path, path: str, after: str, heard: int) -> None:
    async with on_air(long_live) as live:
        assert (await hear(live, path, after=after)).lines == tail(long_live, heard)


async def test_a_client_that_is_cut_off_after_every_part_hears_everything_once(long_live: Path) -> None:
    lines: list[str] = []
    ids: list[str] = []
    async with on_air(long_live) as live, httpx.AsyncClient() as client:
        while len(lines) < 3000:
            async with client.stream("GET", live.url("/sse"), headers={"Last-Event-ID": ids[-1]} if ids else {}) as response:
                text = ""
                async for piece in response.aiter_raw():
                    text += piece.decode("utf-8", "ignore")
                    if text.count("\n\n") > 100:
                        break
            heard = events(text[: text.rindex("\n\n")])
            lines, ids = lines + heard.lines, ids + heard.ids
    assert lines == tail(long_live, 0)


@pytest.mark.parametrize("path", PATHS)
async def test_an_id_that_is_not_known_means_the_beginning(long_live: Path, path: str) -> None:
    async with on_air(long_live) as live:
        assert len((await hear(live, path, after="another LIVE's")).lines) == 3000


async def test_an_id_outside_ascii_comes_back_as_it_went(write: Write) -> None:
    file = write({"type": "like", "ts": START, "id": id} for id in ("é ✨", "b", "c"))
    async with on_air(file) as live:
        assert (await hear(live, "/sse", after="é ✨")).ids == ["b", "c"]


@pytest.mark.parametrize("path", ["/sse", "/ndjson"])
async def test_who_has_had_the_last_event_is_told_that_there_is_no_more(ending_named: Path, path: str) -> None:
    async with on_air(ending_named) as live, httpx.AsyncClient() as client:
        response = await client.get(live.url(path), headers=GONE)
    assert (response.status_code, response.content) == (204, b"")


async def test_a_websocket_that_has_had_the_last_event_is_told_that_there_is_no_more(ending_named: Path) -> None:
    async with on_air(ending_named) as live:
        with pytest.raises(InvalidStatus) as refused:
            await connect(live.url("/ws"), additional_headers=GONE)
    assert refused.value.response.status_code == 204


async def test_without_ids_who_comes_back_is_known_by_a_cookie_and_somebody_new_is_not_taken_for_them(long_live: Path) -> None:
    async with on_air(long_live) as live, httpx.AsyncClient() as client:
        for _ in range(2):  # it may have been lost on its way
            assert len((await client.get(live.url("/ndjson"))).content.splitlines()) == 3000
        assert (await client.get(live.url("/ndjson"))).status_code == 204
        assert (await client.get(live.url("/sse"))).status_code == 200
        assert len((await hear(live, "/ndjson")).lines) == 3000


async def test_who_names_an_id_that_two_events_have_hears_the_rest_once_more_and_then_finds_the_end(write: Write) -> None:
    file = write({"type": "like", "ts": START, "id": id} for id in "abca")
    async with on_air(file) as live, httpx.AsyncClient() as client:
        answers = [await client.get(live.url("/ndjson"), headers=after) for after in ({}, *[{"Last-Event-ID": "a"}] * 3)]
    assert [len(answer.content.splitlines()) for answer in answers] == [4, 3, 3, 0]
    assert answers[-1].status_code == 204


async def test_who_left_early_hears_everything_when_they_come_back(long_live: Path) -> None:
    async with on_air(long_live) as live, httpx.AsyncClient() as client:
        async with client.stream("GET", live.url("/ndjson")) as response:
            await anext(response.aiter_raw())
        assert len((await client.get(live.url("/ndjson"))).content.splitlines()) == 3000


async def test_a_websocket_is_closed_with_a_reason_and_knows_its_visitor_again(long_live: Path) -> None:
    async with on_air(long_live) as live:
        cookie = ""
        for _ in range(2):
            async with connect(live.url("/ws"), additional_headers={"Cookie": cookie}) as socket:
                assert len([frame async for frame in socket]) == 3000
            assert (socket.close_code, socket.close_reason) == (1000, "the recording is over")
            assert socket.response is not None
            cookie = socket.response.headers["Set-Cookie"].split(";")[0]
        with pytest.raises(InvalidStatus) as refused:
            await connect(live.url("/ws"), additional_headers={"Cookie": cookie})
    assert refused.value.response.status_code == 204


async def test_each_client_has_its_own_place(long_live: Path) -> None:
    async with on_air(long_live) as live, httpx.AsyncClient() as client, client.stream("GET", live.url("/ndjson")) as slow:
        pieces = slow.aiter_raw()
        begun = await anext(pieces)
        others = await asyncio.gather(*(hear(live, path, after="c-100") for path in PATHS * 3))
        slowly = begun + b"".join([piece async for piece in pieces])
    assert [heard.lines for heard in others] == [tail(long_live, 100)] * 9
    assert slowly.decode().splitlines() == tail(long_live, 0)


async def test_silence_is_broken_by_what_no_client_takes_for_an_event(write: Write) -> None:
    file = write({"type": "like", "ts": START + second * 1000, "id": str(second)} for second in (0, 40))
    for path, sign in (("/sse", b"\n: livetui\n\n"), ("/ndjson", b"}\n\n")):
        time = FakeTime()
        async with on_air(file, Pace(clock=time.clock, sleep=time.sleep)) as live, httpx.AsyncClient() as client:
            content = (await client.get(live.url(path))).content
        assert sign in content
        assert content.count(b'"like"') == 2
        assert time.now >= 40


async def test_sse_says_when_to_come_back(long_live: Path) -> None:
    async with on_air(long_live) as live, httpx.AsyncClient() as client:
        response = await client.get(live.url("/sse"))
    assert response.headers["content-type"] == "text/event-stream"
    assert response.content.startswith(b"retry: 2000\n\nid: c-1\ndata: {")


async def test_a_client_that_does_not_read_holds_up_its_own_reading_and_nobody_elses(watched: list[Watched]) -> None:
    async with on_air(find_sample()) as live:
        reader, writer = await asyncio.open_connection("127.0.0.1", live.port, limit=1024)
        writer.write(b"GET /ndjson HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        before = -1.0
        while not watched or watched[0].progress > before:
            before = watched[0].progress if watched else before
            await asyncio.sleep(0.2)
        assert 0 < watched[0].progress < 0.9
        whole = await hear(live, "/ndjson")
        late = await reader.read(-1)
        writer.close()
    assert late.count(b'{"type":') == len(whole.lines) > 100_000


async def test_the_file_is_closed_when_a_client_leaves(long_live: Path, watched: list[Watched]) -> None:
    async with on_air(long_live, Pace(speed=0.1)) as live, httpx.AsyncClient() as client:
        async with client.stream("GET", live.url("/sse")) as response:
            await anext(response.aiter_raw())
            assert [recording.closed for recording in watched] == [False]
        async with asyncio.timeout(30):
            while not watched[0].closed:
                await asyncio.sleep(0.01)


async def test_a_websocket_that_leaves_is_told_no_more(long_live: Path, watched: list[Watched]) -> None:
    async with on_air(long_live, Pace(speed=0.1)) as live:
        async with connect(live.url("/ws")) as socket:
            await socket.send("hello")
            await socket.recv()
        async with asyncio.timeout(30):
            while not watched[0].closed:
                await asyncio.sleep(0.01)
    assert not live.troubles
