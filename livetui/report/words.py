"""What states and kinds are called in a report."""

from livetui.metrics.metric import Group
from livetui.text import Clean
from livetui.views.header import Status
from livetui.views.mark_kind import MarkKind

SPANS = {"whole": "Whole LIVE", "30m": "Last 30 minutes", "5m": "Last 5 minutes", "custom": "Span"}
STATES = {Status.LIVE: Clean("on air"), Status.PAUSED: Clean("on a break"), Status.ENDED: Clean("ended")}
GROUPS = {
    Group.SALES: Clean("Sales"),
    Group.REACH: Clean("Reach"),
    Group.ENGAGEMENT: Clean("Engagement"),
    Group.CONVERSION: Clean("Conversion"),
    Group.ADS: Clean("Advertising"),
}
KINDS = {
    MarkKind.PIN: Clean("pinned"),
    MarkKind.PROMOTION: Clean("promotion"),
    MarkKind.VIOLATION: Clean("violation"),
    MarkKind.NOTE: Clean("note"),
    MarkKind.ALERT: Clean("alert"),
}
TRAITS = {"gender": "Gender", "age": "Age", "region": "Region", "device": "Device"}
FOLLOWING = {True: Clean("Followers"), False: Clean("Others"), None: Clean("Not known")}
PROMOTION_ESTIMATE = Clean(
    "* An estimate: the whole LIVE during the promotion, less what came in as long a time right before it."
)
AFTER = Clean("Changes: the five minutes after against the five before; * shorter, as there was no more LIVE on one side.")
NOT_HEARD = Clean("Nothing was heard of the LIVE in this span.")
VIEWERS_ESTIMATE = Clean("≈ Estimated from joins and leaves: this feed does not report how many watch.")
