"""Which format is written: the one that is named, else that of the file."""

from pathlib import Path

import pytest

from livetui.cli.formats import chosen
from livetui.errors import UsageError
from tests.cli.conftest import Command

ALL = ("text", "json", "csv", "html", "parquet", "parquet-events")


@pytest.mark.parametrize(
    ("named", "output", "format"),
    [
        (None, None, "text"), (None, "a.html", "html"), (None, "a.HTM", "html"), (None, "a.csv", "csv"),
        (None, "a.json", "json"), (None, "a.parquet", "parquet"),
        (None, "a.txt", "text"), (None, "a", "text"), (None, "a.out", "text"),
        (None, "a.html/b", "text"), ("text", "a.html", "text"), ("csv", None, "csv"),
    ],
)  # fmt: skip
def test_the_name_of_the_file_says_the_format_where_none_is_named(named: str | None, output: str | None, format: str) -> None:
    assert chosen(named, output, ALL) == format


def test_a_format_that_cannot_be_is_not_written_under_its_name() -> None:
    with pytest.raises(UsageError, match="would be html, and this is written as text or json"):
        chosen(None, "a.html", ("text", "json"))


def test_a_report_is_written_as_its_name_says_which_is_told(livetui: Command, tmp_path: Path) -> None:
    ended = livetui("report", "sample", "-o", str(tmp_path / "a.html"))
    assert (tmp_path / "a.html").read_text().startswith("<!doctype html>")
    assert "a.html is written as html." in ended.err


def test_a_list_of_lives_can_be_written_too(livetui: Command, tmp_path: Path) -> None:
    assert livetui("diagnose", "--list", "-o", str(tmp_path / "a.json")).code == 0
    assert (tmp_path / "a.json").read_text().startswith("{")


@pytest.mark.parametrize("arguments", [("report", "sample", "-o"), ("simulate", "--minutes", "1", "-o")])
def test_a_folder_that_is_not_there_is_told(livetui: Command, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ended = livetui(*arguments, str(tmp_path / "none" / "a.txt"))
    assert ended.code == 2
    assert f"there is no folder {tmp_path / 'none'}; make it first." in ended.err


def test_a_folder_that_is_made_for_a_recording_is_told(livetui: Command, tmp_path: Path) -> None:
    ended = livetui("record", str(tmp_path / "feed"), "-o", str(tmp_path / "new" / "a.ndjson"), "--for", "0.1s")
    assert f"There is no folder {tmp_path / 'new'} yet: it is made for the recording." in ended.err
