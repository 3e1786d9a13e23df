"""What is chosen on the screen is kept in the configuration, which stays as its owner wrote it."""

import tomllib
from codecs import BOM_UTF8
from pathlib import Path

import pytest

from livetui.config import Kept, keep, load
from livetui.errors import UsageError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "livetui" / "config.toml"


def test_a_choice_makes_the_file(file: Path) -> None:
    keep(file, "tiles", ("gmv", "ctor"))
    assert load(file).tiles == ("gmv", "ctor")


@pytest.mark.parametrize(
    "written",
    [
        '# mine\nregion = "US"  # home\n\n[keys]\npause = "p" # easier\n',
        'tiles = [\n  "gmv", # first\n  "views",\n]\nregion = "US"\nkeys = {pause = "p"}\n',
        'region = "US"\ncolumns.traffic = ["views"]\ntiles = ["views"]\n[keys]\npause="p"',
    ],
)
@pytest.mark.parametrize(
    ("setting", "value"), [("tiles", ("gmv", "orders")), ("theme", "terminal"), ("columns.products", ("gmv",))]
)
def test_all_else_stays_as_it_was_written(file: Path, written: str, setting: str, value: Kept) -> None:
    file.parent.mkdir()
    file.write_text(written, "utf-8")
    keep(file, setting, value)
    after, before = tomllib.loads(file.read_text("utf-8")), tomllib.loads(written)
    *tables, key = setting.split(".")
    place = before
    for table in tables:
        place = place.setdefault(table, {})
    place[key] = list(value) if isinstance(value, tuple) else value
    assert after == before
    comments = [line.split("#")[1] for line in written.splitlines() if "#" in line and "first" not in line]
    assert all(comment in file.read_text("utf-8") for comment in comments)
    load(file)


@pytest.mark.parametrize("setting", ["theme", "region", "columns.products"])
@pytest.mark.parametrize("mark", [b"", BOM_UTF8])
def test_a_file_of_another_system_keeps_its_line_ends_and_its_mark(file: Path, mark: bytes, setting: str) -> None:
    file.parent.mkdir()
    file.write_bytes(mark + b'# mine\r\ntheme = "nord"\r\n')
    keep(file, setting, "x")
    written = file.read_bytes()
    assert written.startswith(mark + b"# mine\r\n")
    assert written.count(b"\n") == written.count(b"\r\n") >= 2


def test_a_file_that_is_not_toml_is_left_alone(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("tiles = [")
    with pytest.raises(UsageError, match="cannot be changed: it is not valid TOML"):
        keep(file, "theme", "terminal")
    assert file.read_text() == "tiles = ["


def test_a_folder_that_cannot_be_made_is_said(file: Path) -> None:
    file.parent.write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        keep(file, "theme", "terminal")
