"""What the user set, from ``config.toml``, and where that and the data live."""

import json
import os
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

from platformdirs import user_config_path, user_data_path
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from livetui.errors import UsageError
from livetui.language import languages
from livetui.span import NAMES, SpanName
from livetui.text import clean
from livetui.whole import whole

PATH_VARIABLE = "LIVETUI_CONFIG"
_APP = "livetui"

Key = Annotated[str, Field(min_length=1, max_length=64)]
Goal = Annotated[float, Field(strict=True, gt=0, le=1e15, allow_inf_nan=False)]


def _spoken(language: str) -> str:
    if language not in languages():
        raise ValueError
    return language


Language = Annotated[Key, AfterValidator(_spoken)]


class Config(BaseModel):
    """The user's settings; None stands for what is built in. That metrics, regions and themes exist is not checked."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="livetui configuration")

    tiles: tuple[Key, ...] | None = Field(
        default=None, min_length=1, max_length=16, description="The metrics shown as tiles, in this order.",
        examples=[["gmv", "ctor"]],
    )  # fmt: skip
    trend: tuple[Key, Key] | None = Field(
        default=None, description="The two metrics of the trend chart, left axis and right.",
        examples=[["views", "err"]],
    )  # fmt: skip
    span: SpanName | None = Field(default=None, description="The span that figures are first shown for.", examples=["30m"])
    region: Key | None = Field(default=None, description="The region to compare with.", examples=["US"])
    benchmarks: Path | None = Field(
        default=None, description="A file of benchmarks of your own; its place counts from this file.",
        examples=["benchmarks.toml"],
    )  # fmt: skip
    theme: Key | None = Field(default=None, description="The name of a colour theme.", examples=["livetui-light"])
    language: Language | None = Field(
        default=None, description="The language of the screen; restart to see it. Reports and messages stay English.",
        examples=["es"],
    )  # fmt: skip
    goals: dict[Key, Goal] | None = Field(
        default=None, description="What a LIVE is to reach, by metric; money in minor units, such as cents.",
        examples=[{"gmv": 500000, "orders": 300}],
    )  # fmt: skip
    planned_minutes: Annotated[int, Field(strict=True, ge=1, le=10_080)] | None = Field(
        default=None, description="How long a LIVE is meant to last: goals are projected to then.", examples=[120],
    )  # fmt: skip
    columns: dict[Key, tuple[Key, ...]] | None = Field(
        default=None, description="The columns of a list, in their order.", examples=[{"products": ["gmv", "ctr", "stock"]}],
    )  # fmt: skip
    keys: dict[Key, Key] | None = Field(
        default=None, description="Other keys, by what they do: the manual's page on keys has the names.",
        examples=[{"pause": "k", "private": "f5"}],
    )  # fmt: skip
    thresholds: Path | None = Field(
        default=None, description="A file of thresholds of your own: what is high, low, enough to judge by.",
        examples=["thresholds.toml"],
    )  # fmt: skip
    alerts: Path | None = Field(
        default=None, description="A file of alert thresholds of your own: what is pointed out, from where on.",
        examples=["alerts.toml"],
    )  # fmt: skip
    alert_bell: bool | None = Field(
        default=None, strict=True, description="Whether the terminal's bell rings with an alert.", examples=[True]
    )
    alert_command: tuple[Annotated[str, Field(max_length=1000)], ...] | None = Field(
        default=None, min_length=1, max_length=50, examples=[["notify-send", "{sentence}", "{advice}"]],
        description="A program to run with an alert, and its arguments; it is never given to a shell.",
    )  # fmt: skip
    lexicons: tuple[Path, ...] | None = Field(
        default=None, description="Files or folders of lexicons of your own, besides those that come with livetui.",
        examples=[["lexicons"]],
    )  # fmt: skip


Kept = str | tuple[str, ...]
"""What is kept when it is chosen on the screen."""

_MUST_BE = {
    "tiles": "a list of 1 to 16 metrics",
    "trend": "a list of two metrics",
    "span": f"{', '.join(f'“{name}”' for name in NAMES[:-1])} or “{NAMES[-1]}”",
    "region": "the name of a region",
    "benchmarks": "the name of a file",
    "theme": "the name of a theme",
    "goals": "a table of numbers above 0, by metric",
    "planned_minutes": "a number of minutes from 1 to 10080",
    "columns": "a table of lists of columns, by list",
    "keys": "a table of keys, by what they do",
    "thresholds": "the name of a file",
    "alerts": "the name of a file",
    "alert_bell": "true or false",
    "alert_command": "a list of a program and its arguments",
    "lexicons": "a list of files or folders",
}


def config_path() -> Path:
    """Where the configuration is read from: ``LIVETUI_CONFIG``, or the platform's place for it."""
    if named := os.environ.get(PATH_VARIABLE):
        return Path(named).expanduser()
    return user_config_path(_APP, appauthor=False) / "config.toml"


def data_dir() -> Path:
    """Where what the program keeps lives."""
    return user_data_path(_APP, appauthor=False)


