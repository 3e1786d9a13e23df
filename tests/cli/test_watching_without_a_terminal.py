"""`livetui watch` where there is no terminal: what is said of what comes, or does not."""

import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Thread

import pytest

from livetui.feed.rehearsal import marked
from livetui.feed.remembered import feeds_path, remembered
from tests.cli.conftest import Command, Feed

JOIN = b'{"type":"join","ts":1786557420350,"viewer":"u1"}'


class _Answer(BaseHTTPRequestHandler):
    """A whole file at /feed, and nothing anywhere else."""

    def do_GET(self) -> None:
        found = self.path == "/feed"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "application/x-ndjson")
        self.send_header("Content-Length", str(len(JOIN)))
        self.end_headers()
        self.wfile.write(JOIN)

    def log_message(self, format: str, *args: object) -> None:
        """Nobody wants to know."""


@pytest.fixture
def address() -> Iterator[str]:
    """Where that is answered."""
    with HTTPServer(("127.0.0.1", 0), _Answer) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_where_nothing_is_nothing_is_said_to_be_recorded(livetui: Command, address: str) -> None:
    ended = livetui("watch", f"{address}/")
    assert ended.code == 4
    assert "(404) is not there: check the address." in ended.err
    assert "is recorded" not in ended.err


def test_where_it_is_recorded_is_said_once_something_is(own_data: Path) -> None:
    command = [sys.executable, "-m", "livetui", "watch", "-"]
    with Popen(command, stdin=PIPE, stderr=PIPE) as watching:
        assert watching.stdin is not None
        assert watching.stderr is not None
        assert b"only recorded" in watching.stderr.readline()
        watching.stdin.write(JOIN + b"\n")
        watching.stdin.flush()
        said = watching.stderr.readline().decode()
        (recording,) = (own_data / "recordings").glob("*.zst")
        watching.stdin.close()
    assert said == f"livetui: The LIVE is recorded in {recording}.\n"


def test_a_file_that_is_at_its_end_is_named_once(livetui: Command, address: str) -> None:
    assert f"livetui: {address}/feed: it was a file, and is read to its end.\n" in livetui("watch", f"{address}/feed").err


def test_a_file_that_is_not_there_is_said_to_be_waited_for(livetui: Command, tmp_path: Path) -> None:
    ended = livetui("record", str(tmp_path / "none"), "-o", str(tmp_path / "out.ndjson"), "--for", "0.5s")
    assert ended.err.count(f"There is no file {tmp_path / 'none'} yet: it is waited for.") == 1


@pytest.mark.parametrize("rehearsal", [True, False])
def test_a_rehearsal_is_said_not_to_be_in_the_history(process: Command, feed: Feed, rehearsal: bool) -> None:
    with feed((marked(JOIN) if rehearsal else JOIN) + b"\n").open("rb") as events:
        said = process("watch", "-", stdin=events).err
    assert ("It was a rehearsal, and so is not in the history." in said) is rehearsal


def test_what_is_watched_is_remembered_without_its_secrets(livetui: Command, address: str) -> None:
    livetui("watch", address.replace("://", "://user:pass@") + "/feed?token=abc", "--header", "Authorization: Bearer secret")
    (kept,) = remembered(feeds_path())
    assert (kept.source, kept.header) == (f"{address}/feed", None)
