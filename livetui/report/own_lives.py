"""The LIVE beside one's own, as data; nothing where there are none from before it.

Means are over LIVEs that began in the days before, each as it was in the end; the LIVE before is as it was at the same minute.
"""

from livetui.history.earlier import DAYS
from livetui.report.fields import Document
from livetui.report.rows.own_lives import compared
from livetui.report.times import rfc3339
from livetui.session.reading import Reading
from livetui.views.choices import Choices
from livetui.views.own_lives import LiveBefore, OwnAverage

KEY = "own_lives"


def own_document(reading: Reading, choices: Choices) -> Document:
    """One key of the report, or none."""
    metrics = {
        metric.key: {"average": _average(own.average), "previous": _previous(own.before)}
        for metric, own in compared(reading, choices)
    }
    return {KEY: {"days": DAYS, "metrics": metrics}} if metrics else {}


def _average(own: OwnAverage | None) -> Document | None:
    return None if own is None else {"mean": own.mean, "lives": own.lives, "deviation": own.deviation}


def _previous(own: LiveBefore | None) -> Document | None:
    """``at_s`` is counted from its start; ``over``: it had ended by then."""
    if own is None:
        return None
    started_at = rfc3339(own.started_ms)
    return {"started_at": started_at, "at_s": own.at_s, "over": own.over, "value": own.value, "deviation": own.deviation}
