"""The LIVE beside one's own: as data, and as text; nothing where there are none from before it.

Means are over LIVEs that began in the days before, each as it was in the end; the LIVE before is as it was at the same minute.
"""

from livetui.history.earlier import DAYS
from livetui.metrics.catalogue import CATALOGUE
from livetui.metrics.metric import Metric
from livetui.report.columns import Column, columns, wrapped
from livetui.report.fields import Document
from livetui.report.times import rfc3339
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.choices import Choices
from livetui.views.dates import day_of
from livetui.views.figures import figure_of, position, relative
from livetui.views.own_lives import LiveBefore, OwnAverage, OwnLives, own_lives

KEY = "own_lives"


def own_document(reading: Reading, choices: Choices) -> Document:
    """One key of the report, or none."""
    found = _found(reading, choices)
    metrics = {metric.key: {"average": _average(own.average), "previous": _previous(own.before)} for metric, own in found}
    return {KEY: {"days": DAYS, "metrics": metrics}} if metrics else {}


def own_text(reading: Reading, choices: Choices) -> list[Clean]:
    """A line for each metric that compares with anything."""
    found = _found(reading, choices)
    if not found:
        return []
    before = next((own.before for _, own in found if own.before is not None), None)
    lives = max((own.average.lives for _, own in found if own.average is not None), default=0)
    heads = [Column(Clean(""), "left"), Column(Clean("value")), Column(Clean(f"mean of {lives}")), Column(Clean("vs"))]
    heads += [Column(Clean("LIVE before")), Column(Clean("vs"))]
    lines = columns(heads, [_row(reading, metric, own) for metric, own in found])
    return [*lines, *wrapped(_sources(lives, before))]


def _sources(lives: int, before: LiveBefore | None) -> Clean:
    """Where both come from."""
    said = [f"Mean: own LIVEs, last {DAYS} days, {lives} of them, each whole."] if lives else []
    if before is not None:
        at = f"{'its end, ' if before.over else ''}{position(before.at_s)} after it began"
        said.append(f"LIVE before: that of {day_of(before.started_ms)}, at {at}.")
    return Clean(" ".join(said))


def _found(reading: Reading, choices: Choices) -> list[tuple[Metric, OwnLives]]:
    each = [(metric, own_lives(reading, choices, metric)) for metric in CATALOGUE]
    return [(metric, own) for metric, own in each if own.average is not None or own.before is not None]


def _average(own: OwnAverage | None) -> Document | None:
    return None if own is None else {"mean": own.mean, "lives": own.lives, "deviation": own.deviation}


def _previous(own: LiveBefore | None) -> Document | None:
    """``at_s`` is counted from its start; ``over``: it had ended by then."""
    if own is None:
        return None
    started_at = rfc3339(own.started_ms)
    return {"started_at": started_at, "at_s": own.at_s, "over": own.over, "value": own.value, "deviation": own.deviation}


def _row(reading: Reading, metric: Metric, own: OwnLives) -> tuple[Clean, ...]:
    mean, apart = (own.average.mean, own.average.deviation) if own.average else (None, None)
    then, moved = (own.before.value, own.before.deviation) if own.before else (None, None)

    def written(value: float | None) -> Clean:
        return figure_of(metric, value, reading.session.currency, short=True)

    value = written(metric.formula.value(reading))
    return Clean(metric.short), value, written(mean), relative(apart), written(then), relative(moved)
