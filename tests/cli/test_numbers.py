"""Numbers behind options."""

import re
from importlib import import_module
from inspect import signature
from typing import get_args, get_type_hints

import pytest

from livetui.cli.app import COMMANDS
from livetui.cli.numbers import number
from livetui.errors import UsageError


@pytest.mark.parametrize(("typed", "value"), [("60", 60), (" 7 ", 7), ("-1", -1), ("+3", 3)])
def test_a_number_is_what_was_typed(typed: str, value: int) -> None:
    assert number(int, "--minutes", "a whole number")(typed) == value


@pytest.mark.parametrize("typed", ["", "abc", "1.5", "1e3", "12:30", "9" * 5000])
def test_anything_else_is_refused_with_what_is_expected(typed: str) -> None:
    with pytest.raises(UsageError, match=re.escape("--minutes is a whole number of minutes, such as 60, not “" + typed[:30])):
        number(int, "--minutes", "a whole number of minutes, such as 60")(typed)


@pytest.mark.parametrize("command_name", COMMANDS)
def test_no_option_leaves_numbers_to_the_command_line_library(command_name: str) -> None:
    command = getattr(import_module(f"livetui.cli.{command_name}"), command_name)
    hints = get_type_hints(command, include_extras=True)
    for name in signature(command).parameters:
        kind, *options = get_args(hints[name])
        if {int, float} & {kind, *get_args(kind)}:
            assert options[0].parser is not None, name
