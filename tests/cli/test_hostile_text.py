"""Whatever a feed says, no control character leaves the program."""

import json

import pytest

from tests.cli.conftest import Command, Feed
from tests.terminal.hostile import PAYLOADS, hostile_feed


def printable(text: str) -> bool:
    return all(character == "\n" or character.isprintable() for character in text)


@pytest.mark.parametrize("command", ["report", "check", "replay"])
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


def test_json_carries_names_exactly_and_is_plain_ascii(livetui: Command, feed: Feed) -> None:
    path = feed(hostile_feed())
    ended = livetui("report", str(path), "--format", "json")
    assert ended.out.isascii()
    assert printable(ended.out)
    report = json.loads(ended.out)
    assert {row["product"] for row in report["products"]} == set(PAYLOADS)
    assert {row["channel"] for row in report["traffic"]} == set(PAYLOADS)


def test_text_reports_stay_within_eighty_columns(livetui: Command, feed: Feed) -> None:
    from livetui.text import Clean, width

    ended = livetui("report", str(feed(hostile_feed())))
    assert max(width(Clean(line)) for line in ended.out.splitlines()) <= 80
