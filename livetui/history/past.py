"""What is remembered of past LIVEs, as those ask for it who compare a LIVE with them."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from livetui.history.earlier import Earlier


class Past(Protocol):
    """All LIVEs that are over."""

    def before(self, started_ms: int, creator: str | None) -> "Earlier":
        """Those that were over when one of a creator began, in milliseconds since the epoch."""


class NoPast:
    """Nothing is remembered."""

    def before(self, started_ms: int, creator: str | None) -> "Earlier":
        from livetui.history.earlier import NONE

        return NONE
