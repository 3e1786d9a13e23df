"""How a LIVE is being received, for the screen."""

from typing import TYPE_CHECKING

from msgspec import Struct

from livetui.text import Clean

if TYPE_CHECKING:
    from livetui.engine.health import FeedState
    from livetui.feed.decode import Rejected


class Recorded(Struct, frozen=True):
    """Where a LIVE is recorded, and how that goes."""

    to: Clean
    trouble: Clean | None
    """Why nothing can be written at the moment."""
    lost: int
    notices: tuple[Clean, ...]


class Reception(Struct, frozen=True):
    """The feeds and the recording at a moment."""

    feeds: "tuple[FeedState, ...]"
    silent_s: int
    """For how long no event has come."""
    midway: bool
    """Whether we came in the middle, so that sums are only of what came since."""
    rejected: "tuple[Rejected, ...]" = ()
    """The last lines that brought nothing."""
    recorded: Recorded | None = None

    @property
    def lifeless_s(self) -> float | None:
        """How many seconds ago the last sign of life came, from any feed that goes on; None where none ever did."""
        going_on = (feed.silent_s for feed in self.feeds if feed.connection.state not in ("over", "refused"))
        return min((silent_s for silent_s in going_on if silent_s is not None), default=None)

    @property
    def unrecorded(self) -> bool:
        """Whether nothing can be recorded at the moment."""
        return self.recorded is not None and self.recorded.trouble is not None

    @property
    def rate(self) -> float:
        """Events a second, of all feeds."""
        return sum(feed.rate for feed in self.feeds)

    @property
    def connected(self) -> int:
        """How many feeds are connected."""
        return sum(feed.connection.state == "connected" for feed in self.feeds)
