"""What opens a feed goes to that feed, and nowhere else."""

import asyncio
import ssl
from pathlib import Path

import trustme

from tests.feed.serving import Request, head, in_turn, saying, serving
from tests.feed.websocket_servers import sending, speaking
from tests.live.processes import ended, livetui, running
from tests.live.telling import OVER, comments, sse

TOKEN = "s3cret-and-long"
HEADER = "Authorization: Bearer $TOKEN"


async def test_a_token_reaches_the_feed_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    command_lines: list[bytes] = []

    async def look(request: Request, writer: asyncio.StreamWriter) -> None:
        command_lines.append(Path(f"/proc/{process.pid}/cmdline").read_bytes())

    feed = in_turn([saying(head(503)), sse(*comments(1), then=look), OVER])
    async with serving(feed) as server:
        address = server.url + "?key=$TOKEN"
        async with running("record", address, "-o", str(path), "--header", HEADER, environment={"TOKEN": TOKEN}) as process:
            done = await ended(process)
        assert [request.headers["authorization"] for request in server.requests] == [f"Bearer {TOKEN}".encode()] * 3
        assert [request.target for request in server.requests] == [f"/feed?key={TOKEN}"] * 3
    assert done.code == 0
    assert len(command_lines) == 1
    assert b"$TOKEN" in command_lines[0]
    for place in (command_lines[0], path.read_bytes(), done.err.encode(), done.out.encode()):
        assert TOKEN.encode() not in place


async def test_a_redirect_to_another_host_does_not_take_the_token_along(tmp_path: Path) -> None:
    async with serving(in_turn([sse(*comments(1)), saying(head(401))])) as other:
        there = saying(head(302, location=other.url))
        async with serving(there) as server:
            done = await livetui(
                "record", server.url, "-o", str(tmp_path / "live.ndjson"), "--header", HEADER, environment={"TOKEN": TOKEN}
            )
            assert [request.headers.get("authorization") for request in server.requests] == [f"Bearer {TOKEN}".encode()] * 2
        assert len(other.requests) == 2
        assert all(TOKEN.encode() not in value for request in other.requests for value in request.headers.values())
    assert done.code == 4
    assert "your headers do not go along to another address" in done.said[-1]
    assert TOKEN not in done.err


async def test_a_certificate_that_nobody_vouches_for_is_refused_before_anything_is_said(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    options = ("-o", str(tmp_path / "live.ndjson"), "--header", HEADER)
    socket = ("-o", str(tmp_path / "socket.ndjson"), "--header", HEADER)
    async with serving(sse(*comments(1)), tls=context) as server, speaking(sending("{}"), context) as port:
        over_http, over_socket = await asyncio.gather(
            livetui("record", server.url, *options, environment={"TOKEN": TOKEN}),
            livetui("record", f"wss://127.0.0.1:{port}/", *socket, environment={"TOKEN": TOKEN}),
        )
        assert server.requests == []
    assert (over_http.code, over_socket.code) == (4, 4)
    assert len(over_http.said) == len(over_socket.said) == 1
    assert over_http.said[0].startswith(f"The certificate of {server.url} cannot be verified")
    assert over_socket.said[0].startswith(f"The certificate of wss://127.0.0.1:{port}/ cannot be verified")


async def test_a_token_in_the_path_is_shown_nowhere_though_a_redirect_repeats_it(tmp_path: Path) -> None:
    async with serving(in_turn([saying(head(302, location=f"/more/{TOKEN}/")), saying(head(401))])) as server:
        address = server.url.replace("/feed", "/bot$TOKEN/feed")
        done = await livetui("watch", address, environment={"TOKEN": TOKEN, "XDG_DATA_HOME": str(tmp_path)})
        assert [request.target for request in server.requests] == [f"/bot{TOKEN}/feed", f"/more/{TOKEN}/"]
    assert done.code == 4
    assert TOKEN not in done.err
    assert not [path for path in tmp_path.rglob("*") if TOKEN in path.name]


async def test_of_a_websocket_with_a_token_in_its_path_nothing_is_shown_but_the_variable(tmp_path: Path) -> None:
    async with serving(saying(head(404))) as server:
        address = server.url.replace("http:", "ws:").replace("/feed", "/bot$TOKEN")
        done = await livetui("record", address, "-o", str(tmp_path / "live.ndjson"), environment={"TOKEN": TOKEN})
    assert done.code == 4
    assert "/bot$TOKEN" in done.err
    assert TOKEN not in done.err
