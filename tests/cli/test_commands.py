"""Each command does what the manual says."""

import json
import re
import sys
import tomllib
from pathlib import Path

import pytest

import livetui as package
from livetui import __version__
from livetui.config import template
from livetui.metrics.catalogue import METRICS
from tests.cli.conftest import Command, Feed

MANUAL = Path(package.__file__).parent / "manual"
ROOT = Path(package.__file__).parent.parent
JOIN = b'{"type":"join","ts":1786557420350,"viewer":"u1"}\n'


def test_alone_it_says_what_there_is(livetui: Command) -> None:
    ended = livetui()
    assert ended.code == 0
    for command in ("replay", "report", "check", "simulate", "metrics", "schema", "doctor", "config"):
        assert f"\n  {command} " in ended.out


def test_the_version(livetui: Command) -> None:
    assert livetui("--version").out == f"livetui {__version__}\n"


def test_replay_without_a_terminal_is_the_report_and_says_so(livetui: Command) -> None:
    ended = livetui("replay", "--at", "10:00")
    assert ended.code == 0
    assert "no terminal" in ended.err
    assert "as of 10:00" in ended.out


@pytest.mark.parametrize("command", ["replay", "watch", "diagnose", "history import", "history compare"])
def test_the_help_names_no_types(livetui: Command, command: str) -> None:
    assert "<" not in livetui(*command.split(), "--help").out


def test_a_report_goes_into_a_file_whole(livetui: Command, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("before")
    ended = livetui("report", "sample", "--format", "json", "-o", str(target))
    assert (ended.code, ended.out) == (0, "")
    assert json.loads(target.read_text())["schema"] == "livetui.report/1"
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


@pytest.mark.parametrize(
    ("format", "begins"), [("csv", "time,offset_s,currency,gmv,"), ("html", "<!doctype html>"), ("json", "{")]
)
def test_a_report_goes_through_a_pipe(livetui: Command, format: str, begins: str) -> None:
    ended = livetui("report", "sample", "--format", format)
    assert ended.code == 0
    assert ended.out.startswith(begins)


def test_a_span_between_two_times_is_reported_as_used(livetui: Command) -> None:
    told = json.loads(livetui("report", "sample", "--format", "json", "--span", "10:00..20:30").out)
    started = told["session"]["started_at"]
    assert started.endswith(":30:00.000Z")
    assert told["span"]["name"] == "custom"
    assert told["span"]["from"].endswith(":40:00.000Z")
    assert told["span"]["to"].endswith(":50:30.000Z")


def test_a_time_past_the_end_is_the_end_and_that_is_said(livetui: Command, feed: Feed) -> None:
    path = str(feed([{"type": "join", "ts": 1_786_557_420_000 + second * 1000} for second in range(61)]))
    past = livetui("report", path, "--at", "9:00:00")
    assert past.code == 0
    assert "ends at 1:01" in past.err
    assert past.out == livetui("report", path).out


def test_check_lists_what_is_wrong_and_sums_it_up(livetui: Command, feed: Feed) -> None:
    lines = JOIN + b'{"type":"wave","ts":1786557420350}\n' * 3 + b"nonsense\n" + JOIN + b'{"type":"li'
    ended = livetui("check", str(feed(lines)))
    assert ended.code == 1
    assert ended.out.startswith("line 5: ")
    assert "3  lines of unknown type 'wave', left out" in ended.out
    assert "2  events counted" in ended.out
    assert "ends in the middle of a line" in ended.out


def test_check_lists_every_line_however_many(livetui: Command, feed: Feed) -> None:
    ended = livetui("check", str(feed(JOIN + b"{}\n" * 1500)))
    assert sum(line.startswith("line ") for line in ended.out.splitlines()) == 1500


def test_unknown_types_alone_are_no_fault(livetui: Command, feed: Feed) -> None:
    assert livetui("check", str(feed(JOIN + b'{"type":"wave","ts":1786557420350}\n'))).code == 0


def test_a_repeated_line_is_counted(livetui: Command, feed: Feed) -> None:
    ended = livetui("check", str(feed(b'{"type":"share","ts":1786557420350,"id":"a"}\n' * 3)))
    assert "2  events repeated" in ended.out


def test_simulate_writes_to_stdout_or_the_same_into_a_file(livetui: Command, tmp_path: Path) -> None:
    target = tmp_path / "live.ndjson"
    options = ("simulate", "--minutes", "1", "--rate", "5", "--seed", "3")
    assert livetui(*options, "-o", str(target)).out == ""
    assert livetui(*options).out == target.read_text()


@pytest.mark.parametrize("name", ["live.ndjson", "live.ndjson.zst"])
def test_simulate_writes_over_what_it_has_made(livetui: Command, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    target.touch()
    codes = [livetui("simulate", "--minutes", "1", "--seed", seed, "-o", str(target)).code for seed in "123"]
    assert codes == [0, 0, 0]


@pytest.mark.parametrize("contents", [JOIN, b"notes\n", b'{"type":"live.started","ts":1786557420350,"room":"r"}\n'])
def test_simulate_writes_over_nothing_else(livetui: Command, feed: Feed, contents: bytes) -> None:
    target = feed(contents)
    ended = livetui("simulate", "--minutes", "1", "-o", str(target))
    assert (ended.code, len(ended.err.splitlines()), target.read_bytes()) == (2, 1, contents)


def test_metrics_as_data(livetui: Command) -> None:
    told = json.loads(livetui("metrics", "--format", "json").out)
    assert [row["key"] for row in told] == list(METRICS)
    assert all(row["meaning"] and row["label"] and row["unit"] and row["groups"] for row in told)


def test_metrics_for_people(livetui: Command) -> None:
    lines = livetui("metrics").out.splitlines()
    assert max(map(len, lines)) <= 80
    assert {line.split()[0] for line in lines[1:] if not line.startswith(" ")} == set(METRICS)


def test_the_schemas_are_json(livetui: Command) -> None:
    assert json.loads(livetui("schema").out)["$schema"]
    assert "tiles" in json.loads(livetui("config", "schema").out)["properties"]


def test_doctor_looks_at_everything_without_a_terminal(livetui: Command, own_configuration: Path) -> None:
    ended = livetui("doctor")
    assert ended.code == 0
    for what in ("terminal", "TERM", "colours", "characters", "Python", "textual", "configuration", "data", "sample LIVE"):
        assert f"\n{what} " in "\n" + ended.out
    assert str(own_configuration) in ended.out


def test_doctor_looks_at_every_library_that_is_needed(livetui: Command) -> None:
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    names = {re.split("[>;]", each)[0] for each in needed if "python_version" not in each or sys.version_info < (3, 14)}
    assert names - {line.split()[0] for line in livetui("doctor").out.splitlines()} == set()


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ('tiles = ["gmvv"]', "no metric “gmvv”"),
        ("goals.gmvv = 1", "no metric “gmvv”"),
        ('theme = "mauve"', "no theme “mauve”"),
        ('keys.pause = "p"', "“p” is the key of pause and of private"),
        ('keys.quit = "r"\nkeys.stretch = "f7"', "“r” is the key of record in the welcome"),
        ('columns.products = ["gmvv"]', "no column “gmvv”"),
    ],
)
def test_doctor_says_what_stops_the_dashboard(livetui: Command, own_configuration: Path, toml: str, words: str) -> None:
    own_configuration.parent.mkdir()
    own_configuration.write_text(toml)
    ended = livetui("doctor")
    assert ended.code == 0
    assert words in ended.out


