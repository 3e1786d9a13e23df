"""The project's own events."""

from livetui.feed.dialects.dialect import Dialect, Frame
from livetui.feed.events import TYPE_NAMES


def _recognises(frame: Frame) -> bool:
    # Any other type may be the greeting of a server that then speaks something else.
    kind = frame.get("type")
    return isinstance(kind, str) and kind in TYPE_NAMES and "specversion" not in frame


def _translate(frame: Frame) -> list[Frame]:
    return [frame]


NATIVE = Dialect("native", _recognises, _translate)
