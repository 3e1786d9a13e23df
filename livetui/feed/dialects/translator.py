"""What a source brings, as lines of events: its dialect is recognised once by a frame that brings an event, and kept to."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

import msgspec

from livetui.feed.dialects import recognise
from livetui.feed.dialects.dialect import Dialect
from livetui.feed.dialects.native import NATIVE
from livetui.feed.escaping import ascii_safe
from livetui.feed.reasons import UNREADABLE
from livetui.feed.source import LONGEST_TEXT

_MOST_BYTES = 16 * LONGEST_TEXT
"""What one text may grow to: a frame that names a viewer once, and items without end, would else fill the memory."""
_ENCODER = msgspec.json.Encoder(decimal_format="number")


class Translator:
    """Turns the texts of one source into lines for the `Decoder`.

    A text that cannot be read, or has not the dialect's shape, is handed on as it came, for the `Decoder` to reject.
    """

    def __init__(self, dialect: Dialect | None = None) -> None:
        self.dialect = dialect
        """The dialect spoken; None until a frame of one has brought an event."""
        self.ignored = 0
        """How many frames of the dialect carried nothing for us."""
        self._decoder = msgspec.json.Decoder(float_hook=_exact)

    def lines(self, texts: Sequence[bytes]) -> list[bytes]:
        """The lines that some texts come to, in their order; those of other dialects than ours are ASCII."""
        lines: list[bytes] = []
        for place, text in enumerate(texts):
            if self.dialect is NATIVE:
                lines += texts[place:]
                break
            lines += self._lines(text)
        return lines

    def _lines(self, text: bytes) -> list[bytes]:
        try:
            content = self._decoder.decode(text)
        except UNREADABLE:
            return [text]
        # CloudEvents come in batches too: arrays of what else comes alone.
        frames = content if isinstance(content, list) else [content]
        dialect = self.dialect or self._guessed(frames)
        if dialect is NATIVE:
            self.dialect = dialect
        if dialect is None or dialect is NATIVE or not self._fits(dialect, frames):
            return [text]
        return self._translated(dialect, frames, text)

    @staticmethod
    def _guessed(frames: Sequence[object]) -> Dialect | None:
        known = (recognise(frame) for frame in frames if isinstance(frame, dict))
        return next((dialect for dialect in known if dialect), None)

    @staticmethod
    def _fits(dialect: Dialect, frames: Sequence[object]) -> bool:
        """Whether any frame has the dialect's shape; an empty batch has any."""
        return not frames or any(isinstance(frame, dict) and dialect.recognises(frame) for frame in frames)

    def _translated(self, dialect: Dialect, frames: Sequence[object], text: bytes) -> list[bytes]:
        lines: list[bytes] = []
        size = 0
        try:
            for event in _events(dialect, frames):
                lines.append(_line(event))
                if self.dialect is None and isinstance(event, dict) and NATIVE.recognises(event):
                    self.dialect = dialect  # a greeting of the same shape would bring none
                size += len(lines[-1])
                if size > _MOST_BYTES:
                    return [text]
        except RecursionError:
            return [text]
        self.ignored += not lines
        return lines


def _events(dialect: Dialect, frames: Sequence[object]) -> Iterator[object]:
    for frame in frames:
        if isinstance(frame, dict) and dialect.recognises(frame):
            yield from dialect.translate(frame)
        else:
            yield frame


def _exact(number: str) -> Decimal:
    """A number with a fraction, to its last digit; one beyond any Decimal is none, and no line with it is an event."""
    try:
        return Decimal(number)
    except InvalidOperation:
        return Decimal("NaN")


def _line(event: object) -> bytes:
    """A value as one line of JSON, in ASCII."""
    return ascii_safe(_ENCODER.encode(event))
