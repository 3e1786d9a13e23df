"""The end of a LIVE: those who leave with it, and those who come no more, are no trouble."""

import numpy as np

from livetui.alerts.alert import Alert, AlertKind
from livetui.alerts.found import Found
from livetui.alerts.thresholds import Thresholds

_AT_THE_END = (AlertKind.LEAVE_RISE, AlertKind.ENTERING_DIP)


def without_the_end(found: Found, ended: int, thresholds: Thresholds) -> Found:
    """The alerts but for those that were raised by the end of the LIVE, in seconds since the epoch."""
    near = np.flatnonzero(found.of_kinds(_AT_THE_END)).tolist()
    of_the_end = [place for place in near if _is_of_the_end(found[place], ended, thresholds)]
    return found.only(np.delete(np.arange(len(found)), of_the_end)) if of_the_end else found


def _is_of_the_end(alert: Alert, ended: int, thresholds: Thresholds) -> bool:
    """Whether what the rule looked at reaches up to the end, and it was not over until then."""
    limits = thresholds.leave_rise if alert.kind is AlertKind.LEAVE_RISE else thresholds.entering_dip
    return ended - limits.window_s < alert.at and (alert.until is None or alert.until > ended)
