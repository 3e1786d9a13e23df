"""The figures: the worst three against the market, then all there are."""

from livetui.metrics.standing import Standing, standings, worst_three
from livetui.report.columns import Column, columns, wrapped
from livetui.report.words import GROUPS, VIEWERS_ESTIMATE
from livetui.session.reading import Reading
from livetui.text import Clean, join
from livetui.views.choices import Choices
from livetui.views.core import estimated, none_worse
from livetui.views.figures import MISSING, figure_of, relative

_HEADS = (Clean("market"), Clean("vs market"))
_COMMA = Clean(", ")


def worst(reading: Reading, choices: Choices) -> list[Clean]:
    """The three worst, worst first, with whose averages they are measured by."""
    everything = _standings(reading, choices)
    found = worst_three(everything)
    if not found:
        source = next((standing.benchmark.source for standing in everything if standing.benchmark), None)
        judged = any(standing.merit is not None for standing in everything)
        return [Clean(f"  {none_worse(source, judged)}.")]
    heads = (Column(Clean(""), "left"), *(Column(head) for head in (Clean("value"), *_HEADS)))
    lines = columns(heads, [_row(standing, reading, Clean(f"▼{rank} ")) for rank, standing in enumerate(found, 1)])
    sources = dict.fromkeys(standing.benchmark.source for standing in found if standing.benchmark)
    return [*lines, *wrapped(Clean(f"Market: {' and '.join(sources)}."))]


def metrics(reading: Reading, choices: Choices) -> list[Clean]:
    """Every metric the feed has figures for, by group; the others are named below."""
    found = _standings(reading, choices)
    rows: list[tuple[Clean, ...]] = []
    for group, title in GROUPS.items():
        here = [standing for standing in found if group in standing.metric.groups and standing.value is not None]
        if here:
            rows += [(title, Clean(""), Clean(""), Clean("")), *(_row(each, reading, Clean("  ")) for each in here)]
    heads = (Column(Clean(""), "left"), *(Column(head) for head in (Clean("value"), *_HEADS)))
    lines = columns(heads, rows)
    missing = [Clean(standing.metric.short) for standing in found if standing.value is None]
    if missing:
        lines += wrapped(join((Clean("Not available:"), join(missing, _COMMA))))
    if any(standing.value is not None and estimated(standing.metric, reading) for standing in found):
        lines += wrapped(VIEWERS_ESTIMATE)
    return lines


def _standings(reading: Reading, choices: Choices) -> list[Standing]:
    return standings(reading, choices.benchmarks, choices.region)


def _row(standing: Standing, reading: Reading, before: Clean) -> tuple[Clean, ...]:
    metric, currency = standing.metric, reading.session.currency
    value = figure_of(metric, standing.value, currency)
    if estimated(metric, reading) and value != MISSING:
        value = Clean(f"≈{value}")
    if standing.benchmark is None:
        return Clean(before + metric.label), value, Clean(""), Clean("")
    mean = figure_of(metric, standing.benchmark.mean, currency)
    return Clean(before + metric.label), value, mean, relative(standing.deviation)
