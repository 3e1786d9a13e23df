"""The end of a LIVE: those who leave with it, and those who come no more, are no trouble."""

from livetui.alerts.alert import Alert, AlertKind
from livetui.alerts.thresholds import Thresholds


def is_of_the_end(alert: Alert, ended: int, thresholds: Thresholds) -> bool:
    """Whether an alert was raised by the end of the LIVE, in seconds since the epoch: so shortly before it that what the rule
    looked at reaches up to it, and not over until then.
    """
    limits = {AlertKind.LEAVE_RISE: thresholds.leave_rise, AlertKind.ENTERING_DIP: thresholds.entering_dip}.get(alert.kind)
    return limits is not None and ended - limits.window_s < alert.at and (alert.until is None or alert.until > ended)
