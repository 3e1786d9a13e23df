"""What each key event did: the chosen metrics in the five minutes after it against the five before."""

from dataclasses import dataclass

from livetui.metrics.catalogue import METRICS
from livetui.metrics.metric import Metric
from livetui.session.reading import Reading
from livetui.views.choices import Choices
from livetui.views.comparison import MINUTES_5, Change, compare
from livetui.views.marks import Mark, marks_between


@dataclass(frozen=True, slots=True)
class KeyEvent:
    """A key event, and each metric before and after it.

    ``window_s`` is how many seconds either side has: fewer than five minutes for what came early, or has only just happened; 0
    where nothing can be compared yet.
    """

    mark: Mark
    window_s: int
    changes: tuple[Change, ...]

    @property
    def short(self) -> bool:
        """Whether less than five minutes were compared."""
        return self.window_s < MINUTES_5


@dataclass(frozen=True, slots=True)
class KeyEvents:
    """The span's key events in order of time; each has a change for each metric."""

    metrics: tuple[Metric, ...]
    rows: tuple[KeyEvent, ...]
    currency: str | None


MOST = 60
"""The latest so many: more are no table to read."""


def key_events(reading: Reading, choices: Choices) -> KeyEvents:
    """The pins, promotions, violations and notes of the reading's span, with what the metrics of the trend did."""
    metrics = tuple(METRICS[key] for key in choices.trend if key in METRICS)
    marks = marks_between(reading, reading.span.start, reading.span.end)[-MOST:]
    compared = compare(reading, [reading.session.start_second + mark.at_s for mark in marks], metrics)
    rows = tuple(KeyEvent(mark, found.window_s, found.changes) for mark, found in zip(marks, compared, strict=True))
    return KeyEvents(metrics, rows, reading.session.currency)
