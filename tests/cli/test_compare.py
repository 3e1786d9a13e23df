"""`livetui history compare`: two LIVEs side by side."""

import csv
import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from livetui.feed.rehearsal import marked
from livetui.metrics.catalogue import CATALOGUE
from tests.cli.conftest import Command, Feed

START = 1_786_557_600_000


def live(day: int = 0, joins: int = 4, minutes: int = 12, **told: Any) -> list[dict[str, Any]]:
    start = START + day * 86_400_000
    return [
        {"type": "live.started", "ts": start, "title": f"Evening {day}", "room": f"r{day}", "currency": "USD", **told},
        {"type": "impression", "ts": start + 1000, "count": 40, "channel": "for_you"},
        *({"type": "join", "ts": start + 2000 + n * 60_000, "viewer": f"v{n}", "channel": "for_you"} for n in range(joins)),
        {"type": "order.paid", "ts": start + 3000, "order": "o", "items": [{"product": "p", "quantity": 1, "amount": 1250}]},
        {"type": "live.ended", "ts": start + minutes * 60_000},
    ]


@pytest.fixture
def three(livetui: Command, feed: Feed) -> Command:
    """The program with three LIVEs in its history: 4, 6 and 9 joins, one a day."""
    for day, joins in enumerate((4, 6, 9)):
        livetui("history", "import", str(feed(live(day, joins), f"{day}.ndjson")))
    return livetui


def compared(livetui: Command, *arguments: str) -> Any:
    ended = livetui("history", "compare", *arguments, "--format", "json")
    assert ended.code == 0, ended.err
    return json.loads(ended.out)


def test_the_latest_is_compared_with_the_one_before_it(three: Command) -> None:
    told = compared(three)
    assert (told["a"]["title"], told["b"]["title"]) == ("Evening 2", "Evening 1")
    assert told["metrics"]["views"] == {"a": 9, "b": 6, "change": 3, "relative": 0.5, "verdict": "better"}


def test_one_that_is_named_is_compared_with_the_one_before_it(three: Command) -> None:
    told = compared(three, "2")
    assert (told["a"]["title"], told["b"]["title"]) == ("Evening 1", "Evening 0")


