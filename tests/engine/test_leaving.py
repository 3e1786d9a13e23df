"""Receiving is left at once, whatever does not answer."""

import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from livetui.engine.receiver import Feed
from livetui.engine.receiving import Receiving
from livetui.feed.source import Access, Source
from livetui.feed.sources.http import HttpSource
from livetui.feed.sources.websocket import WebSocketSource


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A name server that does not answer; set once it has been asked."""
    asked, answers = threading.Event(), threading.Event()

    def no_answer(*_: Any, **__: Any) -> None:
        asked.set()
        answers.wait(20)
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", no_answer)
    yield asked
    answers.set()


@pytest.mark.parametrize(
    "source", [HttpSource("http://slow.example/"), WebSocketSource("ws://slow.example/", Access())], ids=["http", "websocket"]
)
def test_a_name_server_that_does_not_answer_is_not_waited_for(source: Source, asked: threading.Event) -> None:
    receiving = Receiving([Feed(source=source)])
    receiving.start()
    assert asked.wait(20)
    begun = time.monotonic()
    receiving.stop()
    assert receiving.done
    assert time.monotonic() - begun < 2
