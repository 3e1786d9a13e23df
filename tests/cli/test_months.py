"""`livetui history months`: this month against last, by channel."""

import csv
import json
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command, Feed

JULY, AUGUST = 1_784_000_000_000, 1_786_557_600_000
DAY_MS = 86_400_000


def live(start: int, views: int, ads: int = 10, **told: object) -> list[dict[str, Any]]:
    line = {"product": "p", "quantity": 1, "amount": 1000}
    return [
        {"type": "live.started", "ts": start, "room": f"r{start}", "currency": "USD", **told},
        {"type": "join", "ts": start + 1000, "count": views, "channel": "for_you"},
        {"type": "join", "ts": start + 1000, "count": ads, "channel": "ads", "paid": True},
        {"type": "order.paid", "ts": start + 2000, "order": "o", "items": [line], "channel": "for_you"},
        {"type": "live.ended", "ts": start + 3_600_000},
    ]


@pytest.fixture
def summer(livetui: Command, feed: Feed) -> Command:
    """The program with one LIVE in July and two in August."""
    for number, (start, views) in enumerate(((JULY, 100), (AUGUST, 90), (AUGUST + DAY_MS, 150))):
        livetui("history", "import", str(feed(live(start, views), f"{number}.ndjson")))
    return livetui


def told(livetui: Command, *arguments: str) -> Any:
    ended = livetui("history", "months", *arguments, "--format", "json")
    assert ended.code == 0, ended.err
    return json.loads(ended.out)


def test_the_latest_month_is_compared_with_the_one_before(summer: Command) -> None:
    found = told(summer)
    assert [(found[of]["month"], found[of]["lives"]) for of in ("now", "before")] == [("2026-08", 2), ("2026-07", 1)]
    first = found["channels"][0]
    assert (first["channel"], first["rank"], first["now"]["views"], first["before"]["views"]) == ("for_you", 1, 240, 100)
    assert first["now"]["gmv"] == 2000
    assert first["changes"]["views"] == pytest.approx(0.2, rel=1e-3)
    assert first["views_per_hour"] == pytest.approx([100, 90, 150], rel=1e-3)


def test_a_month_can_be_named(summer: Command) -> None:
    found = told(summer, "--month", "2026-07")
    assert (found["now"]["lives"], found["before"]["lives"]) == (1, 0)


def test_sides_are_the_sums_of_their_channels(summer: Command) -> None:
    sides = told(summer)["sides"]
    assert (sides["organic"]["now"]["views"], sides["paid"]["now"]["views"]) == (240, 20)


@pytest.mark.parametrize("name", ["ads", "LIVE ads", "ADS"])
def test_a_channel_can_be_looked_at_alone(summer: Command, name: str) -> None:
    assert [each["channel"] for each in told(summer, "--channel", name)["channels"]] == ["ads"]


def test_the_text_names_the_top_three_and_the_months(summer: Command) -> None:
    out = summer("history", "months").out
    assert out.startswith("2026-08 against 2026-07 · USD\n  2026-08: 2 LIVEs, 2.0 h\n  2026-07: 1 LIVE, 1.0 h\n")
    assert out.index("1 For You") < out.index("2 LIVE ads (paid)") < out.index("  Organic\n")
    assert "Organic leads by" in out
    assert max(map(len, out.splitlines())) <= 80


def test_a_table_for_spreadsheets_has_a_row_for_each_channel_and_month(summer: Command) -> None:
    head, *rows = csv.reader(StringIO(summer("history", "months", "--format", "csv").out))
    assert head[:7] == ["month", "channel", "paid", "currency", "impressions", "views", "gmv"]
    assert [row[:7] for row in rows] == [
        ["2026-08", "for_you", "no", "USD", "", "240", "20.00"],
        ["2026-08", "ads", "yes", "USD", "", "20", "0.00"],
        ["2026-07", "for_you", "no", "USD", "", "100", "10.00"],
        ["2026-07", "ads", "yes", "USD", "", "10", "0.00"],
    ]


def test_lives_in_other_money_are_left_out_and_that_is_said(summer: Command, feed: Feed) -> None:
    summer("history", "import", str(feed(live(AUGUST + 3 * DAY_MS, 999, currency="EUR"), "eur.ndjson")))
    assert "1 LIVE in other currencies left out" in summer("history", "months").out


def _as_before_channels(data: Path) -> None:
    with closing(sqlite3.connect(data / "history.db")) as connection:
        connection.execute("DROP TABLE channel")
        connection.execute("DROP TABLE without_channels")
        connection.execute("DROP TABLE retold")
        connection.execute("ALTER TABLE live DROP COLUMN lasted_s")
        connection.execute("PRAGMA user_version = 1")


def test_channels_that_were_not_kept_are_read_from_the_recordings(summer: Command, own_data: Path) -> None:
    before = told(summer)
    _as_before_channels(own_data)
    assert told(summer) == before
    assert told(summer) == before


def test_channels_of_a_recording_that_is_gone_are_told_as_missing(summer: Command, own_data: Path, tmp_path: Path) -> None:
    _as_before_channels(own_data)
    (tmp_path / "1.ndjson").unlink()
    out = " ".join(summer("history", "months").out.split())
    assert "1 LIVE left out: what the channels brought was not kept, and the recording is gone (LIVE 2)" in out
    found = told(summer)
    assert (found["now"]["lives"], found["now"]["channels_unknown"]) == (1, [2])
    assert found["channels"][0]["now"]["views"] == 150


def test_another_live_in_the_place_of_a_recording_tells_nothing_of_it(summer: Command, feed: Feed, own_data: Path) -> None:
    _as_before_channels(own_data)
    feed(live(AUGUST, 5, ads=3)[:-2], "1.ndjson")
    assert told(summer)["now"]["channels_unknown"] == [2]


def test_a_comparison_says_where_channels_are_not_known(summer: Command, own_data: Path, tmp_path: Path) -> None:
    _as_before_channels(own_data)
    (tmp_path / "1.ndjson").unlink()
    ended = summer("history", "compare")
    assert "What the channels of LIVE 2 brought was not kept" in ended.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--month", "August"), "--month is a month such as 2026-11"),
        (("--month", "2026-13"), "--month is a month such as 2026-11"),
        (("--channel", "radio"), "--channel is one of those that these months had: for_you, ads."),
        (("--format", "html"), "--format is text, json or csv"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(summer: Command, arguments: tuple[str, ...], says: str) -> None:
    ended = summer("history", "months", *arguments)
    assert (ended.code, ended.out, len(ended.err.splitlines())) == (2, "", 1)
    assert says in ended.err


def test_months_without_a_live_say_from_when_there_are_any(summer: Command) -> None:
    ended = summer("history", "months", "--month", "2025-01")
    assert ended.code == 2
    assert "No LIVE in the history is of 2025-01 or the month before: there are LIVEs from 2026-07 to 2026-08." in ended.err
