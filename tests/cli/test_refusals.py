"""What cannot be used ends with one clear sentence and the right exit code."""

import gzip
from pathlib import Path

import pytest

from tests.cli.conftest import Command, Feed

START = 1_786_557_420_000
JOIN = b'{"type":"join","ts":1786557420350,"viewer":"u1"}\n'
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20


@pytest.mark.parametrize("command", ["report", "check", "replay"])
@pytest.mark.parametrize(
    ("contents", "words"),
    [
        (None, "does not exist"),
        (b"", "is empty"),
        (PICTURE, "not a recording"),
        (gzip.compress(PICTURE), "not a recording"),
        (b"\n\n\n", "empty"),
    ],
    ids=["missing", "empty", "picture", "packed picture", "blank"],
)
def test_what_is_no_recording_is_refused(
    livetui: Command, tmp_path: Path, command: str, contents: bytes | None, words: str
) -> None:
    path = tmp_path / "file"
    if contents is not None:
        path.write_bytes(contents)
    ended = livetui(command, str(path))
    assert ended.code == 3
    assert words in ended.err
    assert ended.err.splitlines()[-1].startswith("livetui: ")
    assert not ended.out


def test_a_directory_is_refused(livetui: Command, tmp_path: Path) -> None:
    ended = livetui("report", str(tmp_path))
    assert (ended.code, ended.out) == (3, "")
    assert "directory" in ended.err


def test_a_report_of_only_bad_lines_is_refused_and_names_the_first(livetui: Command, feed: Feed) -> None:
    ended = livetui("report", str(feed(b'{"type":"like","ts":1786557420350,"count":-1}\n{"nonsense":1}\n')))
    assert ended.code == 3
    assert "line 1" in ended.err


@pytest.mark.parametrize(
    "line",
    [
        b'{"type":"note","ts":NaN,"text":"a"}',
        b'{"type":"snapshot","ts":1786557420350,"counters":{},"gauges":{"current_viewers":1' + b"0" * 400 + b"}}",
        b'{"type":"like","ts":1786557420350,"count":1' + b"0" * 400 + b"}",
        rb'{"type":"note","ts":1786557420350,"text":"\ud800"}',
        b'{"type":"note","ts":1786557420350,"text":"\xff"}',
        b"[" * 100_000,
        b'{"type":"note","x":' + b'{"a":' * 50_000,
        b'{"type":"like","ts":1786557420350,"count":-1}',
        b'{"type":"order.paid","ts":1786557420350,"order":"1","items":[]}',
        b'{"type":"join"}',
        b'{"type":"join","ts":"2026-08-12T15:17:00"}',
    ],
    ids=[
        "NaN",
        "10^400",
        "huge count",
        "surrogate",
        "not UTF-8",
        "deep",
        "deep object",
        "negative",
        "no items",
        "no ts",
        "no offset",
    ],
)
def test_a_bad_line_is_counted_and_its_neighbours_are_not_lost(livetui: Command, feed: Feed, line: bytes) -> None:
    path = feed(JOIN + line + b"\n" + JOIN)
    ended = livetui("check", str(path))
    assert ended.code == 1
    assert ended.out.startswith("line 2: ")
    assert "\n1  lines rejected\n" in ended.out
    assert "\n2  events counted\n" in ended.out
    report = livetui("report", str(path))
    assert report.code == 0
    assert "2 events counted; 1 rejected" in report.out


def test_a_clock_that_goes_backwards_is_late_not_lost(livetui: Command, feed: Feed) -> None:
    events = [{"type": "join", "ts": START - seconds * 1000} for seconds in range(0, 60, 10)]
    ended = livetui("check", str(feed(events)))
    assert ended.code == 0
    assert "6  events counted" in ended.out
    assert "5  events late" in ended.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("report",), "file"),
        (("report", "sample", "--format", "xml"), "text, json, csv, html"),
        (("report", "sample", "--at", "noon"), "12:30"),
        (("report", "sample", "--span", "hour"), "FROM..TO"),
        (("report", "sample", "--span", "20:00..10:00"), "begin before it ends"),
        (("report", "sample", "--span", "20:00..30:00", "--at", "10:00"), "before --at"),
        (("report", "sample", "-o", "/nowhere/at/all"), "cannot be written"),
        (("simulate", "-o", "/nowhere/at/all", "--minutes", "1"), "cannot be written"),
        (("simulate", "--minutes", "0"), "--minutes is a whole number from 1 to 720."),
        (("simulate", "--minutes", "abc"), "--minutes is a whole number of minutes, such as 60, not “abc”."),
        (("simulate", "--minutes", "1.5"), "--minutes is a whole number of minutes, such as 60, not “1.5”."),
        (("simulate", "--minutes", ""), "--minutes is a whole number of minutes, such as 60, not “”."),
        (("simulate", "--seed", "x\x1b[2J"), "--seed is a whole number, such as 7, not “x�[2J”."),
        (("simulate", "--seed", "-" + "9" * 400), "--seed is a whole number, 0 or more."),
        (("simulate", "--seed", "9" * 5000), "--seed is a whole number, such as 7, not “999"),
        (("simulate", "--rate", "y"), "--rate is a number of events a second, such as 28, not “y”."),
        (("simulate", "--rate", "nan"), "--rate is a number of events a second from 1 to 20000."),
        (("replay", "--speed", "5000"), "speed"),
        (("replay", "--fps", "0"), "from 0.1 to 10"),
        (("replay", "--fps", "nan"), "from 0.1 to 10"),
        (("watch", "--fps", "many", "feed.ndjson"), "a number of drawings a second"),
        (("watch", "--fps", "11", "feed.ndjson"), "from 0.1 to 10"),
        (("metrics", "--format", "xml"), "--format is text or json, not “xml”."),
        (("history", "months", "--format", "xml"), "--format is text, json or csv, not “xml”."),
        (("report", "sample", "--format", "xml"), "--format is text, json, csv, html, parquet or parquet-events, not “xml”."),
        (("replay", "--at"), "--at lacks its TIME: “livetui replay --help” says"),
        (("replay", "--at", "--help"), "--at lacks its TIME: “livetui replay --help” says"),
        (("history", "months", "--paused", "--month", "-h"), "--month lacks its YYYY-MM: “livetui history months --help” says"),
        (("bogus\x1b[2J",), "bogus"),
        (("report", "sample", "--\x1b]0;x\x07"), "option"),
        (("report", "sample", "--span", "\x1b[2J"), "FROM..TO"),
    ],
)
def test_what_makes_no_sense_is_a_usage_error_in_one_sentence(livetui: Command, arguments: tuple[str, ...], words: str) -> None:
    ended = livetui(*arguments)
    assert ended.code == 2
    assert words in ended.err
    assert ended.err.startswith("livetui: ")
    assert len(ended.err.splitlines()) == 1
    assert ended.err[:-1].isprintable()
    assert not ended.out


@pytest.mark.parametrize(
    ("arguments", "help"),
    [
        (("report",), "livetui report --help"),
        (("history", "forget"), "livetui history forget --help"),
        (("repot",), "livetui --help"),
        (("history", "shw"), "livetui history --help"),
    ],
)
def test_the_help_that_is_named_is_that_of_the_command(livetui: Command, arguments: tuple[str, ...], help: str) -> None:
    assert f"“{help}” says what can be typed." in livetui(*arguments).err


def test_a_hostile_file_name_is_cleaned(livetui: Command) -> None:
    ended = livetui("report", "\x1b]0;owned\x07.ndjson")
    assert ended.code == 3
    assert ended.err[:-1].isprintable()
