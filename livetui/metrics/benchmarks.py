"""What the market does on average: data from a file, never code; what the feed says of it goes first."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from livetui.errors import UsageError
from livetui.metrics.catalogue import METRICS
from livetui.metrics.data_file import checked, shipped_values, written_values
from livetui.metrics.metric import Metric, Unit
from livetui.session.reading import Reading
from livetui.text import Clean, clean

_ANYWHERE = "*"
_MONEY = (Unit.MONEY, Unit.MONEY_PER_HOUR)

_LEAST_MEAN = 1e-9
Mean = Annotated[float, Field(ge=_LEAST_MEAN, le=1e15)]


class RegionBenchmarks(BaseModel):
    """One region's averages by metric; ``currency`` is that of those in money."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    currency: str | None = None
    means: dict[str, Mean]


class Benchmarks(BaseModel):
    """A file of averages. ``label`` is what readers are told of where the values come from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: Annotated[str, Field(min_length=1, max_length=60)]
    regions: dict[str, RegionBenchmarks]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A metric's average, in the metric's own unit, and whose word it is."""

    mean: float
    source: Clean


def load(path: Path) -> Benchmarks:
    """The benchmarks in a file; raises `UsageError` with a sentence that says what is wrong where."""
    found = checked(Benchmarks, written_values(path, "benchmarks"), path)
    for region, benchmarks in found.regions.items():
        for key in benchmarks.means:
            if key not in METRICS:
                raise UsageError(
                    f"{clean(str(path))}, regions.{clean(region)}.means: there is no metric “{clean(key)}”; "
                    "`livetui metrics` lists them."
                )
    return found


@cache
def shipped() -> Benchmarks:
    """The sample values that come with the program."""
    return Benchmarks.model_validate(shipped_values("benchmarks.toml"))


def benchmark_of(metric: Metric, reading: Reading, benchmarks: Benchmarks, region: str | None = None) -> Benchmark | None:
    """The average a metric is compared with: what the feed said by then, else the file's for the region.

    ``region`` is the user's choice; by default it is the LIVE's.
    """
    region = region or reading.live.region
    history = reading.session.benchmarks.get(metric.key)
    for _, told in history.latest(reading.moment_ms) if history else ():
        if told.region in (None, region) and told.mean >= _LEAST_MEAN:
            return Benchmark(told.mean, Clean("feed"))
    name = region if region in benchmarks.regions else _ANYWHERE
    found = benchmarks.regions.get(name or _ANYWHERE)
    if found is None or metric.key not in found.means:
        return None
    if metric.unit in _MONEY and found.currency != reading.session.currency:
        return None
    where = "any region" if name == _ANYWHERE else name
    return Benchmark(found.means[metric.key], clean(f"{benchmarks.label}, {where}", 80))
