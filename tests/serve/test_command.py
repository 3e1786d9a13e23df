"""`livetui serve` as a process."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from livetui.cli.app import run
from livetui.feed.rehearsal import marked
from livetui.recording.read import Recording
from livetui.recording.sample import find_sample
from livetui.serve import listen
from tests.serve.clients import events
from tests.serve.conftest import START, Write

LIKE = b'{"type":"like","ts":1786557420350}\n'


@contextmanager
def served(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """A process that serves, and what it has said up to the last of its addresses."""
    command = [sys.executable, "-m", "livetui", "serve", *arguments, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said: list[str] = []
        while not said or "/ws" not in said[-1]:
            line = process.stderr.readline()
            assert line, said
            said.append(line.rstrip("\n"))
        try:
            yield process, said
        finally:
            process.kill()


def address(said: list[str], path: str) -> str:
    return next(line.removeprefix("livetui: ") for line in said if line.endswith(path))


def refused(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run(["serve", *arguments])
    out, err = capfd.readouterr()
    assert not out
    return code, err


def test_clients_that_hang_up_in_the_middle_end_it_for_nobody_else() -> None:
    with served("sample", "--speed", "max") as (process, said):
        url = httpx.URL(address(said, "/sse"))
        for _ in range(30):
            with socket.create_connection((url.host, url.port or 0)) as client:
                client.sendall(b"GET /sse HTTP/1.1\r\nHost: localhost\r\n\r\n")
                assert client.recv(1000)
            assert httpx.head(url).status_code == 200
        assert process.poll() is None


def test_it_goes_on_and_ends_in_good_order_though_nobody_hears_what_it_says(write: Write) -> None:
    path = write(LIKE)
    with served(str(path)) as (process, said):
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stderr.close()
        path.unlink()
        assert httpx.get(address(said, "/sse")).status_code == 503  # of which it would tell
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 143


@pytest.mark.parametrize(("by", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_without_a_word_though_somebody_listens(by: signal.Signals, code: int) -> None:
    with served("sample") as (process, said), httpx.stream("GET", address(said, "/sse")) as response:
        assert b"live.started" in next(part for part in response.iter_raw() if b"data" in part)
        process.send_signal(by)
        out, err = process.communicate(timeout=10)
    assert (process.returncode, out, err) == (code, "", "")
    assert [re.sub(r":\d+/", ":N/", line) for line in said] == [
        "livetui: http://127.0.0.1:N/sse",
        "livetui: http://127.0.0.1:N/ndjson",
        "livetui: ws://127.0.0.1:N/ws",
    ]


def test_the_sample_comes_over_whole_with_its_ids_and_then_no_more() -> None:
    with Recording(find_sample()) as recording:
        lines = b"".join(block.data for block in recording.blocks()).decode().splitlines()
    with served("sample", "--speed", "max") as (_, said):
        response = httpx.get(address(said, "/sse"))
        again = httpx.get(address(said, "/sse"), headers={"Last-Event-ID": "end"})
    heard = events(response.text)
    assert heard.lines == [marked(lines[0].encode()).decode(), *lines[1:]]
    assert heard.ids == [json.loads(line)["id"] for line in lines]
    assert again.status_code == 204


def test_lines_that_are_left_out_are_said(write: Write) -> None:
    with served(str(write(LIKE + b"nonsense\n{}\n" + LIKE + b'{"type":'))) as (_, said):
        assert len(said) == 5
    assert said[0].startswith("livetui: 2 lines that are no events are left out")
    assert "middle of a line" in said[1]


def test_its_hostile_names_are_cleaned(write: Write) -> None:
    with served(str(write(LIKE + b"nonsense\n", "\x1b[2J.ndjson"))) as (_, said):
        assert all(line.isprintable() for line in said)
        assert httpx.get(address(said, "/sse").removesuffix("sse")).text.replace("\n", "").isprintable()


@pytest.mark.parametrize(
    ("contents", "words"),
    [(None, "does not exist"), (b"", "empty"), (b"\x89PNG\0\0", "not a recording"), (b"{}\n", "no event")],
)
def test_what_is_no_recording_is_refused(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, contents: bytes | None, words: str
) -> None:
    path = tmp_path / "file"
    if contents is not None:
        path.write_bytes(contents)
    code, err = refused(capfd, str(path))
    assert code == 3
    assert words in err
    assert len(err.splitlines()) == 1


def test_a_pipe_is_refused() -> None:
    command = f"cat {__file__!r} | {sys.executable} -m livetui serve /dev/stdin"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False, env=dict(os.environ))
    assert (done.returncode, done.stdout) == (3, "")
    assert "pipe" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [((), "file"), (("--speed", "fast"), "speed"), (("--port", "70000"), "port"), (("--port", "x"), "port")],
)
def test_what_makes_no_sense_is_a_usage_error_in_one_sentence(
    capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    code, err = refused(capfd, *(("sample",) if arguments else ()), *arguments)
    assert code == 2
    assert words in err.lower()
    assert len(err.splitlines()) == 1


def test_a_port_that_is_taken_is_a_usage_error(capfd: pytest.CaptureFixture[str], write: Write) -> None:
    with listen(0) as taken:
        code, err = refused(capfd, str(write([{"type": "like", "ts": START}])), "--port", str(taken.getsockname()[1]))
    assert code == 2
    assert "is taken by another program: choose another with --port" in err


def test_help_imports_no_server() -> None:
    code = "import sys; from livetui.cli.app import run; run(['--help']); print([m for m in %r if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code % (("uvicorn", "h11", "websockets", "asyncio"),)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"
