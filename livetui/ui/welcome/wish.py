"""What somebody wants to see next, and what they can choose from."""

from enum import Enum
from pathlib import Path

from msgspec import Struct

from livetui.feed.remembered import Remembered


class Play(Struct, frozen=True):
    """A recording to replay; without a path, the sample."""

    path: Path | None = None


class Watch(Struct, frozen=True):
    """A feed to watch, as it is typed; without a dialect it is recognised."""

    source: str = ""
    header: str = ""
    dialect: str | None = None
    record: bool = True


Wish = Play | Watch


class Start(Enum):
    """What there is to begin with."""

    SAMPLE = "sample"
    FILE = "open"
    FEED = "connect"


Entry = int | Start | Remembered
"""What the cursor can stand on; a number is that of a LIVE in the history."""
