"""Whether there is enough behind a metric of a past LIVE to judge by it."""

from livetui.history.minutes import MOST, UNPLACED, UntilMinute
from livetui.history.past_live import FIRST, PastLive
from livetui.metrics.metric import Metric
from livetui.metrics.standing import LEAST_DENOMINATOR, LEAST_SECONDS


def judged(live: PastLive, metric: Metric) -> bool:
    """Whether a LIVE has the metric, was heard long enough, and had enough of what the metric is divided by."""
    if metric.key not in live.metrics or live.heard_for_s < LEAST_SECONDS:
        return False
    sums = {name: {UNPLACED if name == FIRST else 0: round(total)} for name, total in (live.metrics | live.bases).items()}
    below = metric.formula.denominator(UntilMinute(live, MOST, sums))
    return below is None or below >= LEAST_DENOMINATOR