def load(path: Path) -> Config:
    """The configuration at ``path``, the built-in one where there is none; raises ``UsageError`` for what is wrong."""
    name = clean(str(path))
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return Config()
    except UnicodeDecodeError:
        raise UsageError(f"{name} is not in UTF-8: save it as UTF-8.") from None
    except OSError as error:
        raise UsageError(f"{name} cannot be read ({error.strerror}): make it a file that you may read.") from None
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{name} is not valid TOML: {clean(str(error))}.") from None
    try:
        config = Config.model_validate(values)
    except ValidationError as error:
        raise UsageError(_sentence(name, text, error)) from None
    return config.model_copy(update=_placed(config, path.parent))


def keep(path: Path, setting: str, value: Kept) -> None:
    """Set one setting in the file, which need not be there yet, and leave all else in it as it is, comments too.

    ``columns.products`` is a setting in a table. Raises `UsageError` where the file cannot be read or written.
    """
    import tomlkit  # takes as long to import as a screen to draw
    from tomlkit.exceptions import TOMLKitError

    name = clean(str(path))
    *tables, key = setting.split(".")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        written = tomlkit.parse(path.read_text("utf-8-sig") if path.exists() else "")
        place: Any = written
        for table in tables:
            place = place.setdefault(table, tomlkit.table())
        place[key] = list(value) if isinstance(value, tuple) else value
        with whole(path) as file:
            file.write(tomlkit.dumps(written).encode())
    except (TOMLKitError, UnicodeDecodeError):
        raise UsageError(f"{name} cannot be changed: it is not valid TOML.") from None
    except (TypeError, AttributeError):  # what should be a table is a value
        raise UsageError(f"{name} cannot be changed: “{setting.partition('.')[0]}” is no table in it.") from None
    except OSError as error:
        raise UsageError(f"{name} cannot be written ({error.strerror}): it will be forgotten.") from None


def _placed(config: Config, folder: Path) -> dict[str, Any]:
    """The files that the configuration names, whose places count from its own."""
    named = {key: getattr(config, key) for key in ("benchmarks", "thresholds", "alerts") if getattr(config, key) is not None}
    placed: dict[str, Any] = {key: folder / file.expanduser() for key, file in named.items()}
    if config.lexicons is not None:
        placed["lexicons"] = tuple(folder / file.expanduser() for file in config.lexicons)
    return placed


def template() -> str:
    """A configuration file that changes nothing and shows everything that can be set."""
    lines = ["# livetui configuration. Remove the # before a setting to make it yours."]
    for key, field in Config.model_fields.items():
        lines += ["", f"# {field.description}", *_setting(key)]
    return "\n".join(lines) + "\n"


def _sentence(name: str, text: str, error: ValidationError) -> str:
    """Where the first thing that is wrong stands, and what it must be instead."""
    key = str(error.errors()[0]["loc"][0])
    where = _where(name, text, [key])
    if key not in Config.model_fields:
        return f"{where}: there is no setting “{clean(key)}”; the settings are {', '.join(Config.model_fields)}."
    must_be = f"one of {', '.join(languages())}" if key == "language" else _MUST_BE[key]
    return f"{where}: {key} must be {must_be}, such as {_example(key)}."


def mistake(words: str, *keys: str) -> UsageError:
    """What is wrong with a setting, or with a key of the table it is, that only those who use it can tell."""
    path = config_path()
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):  # it has been read before: since then it is gone
        text = ""
    return UsageError(f"{_where(clean(str(path)), text, keys)}: {clean('.'.join(keys))}: {words}")


def _where(name: str, text: str, keys: Sequence[str]) -> str:
    line = _line_of(keys, text)
    return f"{name}, line {line}" if line else name


def _setting(key: str) -> list[str]:
    """``key`` as it could be set; the keys of a table by dots, for tables have to stand last."""
    example = (Config.model_fields[key].examples or [""])[0]
    if isinstance(example, dict):
        return [f"# {key}.{name} = {json.dumps(value)}" for name, value in example.items()]
    return [f"# {key} = {json.dumps(example)}"]


def _example(key: str) -> str:
    """A value for ``key``, as it is written in the file."""
    return ", ".join(line.removeprefix("# ").removeprefix(f"{key} = ") for line in _setting(key))


def _line_of(keys: Sequence[str], text: str) -> int | None:
    """The number of the line that sets a key of a table of …; where none does, of the one that sets what it stands in."""
    table: list[str] = []
    found: dict[int, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if setting := _SETTING.match(line):
            names = [part[1:-1] if part[0] in "\"'" else part for part in _NAME.findall(setting["name"])]
            table, here = (names, names) if setting["table"] else (table, [*table, *names])
            depth = min(len(here), len(keys))
            if here[:depth] == list(keys[:depth]):
                found.setdefault(depth, number)
    return found[max(found)] if found else None


_NAME = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")
_SETTING = re.compile(rf"""\s*(?P<table>\[*)\s*(?P<name>(?:{_NAME.pattern})(?:\s*\.\s*(?:{_NAME.pattern}))*)\s*[=\]]""")
