"""How recording ends, and that the recording is whole then."""

import asyncio
import json
import signal
import subprocess
import sys
import time
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

from tests.feed.serving import for_ever, serving
from tests.live.paced import Paced, numbers
from tests.live.processes import Ended, ended, livetui, running
from tests.live.telling import comment, comments, sse
from tests.recording.written import held
from tests.terminal.pseudo_terminal import LIVETUI, Terminal


async def lines_in(path: Path, lines: int) -> None:
    """Wait until a recording has so many lines."""
    while not path.exists() or path.read_bytes().count(b"\n") < lines:
        await asyncio.sleep(0.02)


async def signalled(url: str, path: Path, number: signal.Signals) -> Ended:
    async with running("record", url, "-o", str(path)) as process:
        await lines_in(path, 3)
        process.send_signal(number)
        return await ended(process)


async def test_a_signal_ends_it_with_the_recording_whole(tmp_path: Path) -> None:
    codes = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
    async with serving(sse(*comments(1, 2, 3), then=for_ever)) as server:
        paths = {number: tmp_path / f"{number.name}.ndjson" for number in codes}
        ends = await asyncio.gather(*(signalled(server.url, path, number) for number, path in paths.items()))
    assert [end.code for end in ends] == [*codes.values()]
    assert [(end.out, end.err) for end in ends] == [("", "")] * 3
    assert [len(held(path)) for path in paths.values()] == [3, 3, 3]


async def test_it_ends_when_the_time_has_passed(tmp_path: Path) -> None:
    feed, path = Paced(resumes=True), tmp_path / "live.ndjson.zst"
    async with serving(feed.reply) as server:
        begun = time.monotonic()
        done = await livetui("record", server.url, "-o", str(path), "--for", "2s")
        took_s = time.monotonic() - begun
    assert (done.code, done.err) == (0, "")
    assert 2 <= took_s < 30
    found = numbers(path)
    assert found == list(range(1, len(found) + 1))
    assert len(found) >= 20
    assert len(held(path)) == len(found)


async def test_standard_input_ends_it_and_a_file_that_grows_does_not(tmp_path: Path) -> None:
    grows, path = tmp_path / "grows.ndjson", tmp_path / "live.ndjson"
    grows.write_bytes(comment(1) + b"\n" + comment(2)[:20])
    async with running("record", "-", str(grows), "-o", str(path), stdin=PIPE) as process:
        assert process.stdin is not None
        process.stdin.write(comment(7) + b"\n" + comment(8))  # the last without a newline
        process.stdin.close()
        await lines_in(path, 3)
        with grows.open("ab") as file:
            file.write(comment(2)[20:] + b"\n")
        await lines_in(path, 4)
        assert process.returncode is None
        process.send_signal(signal.SIGTERM)
        done = await ended(process)
    assert (done.code, done.err) == (143, "")
    async with running("record", "-", "-o", str(tmp_path / "stdin.ndjson"), stdin=PIPE) as process:
        done = await ended(process, comment(1) + b"\n\n" + comment(2))
    assert (done.code, done.err) == (0, "")
    assert held(tmp_path / "stdin.ndjson") == [comment(1), comment(2)]


SIGNALLED_WHILE_IT_CLOSES = """
import os, signal, sys, time
from livetui.recording.recorder import Recorder
def close(self, *patience, closed=Recorder.close):
    for _ in range(2):
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.1)
    closed(self, *patience)
Recorder.close = close
from livetui.cli.main import main
sys.argv[0] = "livetui"
main()
"""


@pytest.mark.parametrize("command", ["record", "watch"])
def test_signals_while_the_recording_is_being_closed_take_nothing_from_it(tmp_path: Path, command: str) -> None:
    path, into = tmp_path / "live.ndjson", {"record": "-o", "watch": "--record"}[command]
    arguments = [sys.executable, "-c", SIGNALLED_WHILE_IT_CLOSES, command, "-", into, str(path)]
    done = subprocess.run(arguments, input=comment(1) + b"\n" + comment(2), capture_output=True, timeout=60, check=False)
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0
    assert held(path) == [comment(1), comment(2)]


def test_at_a_terminal_it_says_how_it_goes_and_a_hangup_ends_it_with_the_recording_whole(tmp_path: Path) -> None:
    path, grows = tmp_path / "live.ndjson", tmp_path / "grows.ndjson"
    grows.write_bytes(comment(1, id="1") + b"\n")
    with Terminal([*LIVETUI, "record", str(grows), "-o", str(path)]) as terminal:
        terminal.wait_for("1 events")
        terminal.signal(signal.SIGHUP)
        assert terminal.rest() == 129
    assert [json.loads(line)["id"] for line in held(path)] == ["1"]
