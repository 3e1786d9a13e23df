"""A LIVE in which every text is an attack: in every text field of every event type, as the types themselves tell them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import inspect

from livetui.feed.events import EVENT_TYPES, type_name

PAYLOADS: tuple[str, ...] = (
    "\x1b]52;c;aGFja2Vk\x07",  # sets the clipboard
    "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "\x1b]0;owned\x07",
    "\x1b[2J\x1b[H\x1b[31mgone",
    "\x1bc\x1b(0",
    "\x9b2J\x9d0;owned\x9c",
    "\x1bPq#0;2;0;0;0\x1b\\",
    "\x1b_Ga=T,f=100;AAAA\x1b\\\x1b^pm\x1b\\\x1bXsos\x1b\\",
    "\x901$rq\x9c\x9fGa=T\x9c\x9epm\x9c\x98sos\x9c\x8d\x84",
    "\x1b[21t\x1b[6n\x1b[c\x05",  # asks the terminal to type
    "\x1b[201~q\x1b[200~",  # ends a paste
    "[@click=app.quit]quit[/]",
    "[bold red]bold[/] [/b] [/]",
    "[",
    "\\[ \\",
    "%s %n {0} {x!r} {0.__class__} $HOME `id`",
    "abc\r\ndef\x0b\x0c\x85\u2028\u2029ghi",
    "\u202eevil\u202c \u2066x\u2069 \u200b\u200d\ufeff\u00ad\u061c",
    "شراء الآن עכשיו",
    "e" + "\u0301" * 10_000,
    "ᄀ" + "\u1161" * 300 + "\u11a8" * 300,  # vowels and finals take no cell of their own
    "\u2800\u3164\u115f\uffa0\u034f",
    "👩‍👩‍👧‍👦👍🏽🏳️‍🌈" * 20,
    "🇺🇸🇹 1️⃣ ☎️ 🫠",
    "界" * 200,
    "﷽𒐫𰻞ௌ" * 20,
    "\x00\x01\x7f\x08\x08\x08",
    "\ud7ff\ue000\U000e0041\U0010fffe",
    "ไทยที่ " * 60,
    "x" * 5000,
)
_SPAN = 0x20000
_STEP_MS = 250


def every_code_point(size: int, below: int = _SPAN) -> Iterator[str]:
    """All code points in texts of so many; surrogates, of which no text can hold one, are left out."""
    codes = [code for code in range(below) if not 0xD800 <= code < 0xE000]
    for first in range(0, len(codes), size):
        yield "".join(map(chr, codes[first : first + size]))


def hostile_feed(
    start_ms: int = 1_794_540_600_000, texts: Iterable[str] = PAYLOADS, step_ms: int = _STEP_MS, first: int = 0
) -> list[dict[str, Any]]:
    """For each text an event of every type that holds it in all its texts, and one of a type that is unknown.

    What comes later sells more, so that it stands above what came before. ``first`` numbers the first text.
    """
    events: list[dict[str, Any]] = []
    at = start_ms
    for number, text in enumerate(texts, first):
        for kind in EVENT_TYPES:
            at += step_ms
            event = _fields(inspect.type_info(kind), text, at, number + 3)
            events.append({"type": type_name(kind), **event, "ts": at, "id": f"{len(events)} {number} {text}"})
        events.append({"type": text, "ts": at, text: text})
    return events


def hostile_lines(texts: Sequence[str] = PAYLOADS) -> list[bytes]:
    """Lines that are refused, or nearly are, with the texts in them."""
    lines = [f'{{"type":"note","ts":1794540600000,"text":"\\u{code:04x}"}}'.encode() for code in range(0xD800, 0xE000, 37)]
    for text in texts:
        quoted, raw = json.dumps(text), text.encode("utf-8", "surrogatepass")
        lines += [
            raw.replace(b"\n", b" "),
            b'{"type":"note","ts":1794540600000,"text":"' + raw.replace(b"\n", b" ") + b'"}',
            f'{{"type":"like","ts":1794540600000,{quoted}:{quoted},"count":{quoted}}}'.encode(),
            f'{{"type":"snapshot","ts":1794540600000,"counters":{{{quoted}:{quoted}}}}}'.encode(),
            f'{{"type":"live.started","ts":{quoted},"currency":{quoted}}}'.encode(),
        ]
    return [line for line in lines if line.strip()]


def harmless_feed(texts: int = len(PAYLOADS)) -> list[dict[str, Any]]:
    """The same events with short texts that mean nothing."""
    return hostile_feed(texts=[f"text {number}" for number in range(texts)])


def write_feed(path: Path, events: Iterable[dict[str, Any]], lines: Iterable[bytes] = ()) -> Path:
    """Write events, and lines as they are, as a recording."""
    path.write_bytes(b"".join([*(json.dumps(event).encode() + b"\n" for event in events), *(line + b"\n" for line in lines)]))
    return path


def _fields(kind: inspect.Type, text: str, at: int, number: int) -> dict[str, Any]:
    assert isinstance(kind, inspect.StructType)
    wanted = (field for field in kind.fields if field.name not in ("ts", "id", "recorded_from"))
    return {field.encode_name: _value(field.type, text, at, number) for field in wanted}


def _value(kind: inspect.Type, text: str, at: int, number: int) -> Any:
    """A value of a type: the text wherever a text may be."""
    match kind:
        case inspect.Metadata():
            return _value(kind.type, text, at, number)
        case inspect.UnionType():
            return _value(next(each for each in kind.types if not isinstance(each, inspect.NoneType)), text, at, number)
        case inspect.StrType():
            return "USD" if kind.pattern else text or "-" * (kind.min_length or 0)
        case inspect.IntType():
            return at if (kind.ge or 0) > number else min(number, kind.le or number)
        case inspect.FloatType():
            return min(number / 2, kind.le or number)
        case inspect.BoolType():
            return True
        case inspect.DictType():
            return {text: _value(kind.value_type, text, at, number)}
        case inspect.ListType():
            return [_value(kind.item_type, text, at, number)]
        case inspect.StructType():
            return _fields(kind, text, at, number)
    raise AssertionError(f"no text has been thought of for a {kind}: say here what goes there")


def text_fields() -> dict[str, list[str]]:
    """By event type the fields that are, or hold, texts of any kind."""
    mark = "\u2603"
    found = {}
    for kind in EVENT_TYPES:
        event = _fields(inspect.type_info(kind), mark, 0, 3)
        found[type_name(kind)] = [name for name, value in event.items() if mark in msgspec.json.encode(value).decode()]
    return found
