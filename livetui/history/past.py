"""What is remembered of one's own LIVEs, as those ask for it who compare a LIVE with them."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from livetui.history.earlier import Earlier


class Past(Protocol):
    """All own LIVEs."""

    def before(self, started_ms: int) -> "Earlier":
        """Those that were over when another began, in milliseconds since the epoch."""


class NoPast:
    """Nothing is remembered."""

    def before(self, started_ms: int) -> "Earlier":
        from livetui.history.earlier import NONE

        return NONE
