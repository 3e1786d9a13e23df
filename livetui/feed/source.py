"""What a source of a live feed is: it connects, and then brings texts until the connection ends."""

from collections.abc import AsyncIterator, Sequence
from typing import Any, Protocol, runtime_checkable

from msgspec import Struct

from livetui.text import Clean

LONGEST_TEXT = 1024 * 1024
"""Bytes of the longest text that is taken; a longer one is left out and counted, without being held."""


class Batch(Struct, frozen=True):
    """What one read brought: JSON texts without line breaks, in the order received. None at all is a sign of life."""

    texts: Sequence[bytes] = ()
    ids: Sequence[str | None] | None = None
    """The id that came with each text (SSE has them); None: this transport has none."""
    last_id: str | None = None
    """The id to go on from after this, where the transport has ids: also one that was named without a text, or taken back."""
    overlong: int = 0
    """How many texts were left out for their length."""
    unfinished: bool = False
    """Whether all that came is a piece of something whose end is still to come: a sign of life, but no heartbeat."""


class Over(Exception):
    """The feed has said that it is over: nobody need ask again. The text is a few words for the user, or nothing."""


class Dropped(Exception):
    """The connection failed or broke, in a way that may pass; the text says why, in a few words, with no secret in it."""

    def __init__(self, reason: str, retry_after_s: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after_s = retry_after_s
        """How long the server asked us to wait, in seconds."""


class Access(Struct, frozen=True, kw_only=True):
    """What opens a feed. It goes to the feed's own host alone, and is shown nowhere."""

    headers: Sequence[tuple[str, str]] = ()
    hello: str | None = None
    """What a WebSocket server wants to be told first."""

    def __repr__(self) -> str:
        return "Access()"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return []


class Source(Protocol):
    """One place a feed comes from."""

    @property
    def name(self) -> Clean:
        """What to call it; holds no secret."""

    def batches(self, after: str | None) -> AsyncIterator[Batch]:
        """One connection, from asking for it to its end.

        ``after`` is the id of the last text received before, for transports that can go on from there. The first batch,
        empty or not, says that the connection stands. Ends when the other side closes, and can then be asked again; raises
        `Over`, `Dropped`, or `FeedRefused` where asking again is of no use.
        """


@runtime_checkable
class Resumable(Protocol):
    """A source that may come from one server or another, of which each is told only the ids that it has named itself."""

    def named(self, id: str) -> None:
        """An id came by the connection that stands, after which another may once be asked to go on."""
