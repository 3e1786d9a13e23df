"""What the user set, from ``config.toml``, and where that and the data live."""

import json
import os
import re
import tomllib
from pathlib import Path
from typing import Annotated

from platformdirs import user_config_path, user_data_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from livetui.errors import UsageError
from livetui.span import NAMES, SpanName
from livetui.text import clean

PATH_VARIABLE = "LIVETUI_CONFIG"
_APP = "livetui"

Key = Annotated[str, Field(min_length=1, max_length=64)]


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


_MUST_BE = {
    "tiles": "a list of 1 to 16 metrics",
    "trend": "a list of two metrics",
    "span": f"{', '.join(f'“{name}”' for name in NAMES[:-1])} or “{NAMES[-1]}”",
    "region": "the name of a region",
    "benchmarks": "the name of a file",
    "theme": "the name of a theme",
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
    if config.benchmarks is None:
        return config
    return config.model_copy(update={"benchmarks": path.parent / config.benchmarks.expanduser()})


def template() -> str:
    """A configuration file that changes nothing and shows everything that can be set."""
    lines = ["# livetui configuration. Remove the # before a setting to make it yours."]
    for key, field in Config.model_fields.items():
        lines += ["", f"# {field.description}", f"# {key} = {_example(key)}"]
    return "\n".join(lines) + "\n"


def _sentence(name: str, text: str, error: ValidationError) -> str:
    """Where the first thing that is wrong stands, and what it must be instead."""
    key = str(error.errors()[0]["loc"][0])
    line = _line_of(key, text)
    where = f"{name}, line {line}" if line else name
    if key not in Config.model_fields:
        return f"{where}: there is no setting “{clean(key)}”; the settings are {', '.join(Config.model_fields)}."
    return f"{where}: {key} must be {_MUST_BE[key]}, such as {_example(key)}."


def _example(key: str) -> str:
    """A value for ``key``, as it is written in the file."""
    return json.dumps((Config.model_fields[key].examples or [""])[0])


def _line_of(key: str, text: str) -> int | None:
    """The number of the line that sets ``key``, as a bare or quoted key or as a table."""
    setting = re.compile(rf"""\s*\[*\s*(["']?){re.escape(key)}\1\s*[=.\]]""")
    for number, line in enumerate(text.splitlines(), 1):
        if setting.match(line):
            return number
    return None
