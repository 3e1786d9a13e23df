"""What people write into a file, as values of ours; and where something in it is wrong, and why."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import msgspec

Value = TypeVar("Value")

_AT = re.compile(r"(?P<why>.*?)(?: - at `(?:key` in `)?\$(?P<where>.*)`)?", re.DOTALL)
_FIELD = re.compile(r"Object (?P<what>contains unknown|missing required) field `(?P<field>.*)`", re.DOTALL)
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+|\.\.\.)\]")
_ANY = "..."
_KINDS = {
    "`float`": "a number", "`int`": "a whole number", "`str`": "a text", "`object`": "a table", "`array`": "a list",
    "`bool`": "true or false", "`null`": "nothing", "Expected": "expected", "Invalid enum value": "there is no",
}  # fmt: skip
_KIND = re.compile("|".join(map(re.escape, _KINDS)))


class Wrong(Exception):
    """What is wrong, and the keys that lead to where it is."""

    def __init__(self, where: Sequence[str], why: str) -> None:
        super().__init__(why)
        self.where = tuple(where)
        self.why = why


def checked(kind: type[Value], values: Mapping[str, Any]) -> Value:
    """The values as a Struct; raises `Wrong` with the first that is."""
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        said = str(error)
    found = _AT.fullmatch(said)
    assert found is not None  # it matches whatever there is
    where = [name or place for name, place in _STEP.findall(found["where"] or "")]
    while _ANY in where:
        where[where.index(_ANY)] = _key(kind, values, where[: where.index(_ANY)], said)
    if field := _FIELD.fullmatch(found["why"]):
        why = "there is no such key" if field["what"] == "contains unknown" else "is missing"
        raise Wrong([*where, field["field"]], why)
    raise Wrong(where, _KIND.sub(lambda name: _KINDS[name[0]], found["why"]))


def _key(kind: type[Any], values: Mapping[str, Any], where: Sequence[str], said: str) -> str:
    """The key of the table at a place whose value is wrong: msgspec does not say which one."""
    table: Any = values
    for name in where:
        table = table[name]
    for key, value in table.items():
        try:
            msgspec.convert(_with(values, where, {key: value}), kind)
        except msgspec.ValidationError as error:
            if str(error) == said:
                return str(key)
    return "?"


def _with(values: Mapping[str, Any], where: Sequence[str], table: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same values with another table at a place."""
    return {**values, where[0]: _with(values[where[0]], where[1:], table)} if where else table
