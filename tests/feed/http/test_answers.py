"""What each answer of a server means."""

from email.utils import formatdate

import pytest

from livetui.errors import FeedRefused
from livetui.feed.source import Dropped, Over
from tests.feed.http.asking import NOW_MS, ends_with
from tests.feed.serving import head, saying

REFUSALS = {
    400: "address",
    401: "token",
    403: "token",
    404: "check the address",
    406: "address",
    407: "proxy",
    410: "new address",
    418: "check the address",
    451: "check the address",
    201: "no feed",
    206: "no feed",
    304: "no feed",
}


@pytest.mark.parametrize("status", REFUSALS)
async def test_a_refusal_says_what_to_do(status: int) -> None:
    said = str(await ends_with(FeedRefused, saying(head(status, Content_Type="text/event-stream") + b"hunter2 \x1b[2J")))
    assert f"({status})" in said
    assert REFUSALS[status] in said
    assert said.endswith(".")


async def test_a_feed_that_has_nothing_more_to_say_is_over() -> None:
    await ends_with(Over, saying(head(204)))


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 599])
async def test_a_server_in_trouble_can_be_asked_again(status: int) -> None:
    dropped = await ends_with(Dropped, saying(head(status)))
    assert isinstance(dropped, Dropped)
    assert dropped.retry_after_s is None
    assert str(status) in str(dropped)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("7", 7.0), (formatdate(NOW_MS / 1000 + 30, usegmt=True), 29.65), (formatdate(0), 0.0), ("soon", None), ("-5", None)],
)
async def test_a_server_says_when_to_ask_again(value: str, expected: float | None) -> None:
    dropped = await ends_with(Dropped, saying(head(503, Retry_After=value)))
    assert isinstance(dropped, Dropped)
    assert dropped.retry_after_s == (expected if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("named", "says"),
    [("text/html; charset=utf-8", "web page"), ("image/png", "image/png"), ("", "without a content type"),
     ("text/event-stream-not", "not a feed"), ("a" * 5000, "not a feed"), ("\x1b]0;x", "not a feed")],
)  # fmt: skip
async def test_anything_but_a_feed_is_refused(named: str, says: str) -> None:
    said = str(await ends_with(FeedRefused, saying(head(Content_Type=named) + b"<html>")))
    assert says in said
    assert len(said) < 300


@pytest.mark.parametrize("encoding", ["gzip", "BR", "identity, gzip", "zstd"])
async def test_a_packed_feed_is_refused(encoding: str) -> None:
    said = await ends_with(FeedRefused, saying(head(Content_Type="text/event-stream", Content_Encoding=encoding) + b"\x1f\x8b"))
    assert "packs" in str(said)
