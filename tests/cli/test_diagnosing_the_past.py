"""`livetui diagnose` of LIVEs in the history: which one is meant, and what is left where its recording is gone."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Command, Feed
from tests.cli.test_history import START, live

DAY_MS = 86_400_000
LAST_MS = int(datetime(2026, 8, 23, 19, tzinfo=UTC).timestamp()) * 1000
"""The twelfth evening is over."""


@pytest.fixture
def history(livetui: Command, feed: Feed) -> list[Path]:
    """Twelve evenings, the titles and rooms of which are numbered from 0 on; IDs are from 1 on."""
    files = [feed(live(day), f"{day}.ndjson") for day in range(12)]
    livetui("history", "import", *map(str, files))
    return files


def diagnosed(livetui: Command, *arguments: str) -> str:
    ended = livetui("diagnose", *arguments, "--format", "json")
    assert ended.code == 0, ended.err
    title = json.loads(ended.out)["session"]["title"]
    assert isinstance(title, str)
    return title


@pytest.mark.usefixtures("history")
def test_the_latest_is_diagnosed_by_default(livetui: Command) -> None:
    assert diagnosed(livetui) == "Evening 11"


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(
    ("which", "found"), [("3", 2), ("r4", 4), ("r1", 1), ("evening 5", 5), ("2026-08-14", 2)]
)  # fmt: skip
def test_one_is_found_by_its_number_room_title_or_date(livetui: Command, which: str, found: int) -> None:
    assert diagnosed(livetui, which) == f"Evening {found}"


@pytest.mark.usefixtures("history")
def test_the_ten_latest_are_offered(livetui: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("livetui.clock.now_ms", lambda: LAST_MS)
    _, *rows = livetui("diagnose", "--list").out.splitlines()
    assert [int(row.split()[0]) for row in rows] == list(range(12, 2, -1))


@pytest.mark.usefixtures("history")
def test_none_older_than_three_months_is_offered_but_any_is_diagnosed(
    livetui: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("livetui.clock.now_ms", lambda: LAST_MS + 87 * DAY_MS)
    _, *rows = livetui("diagnose", "--list").out.splitlines()
    assert [int(row.split()[0]) for row in rows] == list(range(12, 7, -1))
    assert diagnosed(livetui, "1") == "Evening 0"


@pytest.mark.usefixtures("history")
def test_where_several_are_meant_they_are_told_with_how_to_choose(livetui: Command) -> None:
    ended = livetui("diagnose", "Evening")
    assert (ended.code, ended.out) == (2, "")
    assert "12 LIVEs are meant by “Evening”: name one by its ID, as “12”." in ended.err
    assert "Evening 11" in ended.err


@pytest.mark.usefixtures("history")
def test_where_none_is_meant_that_is_said(livetui: Command) -> None:
    ended = livetui("diagnose", "brunch")
    assert ended.code == 2
    assert "neither a recording nor" in ended.err


def test_without_a_history_none_is_made(livetui: Command, own_data: Path) -> None:
    for arguments in ((), ("3",), ("--list",), ("sample",)):
        livetui("diagnose", *arguments)
    assert not own_data.exists()


@pytest.mark.parametrize("format", ["text", "json"])
def test_a_live_is_diagnosed_without_its_recording(livetui: Command, history: list[Path], format: str) -> None:
    before = livetui("diagnose", "12", "--format", format, "--at", "end")
    history[11].unlink()
    after = livetui("diagnose", "12", "--format", format)
    assert (after.code, after.err) == (0, "")
    assert after.out == before.out


def test_as_of_a_moment_its_recording_tells_and_where_that_is_gone_the_minutes(livetui: Command, history: list[Path]) -> None:
    before = json.loads(livetui("diagnose", "12", "--format", "json", "--at", "2:00").out)
    history[11].unlink()
    ended = livetui("diagnose", "12", "--format", "json", "--at", "2:00")
    assert "11.ndjson, is gone: this is what the history keeps of it minute by minute" in ended.err
    assert json.loads(ended.out)["performance"] == before["performance"]


def test_without_its_recording_a_live_is_known_at_the_ends_of_its_minutes(livetui: Command, feed: Feed) -> None:
    start, *more = live(0)
    told = {"ts": START + 90_000, "violation": "v"}
    raised = [
        told | {"type": "violation.raised", "reason": "late"},
        told | {"type": "violation.resolved", "ts": START + 130_000},
    ]
    listed = [{"type": "product.listed", "ts": START, "product": name, "category": name} for name in ("a", "p")]
    file = feed([start, *more, *listed, *raised], "violation.ndjson")
    livetui("history", "import", str(file))
    before = livetui("diagnose", "1", "--at", "2:00").out
    file.unlink()
    ended = livetui("diagnose", "1", "--at", "2:50")
    assert (ended.code, ended.out) == (0, before)
    assert "(raised) late" in before
    assert "compared within p" in before


def test_a_category_without_benchmarks_is_said(livetui: Command, own_configuration: Path) -> None:
    own_configuration.parent.mkdir()
    file = own_configuration.parent / "mine.toml"
    file.write_text('label = "mine"\n[regions.US]\nmeans = { err = 0.5 }\n[regions.US.categories.Beauty.means]\nerr = 0.4\n')
    own_configuration.write_text('benchmarks = "mine.toml"\n')
    assert "No benchmark is of the category “Beuaty”" in livetui("diagnose", "sample", "--category", "Beuaty").err
    assert livetui("diagnose", "sample", "--category", "beauty").err == ""


@pytest.fixture
def untold(livetui: Command, history: list[Path], feed: Feed) -> Path:
    """A thirteenth evening, which the history cannot tell again: its currency is only that of its orders."""
    events = live(12, currency=None)
    file = feed([*events[:-1], events[-1] | {"currency": "USD"}], "12.ndjson")
    livetui("history", "import", str(file))
    return file


def test_what_the_history_cannot_tell_again_its_recording_tells(livetui: Command, untold: Path) -> None:
    before = json.loads(livetui("diagnose", "13", "--format", "json").out)
    assert before["session"]["currency"] == "USD"
    untold.unlink()
    ended = livetui("diagnose", "13", "--format", "json")
    assert "12.ndjson, is gone" in ended.err
    assert "the reasons of violations (0) are not in it" in ended.err
    after = json.loads(ended.out)
    assert after["performance"] == before["performance"]


def test_a_recording_of_another_live_by_now_is_not_taken_for_it(livetui: Command, history: list[Path], untold: Path) -> None:
    untold.write_bytes(history[0].read_bytes())
    ended = livetui("diagnose", "13")
    assert "is the recording of another LIVE by now" in ended.err
    assert ended.out.startswith("Evening 12")


@pytest.mark.usefixtures("history")
def test_a_report_stands_beside_own_lives(livetui: Command, history: list[Path]) -> None:
    told = json.loads(livetui("report", str(history[11]), "--format", "json").out)["own_lives"]
    assert told["days"] == 14
    assert told["metrics"]["views"] == {
        "average": {"mean": 4, "lives": 11, "deviation": None},
        "previous": {"started_at": "2026-08-22T17:57:00.000Z", "at_s": 180, "over": False, "value": 3, "deviation": 0},
    }
    assert "LIVE before: that of 2026-08-22, at 3:00" in " ".join(livetui("report", str(history[11])).out.split())


def test_a_report_of_the_first_live_has_nothing_beside_it(livetui: Command, history: list[Path]) -> None:
    assert "own_lives" not in json.loads(livetui("report", str(history[0]), "--format", "json").out)
    assert "Own LIVEs\n" not in livetui("report", str(history[0])).out
