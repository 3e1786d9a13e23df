"""What the tests of the dialects share: frames in, decoded events out."""

import json
from typing import Any

from livetui.feed.decode import Decoded, Decoder
from livetui.feed.dialects.dialect import Dialect
from livetui.feed.dialects.translator import Translator

TS = 1_786_557_420_350
AT = "2026-08-12T17:57:00.350Z"


def written(frame: Any) -> bytes:
    """A frame as a server would send it."""
    return json.dumps(frame, ensure_ascii=False).encode()


def decoded(lines: list[bytes]) -> Decoded:
    """What the decoder makes of lines, none of which may hold a line break."""
    assert not any(b"\n" in line for line in lines)
    return Decoder().decode(b"".join(line + b"\n" for line in lines))


def translated(*frames: Any, dialect: Dialect | None = None) -> Decoded:
    """What becomes of frames, each sent as a text of its own."""
    return decoded(Translator(dialect).lines([written(frame) for frame in frames]))