@pytest.mark.parametrize(
    "line",
    [
        line.removeprefix("# ")
        for line in template().splitlines()
        if " = " in line and line.split()[1] not in ("benchmarks", "thresholds", "alerts", "lexicons", "language")
    ],
)
def test_each_example_of_the_template_works_as_written_alone(livetui: Command, own_configuration: Path, line: str) -> None:
    own_configuration.parent.mkdir()
    own_configuration.write_text(line)
    (said,) = (line for line in livetui("doctor").out.split("\ndata ")[0].splitlines()[-1:])
    assert said == f"configuration  {own_configuration}"


@pytest.mark.parametrize("page", ["keys", "configuration"])
def test_the_manuals_example_of_a_key_works_as_written(livetui: Command, own_configuration: Path, page: str) -> None:
    (line,) = re.findall(r"`(keys\.\w+ = \S+)`", (MANUAL / f"{page}.md").read_text("utf-8"))
    own_configuration.parent.mkdir()
    own_configuration.write_text(line)
    assert "keys." not in livetui("doctor").out


def test_config_init_writes_a_file_once(livetui: Command, own_configuration: Path) -> None:
    assert livetui("config", "init").code == 0
    assert tomllib.loads(own_configuration.read_text()) == {}
    again = livetui("config", "init")
    assert again.code == 2
    assert "exists already" in again.err


def test_config_init_below_a_file_says_what_is_in_the_way(livetui: Command, own_configuration: Path) -> None:
    own_configuration.parent.write_text("")
    ended = livetui("config", "init")
    assert ended.code == 2
    assert f"{own_configuration.parent} cannot be made a folder" in ended.err


def test_config_path_and_show(livetui: Command, own_configuration: Path) -> None:
    assert livetui("config", "path").out == f"{own_configuration}\n"
    own_configuration.parent.mkdir()
    own_configuration.write_text('region = "GB"\n')
    assert json.loads(livetui("config", "show").out)["region"] == "GB"


def test_a_setting_that_is_not_there_is_shown_as_it_holds(livetui: Command) -> None:
    ended = livetui("config", "show")
    told = json.loads(ended.out)
    assert (told["span"], told["language"], told["alert_bell"]) == ("whole", "en", False)
    assert "gmv" in told["tiles"]
    assert "livetui config init" in ended.err


@pytest.mark.parametrize(
    ("toml", "words"),
    [('tiles = ["gmv", "nope"]', "“nope”"), ('trend = ["gmv", "nope"]', "“nope”"), ("tiels = []", "tiels"), ("x", "TOML")],
)
def test_a_wrong_configuration_is_a_usage_error(livetui: Command, own_configuration: Path, toml: str, words: str) -> None:
    own_configuration.parent.mkdir()
    own_configuration.write_text(toml)
    ended = livetui("report", "sample")
    assert ended.code == 2
    assert words in ended.err


def test_a_theme_that_does_not_exist_is_a_usage_error_of_replay(livetui: Command, own_configuration: Path) -> None:
    own_configuration.parent.mkdir()
    own_configuration.write_text('theme = "mauve"\n')
    ended = livetui("replay")
    assert ended.code == 2
    assert "“mauve”" in ended.err
    assert "livetui-light" in ended.err
    assert livetui("report", "sample").code == 0


def test_the_region_and_benchmarks_of_the_configuration_are_used(livetui: Command, own_configuration: Path) -> None:
    own_configuration.parent.mkdir()
    own_configuration.write_text('benchmarks = "mine.toml"\nregion = "XY"\n')
    (own_configuration.parent / "mine.toml").write_text('label = "mine"\n[regions.XY.means]\nerr = 0.5\n')
    told = json.loads(livetui("report", "sample", "--format", "json").out)
    assert told["metrics"]["err"]["benchmark"]["source"] == "mine, XY"
    assert told["worst"] == ["err"]
