"""What the user set, from ``config.toml``, and where that and the data live."""

import json
import os
import re
import tomllib
from codecs import BOM_UTF8
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, cast, get_type_hints

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace
from platformdirs import user_config_path, user_data_path

from livetui.checked import Wrong, checked
from livetui.errors import UsageError
from livetui.language import languages
from livetui.span import NAMES, SpanName
from livetui.text import clean
from livetui.whole import whole

PATH_VARIABLE = "LIVETUI_CONFIG"
_APP = "livetui"
MOST_TILES = 16

Key = Annotated[str, Meta(min_length=1, max_length=64)]
Goal = Annotated[float, Meta(gt=0, le=1e15)]
Command = Annotated[tuple[Annotated[str, Meta(max_length=1000)], ...], Meta(min_length=1, max_length=50)]
Tiles = Annotated[tuple[Key, ...], Meta(min_length=1, max_length=MOST_TILES)]
Minutes = Annotated[int, Meta(ge=1, le=10_080)]


def _said(description: str, example: object) -> Meta:
    return Meta(description=description, examples=[example])


class Config(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The user's settings; None stands for what is built in. That metrics, regions and themes exist is not checked."""

    tiles: Annotated[Tiles | None, _said("The metrics shown as tiles, in this order.", ["gmv", "ctor"])] = None
    trend: Annotated[
        tuple[Key, Key] | None, _said("The two metrics of the trend chart, left axis and right.", ["views", "err"])
    ] = None
    span: Annotated[SpanName | None, _said("The span that figures are first shown for.", "30m")] = None
    region: Annotated[Key | None, _said("The region to compare with.", "US")] = None
    benchmarks: Annotated[
        str | None, _said("A file of benchmarks of your own; its place counts from this file.", "benchmarks.toml")
    ] = None
    theme: Annotated[Key | None, _said("The name of a colour theme.", "livetui-light")] = None
    language: Annotated[
        Key | None, _said("The language of the screen; restart to see it. Reports and messages stay English.", "es")
    ] = None
    goals: Annotated[
        dict[Key, Goal] | None,
        _said("What a LIVE is to reach, by metric; money in minor units, such as cents.", {"gmv": 500000, "orders": 300}),
    ] = None
    planned_minutes: Annotated[Minutes | None, _said("How long a LIVE is meant to last: goals are projected to then.", 120)] = (
        None
    )
    columns: Annotated[
        dict[Key, tuple[Key, ...]] | None,
        _said("The columns of a list, in their order.", {"products": ["gmv", "ctr", "stock"]}),
    ] = None
    keys: Annotated[
        dict[Key, Key] | None,
        _said("Other keys, by what they do: the manual's page on keys has the names.", {"pause": "k", "private": "f5"}),
    ] = None
    thresholds: Annotated[
        str | None, _said("A file of thresholds of your own: what is high, low, enough to judge by.", "thresholds.toml")
    ] = None
    alerts: Annotated[
        str | None, _said("A file of alert thresholds of your own: what is pointed out, from where on.", "alerts.toml")
    ] = None
    alert_bell: Annotated[bool | None, _said("Whether the terminal's bell rings with an alert.", True)] = None
    alert_command: Annotated[
        Command | None,
        _said(
            "A program to run with an alert, and its arguments; it is never given to a shell.",
            ["notify-send", "{sentence}", "{advice}"],
        ),
    ] = None
    lexicons: Annotated[
        tuple[str, ...] | None,
        _said("Files or folders of lexicons of your own, besides those that come with livetui.", ["lexicons"]),
    ] = None


Kept = str | tuple[str, ...]
"""What is kept when it is chosen on the screen."""

_MUST_BE = {
    "tiles": f"a list of 1 to {MOST_TILES} metrics",
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
        config = checked(Config, values)
        if config.language is not None and config.language not in languages():
            raise Wrong(["language"], "is not spoken")
    except Wrong as wrong:
        raise UsageError(_sentence(name, text, wrong.where)) from None
    return replace(config, **_placed(config, path.parent))


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
        before = path.read_bytes() if path.exists() else b""
        text = before.decode("utf-8-sig")
        written = tomlkit.parse(text)
        place: Any = written
        for table in tables:
            place = place.setdefault(table, tomlkit.table())
        place[key] = list(value) if isinstance(value, tuple) else value
        after = tomlkit.dumps(written)
        if "\r\n" in text:  # tomlkit ends what it adds with \n alone
            after = after.replace("\r\n", "\n").replace("\n", "\r\n")
        with whole(path) as file:
            file.write(after.encode("utf-8-sig" if before.startswith(BOM_UTF8) else "utf-8"))
    except (TOMLKitError, UnicodeDecodeError):
        raise UsageError(f"{name} cannot be changed: it is not valid TOML.") from None
    except (TypeError, AttributeError):  # what should be a table is a value
        raise UsageError(f"{name} cannot be changed: “{setting.partition('.')[0]}” is no table in it.") from None
    except OSError as error:
        raise UsageError(f"{name} cannot be written ({error.strerror}): it will be forgotten.") from None


def _placed(config: Config, folder: Path) -> dict[str, Any]:
    """The files that the configuration names, whose places count from its own."""
    named = {key: file for key in ("benchmarks", "thresholds", "alerts") if (file := getattr(config, key)) is not None}
    placed: dict[str, Any] = {key: _place(folder, file) for key, file in named.items()}
    if config.lexicons is not None:
        placed["lexicons"] = tuple(_place(folder, file) for file in config.lexicons)
    return placed


def _place(folder: Path, file: str) -> str:
    return str(folder / os.path.expanduser(file))


def template() -> str:
    """A configuration file that changes nothing and shows everything that can be set."""
    lines = ["# livetui configuration. Remove the # before a setting to make it yours."]
    for key in Config.__struct_fields__:
        lines += ["", f"# {_told(key).description}", *_setting(key)]
    return "\n".join(lines) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema of the file."""
    _, named = msgspec.json.schema_components([Config])
    return {**named[Config.__name__], "title": "livetui configuration"}


def _sentence(name: str, text: str, keys: Sequence[str]) -> str:
    """Where the first thing that is wrong stands, and what it must be instead."""
    key, *inside = keys
    where = _where(name, text, keys)
    if key not in Config.__struct_fields__:
        return f"{where}: there is no setting “{clean(key)}”; the settings are {', '.join(Config.__struct_fields__)}."
    named = [each for each in inside if not each.isdecimal()]  # others count the items of a list
    of = f"{clean('.'.join([key, *named]))}: " if named else ""
    must_be = f"one of {', '.join(languages())}" if key == "language" else _MUST_BE[key]
    return f"{where}: {of}{key} must be {must_be}, such as {_example(key)}."


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


def _told(key: str) -> Meta:
    """What is said of a setting."""
    (told,) = get_type_hints(Config, include_extras=True)[key].__metadata__
    return cast(Meta, told)


def _setting(key: str) -> list[str]:
    """``key`` as it could be set; the keys of a table by dots, for tables have to stand last."""
    example = (_told(key).examples or [""])[0]
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
