"""The figures: the worst three against the market, then all there are."""

from livetui.metrics.standing import Standing, worst_three
from livetui.report.columns import columns, heads, wrapped
from livetui.report.rows.metrics import by_group, market, not_available, stood, value
from livetui.report.words import VIEWERS_ESTIMATE
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.against import against
from livetui.views.choices import Choices
from livetui.views.core import estimated, none_worse
from livetui.views.figures import figure_of

_HEADS = heads("", "value", "market", "vs market")
_NONE = Clean("")


def worst(reading: Reading, choices: Choices) -> list[Clean]:
    """The three worst, worst first, with whose averages they are measured by."""
    everything = stood(reading, choices)
    found = worst_three(everything)
    if not found:
        source = next((standing.benchmark.source for standing in everything if standing.benchmark), None)
        judged = any(standing.merit is not None for standing in everything)
        return [Clean(f"  {none_worse(source, judged)}.")]
    lines = columns(_HEADS, [_row(standing, reading, Clean(f"▼{rank} ")) for rank, standing in enumerate(found, 1)])
    return [*lines, *wrapped(market(found))]


def metrics(reading: Reading, choices: Choices) -> list[Clean]:
    """Every metric the feed has figures for, by group; the others are named below."""
    found = stood(reading, choices)
    rows: list[tuple[Clean, ...]] = []
    for title, here in by_group(found):
        rows += [(title, _NONE, _NONE, _NONE), *(_row(each, reading, Clean("  ")) for each in here)]
    lines = columns(_HEADS, rows)
    if missing := not_available(found):
        lines += wrapped(missing)
    if any(standing.value is not None and estimated(standing.metric, reading) for standing in found):
        lines += wrapped(VIEWERS_ESTIMATE)
    return lines


def _row(standing: Standing, reading: Reading, before: Clean) -> tuple[Clean, ...]:
    metric, shown = standing.metric, value(standing, reading)
    if standing.benchmark is None:
        return Clean(before + metric.label), shown, _NONE, _NONE
    mean = figure_of(metric, standing.benchmark.mean, reading.session.currency)
    return Clean(before + metric.label), shown, mean, against(standing)
