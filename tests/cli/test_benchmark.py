"""`livetui benchmark`: what LIVEs are compared with, and making that from one's own."""

import json
from pathlib import Path

import pytest

from livetui.metrics.benchmarks import load
from tests.cli.conftest import Command, Feed
from tests.cli.test_history import live


def test_the_shipped_averages_are_shown_with_where_they_come_from(livetui: Command) -> None:
    out = livetui("benchmark", "show").out
    assert out.splitlines()[0] == "sample values: the values that come with livetui"
    assert "US (USD), any category" in out
    assert "any other region, any category" in out


def test_a_region_is_found_in_small_letters(livetui: Command) -> None:
    assert livetui("benchmark", "show", "--region", "us").out == livetui("benchmark", "show", "--region", "US").out


def test_one_region_is_shown_alone(livetui: Command) -> None:
    out = livetui("benchmark", "show", "--region", "GB").out
    assert "GB (GBP)" in out
    assert "US (USD)" not in out


def test_a_region_that_has_none_is_a_sentence(livetui: Command) -> None:
    ended = livetui("benchmark", "show", "--region", "XX")
    assert (ended.code, ended.out, len(ended.err.splitlines())) == (2, "", 1)


def test_averages_for_scripts_are_json(livetui: Command) -> None:
    assert json.loads(livetui("benchmark", "show", "--format", "json").out)["regions"]["US"]["means"]["err"] == 0.11


def test_what_is_built_from_the_history_is_what_the_dashboard_then_compares_with(
    livetui: Command, feed: Feed, tmp_path: Path, own_configuration: Path
) -> None:
    livetui("history", "import", *(str(feed(live(day, region="US", category="Beauty"), f"{day}.ndjson")) for day in (0, 1)))
    file = tmp_path / "mine.toml"
    assert livetui("benchmark", "build", "-o", str(file)).code == 0
    own_configuration.parent.mkdir()
    own_configuration.write_text(f"benchmarks = {json.dumps(str(file))}\n")
    shown = livetui("benchmark", "show", "--category", "Beauty").out
    assert "US (USD), Beauty, 2 LIVEs" in shown
    report = json.loads(livetui("report", str(tmp_path / "0.ndjson"), "--format", "json").out)
    told = report["metrics"]["show_gpm"]["benchmark"]
    assert (told["mean"], told["source"]) == (pytest.approx(31250), "2 LIVEs of yours, US")


def test_the_line_for_the_configuration_is_ready_to_paste(
    livetui: Command, feed: Feed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    livetui("history", "import", str(feed(live())))
    monkeypatch.chdir(tmp_path)
    said = livetui("benchmark", "build", "-o", "mine.toml").err.rstrip("\n")
    assert said.endswith(f'benchmarks = "{tmp_path / "mine.toml"}"')


def test_a_folder_of_recordings_will_do_and_leaves_the_history_alone(
    livetui: Command, feed: Feed, tmp_path: Path, own_data: Path
) -> None:
    (tmp_path / "folder").mkdir()
    for day in (0, 1):
        feed(live(day, region="GB"), f"folder/{day}.ndjson")
    file = tmp_path / "theirs.toml"
    assert livetui("benchmark", "build", "--from", str(tmp_path / "folder"), "-o", str(file), "--label", "agency").code == 0
    assert (load(file).label, load(file).regions["GB"].lives) == ("agency", 2)
    assert not (own_data / "history.db").exists()


def test_a_live_that_is_in_both_counts_once(livetui: Command, feed: Feed, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    livetui("history", "import", str(feed(live(), "folder/a.ndjson")))
    file = tmp_path / "all.toml"
    livetui("benchmark", "build", "--from", "history", "--from", str(tmp_path / "folder"), "-o", str(file))
    assert load(file).regions["*"].lives == 1


def test_where_there_is_no_live_nothing_is_written(livetui: Command, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("before")
    ended = livetui("benchmark", "build", "-o", str(file))
    assert (ended.code, len(ended.err.splitlines()), file.read_text()) == (2, 1, "before")


def test_lives_of_which_nothing_can_be_told_are_a_sentence(livetui: Command, feed: Feed, tmp_path: Path) -> None:
    recordings = feed([{"type": "join", "ts": 1_786_557_420_000}], "short.ndjson").parent
    ended = livetui("benchmark", "build", "--from", str(recordings), "-o", str(tmp_path / "mine.toml"))
    assert (ended.code, (tmp_path / "mine.toml").exists()) == (2, False)
    assert "1 LIVE cannot tell what is usual" in ended.err


def test_a_file_of_averages_can_be_looked_at_before_it_is_used(livetui: Command, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('label = "our agency"\n[regions.US]\nmeans = { err = 0.25 }\n')
    ended = livetui("benchmark", "show", str(file))
    assert ended.out.startswith(f"our agency: {file}\n")
    assert "25.0 %" in ended.out
