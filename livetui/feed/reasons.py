"""Why a line is no event, in words for who writes the feed: what the parser says, without its own language."""

import re

import msgspec

UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""What reading a line as JSON can end with."""

_AT = re.compile(r"(?P<what>.*?)(?: - at `\$(?P<path>.*)`)?", re.DOTALL)
_PLACE = re.compile(r"JSON is malformed: (?P<what>.*) \(byte (?P<byte>\d+)\)")
_EXPECTED = re.compile(r"Expected `(?P<wanted>[^`]*)`(?:, got `(?P<got>[^`]*)`)?(?P<more>.*)")
_LIMIT = re.compile(r"(?P<length> of length)? (?P<way>[<>]=?) (?P<number>-?\d+)")
_MISSING = re.compile(r"Object missing required field `(?P<name>[^`]*)`")
_NO_NUMBER = re.compile(rb"-?Infinity|NaN")
_HALF = re.compile(rb"(?<!\\)(?:\\\\)*\\u[dD][89abAB][0-9a-fA-F]{2}(?:[^\\]|\\[^u])")
"""The first half of a surrogate pair, as it is written in JSON, without the second."""

_HALF_A_CHARACTER = "a text with half a character in it, a lone surrogate"
_NO_OBJECT = "an event is a JSON object, in { }"
_EMPTY = "Expected `str` of length >= 1"
_TIME = "ts must be milliseconds since 1970, or a date and time with its offset, such as 2026-08-12T19:30:00Z"
_SYNTAX = {
    "trailing characters": "something follows the event: one event stands on a line",
    "object keys must be strings": "the name of a field must stand in double quotes",
    "invalid escape character in string": r"a \ in a text stands before something it must not",
    "invalid utf-16 surrogate pair": _HALF_A_CHARACTER,
    "expected ',' or '}'": "a comma or } is missing",
    "expected ',' or ']'": "a comma or ] is missing",
    "expected ':'": "a colon is missing",
    "trailing comma in object": "a comma stands before }",
    "trailing comma in array": "a comma stands before ]",
    "invalid number": "a number is not written as JSON wants it",
}
_KINDS = {
    "int": "a whole number", "float": "a number", "str": "a text", "bool": "true or false", "array": "a list",
    "object": "an object, in { }", "null": "null",
}  # fmt: skip
_FOUND = {**_KINDS, "int": "a number", "float": "a fraction", "object": "an object"}


def not_json(error: msgspec.DecodeError, line: bytes) -> str:
    """Why a line that cannot be decoded is no JSON."""
    if _HALF.search(line):  # taken for a line that is truncated where it ends soon after
        return _HALF_A_CHARACTER
    found = _PLACE.fullmatch(str(error))
    if not line.lstrip().startswith((b"{", b"[", b'"')) and (found is None or found["byte"] == "0"):
        return f"no JSON: {_NO_OBJECT}"
    if found is None:
        return "the line ends in the middle of an event"
    at = int(found["byte"])
    if word := _NO_NUMBER.match(line, at) or _NO_NUMBER.match(line, max(at - 1, 0)):
        return f"{word[0].decode()} is no JSON: leave the field out"
    what = _SYNTAX.get(found["what"], "something stands there that JSON does not know")
    before = line[:at].decode(errors="ignore")  # the parser may stop within a character
    return f"{what} (character {len(before) + 1})"


def is_of_an_empty_text(error: msgspec.ValidationError) -> bool:
    """Whether a line is no event because a text in it that must hold something is empty."""
    return str(error).startswith(_EMPTY)


def not_an_event(error: msgspec.ValidationError) -> str:
    """Why a line that is JSON is no event, with the name of the field."""
    said = _AT.fullmatch(str(error))
    what, path = (said["what"], said["path"]) if said else (str(error), None)
    of, field = _field(path or "")
    if missing := _MISSING.fullmatch(what):
        return f"{of}{field}{': ' if field else ''}{missing['name']} is missing"
    if field == "type" and what.startswith("Invalid value"):
        return "type stands there twice"
    if what.startswith("Number out of range"):
        return f"{of}{field or 'a number'} is too large"
    expected = _EXPECTED.fullmatch(what)
    if not field and expected and expected["got"]:
        return f"{_NO_OBJECT}, not {_FOUND.get(expected['got'], 'this')}"
    if field == "ts":
        return _time(expected)
    return f"{of}{field} {_must(expected)}" if expected else f"{of}{field} cannot be read"


def _field(path: str) -> tuple[str, str]:
    """Which entry of a list it is about, if one, and the name of the field; ``[...]`` stands for a name within it."""
    *outer, field = re.sub(r"(\w+)\[\.\.\.\]", r"a value in \1", path.removeprefix("[...]")).lstrip(".").split(".")
    names = [re.sub(r"\[(\d+)\]", lambda number: f" {int(number[1]) + 1}", name) for name in (*outer, field)]
    return "".join(f"{name}: " for name in names[:-1]), names[-1]


def _time(expected: re.Match[str] | None) -> str:
    limit = _LIMIT.fullmatch(expected["more"]) if expected else None
    if limit is None:
        return _TIME
    year = "before the year 2000" if limit["way"].startswith(">") else "after the year 2100"
    return f"ts is {year}: it counts milliseconds since 1970"


def _must(expected: re.Match[str]) -> str:
    limit = _LIMIT.fullmatch(expected["more"])
    if limit is not None:
        number, least = int(limit["number"]), limit["way"].startswith(">")
        if limit["length"]:
            return "must not be empty" if least else f"is longer than {number:,}"
        return f"is {'less' if least else 'more'} than {number:,}"
    if "matching regex" in expected["more"]:
        return "must be three capital letters, such as USD"
    wanted = [_KINDS[kind] for kind in expected["wanted"].split(" | ") if kind != "null" and kind in _KINDS]
    got = expected["got"]
    return f"must be {' or '.join(wanted) or 'something else'}{f', not {_FOUND.get(got, got)}' if got else ''}"
