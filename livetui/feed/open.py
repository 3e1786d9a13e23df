"""From what somebody names as SOURCE to the source it means."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from livetui.errors import UsageError
from livetui.feed.called import Called
from livetui.feed.headers import expand_url
from livetui.feed.source import Access, Source
from livetui.text import Clean

TIKFINITY = "ws://localhost:21213/"
"""Where TikFinity speaks, on the computer it runs on."""

_NOT_A_SOURCE = (
    "A feed is an address that begins with http://, https://, ws:// or wss://, a file that grows, "
    "- for standard input, or tikfinity: for TikFinity on this computer."
)
_BEFORE_A_PATH = re.compile(r"[^/]*:")


class Kind(Struct, frozen=True):
    """One kind of source."""

    recognises: Callable[[str], bool]
    opens: Callable[[str, Access, Called], Source]
    dialect: str | None = None
    """What it is known to speak."""


def _begins(*schemes: str) -> Callable[[str], bool]:
    return lambda text: text.lower().startswith(schemes)


def _http(url: str, access: Access, called: Called) -> Source:
    from livetui.feed.sources.http import HttpSource

    return HttpSource(url, access, called=called)


def _websocket(url: str, access: Access, called: Called) -> Source:
    from livetui.feed.sources.websocket import WebSocketSource

    return WebSocketSource(url, access, called=called)


def _tikfinity(_: str, access: Access, called: Called) -> Source:
    return _websocket(TIKFINITY, access, Called(Clean(TIKFINITY)))


def _stdin(_: str, access: Access, called: Called) -> Source:
    from livetui.feed.sources.stdin import StandardInput

    return StandardInput()


def _growing(path: str, access: Access, called: Called) -> Source:
    from livetui.feed.sources.growing import GrowingFile

    return GrowingFile(Path(path))


def _is_path(text: str) -> bool:
    """Whether it can be one; a name with a colon in it is meant only behind a slash, as in ``./a:b``."""
    return bool(text.strip()) and "\0" not in text and not _BEFORE_A_PATH.match(text)


KINDS = (
    Kind("-".__eq__, _stdin),
    Kind(_begins("http://", "https://"), _http),
    Kind(_begins("ws://", "wss://"), _websocket),
    Kind("tikfinity:".__eq__, _tikfinity, dialect="tikfinity"),
    Kind(_is_path, _growing),
)


def open_source(text: str, access: Access, environ: Mapping[str, str]) -> Source:
    """The source that ``text`` names; variables are expanded in addresses, and one may hold a whole address.

    Nothing is connected to yet. Raises `UsageError`, that never repeats ``text``, where it names none.
    """
    address = _expanded(text, environ)
    return _kind(address).opens(address, access, Called.typed(text, address))


def known_dialect(text: str) -> str | None:
    """The dialect that a source speaks by its name alone."""
    return _kind(text).dialect


def _expanded(text: str, environ: Mapping[str, str]) -> str:
    """Addresses and what begins with a variable are expanded; the shell has seen to paths."""
    return expand_url(text, environ) if "://" in text or text.startswith("$") else text


def _kind(text: str) -> Kind:
    for kind in KINDS:
        if kind.recognises(text):
            return kind
    raise UsageError(_NOT_A_SOURCE)
