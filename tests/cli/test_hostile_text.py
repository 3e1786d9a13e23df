"""Whatever a feed says, no control character leaves the program."""

import json
from pathlib import Path

import pytest

from livetui.feed.shortening import MOST_CHARACTERS
from tests.cli.conftest import Command, Feed
from tests.terminal.hostile import PAYLOADS, hostile_feed


def printable(text: str) -> bool:
    return all(character == "\n" or character.isprintable() for character in text)


@pytest.mark.parametrize("command", ["report", "diagnose", "check", "replay"])
def test_hostile_texts_in_every_field(livetui: Command, feed: Feed, command: str) -> None:
    ended = livetui(command, str(feed(hostile_feed())))
    assert ended.code == 0
    assert printable(ended.out)
    assert printable(ended.err)


def test_hostile_types_and_reasons(livetui: Command, feed: Feed) -> None:
    events = [{"type": payload, "ts": 1786557420350} for payload in PAYLOADS]
    bad = [{"type": "like", "ts": 1786557420350, payload: payload, "count": payload} for payload in PAYLOADS]
    ended = livetui("check", str(feed([*events, *bad])))
    assert ended.code == 1
    assert printable(ended.out)


@pytest.mark.parametrize("command", ["report", "replay"])
def test_hostile_benchmarks(livetui: Command, feed: Feed, own_configuration: Path, command: str) -> None:
    own_configuration.parent.mkdir()
    payload = json.dumps(PAYLOADS[0][:20] + PAYLOADS[3] + PAYLOADS[11])
    own_configuration.write_text(f'benchmarks = "mine.toml"\nregion = {payload}\n')
    means = "\n".join(f"[regions.{region}.means]\nerr = 0.9" for region in (payload, json.dumps(PAYLOADS[4])))
    (own_configuration.parent / "mine.toml").write_text(f"label = {payload}\n{means}\n")
    at = {"ts": 1_794_540_600_000}
    told = [{"type": "benchmark", **at, "mean": 0.5, "metric": key, "region": p} for key in ("ctr", "ctor") for p in PAYLOADS]
    many = [{"type": "impression", "ts": 1_794_540_600_000 + second * 1000, "count": 9} for second in range(200)]
    ended = livetui(command, str(feed([*told, *many, *hostile_feed()])))
    assert ended.code == 0
    assert "Market: " in ended.out
    assert printable(ended.out)
    assert printable(ended.err)


@pytest.mark.parametrize(
    "toml",
    [
        'label = "x"\n[regions.KEY.means]\nnope = 1.0',
        'label = "x"\n[regions.KEY.means]\nKEY = 1.0',
        "label = KEY\nKEY = 1",
        'label = "x"\n[regions.KEY]\ncurrency = 1',
        "KEY KEY",
    ],
)
def test_hostile_benchmarks_that_are_refused(livetui: Command, own_configuration: Path, toml: str) -> None:
    own_configuration.parent.mkdir()
    own_configuration.write_text('benchmarks = "mine.toml"\n')
    (own_configuration.parent / "mine.toml").write_text(toml.replace("KEY", json.dumps(PAYLOADS[3] + PAYLOADS[2])))
    ended = livetui("report", "sample")
    assert ended.code == 2
    assert printable(ended.err)
    assert len(ended.err.splitlines()) == 1


@pytest.mark.parametrize("source", [
    "http://\u202eevil.\U000e0041.invalid/\x9b2J", "ws://[@click=app.quit].invalid/\x9b2J", "http://x/\x1b]0;owned\x07",
    "\x1b]0;owned\x07:", "https://\x9b2J:\x9d0;x\x9c@x:bad\u202e/", "\x9b2J://x", "./\x1b[2J\x9b2J/\u202e.gz", "$\x1b[2J",
])  # fmt: skip
def test_hostile_addresses_that_are_refused(livetui: Command, source: str, tmp_path: Path) -> None:
    ended = livetui("record", source, "--for", "1s", "-o", str(tmp_path / "out.ndjson"))
    assert ended.code != 0
    assert printable(ended.out + ended.err)


def test_json_carries_names_exactly_and_is_plain_ascii(livetui: Command, feed: Feed) -> None:
    path = feed(hostile_feed())
    ended = livetui("report", str(path), "--format", "json")
    assert ended.out.isascii()
    assert printable(ended.out)
    report = json.loads(ended.out)
    for told in ({row["product"] for row in report["products"]}, {row["channel"] for row in report["traffic"]}):
        assert {payload for payload in PAYLOADS if len(payload) <= MOST_CHARACTERS} <= told
        assert len(told) == len(PAYLOADS)


def test_text_reports_stay_within_eighty_columns(livetui: Command, feed: Feed) -> None:
    from livetui.text import Clean, width

    ended = livetui("report", str(feed(hostile_feed())))
    assert max(width(Clean(line)) for line in ended.out.splitlines()) <= 80
