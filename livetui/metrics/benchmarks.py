"""What the market does on average: data from a file, never code; what the feed says of it goes first."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from livetui.errors import UsageError
from livetui.language import english
from livetui.metrics.catalogue import METRICS
from livetui.metrics.data_file import checked, shipped_values, written_values
from livetui.metrics.metric import MONEY, Metric
from livetui.session.reading import Reading
from livetui.text import Clean, clean, plain

ANYWHERE = "*"
"""The region that stands for every one without a table of its own."""

_ANY_REGION = english("any region")

LEAST_MEAN = 1e-9
HIGHEST = 1e15
Mean = Annotated[float, Meta(ge=LEAST_MEAN, le=HIGHEST)]


Quartile = Annotated[float, Meta(ge=0, le=HIGHEST)]
Quartiles = tuple[Quartile, Quartile, Quartile]


class CategoryBenchmarks(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Averages by metric; ``currency`` is that of those in money, in a category's by default that of its region.

    ``quartiles`` say, of some metrics, below what a quarter, half and three quarters of LIVEs are; ``lives`` is how many
    LIVEs all this comes from, where that is known.
    """

    currency: str | None = None
    lives: Annotated[int, Meta(ge=1)] | None = None
    means: dict[str, Mean]
    quartiles: dict[str, Quartiles] = {}


class RegionBenchmarks(CategoryBenchmarks, frozen=True, kw_only=True):
    """One region's averages, whatever the category; and those of each category by itself, where they are known."""

    categories: dict[str, CategoryBenchmarks] = {}


class Benchmarks(Struct, frozen=True, forbid_unknown_fields=True):
    """A file of averages. ``label`` is what readers are told of where the values come from."""

    label: Annotated[str, Meta(min_length=1, max_length=60)]
    regions: dict[str, RegionBenchmarks]

    def tables(self) -> Iterator[tuple[str, str | None, CategoryBenchmarks]]:
        """Every table with its region and its category, None for any; a region's own first, then its categories."""
        for region, averages in self.regions.items():
            yield region, None, averages
            for category, of_category in averages.categories.items():
                yield region, category, of_category


class Benchmark(Struct, frozen=True):
    """A metric's average, in the metric's own unit, and whose word it is; its quartiles, where they are known."""

    mean: float
    source: Clean
    quartiles: Quartiles | None = None


def load(path: Path) -> Benchmarks:
    """The benchmarks in a file; raises `UsageError` with a sentence that says what is wrong where."""
    found = checked(Benchmarks, written_values(path, "benchmarks"), path)
    for region, category, benchmarks in found.tables():
        for name, table in (("means", benchmarks.means), ("quartiles", benchmarks.quartiles)):
            for key in table:
                if key not in METRICS:
                    place = ".".join(filter(None, ("regions", region, category and f"categories.{category}", name)))
                    raise UsageError(
                        f"{clean(str(path))}, {clean(place)}: there is no metric “{clean(key)}”; `livetui metrics` lists them."
                    )
    return found


@cache
def shipped() -> Benchmarks:
    """The sample values that come with the program."""
    return msgspec.convert(shipped_values("benchmarks.toml"), Benchmarks)


def benchmark_of(
    metric: Metric, reading: Reading, benchmarks: Benchmarks, region: str | None = None, category: str | None = None
) -> Benchmark | None:
    """The average a metric is compared with: what the feed said by then, else the file's for the region.

    ``region`` is the user's choice; by default it is the LIVE's. With a ``category``, the file's for that goes first, where
    it has one.
    """
    region, currency = region or reading.live.region, reading.session.currency
    if category is not None and (found := _of_category(metric, benchmarks, region, category, currency)):
        return found
    history = reading.session.benchmarks.get(metric.key)
    for _, heard in history.latest(reading.moment_ms) if history else ():
        if (heard.region is None or name_in((heard.region,), region or "")) and heard.mean >= LEAST_MEAN:
            return Benchmark(heard.mean, english("feed"))
    return _of_region(metric, benchmarks, region, currency)


def name_in(tables: Iterable[str], name: str) -> str | None:
    """What tables call a region or a category; None where they have none of that name."""
    return next((each for each in tables if plain(each) == plain(name)), None)


def _of_category(
    metric: Metric, benchmarks: Benchmarks, region: str | None, category: str, currency: str | None
) -> Benchmark | None:
    name, where = _region(benchmarks, region)
    held = benchmarks.regions.get(name) if name else None
    named = name_in(held.categories, category) if held else None
    if held is None or named is None or _foreign(metric, held.categories[named].currency or held.currency, currency):
        return None
    source = english("{source}, {category}", source=_source(benchmarks.label, where), category=clean(category, 60))
    return _benchmark(metric, held.categories[named], source)


def _of_region(metric: Metric, benchmarks: Benchmarks, region: str | None, currency: str | None) -> Benchmark | None:
    name, where = _region(benchmarks, region)
    held = benchmarks.regions.get(name) if name else None
    if held is None or _foreign(metric, held.currency, currency):
        return None
    return _benchmark(metric, held, _source(benchmarks.label, where))


@lru_cache(64)
def _source(label: str, where: Clean) -> Clean:
    return english("{averages}, {region}", averages=english(clean(label, 60)), region=where)


def _region(benchmarks: Benchmarks, region: str | None) -> tuple[str | None, Clean]:
    """The region whose tables hold, None where none does, and what to call it."""
    if region is not None and (named := name_in(benchmarks.regions, region)):
        return named, _ANY_REGION if region == ANYWHERE else clean(region, 60)
    return (ANYWHERE if ANYWHERE in benchmarks.regions else None), _ANY_REGION


def _foreign(metric: Metric, theirs: str | None, ours: str | None) -> bool:
    """Whether a metric is in money of another currency."""
    return metric.unit in MONEY and theirs != ours


def _benchmark(metric: Metric, averages: CategoryBenchmarks, source: Clean) -> Benchmark | None:
    if metric.key not in averages.means:
        return None
    return Benchmark(averages.means[metric.key], source, averages.quartiles.get(metric.key))
