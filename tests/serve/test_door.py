"""Who is let in, and what else can be asked."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosedError, InvalidStatus
from websockets.typing import Origin

from livetui.errors import UsageError
from livetui.serve import Pace, listen
from livetui.serve.loopback import stranger
from livetui.serve.request import Request
from tests.serve.clients import PATHS, hear
from tests.serve.conftest import START, Write, on_air


def let_in(**headers: str) -> bool:
    asked = Request("GET", "/sse", [(name.encode(), value.encode()) for name, value in headers.items()], is_socket=False)
    return stranger(asked) is None


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8787", "LOCALHOST:1", "[::1]:9000", "127.0.0.1:0"])
def test_this_machine_is_let_in_under_each_of_its_names(host: str) -> None:
    assert let_in(host=host)
    assert let_in(host=host, origin=f"http://{host}")


@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil.example", "192.168.1.2", "", "[", "/"],
)
def test_no_other_name_is_let_in(host: str) -> None:
    assert not let_in(host=host)


def test_nobody_is_let_in_without_a_name() -> None:
    assert not let_in()


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "", "http://localhost.evil.example", "http://[", "file://"])
def test_pages_from_elsewhere_are_not_let_in(origin: str) -> None:
    assert not let_in(host="localhost:8787", origin=origin)


@pytest.mark.parametrize("path", ["/", "/sse", "/ndjson", "/nothing"])
async def test_a_name_that_was_made_to_lead_here_gets_nothing(long_live: Path, path: str) -> None:
    async with on_air(long_live) as live, httpx.AsyncClient() as client:
        response = await client.get(live.url(path), headers={"Host": "evil.example"})
    assert response.status_code == 403
    assert len(response.text.splitlines()) == 1


@pytest.mark.parametrize(("name", "origin"), [("evil.example", None), ("127.0.0.1", "https://evil.example")])
async def test_a_page_from_elsewhere_gets_no_websocket(long_live: Path, name: str, origin: Origin | None) -> None:
    async with on_air(long_live) as live:
        with pytest.raises(InvalidStatus) as refused:
            await connect(f"ws://{name}/ws", host="127.0.0.1", port=live.port, origin=origin)
    assert refused.value.response.status_code == 403


async def test_no_page_is_allowed_to_read(long_live: Path) -> None:
    async with on_air(long_live) as live, httpx.AsyncClient() as client:
        response = await client.get(live.url("/sse"), headers={"Origin": "http://localhost:3000"})
    assert response.status_code == 200
    assert not [name for name in response.headers if name.startswith("access-control")]


async def test_where_nothing_is_a_line_says_what_there_is(long_live: Path) -> None:
    async with on_air(long_live) as live, httpx.AsyncClient() as client:
        response = await client.get(live.url("/"))
    assert response.headers["content-type"].startswith("text/plain")
    assert len(response.text.splitlines()) == 1
    assert all(path in response.text for path in PATHS)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing", 404),
        ("GET", "/sse/", 404),
        ("GET", "/ws", 426),
        ("POST", "/sse", 405),
        ("OPTIONS", "/ndjson", 405),
        ("GET", "/", 404),
        ("HEAD", "/", 404),
        ("HEAD", "/sse", 200),
        ("HEAD", "/ndjson", 200),
        ("HEAD", "/nothing", 404),
    ],
)
async def test_everything_else_has_its_answer(long_live: Path, method: str, path: str, status: int) -> None:
    async with on_air(long_live) as live, httpx.AsyncClient() as client:
        response = await client.request(method, live.url(path))
        assert response.status_code == status
        assert (method == "HEAD") == (not response.content)
        assert (await client.head(live.url("/sse"))).status_code == 200


async def test_there_is_one_websocket(long_live: Path) -> None:
    async with on_air(long_live) as live:
        with pytest.raises(InvalidStatus) as refused:
            await connect(live.url("/ws").replace("/ws", "/sse"))
    assert refused.value.response.status_code == 404


async def test_what_is_no_http_is_refused_and_harms_nobody(long_live: Path) -> None:
    async with on_air(long_live) as live:
        reader, writer = await asyncio.open_connection("127.0.0.1", live.port)
        writer.write(b"\x16\x03\x01\x02\x00\x01" * 20 + b"\r\n\r\n")
        assert (await reader.read(-1)).startswith(b"HTTP/1.1 400")
        writer.close()
        assert len((await hear(live, "/ndjson")).lines) == 3000
    assert not live.troubles


async def test_a_file_that_is_gone_is_said_and_may_come_back(long_live: Path) -> None:
    async with on_air(long_live) as live, httpx.AsyncClient() as client:
        away = long_live.rename(long_live.with_name("away"))
        assert (await client.get(live.url("/sse"))).status_code == 503
        with pytest.raises(InvalidStatus):
            await connect(live.url("/ws"))
        assert len(live.troubles) == 2
        assert "does not exist" in live.troubles[0]
        away.rename(long_live)
        assert len((await hear(live, "/sse")).lines) == 3000


async def test_a_file_that_has_shrunk_ends_no_feed_as_if_that_were_all(long_live: Path) -> None:
    async with on_air(long_live) as live, httpx.AsyncClient() as client:
        long_live.write_bytes(b"".join(long_live.read_bytes().splitlines(keepends=True)[:2000]))
        for path in ("/sse", "/ndjson"):
            with pytest.raises(httpx.RemoteProtocolError):
                await client.get(live.url(path))
        with pytest.raises(ConnectionClosedError):
            await hear(live, "/ws")
    assert len(live.troubles) == 3
    assert "has changed" in live.troubles[0]


async def test_of_a_file_that_has_grown_all_is_told_that_was_there(long_live: Path) -> None:
    async with on_air(long_live) as live:
        with long_live.open("ab") as file:
            file.write(b'{"type":"like","ts":1786557420350}\n' * 9000)
        assert len((await hear(live, "/sse")).lines) == 3000


async def test_it_stops_at_once_though_somebody_listens_and_somebody_does_not(write: Write) -> None:
    file = write([{"type": "note", "ts": START, "text": "x" * 10_000}] * 900 + [{"type": "like", "ts": START + 9_000_000}])
    loop = asyncio.get_running_loop()
    async with AsyncExitStack() as air, httpx.AsyncClient() as client:
        live = await air.enter_async_context(on_air(file, Pace()))
        async with client.stream("GET", live.url("/sse")) as response, connect(live.url("/ws")) as socket:
            _, stalled = await asyncio.open_connection("127.0.0.1", live.port, limit=1024)
            stalled.write(b"GET /sse HTTP/1.1\r\nHost: localhost\r\n\r\n")
            pieces = response.aiter_raw()
            await anext(pieces)
            await socket.recv()
            asked = loop.time()
            stopping = asyncio.create_task(air.aclose())
            with pytest.raises(httpx.RemoteProtocolError):
                [piece async for piece in pieces]
            with pytest.raises(ConnectionClosedError):
                [frame async for frame in socket]
            await stopping
            stalled.close()
    assert loop.time() - asked < 5


async def test_it_leaves_no_connection_behind(long_live: Path) -> None:
    async with on_air(long_live) as live:
        reader, writer = await asyncio.open_connection("127.0.0.1", live.port)
        writer.write(b"HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 404")
    async with asyncio.timeout(5):
        assert await reader.read(-1) == b""
    writer.close()


def test_a_port_that_is_taken_is_said() -> None:
    with listen(0) as taken, pytest.raises(UsageError, match="--port"):
        listen(taken.getsockname()[1])
