"""Which source is meant by what somebody types, and the sentence where none is."""

from pathlib import Path

import pytest

from livetui.errors import UsageError
from livetui.feed.open import TIKFINITY, known_dialect, open_source
from livetui.feed.source import Access, Source
from livetui.feed.sources.growing import GrowingFile
from livetui.feed.sources.http import HttpSource
from livetui.feed.sources.stdin import StandardInput
from livetui.feed.sources.websocket import WebSocketSource

ENVIRON = {"HOST": "shop.example:9", "KEY": "s3cret/&", "FEED": "wss://shop.example/live?k=s3cret"}


def _opened(text: str) -> Source:
    return open_source(text, Access(), ENVIRON)


KINDS: dict[str, tuple[type[object], str]] = {
    "-": (StandardInput, "standard input"),
    "ws://127.0.0.1:8080/": (WebSocketSource, "ws://127.0.0.1:8080/"),
    "WSS://shop.example/live?uniqueId=me&apiKey=$KEY": (WebSocketSource, "wss://shop.example/live"),
    "$FEED": (WebSocketSource, "wss://shop.example"),
    "${FEED}": (WebSocketSource, "wss://shop.example"),
    "${FEED}/more": (WebSocketSource, "wss://shop.example"),
    "wss://shop.example:9/bot$KEY/live?k=$KEY": (WebSocketSource, "wss://shop.example:9/bot$KEY/live"),
    "https://shop.example/bot${KEY}": (HttpSource, "https://shop.example/bot${KEY}"),
    "https://$HOST/live": (HttpSource, "https://$HOST/live"),
    "https://$KEY@shop.example/live": (HttpSource, "https://shop.example/live"),
    "tikfinity:": (WebSocketSource, TIKFINITY),
    "live.ndjson": (GrowingFile, "live.ndjson"),
    "/tmp/a live:1.ndjson": (GrowingFile, "/tmp/a live:1.ndjson"),
    "./ftp:live": (GrowingFile, "ftp:live"),
    "../$KEY": (GrowingFile, "../$KEY"),
}


@pytest.mark.parametrize("text", KINDS)
def test_a_source_is_meant_by(text: str) -> None:
    kind, name = KINDS[text]
    source = _opened(text)
    assert (type(source), source.name) == (kind, name)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8080/sse", "HTTPS://shop.example/live?k=$KEY"])
def test_an_http_address_is_an_http_source(url: str) -> None:
    assert isinstance(_opened(url), HttpSource)


OTHERS = ["file:///etc/passwd", "ftp://host/x", "javascript:alert(1)", "tikfinity:8080", "localhost:8080", "10.0.0.1:80/sse"]


@pytest.mark.parametrize("text", ["", " ", "a\0b", "http:/typo", "wsss://host?k=$KEY", *OTHERS])
def test_what_is_no_source_is_told_what_can_be_given_and_is_not_repeated(text: str) -> None:
    with pytest.raises(UsageError, match=r"http://, https://, ws:// or wss://, a file .* or tikfinity:") as error:
        _opened(text)
    assert "s3cret" not in str(error.value)


def test_a_variable_that_is_not_set_is_named() -> None:
    with pytest.raises(UsageError, match="NOWHERE"):
        _opened("wss://shop.example/?k=$NOWHERE")


@pytest.mark.parametrize("url", ["ws://", "wss://:80/"])
def test_an_address_without_a_host_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="not the address"):
        _opened(url)


def test_nothing_is_opened_before_it_is_asked_for(tmp_path: Path) -> None:
    assert _opened(str(tmp_path / "nowhere" / "live.ndjson")).name


def test_tikfinity_is_known_to_speak_its_dialect() -> None:
    assert (known_dialect("tikfinity:"), known_dialect("ws://localhost:21213/")) == ("tikfinity", None)
