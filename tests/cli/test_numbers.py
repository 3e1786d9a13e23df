"""Numbers behind options."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from typer.main import get_command

from livetui.cli.app import command_line
from livetui.cli.numbers import number
from livetui.errors import UsageError


@pytest.mark.parametrize(("typed", "value"), [("60", 60), (" 7 ", 7), ("-1", -1), ("+3", 3)])
def test_a_number_is_what_was_typed(typed: str, value: int) -> None:
    assert number(int, "--minutes", "a whole number")(typed) == value


@pytest.mark.parametrize("typed", ["", "abc", "1.5", "1e3", "12:30", "9" * 5000])
def test_anything_else_is_refused_with_what_is_expected(typed: str) -> None:
    with pytest.raises(UsageError, match=re.escape("--minutes is a whole number of minutes, such as 60, not “" + typed[:30])):
        number(int, "--minutes", "a whole number of minutes, such as 60")(typed)


def parameters(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    for parameter in command.params:
        yield f"{path} {parameter.name}", parameter
    for name, further in getattr(command, "commands", {}).items():
        yield from parameters(further, f"{path} {name}")


@pytest.mark.parametrize(("name", "parameter"), [*parameters(get_command(command_line()), "livetui")])
def test_no_parameter_leaves_what_is_typed_to_the_command_line_library(name: str, parameter: Any) -> None:
    kind, parser = parameter.type_descriptor.annotation, parameter.type_descriptor.parameter_info.parser
    assert parser is None if kind == list[str] else kind in (str, bool) or parser is not None, name
