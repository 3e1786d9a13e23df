"""The project's own events."""

from livetui.feed.dialects.dialect import Dialect, Frame
from livetui.feed.events import EVENT_TYPES, type_name

_KINDS = frozenset(map(type_name, EVENT_TYPES))


def _recognises(frame: Frame) -> bool:
    # Any other type may be the greeting of a server that then speaks something else.
    kind = frame.get("type")
    return isinstance(kind, str) and kind in _KINDS and "specversion" not in frame


def _translate(frame: Frame) -> list[Frame]:
    return [frame]


NATIVE = Dialect("native", _recognises, _translate)
