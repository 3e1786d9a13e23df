"""What is wrong in what people wrote is said with the keys that lead to it."""

from typing import Annotated, Any

import pytest
from msgspec import Meta, Struct

from livetui.checked import Wrong, checked

Part = Annotated[float, Meta(gt=0, lt=1)]


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    part: Part = 0.5
    over: Part = 0.1

    def __post_init__(self) -> None:
        if self.over >= self.part:
            raise ValueError("over must be less than part")


class File(Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    tables: dict[str, dict[str, Table]] = {}
    parts: tuple[Part, ...] = ()


def test_what_is_right_becomes_a_value() -> None:
    assert checked(File, {"name": "x", "tables": {"a": {"b": {"part": 0.9}}}}).tables["a"]["b"] == Table(part=0.9)


@pytest.mark.parametrize(
    ("values", "where", "why"),
    [
        ({}, ("name",), "is missing"),
        ({"name": 3}, ("name",), "expected a text, got a whole number"),
        ({"name": "x", "nam.e": 1}, ("nam.e",), "there is no such key"),
        ({"name": "x", "parts": [0.5, 2]}, ("parts", "1"), "expected a number < 1.0"),
        ({"name": "x", "parts": [float("nan")]}, ("parts", "0"), "expected a number > 0.0"),
        (
            {"name": "x", "tables": {"a": {"right": {}, "b.c": {"part": 7}}}},
            ("tables", "a", "b.c", "part"), "expected a number < 1.0",
        ),
        ({"name": "x", "tables": {"good": {}, "bad": 3}}, ("tables", "bad"), "expected a table, got a whole number"),
        ({"name": "x", "tables": {"a": {"b": {"prt": 1}}}}, ("tables", "a", "b", "prt"), "there is no such key"),
        ({"name": "x", "tables": {"a": {"b": {"over": 0.9}}}}, ("tables", "a", "b"), "over must be less than part"),
    ],
)  # fmt: skip
def test_the_first_that_is_wrong_is_named(values: dict[str, Any], where: tuple[str, ...], why: str) -> None:
    with pytest.raises(Wrong) as wrong:
        checked(File, values)
    assert (wrong.value.where, wrong.value.why) == (where, why)
