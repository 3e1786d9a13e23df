"""Figures that are data: a TOML file, checked, and what is wrong with it in one sentence."""

import tomllib
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from livetui.errors import UsageError
from livetui.text import clean

Model = TypeVar("Model", bound=BaseModel)


def shipped_values(file: str) -> dict[str, Any]:
    """What stands in a file that comes with the program, beside this module."""
    return tomllib.loads(resources.files("livetui.metrics").joinpath(file).read_text("utf-8"))


def written_values(path: Path, what: str) -> dict[str, Any]:
    """What stands in a file of the user's; ``what`` it is a file of. Raises `UsageError` where it cannot be read."""
    name = clean(str(path))
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{name} is not valid TOML: {clean(str(error))}.") from None
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"{name} cannot be read as a file of {what}: name one that exists, in UTF-8.") from None


def checked(model: type[Model], values: Mapping[str, Any], path: Path) -> Model:
    """The values as a model; raises `UsageError` with a sentence that names the file and the place."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{clean(str(path))}, {clean(where)}: {clean(first['msg'].lower())}.") from None
