"""The manual and the README say what the program does."""

import re
import shlex
from importlib import resources
from pathlib import Path

import pytest

from livetui.feed.events import EVENT_TYPES, Event, type_name
from livetui.metrics.catalogue import CATALOGUE
from livetui.session.counters import Counter
from livetui.ui.keys import KEYS
from livetui.ui.welcome.keys import NAMED, OWN

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("feed", "metrics", "keys", "comments", "diagnosis", "configuration", "recording", "history", "architecture")


def page(name: str) -> str:
    return resources.files("livetui").joinpath("manual", f"{name}.md").read_text("utf-8")


def test_every_metric_has_its_row() -> None:
    lines = page("metrics").splitlines()
    for metric in CATALOGUE:
        groups = ", ".join(group.value for group in metric.groups)
        cells = (f"`{metric.key}`", metric.label, metric.unit.value, metric.better.name.lower(), groups, metric.meaning)
        assert f"| {' | '.join(cells)} |" in lines
    assert sum(line.startswith("| `") for line in lines) == len(CATALOGUE)


def test_every_key_has_its_row() -> None:
    lines = page("keys").splitlines()
    for key in KEYS:
        assert f"| `{key.caps}` | {key.words} | `{key.name}` |" in lines
    assert sum(line.startswith("| `") for line in lines) == len(KEYS)


def test_every_key_of_the_welcome_has_its_row() -> None:
    lines = page("keys").splitlines()
    for name in OWN:
        assert f"| {NAMED[name].caps} | {NAMED[name].words} |" in lines


def test_every_event_type_and_its_fields_are_described() -> None:
    rows = {
        name: line
        for line in page("feed").splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`([^`]+)`", line.split("|")[1])
    }
    for kind in EVENT_TYPES:
        row = rows[type_name(kind)]
        for field in kind.__struct_fields__:
            assert field in Event.__struct_fields__ or f"`{field}`" in row, f"{type_name(kind)}: {field}"


def test_every_counter_of_snapshots_is_named() -> None:
    text = page("feed")
    assert [counter.value for counter in Counter if f"`{counter.value}`" not in text] == []


@pytest.mark.parametrize("text", [*PAGES, "README"])
def test_links_lead_somewhere(text: str) -> None:
    path = ROOT / "README.md" if text == "README" else ROOT / "livetui" / "manual" / f"{text}.md"
    for link in re.findall(r"\]\(([^)#]+)", path.read_text("utf-8")):
        assert link.startswith("https://") or (path.parent / link).exists(), link


def test_the_files_architecture_names_exist() -> None:
    for name in re.findall(r"`([a-z_/]+\.(?:py|md))`", page("architecture")):
        assert (ROOT / "livetui" / name).exists(), name
    for name in re.findall(r"`((?:views|ui/panels|report|report/sections|cli)/)`", page("architecture")):
        assert (ROOT / "livetui" / name).is_dir(), name


def test_the_readme_has_one_command_to_play_and_one_to_test() -> None:
    commands = [line for line in (ROOT / "README.md").read_text("utf-8").splitlines() if line.startswith("python3 -m venv")]
    play, check = (shlex.split(command) for command in commands)
    assert play[-2:] == [".venv/bin/livetui", "replay"]
    assert check[-1] == ".venv/bin/pytest"
