"""The project's own events."""

from livetui.feed.dialects.dialect import Dialect, Frame


def _recognises(frame: Frame) -> bool:
    return isinstance(frame.get("type"), str) and "specversion" not in frame


def _translate(frame: Frame) -> list[Frame]:
    return [frame]


NATIVE = Dialect("native", _recognises, _translate)
