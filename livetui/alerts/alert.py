"""What is pointed out to the streamer while it happens."""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from livetui.session.counters import Counter
from livetui.text import Clean


class Severity(StrEnum):
    """How much it matters."""

    INFO = "info"
    WARN = "warn"
    BAD = "bad"

    @property
    def rank(self) -> int:
        """The greater, the worse."""
        return list(Severity).index(self)


class AlertKind(StrEnum):
    """What may be pointed out; the values are the words configurations and reports use."""

    ERR_DIP = "err_dip"
    ENTERING_DIP = "entering_dip"
    LEAVE_RISE = "leave_rise"
    VIEWER_PEAK = "viewer_peak"
    FUNNEL_FALL = "funnel_fall"
    VIOLATION = "violation"
    STOCK_LOW = "stock_low"
    SOLD_OUT = "sold_out"
    CHECKOUT_TROUBLE = "checkout_trouble"
    FEED_STALE = "feed_stale"


class About(Struct, frozen=True, kw_only=True):
    """Where one would look: a metric by its key, the stage of the funnel that fewer reach, a product or violation by its id.

    Ids are as the feed has them: for machines, never drawn.
    """

    metric: str | None = None
    stage: Counter | None = None
    product: str | None = None
    violation: str | None = None


class Alert(Struct, frozen=True, kw_only=True):
    """One finding. ``at`` is the first moment, in seconds since the epoch, at which it could be told; ``until`` the one at
    which it was over, None while it holds. ``sentence`` says what, with the figures of ``at``; ``advice`` what to do about it.
    """

    at: int
    kind: AlertKind
    severity: Severity
    sentence: Clean
    advice: Clean
    about: About = About()
    until: int | None = None

    @property
    def key(self) -> str:
        """The same whenever this alert is found again; made of what the feed sent, so never drawn."""
        about = self.about
        return ":".join((self.kind, about.product or about.violation or about.metric or "", str(self.at)))

    def as_of(self, moment: int) -> "Alert":
        """The same as it was known at a moment: whether it held then."""
        return replace(self, until=None) if self.until is not None and self.until > moment else self
