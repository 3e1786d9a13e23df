"""What the screen needs of a LIVE: a reading of any moment, and how much of it there is."""

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

from livetui.span import Over
from livetui.text import Clean

if TYPE_CHECKING:
    from livetui.session.reading import Reading
    from livetui.ui.reception import Reception


class Stage(Protocol):
    """A LIVE that is complete, being read from a recording, or being received."""

    @property
    def name(self) -> Clean:
        """What to call it where the LIVE itself has no title: the recording's file name."""

    @property
    def start_s(self) -> int:
        """When the LIVE began as far as is known, in seconds since the epoch; while it goes on, that may still move."""

    @property
    def length_s(self) -> float:
        """Seconds from the start of the LIVE to the last event known so far."""

    @property
    def live(self) -> bool:
        """Whether the LIVE is being received, rather than read from a recording."""

    @property
    def loaded(self) -> float:
        """The fraction of the recording that has been read, 1.0 when all has."""

    @property
    def done(self) -> bool:
        """Whether nothing more will come."""

    @property
    def reception(self) -> "Reception | None":
        """How a LIVE is being received; None for a recording."""

    @property
    def trouble(self) -> str | None:
        """What went wrong, in one sentence, such as a recording cut short; None if nothing did."""

    @property
    def broken(self) -> bool:
        """Whether a fault of ours has ended it."""

    def seen(self) -> None:
        """The screen stands: what would have kept it from that can go on."""

    def reading(self, at_s: int, span: Over) -> "AbstractContextManager[Reading]":
        """The LIVE as of a moment, over a named span or a stretch; nothing changes under it until it is left."""
