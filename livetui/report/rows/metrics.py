"""The figures against the market: the worst three, then all there are."""

from collections.abc import Iterator, Sequence

from livetui.metrics.standing import Standing, standings
from livetui.report.words import GROUPS
from livetui.session.reading import Reading
from livetui.text import Clean, join
from livetui.views.choices import Choices
from livetui.views.core import estimated
from livetui.views.figures import MISSING, figure_of

_COMMA = Clean(", ")


def stood(reading: Reading, choices: Choices) -> list[Standing]:
    """Every metric beside the market."""
    return standings(reading, choices.benchmarks, choices.region)


def by_group(found: Sequence[Standing]) -> Iterator[tuple[Clean, list[Standing]]]:
    """The metrics that have figures, under what their groups are called; groups without one are left out."""
    for group, title in GROUPS.items():
        if here := [each for each in found if group in each.metric.groups and each.value is not None]:
            yield title, here


def value(standing: Standing, reading: Reading) -> Clean:
    """A metric's figure, marked where it rests on an estimate of how many watch."""
    return approximate(
        figure_of(standing.metric, standing.value, reading.session.currency), estimated(standing.metric, reading)
    )


def approximate(figure: Clean, estimate: bool) -> Clean:
    """A figure with the sign of an estimate, where it is one."""
    return Clean(f"≈{figure}") if estimate and figure != MISSING else figure


def market(found: Sequence[Standing]) -> Clean:
    """Whose averages these stand beside."""
    sources = dict.fromkeys(standing.benchmark.source for standing in found if standing.benchmark)
    return Clean(f"Market: {' and '.join(sources)}.")


def not_available(found: Sequence[Standing]) -> Clean | None:
    """What the feed has no figures for."""
    missing = [Clean(standing.metric.short) for standing in found if standing.value is None]
    return join((Clean("Not available:"), join(missing, _COMMA))) if missing else None
