"""What servers are told when we come back."""

import pytest
from websockets.asyncio.server import ServerConnection, serve
from websockets.http11 import Request, Response

from livetui.feed.sources.cookies import Cookies
from livetui.feed.sources.server import Server
from tests.feed.websocket_servers import gathered, sending, source_at

HERE = Server(secure=True, host="shop.example", port=443)
ELSEWHERE = Server(secure=True, host="other.example", port=443)


def told(*set_cookies: str, server: Server = HERE) -> bytes | None:
    """What a server that has said this is told of it."""
    cookies = Cookies()
    for each in set_cookies:
        cookies.take(HERE, [each])
    return dict(cookies.beside(server, ())).get(b"Cookie")


@pytest.mark.parametrize(
    ("set_cookies", "cookie"),
    [
        (["a=1; Path=/; HttpOnly", "b=2"], b"a=1; b=2"),
        (["a=1", "b=2", "a=3"], b"b=2; a=3"),
        (["a="], b"a="),
        ([' a = "x" ;Secure'], b'a="x"'),
        (["a=1", "a=1; Max-Age=0"], None),
        (["a=1", "a=; path=/; max-age=-1; secure"], None),
        (["a=1; Max-Age=100"], b"a=1"),
    ],
)
def test_a_server_is_told_what_it_has_set(set_cookies: list[str], cookie: bytes | None) -> None:
    assert told(*set_cookies) == cookie


@pytest.mark.parametrize("set_cookie", ["", "a", "=1", "a b=1", "a=caf\xe9", "a=\x1b", "a=b c", "\ud800=1"])
def test_what_no_header_could_carry_back_is_not_kept(set_cookie: str) -> None:
    assert told(set_cookie) is None


def test_another_server_is_told_nothing_of_it() -> None:
    assert told("a=1", server=ELSEWHERE) is None


def test_however_many_names_a_server_invents_the_latest_are_kept() -> None:
    cookie = told(*(f"session-{number}={number}" for number in range(10_000)))
    assert cookie is not None
    assert len(cookie) <= 4096
    assert cookie.endswith(b"session-9998=9998; session-9999=9999")


def test_a_cookie_that_is_longer_than_any_header_is_not_kept() -> None:
    assert told("a=" + "x" * 5000) is None


async def test_a_websocket_server_that_sets_no_cookie_again_is_told_the_one_it_set() -> None:
    asked: list[str | None] = []

    def first_time(connection: ServerConnection, request: Request, response: Response) -> None:
        asked.append(request.headers.get("Cookie"))
        if len(asked) == 1:
            response.headers["Set-Cookie"] = "visitor=7; Path=/"

    async with serve(sending("{}"), "127.0.0.1", 0, process_response=first_time, close_timeout=0.1) as server:
        source = source_at(next(iter(server.sockets)).getsockname()[1])
        for _ in range(3):
            await gathered(source)
    assert asked == [None, "visitor=7", "visitor=7"]
