"""What is written holds no secret."""

import logging
from traceback import format_exception

import pytest

from livetui.errors import LivetuiError
from livetui.feed.source import Dropped
from tests.feed.http.asking import SSE, all_from, source_at
from tests.feed.serving import head, saying, serving


async def test_nothing_that_is_written_holds_a_secret(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    written = ""
    for reply in (saying(SSE + b"data: 1\n\n"), saying(head(401)), saying(head(302, Location="/?k=hunter2")), saying(b"")):
        async with serving(reply) as server:
            source = source_at(server.url.replace("//", "//me:hunter2@") + "?key=hunter2#hunter2")
            written += f"{source!r} {source.name} {source}"
            try:
                await all_from(source)
            except (LivetuiError, Dropped) as error:
                written += f"{error} {error!r} {''.join(format_exception(error))}"
    assert "hunter2" not in written + caplog.text
    assert "me:" not in written + caplog.text
