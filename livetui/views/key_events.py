"""What each key event did: the chosen metrics in the five minutes after it against the five before."""

from msgspec import Struct
from msgspec.structs import replace

from livetui.language import english
from livetui.metrics.catalogue import METRICS
from livetui.metrics.metric import Metric, Unit
from livetui.session.reading import Reading
from livetui.views.choices import Choices
from livetui.views.comparison import MINUTES_5, Change, compare
from livetui.views.marks import Mark, key_marks
from livetui.views.sorting import Column, in_order


class KeyEvent(Struct, frozen=True):
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


class KeyEvents(Struct, frozen=True):
    """The span's latest key events; each has a change for each metric. ``earlier`` is how many are left out."""

    metrics: tuple[Metric, ...]
    rows: tuple[KeyEvent, ...]
    currency: str | None
    earlier: int = 0


MOST = 60
"""The latest so many: more are no table to read."""


def _by_change(index: int) -> Column[KeyEvent]:
    name = (english("first metric"), english("second metric"))[index]
    return Column(
        f"change_{index}", name, Unit.RATIO, lambda row: row.changes[index].relative if index < len(row.changes) else None
    )


COLUMNS: tuple[Column[KeyEvent], ...] = (
    Column("at", english("time"), Unit.SECONDS, lambda row: row.mark.at_s),
    _by_change(0),
    _by_change(1),
)


def key_events(reading: Reading, choices: Choices) -> KeyEvents:
    """The latest key events of the reading's span in order of time, with what the metrics of the trend did."""
    metrics = tuple(METRICS[key] for key in choices.trend if key in METRICS)
    every = tuple(dict.fromkeys(key_marks(reading, choices, reading.span.start, reading.span.end)))
    marks = every[-MOST:]
    compared = compare(reading, [reading.session.start_second + mark.at_s for mark in marks], metrics)
    rows = tuple(KeyEvent(mark, found.window_s, found.changes) for mark, found in zip(marks, compared, strict=True))
    return KeyEvents(metrics, rows, reading.session.currency, len(every) - len(marks))


def latest_first(reading: Reading, choices: Choices) -> KeyEvents:
    """The same, the latest first or as they are sorted."""
    view = key_events(reading, choices)
    return replace(view, rows=in_order(view.rows[::-1], choices.sorts.get("key_events"), COLUMNS))
