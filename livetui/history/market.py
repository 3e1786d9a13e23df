"""Benchmarks from LIVEs that are over: means and quartiles, by region and by category."""

from collections.abc import Iterable, Sequence

import numpy as np
from msgspec.structs import asdict

from livetui.history.averages import usual_currency, values_of
from livetui.history.judged import judged
from livetui.history.past_live import PastLive
from livetui.metrics.benchmarks import (
    ANYWHERE,
    HIGHEST,
    LEAST_MEAN,
    Benchmarks,
    CategoryBenchmarks,
    Quartiles,
    RegionBenchmarks,
)  # fmt: skip
from livetui.metrics.catalogue import CATALOGUE


def market(lives: Sequence[PastLive], label: str) -> Benchmarks:
    """What these LIVEs come to in each region that they name, and in all regions together.

    Without the regions and categories whose LIVEs are too short, or too small, to say anything.
    """
    regions = sorted({live.region for live in lives if live.region and live.region != ANYWHERE})
    tables = {region: _region([live for live in lives if live.region == region]) for region in regions}
    tables[ANYWHERE] = _region(lives)
    return Benchmarks(label=label, regions={region: table for region, table in tables.items() if table.means})


def _region(lives: Sequence[PastLive]) -> RegionBenchmarks:
    categories = sorted({live.category for live in lives if live.category})
    by_category = {category: _averages(live for live in lives if live.category == category) for category in categories}
    told = {category: averages for category, averages in by_category.items() if averages.means}
    return RegionBenchmarks(**asdict(_averages(lives)), categories=told)


def _averages(lives: Iterable[PastLive]) -> CategoryBenchmarks:
    """Over these, of what LIVEs of any length can be compared by, each where there is enough behind it in that LIVE.

    What is 0 on average is left out: nothing can be compared with it.
    """
    lives = list(lives)
    currency = usual_currency(lives)
    means: dict[str, float] = {}
    quartiles: dict[str, Quartiles] = {}
    for metric in (metric for metric in CATALOGUE if metric.formula.rate and not metric.formula.watching):
        values = values_of(metric, [live for live in lives if judged(live, metric)], currency)
        mean = float(np.mean(values)) if values else 0.0
        if not LEAST_MEAN <= mean <= HIGHEST:
            continue
        means[metric.key] = mean
        low, middle, high = (float(value) for value in np.quantile(values, (0.25, 0.5, 0.75)))
        if low >= 0:
            quartiles[metric.key] = low, middle, high
    return CategoryBenchmarks(currency=currency, lives=len(lives), means=means, quartiles=quartiles)
