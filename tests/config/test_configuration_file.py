"""The configuration file: what it may set, and what is said of mistakes."""

import tomllib
from pathlib import Path

import pytest
from msgspec.structs import astuple

from livetui.checked import checked
from livetui.config import PATH_VARIABLE, Config, config_path, data_dir, load, mistake, template
from livetui.errors import UsageError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_a_missing_file_is_the_built_in_configuration(file: Path) -> None:
    assert load(file) == Config()


def test_everything_is_built_in_unless_set(file: Path) -> None:
    file.write_text("")
    assert set(astuple(load(file))) == {None}


def test_every_setting_is_read(file: Path) -> None:
    file.write_text(
        'tiles = ["gmv", "ctor"]\ntrend = ["views", "err"]\nspan = "30m"\nregion = "US"\ntheme = "nord"\n', "utf-8-sig"
    )
    assert load(file) == Config(tiles=("gmv", "ctor"), trend=("views", "err"), span="30m", region="US", theme="nord")


def test_the_configuration_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        setattr(Config(), "theme", "nord")  # noqa: B010  a checker of types would see it otherwise


def test_benchmarks_are_looked_for_beside_the_file(file: Path) -> None:
    file.write_text('benchmarks = "mine.toml"')
    assert load(file).benchmarks == str(file.parent / "mine.toml")


def test_the_home_of_somebody_there_is_not_is_a_name_like_any_other(file: Path) -> None:
    file.write_text('benchmarks = "~nobody-at-all/mine.toml"')
    assert load(file).benchmarks == str(file.parent / "~nobody-at-all" / "mine.toml")


def test_a_benchmarks_path_from_home_or_root_stays_as_it_is(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(file.parent / "home"))
    monkeypatch.setenv("USERPROFILE", str(file.parent / "home"))
    file.write_text('benchmarks = "~/mine.toml"')
    assert load(file).benchmarks == str(file.parent / "home" / "mine.toml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('tiles = ["gmv", 3]', "line 3: tiles must be a list of 1 to 16 metrics, such as"),
        ("tiles = []", "line 3: tiles must be"),
        (f"tiles = {['gmv'] * 17}", "line 3: tiles must be"),
        ('tiles = "gmv"', "line 3: tiles must be"),
        ('trend = ["gmv"]', "line 3: trend must be a list of two metrics"),
        ('trend = ["gmv", "views", "err"]', "line 3: trend must be"),
        ('span = "1h"', "line 3: span must be “whole”, “30m” or “5m”"),
        ('region = ""', "line 3: region must be the name of a region"),
        ("theme = 1", "line 3: theme must be the name of a theme"),
        ('goals.gmv = "5000"', "line 3: goals.gmv: goals must be a table of numbers above 0"),
        ("goals.gmv = true", "line 3: goals.gmv: goals must be a table of numbers above 0"),
        ("[goals]\ngmv = 1\norders = -3", "line 5: goals.orders: goals must be a table of numbers above 0"),
        ('[columns]\nproducts = ["gmv"]\nother = "gmv"', "line 5: columns.other: columns must be a table of lists"),
        ('[keys]\nprivate = "f5"\npause = ""', "line 5: keys.pause: keys must be a table of keys"),
        ('keys = {"" = "f5"}', "line 3: keys must be a table of keys"),
        ('"a\\nb" = 1', "there is no setting “a b”"),
        ("goals.gmv = nan", "line 3: goals.gmv: goals must be"),
        ("goals.gmv = inf", "line 3: goals.gmv: goals must be"),
        ('planned_minutes = "120"', "line 3: planned_minutes must be a number of minutes"),
        ('alert_bell = "yes"', "line 3: alert_bell must be true or false"),
        ("benchmarks = 1", "line 3: benchmarks must be the name of a file"),
        ("'theme' = 1", "line 3: theme must be"),
        ("[theme]", "line 3: theme must be"),
        ("theme.name = 1", "line 3: theme must be"),
        ('colour = "red"', "line 3: there is no setting “colour”; the settings are tiles, trend, span,"),
        ('"\\u001b[2J" = 1', "there is no setting “\ufffd[2J”"),
        ("theme = = 1", "is not valid TOML: Invalid value (at line 3, column 9)"),
    ],
)
def test_a_mistake_is_said_with_the_file_the_line_and_the_key(file: Path, text: str, said: str) -> None:
    file.write_text(f"# mine\n\n{text}\n", "utf-8")
    with pytest.raises(UsageError) as caught:
        load(file)
    sentence = str(caught.value)
    assert sentence.startswith(str(file))
    assert said in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_file_that_is_not_utf8_is_said(file: Path) -> None:
    file.write_bytes(b'theme = "caf\xe9"')
    with pytest.raises(UsageError, match="save it as UTF-8"):
        load(file)


def test_a_directory_is_said(file: Path) -> None:
    file.mkdir()
    with pytest.raises(UsageError, match="cannot be read"):
        load(file)


def test_the_environment_names_another_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LIVETUI_CONFIG", str(tmp_path / "other.toml"))
    assert config_path() == tmp_path / "other.toml"


def test_an_empty_variable_names_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIVETUI_CONFIG", "")
    assert config_path().parts[-2:] == ("livetui", "config.toml")


def test_data_lives_apart_from_the_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LIVETUI_CONFIG", raising=False)
    assert data_dir().name == "livetui"


def test_the_template_changes_nothing(file: Path) -> None:
    file.write_text(template(), "utf-8")
    assert load(file) == Config()


def test_the_template_shows_every_setting_with_a_value_that_is_valid() -> None:
    settings = "\n".join(line.removeprefix("# ") for line in template().splitlines() if " = " in line)
    values = tomllib.loads(settings)
    assert values.keys() == set(Config.__struct_fields__)
    checked(Config, values)


@pytest.mark.parametrize(
    ("text", "keys", "line"),
    [
        ('[keys]\npause = "p"\nspan = "q"', ("keys", "span"), 3),
        ('keys.pause = "p"\nkeys . "span" = "q"', ("keys", "span"), 2),
        ('theme = "x"\nkeys = { pause = "p", span = "q" }', ("keys", "span"), 2),
        ("[columns]\n# products\n'products' = [\"gmv\"]", ("columns", "products"), 3),
        ('[goals]\ngmv = 1\n[keys]\ngmv = "x"', ("keys", "gmv"), 4),
        ('[keys]\n[[other]]\nspan = "q"', ("keys", "span"), 1),
        ('[keys]\nspan = "q"\n\n[goals]\nspan = 3', ("goals", "span"), 5),
    ],
)
def test_a_mistake_in_a_table_is_said_with_the_line_of_its_key(
    file: Path, monkeypatch: pytest.MonkeyPatch, text: str, keys: tuple[str, ...], line: int
) -> None:
    file.write_text(text)
    monkeypatch.setenv(PATH_VARIABLE, str(file))
    assert str(mistake("no such thing", *keys)) == f"{file}, line {line}: {'.'.join(keys)}: no such thing"


def test_a_mistake_in_a_file_that_is_gone_has_no_line(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PATH_VARIABLE, str(file))
    assert str(mistake("no such thing", "theme")) == f"{file}: theme: no such thing"
