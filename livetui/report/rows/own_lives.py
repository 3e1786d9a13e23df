"""The LIVE beside one's own: each metric beside the mean of the last days, and beside the LIVE before."""

from msgspec import Struct

from livetui.history.earlier import DAYS
from livetui.metrics.catalogue import CATALOGUE
from livetui.metrics.metric import Metric
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import own_lives as own_lives_view
from livetui.views.choices import Choices
from livetui.views.dates import day_of
from livetui.views.figures import figure_of, position, relative
from livetui.views.own_lives import LiveBefore, OwnLives


class Own(Struct, frozen=True):
    """A row for each metric that compares with anything, under ``heads``, and where both sides come from."""

    heads: tuple[Clean, ...]
    rows: tuple[tuple[Clean, ...], ...]
    sources: Clean


def compared(reading: Reading, choices: Choices) -> list[tuple[Metric, OwnLives]]:
    """The metrics that compare with anything."""
    each = [(metric, own_lives_view.own_lives(reading, choices, metric)) for metric in CATALOGUE]
    return [(metric, own) for metric, own in each if own.average is not None or own.before is not None]


def own_lives(reading: Reading, choices: Choices) -> Own | None:
    """None where there are no LIVEs from before it."""
    found = compared(reading, choices)
    if not found:
        return None
    before = next((own.before for _, own in found if own.before is not None), None)
    lives = max((own.average.lives for _, own in found if own.average is not None), default=0)
    heads = ("metric", "value", f"mean of {lives}", "vs", "LIVE before", "vs")
    return Own(tuple(map(Clean, heads)), tuple(_row(reading, *each) for each in found), _sources(lives, before))


def _sources(lives: int, before: LiveBefore | None) -> Clean:
    """Where both come from."""
    said = [f"Mean: own LIVEs, last {DAYS} days, {lives} of them, each whole."] if lives else []
    if before is not None:
        at = f"{'its end, ' if before.over else ''}{position(before.at_s)} after it began"
        said.append(f"LIVE before: that of {day_of(before.started_ms)}, at {at}.")
    return Clean(" ".join(said))


def _row(reading: Reading, metric: Metric, own: OwnLives) -> tuple[Clean, ...]:
    mean, apart = (own.average.mean, own.average.deviation) if own.average else (None, None)
    then, moved = (own.before.value, own.before.deviation) if own.before else (None, None)

    def written(value: float | None) -> Clean:
        return figure_of(metric, value, reading.session.currency, short=True)

    value = written(metric.formula.value(reading))
    return Clean(metric.short), value, written(mean), relative(apart), written(then), relative(moved)
