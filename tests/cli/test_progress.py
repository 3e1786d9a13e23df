"""How far long work has come, beside its output, in a real terminal."""

import json
import os
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.terminal.pseudo_terminal import LIVETUI, Terminal

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")

JOIN = json.dumps({"type": "join", "ts": 1_786_557_420_350}).encode() + b"\n"
BLOCK = JOIN * 4000


@pytest.fixture
def over() -> threading.Event:
    """Set once enough has been seen of how far it is."""
    return threading.Event()


@pytest.fixture
def slow(tmp_path: Path, over: threading.Event) -> Iterator[Path]:
    """A recording of two halves, with a bad line before each, that comes to its end when it is over."""
    pipe = tmp_path / f"{'a-long-name-' * 8}.ndjson"
    os.mkfifo(pipe)

    def feed() -> None:
        with suppress(BrokenPipeError), pipe.open("wb", buffering=0) as file:
            for _ in range(2):
                file.write(b"nonsense\n" + BLOCK)
                over.wait(60)

    writer = threading.Thread(target=feed, daemon=True)
    writer.start()
    yield pipe
    over.set()
    writer.join(20)


def test_check_tells_how_far_it_is_and_its_lines_are_whole(slow: Path, over: threading.Event) -> None:
    with Terminal([*LIVETUI, "check", str(slow)], columns=110, rows=24) as terminal:
        terminal.wait_for("Checking ", "… 0 %")
        over.set()
        assert terminal.rest() == 1
        shown = [line.rstrip() for line in terminal.screen.display if line.strip()]
    assert [line[:8] for line in shown[:2]] == ["line 1: ", "line 400"]
    assert shown[2:4] == ["8,000  events counted", "    2  lines rejected"]
    assert not any("Checking" in line for line in shown)


def test_output_that_goes_into_a_file_has_nothing_of_it(slow: Path, over: threading.Event, tmp_path: Path) -> None:
    command = f"{sys.executable} -m livetui check {slow} > {tmp_path}/out"
    with Terminal(["sh", "-c", command]) as terminal:
        terminal.wait_for("Checking ")
        over.set()
        assert terminal.rest() == 1
        assert not terminal.text.strip()
    assert re.fullmatch(r"line 1: .*\nline 4002: .*\n( *[\d,]+  .*\n)+", (tmp_path / "out").read_text())


def test_ctrl_c_leaves_nothing_of_it_behind(slow: Path) -> None:
    with Terminal([*LIVETUI, "check", str(slow)]) as terminal:
        terminal.wait_for("Checking ")
        terminal.type("\x03")
        assert terminal.rest() == 130
        assert "Checking" not in terminal.text
        assert "Traceback" not in terminal.text
