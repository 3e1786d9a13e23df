"""How the program behaves as a process: streams, signals, time to start."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Command, Feed, environment

HEAVY = ("textual", "rich.console", "plotext", "numpy", "msgspec", "pydantic", "platformdirs")


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from livetui.cli.app import run; run(['--help']); print([m for m in %r if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code % (HEAVY,)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", [["metrics"], ["diagnose", "--help"], ["history", "list"]], ids=" ".join)
def test_a_command_line_is_read_without_pydantic(command: list[str], tmp_path: Path) -> None:
    code = f"import sys; from livetui.cli.app import run; sys.exit(run({command!r}) or 'pydantic' in sys.modules)"
    there = environment(XDG_DATA_HOME=str(tmp_path))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=there, timeout=60)
    assert done.returncode == 0


def test_a_report_imports_no_screen() -> None:
    code = "import sys; from livetui.cli.app import run; run(['report', 'sample']); print([m for m in %r if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code % (("textual", "plotext"),)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_data_goes_to_stdout_and_the_rest_to_stderr(process: Command) -> None:
    ended = process("report", "sample", "--at", "9:00:00")
    assert ended.code == 0
    assert ended.out.startswith("Evening skincare")
    assert ended.err.startswith("livetui: ")


def test_a_reader_that_leaves_ends_it_quietly() -> None:
    command = [sys.executable, "-m", "livetui", "simulate", "--minutes", "60"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.wait(30) == -signal.SIGPIPE
        assert running.stderr.read() == b""


def test_ctrl_c_ends_a_long_command_without_a_word(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "livetui", "simulate", "--minutes", "700", "--rate", "20000", "-o", str(tmp_path / "x")]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a child inherits a signal that is ignored
    try:
        running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        deadline = time.monotonic() + 20
        while not list(tmp_path.glob(".x*.part")) and time.monotonic() < deadline:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=30)
    finally:
        signal.signal(signal.SIGINT, before)
    assert (running.returncode, out, err) == (130, b"", b"")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_disk_is_said(process: Command) -> None:
    with open("/dev/full", "w") as full:
        ended = process("metrics", stdout=full)
    assert ended.code == 74
    assert len(ended.err.splitlines()) == 1


def test_streams_that_are_closed_do_no_harm() -> None:
    command = f"{sys.executable} -m livetui replay --at 5:00 <&- 2>&- | head -1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Evening skincare")


def test_a_terminal_without_unicode_gets_question_marks_and_no_error(process: Command) -> None:
    ended = process("report", "sample", env=environment(PYTHONIOENCODING="ascii"))
    assert ended.code == 0
    assert "?1 " in ended.out


def test_a_fault_of_ours_is_one_sentence_unless_asked_for_more() -> None:
    code = (
        "import sys, livetui.cli.opened as o\n"
        "def broken(file):\n    secret = 'hunter2'\n    raise ValueError('\\x1b[2Jx')\n"
        "o.session_of = broken\n"
        "from livetui.cli.app import run\nsys.exit(run(['report', 'sample']))"
    )
    quiet, talkative = (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment(LIVETUI_DEBUG=debug)
        )
        for debug in ("", "1")
    )
    assert quiet.returncode == talkative.returncode == 70
    assert len(quiet.stderr.splitlines()) == 1
    assert "Traceback" in talkative.stderr
    assert "hunter2'" not in talkative.stderr.replace("secret = 'hunter2'", "")
    assert "\x1b" not in talkative.stderr


def test_what_is_told_of_a_fault_holds_no_token() -> None:
    code = (
        "import sys, os, livetui.cli.opened as o\n"
        "def broken(file):\n    raise ValueError('Authorization: Bearer ' + os.environ['TOKEN'])\n"
        "o.session_of = broken\n"
        "from livetui.cli.app import run\nsys.exit(run(['report', 'sample']))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False,
        env=environment(LIVETUI_DEBUG="1", TOKEN="s3cret-of-mine"),
    ).stderr  # fmt: skip
    assert "Authorization: Bearer $TOKEN" in told
    assert "s3cret" not in told


def test_both_ways_to_start_are_one() -> None:
    script = Path(sys.executable).with_name("livetui")
    if not script.exists():
        pytest.skip("livetui is not installed in this environment")
    done = subprocess.run([script, "--version"], capture_output=True, text=True, check=True, env=dict(os.environ))
    assert done.stdout.startswith("livetui ")


@pytest.mark.parametrize("command", ["report", "check"])
def test_a_dash_is_what_another_program_writes(process: Command, feed: Feed, command: str) -> None:
    path = feed(b'{"type":"join","ts":1786557420350,"viewer":"u1"}\n' * 3)
    with path.open("rb") as contents:
        piped = process(command, "-", stdin=contents)
    assert (piped.code, piped.out) == (0, process(command, str(path)).out)


def test_a_dash_reads_a_pipe(process: Command) -> None:
    reads, writes = os.pipe()
    with os.fdopen(reads, "rb") as pipe, os.fdopen(writes, "wb") as other:
        other.write(b"foo\n")
        other.close()
        ended = process("check", "-", stdin=pipe)
    assert (ended.code, ended.out.splitlines()[0]) == (1, "line 1: no JSON: an event is a JSON object, in { }")


def test_a_command_that_does_not_exist_is_one_question_and_one_sentence(process: Command) -> None:
    said = process("repot").err
    assert "?." not in said
    assert "Did you mean" in said