@pytest.mark.parametrize("typed", ["1", "r0", "evening 0", "2026-08-12", "0.ndjson"])
def test_a_live_is_named_in_many_ways(three: Command, typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert compared(three, "3", typed)["b"]["title"] == "Evening 0"


def test_a_recording_that_is_not_in_the_history_stays_out_of_it(three: Command, feed: Feed) -> None:
    assert compared(three, str(feed(live(5), "other.ndjson")), "1")["a"]["id"] == 0
    assert len(json.loads(three("history", "list", "--format", "json").out)["lives"]) == 3


def test_courses_are_in_pieces_of_so_many_minutes(three: Command) -> None:
    told = compared(three, "3", "1", "--metric", "views", "--every", "4")
    assert (told["every_min"], told["offset_s"]) == (4, [0, 240, 480])
    assert told["series"] == {"views": {"a": [4, 4, 1], "b": [4, 0, 0]}}


def test_so_far_every_figure_is_from_the_start_on(three: Command) -> None:
    told = compared(three, "3", "1", "--metric", "viewers", "--every", "4", "--so-far")
    assert told["series"]["viewers"] == {"a": [4, 8, 9], "b": [4, 4, 4]}


def test_data_has_every_metric_where_none_is_chosen(three: Command) -> None:
    assert list(compared(three)["series"]) == [metric.key for metric in CATALOGUE]


def test_a_table_for_spreadsheets_has_a_row_for_each_piece(three: Command) -> None:
    ended = three("history", "compare", "3", "1", "--metric", "views", "--metric", "gmv", "--every", "6", "--format", "csv")
    assert list(csv.reader(StringIO(ended.out))) == [
        ["offset_s", "currency_a", "currency_b", "views_a", "views_b", "gmv_a", "gmv_b"],
        ["0", "USD", "USD", "6", "4", "12.50", "12.50"], ["360", "USD", "USD", "3", "0", "0.00", "0.00"],
    ]  # fmt: skip


def test_the_text_says_which_is_better_and_draws_both(three: Command) -> None:
    out = three("history", "compare", "3", "1", "--metric", "views", "--every", "2").out
    (views,) = re.findall(r"^    Views  .*$", out, re.MULTILINE)
    assert views.split() == ["Views", "9", "4", "+125", "%", "▲", "better"]
    assert "    A  ████▅▁  up to 2\n    B  ██▁▁▁▁  up to 2\n" in out
    assert max(map(len, out.splitlines())) <= 80


def test_money_of_two_currencies_is_not_compared_and_that_is_said(livetui: Command, feed: Feed) -> None:
    livetui("history", "import", str(feed(live(0), "a.ndjson")), str(feed(live(1, currency="EUR"), "b.ndjson")))
    out = livetui("history", "compare").out
    assert "Money is not compared: the LIVEs are in different currencies." in out
    (gmv,) = re.findall(r"^    GMV  .*$", out, re.MULTILINE)
    assert gmv.split() == ["GMV", "€12.50", "$12.50", "–"]


def test_it_goes_into_a_file_whole(three: Command, tmp_path: Path) -> None:
    target = tmp_path / "out" / "compared.txt"
    target.parent.mkdir()
    ended = three("history", "compare", "-o", str(target))
    assert (ended.code, ended.out) == (0, "")
    assert "Evening 2" in target.read_text()
    assert list(target.parent.iterdir()) == [target]


def test_hostile_text_stays_text(livetui: Command, feed: Feed) -> None:
    hostile: dict[str, Any] = {"title": "\x1b[31mred\u202e", "creator": "\x07", "room": "[b]"}
    for day in (0, 1):
        events = live(day, **hostile)
        events[1]["channel"] = "\x1b]0;x\x07=cmd()"
        livetui("history", "import", str(feed(events, f"{day}.ndjson")))
    for arguments in (("compare",), ("months",), ("months", "--format", "csv")):
        out = livetui("history", *arguments).out
        assert all(line.isprintable() for line in out.splitlines())
        assert ",=cmd" not in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nothing",), "“nothing” is neither a recording nor the number"),
        (("1",), "before that one: name two"),
        (("2", "2"), "one LIVE twice"),
        (("--metric", "sales"), "There is no metric “sales”"),
        (("--every", "0"), "--every is a number of minutes from 1"),
        (("--every", "x"), "--every is a whole number of minutes"),
        (("--format", "html"), "--format is text, json or csv"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(three: Command, arguments: tuple[str, ...], says: str) -> None:
    ended = three("history", "compare", *arguments)
    assert (ended.code, ended.out, len(ended.err.splitlines())) == (2, "", 1)
    assert says in ended.err


def test_of_several_that_are_meant_one_is_to_be_named(three: Command) -> None:
    ended = three("history", "compare", "evening")
    assert (ended.code, ended.out) == (2, "")
    assert "3 LIVEs are meant by “evening”: name one by its ID" in ended.err


@pytest.mark.parametrize("command", ["compare", "months"])
def test_an_empty_history_says_how_to_fill_it(livetui: Command, command: str) -> None:
    ended = livetui("history", command)
    assert (ended.code, ended.out) == (2, "")
    assert "history import" in ended.err


def test_the_recording_of_a_rehearsal_is_no_live(three: Command, feed: Feed) -> None:
    first, *others = (json.dumps(event).encode() for event in live(7))
    ended = three("history", "compare", str(feed(b"\n".join([marked(first), *others, b""]), "rehearsal.ndjson")))
    assert (ended.code, ended.out) == (2, "")
    assert "is of a rehearsal" in ended.err
