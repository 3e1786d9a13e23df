"""What counts as much, as little, and as enough to say anything: data from a file, each value with where it comes from."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from livetui.errors import UsageError
from livetui.metrics.catalogue import METRICS
from livetui.metrics.data_file import checked, shipped_values, written_values
from livetui.text import clean

OWN = "your own"
"""The source of a value that says none."""


class _Strict(Struct, frozen=True, forbid_unknown_fields=True):
    """What is not known is not taken."""


class Threshold(_Strict, frozen=True):
    """A number, and whose it is."""

    value: Annotated[float, Meta(ge=0, le=1e9)]
    source: Annotated[str, Meta(min_length=1, max_length=120)] = OWN


class Chance(_Strict, frozen=True):
    """From when on a difference is more than chance: see `livetui.metrics.level`."""

    z: Threshold
    least_expected: Threshold
    least_denominator: Threshold


class Rates(_Strict, frozen=True):
    """How many times its reference a rate must be to be high, or to be low."""

    high: Threshold
    low: Threshold


class AdviceRules(_Strict, frozen=True):
    """Which products sell best, and how long a LIVE is young."""

    best_sellers: Threshold
    least_orders: Threshold
    early_minutes: Threshold


class StockRules(_Strict, frozen=True):
    """How many minutes tell the pace of sales, the fewest sales that do, and how few pieces or minutes left are few."""

    minutes: Threshold
    least_sold: Threshold
    few: Threshold
    soon: Threshold


class AudienceRules(_Strict, frozen=True):
    """How many must be known, and how sure a difference must be."""

    z: Threshold
    least_buyers: Threshold
    least_viewers: Threshold
    least_expected: Threshold


class Band(_Strict, frozen=True):
    """Published bands of a metric: below ``typical`` is low, from ``high`` on is high."""

    typical: Annotated[float, Meta(ge=0, le=1e9)]
    high: Annotated[float, Meta(ge=0, le=1e9)]
    source: Annotated[str, Meta(min_length=1, max_length=120)] = OWN


class Thresholds(_Strict, frozen=True):
    """All of them."""

    chance: Chance
    rates: Rates
    advice: AdviceRules
    stock: StockRules
    audience: AudienceRules
    bands: dict[str, Band]


@cache
def shipped() -> Thresholds:
    """Those that come with the program."""
    return msgspec.convert(shipped_values(_FILE), Thresholds)


def load(path: Path) -> Thresholds:
    """Those in a file, and the shipped ones for what it does not set; raises `UsageError` with a sentence on what is wrong."""
    found = checked(Thresholds, _over(shipped_values(_FILE), written_values(path, "thresholds")), path)
    for key in found.bands:
        if key not in METRICS:
            raise UsageError(f"{clean(str(path))}, bands: there is no metric “{clean(key)}”; `livetui metrics` lists them.")
    return found


_FILE = "thresholds.toml"


def _over(values: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """``values`` with one's own in their place; a threshold with its source is replaced whole, also by a number alone."""
    merged = dict(values)
    for key, value in own.items():
        known = merged.get(key)
        if isinstance(known, Mapping) and "value" not in known and isinstance(value, Mapping):
            value = _over(known, value)
        elif isinstance(known, Mapping) and "value" in known and not isinstance(value, Mapping):
            value = {"value": value}
        merged[key] = value
    return merged
