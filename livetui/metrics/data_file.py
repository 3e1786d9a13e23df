"""Figures that are data: a TOML file, checked, and what is wrong with it in one sentence."""

import tomllib
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from livetui.checked import Wrong
from livetui.checked import checked as of_kind
from livetui.errors import UsageError
from livetui.text import clean

Value = TypeVar("Value")


def shipped_values(file: str) -> dict[str, Any]:
    """What stands in a file that comes with the program, beside this module."""
    return tomllib.loads(resources.files("livetui.metrics").joinpath(file).read_text("utf-8"))


def written_values(path: Path, what: str) -> dict[str, Any]:
    """What stands in a file of the user's; ``what`` it is a file of. Raises `UsageError` where it cannot be read."""
    name = clean(str(path))
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{name} is not valid TOML: {clean(str(error))}.") from None
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"{name} cannot be read as a file of {what}: name one that exists, in UTF-8.") from None


def checked(kind: type[Value], values: Mapping[str, Any], path: Path) -> Value:
    """The values as a Struct; raises `UsageError` with a sentence that names the file and the place."""
    try:
        return of_kind(kind, values)
    except Wrong as wrong:
        where = f", {'.'.join(wrong.where)}" if wrong.where else ""
        raise UsageError(f"{clean(str(path))}{clean(where)}: {clean(wrong.why)}.") from None
