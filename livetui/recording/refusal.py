"""Why a file is not a recording, told from its beginning, and what to do about it."""

import re

from livetui.feed.decode import Rejected
from livetui.text import Clean, clean

_PACKED = (
    (b"PK\x03\x04", "a zip archive"),
    (b"BZh", "packed with bzip2"),
    (b"\xfd7zXZ\x00", "packed with xz"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x04\x22\x4d\x18", "packed with lz4"),
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_WIDE_START = re.compile(rb"\0*[\[{]\0|\0+[\[{]")
_AN_EVENT = re.compile(rb'^[ \t\r]*\{[ \t]*"', re.MULTILINE)


def refusal(head: bytes) -> str | None:
    """What is wrong with a file whose text begins with ``head``, as the second half of a sentence, or None.

    Single bad lines are no reason: where any line of ``head`` looks like an event, the file is read.
    """
    for magic, what in _PACKED:
        if head.startswith(magic):
            return f"is {what}: unpack it first, or pack it with gzip or zstd instead"
    if b"\0" in head and (head.startswith(_WIDE_MARKS) or _WIDE_START.match(head)):
        return "is not in UTF-8 but in UTF-16 or UTF-32: save it as UTF-8"
    if (b"\0" in head or not _is_utf8(head)) and not _AN_EVENT.search(head):
        return "is not a recording but a picture or another binary file: give a file with one JSON event per line"
    return None


def _is_utf8(head: bytes) -> bool:
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and error.start > len(head) - 4
    return True


def no_event(name: Clean, cut: str | None, first: Rejected | None) -> str:
    """A sentence on a recording that holds no event; ``first`` is the first of its lines that is none, if it has lines."""
    if cut:
        return cut
    why = "" if first is None else f", only lines that cannot be used (line {first.line}: {clean(first.reason)})"
    return f"{name} has no event in it{why}: name a recording of a LIVE{', one JSON event a line' if why else ''}."
