"""What opens a feed, as it is typed: “Name: $TOKEN” and addresses with a key in them; and addresses as they may be shown."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from livetui.errors import UsageError
from livetui.text import Clean, clean, join

_VARIABLE = re.compile(
    r"\$(?:(?P<dollar>\$)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<open>\{)(?:(?P<braced>[A-Za-z_][A-Za-z0-9_]*)\})?)"
)
_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_NO_TEXT = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\ud800-\udfff]")
_NO_ADDRESS = re.compile(r"[\x00-\x20\x7f\ud800-\udfff]")
_PARTS = re.compile(r"(?P<scheme>(?:[^:/?#]*://)?)(?P<user>(?:[^/?#@]*@)?)(?P<host>[^/?#]*)(?P<rest>.*)", re.DOTALL)
_HIDDEN_IN_PATH = re.compile(r"(?<![^/])[^/]+@.*", re.DOTALL)
"""“/@creator” is a path, “/word@host” the rest of a badly written password."""
_OURS = frozenset({"connection", "content-length", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"})
_DECIDED = frozenset({"accept-encoding", "last-event-id"})  # by what can be read, and by what has been
_MOST_SHOWN = 100

Expand = Callable[[str], str]


class Header(NamedTuple):
    """A header to send; its value is shown nowhere."""

    name: str
    value: str

    def __repr__(self) -> str:
        return f"Header({self.name!r}, …)"


def parse_header(text: str, environment: Mapping[str, str]) -> Header:
    """The header that “Name: value” stands for, ``$NAME`` and ``${NAME}`` taken from ``environment``.

    Raises `UsageError`, that never repeats what was typed, where it is not a header or a variable is not set.
    """
    name, colon, value = text.partition(":")
    if not colon:
        raise UsageError("--header is written 'Name: value', with a colon after the name.")
    if not _NAME.fullmatch(name):
        raise UsageError("--header is written 'Name: value'; a name is made of letters, digits and hyphens, without spaces.")
    if name.lower() in _OURS | _DECIDED:
        raise UsageError(f"--header cannot set {name}: the connection itself sets it.")
    value = expand(value, environment).strip(" \t")
    if _NO_TEXT.search(value):
        raise UsageError(
            f"The value of --header {clean(name, 40)} holds a line break or another control character: take it out."
        )
    return Header(name, value)


def expand(text: str, environment: Mapping[str, str]) -> str:
    """``text`` with the variables in it replaced by their values, and ``$$`` by ``$``; a ``$`` before anything else stays.

    Raises `UsageError` that names a variable that is not set, or is empty.
    """
    return _expanded(text, environment, lambda value: value)


def expand_url(url: str, environment: Mapping[str, str]) -> str:
    """An address with the variables in it replaced by their values.

    A value is percent-encoded where it stands behind the host or before the ``@``, so that a key may hold any character
    and stays one value; up to the host it stands as it is, so that a variable may also hold a whole address.
    """
    parts = _PARTS.fullmatch(url)
    assert parts is not None  # every part of the pattern may be empty
    found = "".join(
        (
            _expanded(parts["scheme"], environment, lambda value: value),
            _expanded(parts["user"], environment, lambda value: quote(value, safe="")),
            _expanded(parts["host"], environment, lambda value: value),
            _expanded(parts["rest"], environment, lambda value: quote(value, safe="/")),
        )
    )
    if _NO_ADDRESS.search(found):
        raise UsageError(f"The address {shown(url)} holds a space or a control character: write it without.")
    return found


def shown(url: str, *, path: bool = True) -> Clean:
    """The address as it may be displayed: short, and without a user, a password, a query or a fragment; its server at least."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:  # what looks like a port may be a password
        scheme, colon, _ = url.partition("://")
        return join((clean(scheme, 20), Clean("://…")), Clean("")) if colon else Clean("…")
    if not parts.netloc:  # no address of a server: what follows the scheme may be anything
        return clean(f"{parts.scheme}:" if parts.scheme or not path else _path(parts.path), _MOST_SHOWN)
    host = parts.netloc.rpartition("@")[2].removesuffix(f":{port}")
    server = f"{parts.scheme}://{host}{'' if port is None else f':{port}'}"
    return clean(f"{server}{_path(parts.path) if path else ''}", _MOST_SHOWN)


def _path(path: str) -> str:
    return _HIDDEN_IN_PATH.sub("…", path)


def _expanded(text: str, environment: Mapping[str, str], written: Callable[[str], str]) -> str:
    def value(found: re.Match[str]) -> str:
        if found["dollar"]:
            return "$"
        name = found["name"] or found["braced"]
        if name is None:
            raise UsageError("A variable is written $NAME or ${NAME}; write $$ for a dollar sign.")
        if not (value := environment.get(name)):
            state = "not set" if value is None else "empty"
            raise UsageError(
                f"The environment variable {clean(name, 60)} is {state}: set it first, or write $$ for a dollar sign."
            )
        return written(value)

    return _VARIABLE.sub(value, text)
