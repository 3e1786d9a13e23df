"""CloudEvents 1.0 in JSON: an envelope around an event's fields."""

import binascii
from base64 import b64decode
from collections.abc import Iterator
from typing import Any

import msgspec

from livetui.feed.dialects.dialect import Dialect, Frame
from livetui.feed.events import TYPE_NAMES

# The longest first: "com.example.product.impression" ends in "impression" too.
_KINDS = sorted(TYPE_NAMES, key=len, reverse=True)


def _recognises(frame: Frame) -> bool:
    return "specversion" in frame and isinstance(frame.get("type"), str)


def _translate(frame: Frame) -> Iterator[object]:
    kind = _kind(frame["type"])
    if kind is None:
        return
    fields = _data(frame)
    if not isinstance(fields, dict):
        yield fields
        return
    envelope = {"ts": frame.get("time"), "id": _id(frame)}
    yield {**fields, **{name: value for name, value in envelope.items() if value is not None}, "type": kind}


def _kind(name: str) -> str | None:
    """Our type that an event's type names, alone or behind a reverse domain name."""
    return next((kind for kind in _KINDS if name == kind or name.endswith(f".{kind}")), None)


def _id(frame: Frame) -> Any:
    """The event's id; CloudEvents promises that it is its own only together with ``source``, and a broker mixes sources."""
    source, own = frame.get("source"), frame.get("id")
    return f"{source} {own}" if isinstance(source, str) and isinstance(own, str) else own


def _data(frame: Frame) -> Any:
    """The event's fields, or whatever stands in their place."""
    encoded = frame.get("data_base64")
    if encoded is None:
        data = frame.get("data")
        return {} if data is None else data
    if not isinstance(encoded, str):
        return encoded
    try:
        return msgspec.json.decode(b64decode(encoded, validate=True))
    except (binascii.Error, ValueError, RecursionError):
        return encoded


CLOUDEVENTS = Dialect("cloudevents", _recognises, _translate)
