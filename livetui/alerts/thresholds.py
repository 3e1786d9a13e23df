"""From where on something is pointed out: data from a file, never code."""

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import astuple

from livetui.alerts.alert import AlertKind
from livetui.alerts.steps import STEP_S
from livetui.metrics.data_file import checked, written_values

Seconds = Annotated[int, Meta(ge=STEP_S, le=7200, multiple_of=STEP_S)]
Cooldown = Annotated[int, Meta(ge=120, le=86_400, multiple_of=STEP_S)]
Least = Annotated[int, Meta(ge=1, le=10**9)]
Fraction = Annotated[float, Meta(gt=0, lt=1)]
Increase = Annotated[float, Meta(gt=0, le=100)]
Sigmas = Annotated[float, Meta(ge=0, le=100)]


class _Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is not known is not taken."""


class Compared(_Table, frozen=True, kw_only=True):
    """The last ``window_s`` are compared with up to ``before_s`` before them, of which there must be ``least_before_s``."""

    window_s: Seconds
    before_s: Seconds
    least_before_s: Seconds
    cooldown_s: Cooldown


class Tested(Compared, frozen=True, kw_only=True):
    """There must be ``least`` in the denominator and ``expected`` in the numerator as it went before, and the change must be so
    many standard deviations of chance.
    """

    least: Least
    expected: Least
    sigmas: Sigmas


class Fall(Tested, frozen=True, kw_only=True):
    """A fall by the fraction ``fall``, which is over when it is no more than ``over``."""

    fall: Fraction
    over: Fraction

    def __post_init__(self) -> None:
        _ordered(self.over, self.fall, "fall")


class Rise(Tested, frozen=True, kw_only=True):
    """A rise by the fraction ``rise``, which is over when it is no more than ``over``."""

    rise: Increase
    over: Increase

    def __post_init__(self) -> None:
        _ordered(self.over, self.rise, "rise")


class Peak(Compared, frozen=True, kw_only=True):
    """The most viewers for ``highest_s``, at least so many, and more by the fraction ``rise`` than on average before."""

    least: Least
    highest_s: Seconds
    rise: Increase
    over: Increase

    def __post_init__(self) -> None:
        _ordered(self.over, self.rise, "rise")


class Stock(_Table, frozen=True, kw_only=True):
    """Low: ``few`` pieces left of a product that sells, or sold out within ``minutes`` as it sold in the last ``window_s``,
    of which ``least_s`` have passed, if ``sold`` were sold in them. Over when it is more than twice that.
    """

    window_s: Seconds
    least_s: Seconds
    few: Least
    minutes: Least
    sold: Least
    cooldown_s: Cooldown


class Trouble(Compared, frozen=True, kw_only=True):
    """``least`` comments, one a person, and so many standard deviations more than before."""

    least: Least
    sigmas: Sigmas


class Stale(_Table, frozen=True, kw_only=True):
    """Nothing at all, not even a heartbeat, for so long."""

    quiet_s: Annotated[int, Meta(ge=5, le=3600)]


class Thresholds(_Table, frozen=True, kw_only=True):
    """A file of thresholds. What is ``off`` is not pointed out; ``settle_s`` after a start or a break nothing is normal."""

    off: frozenset[AlertKind] = frozenset()
    settle_s: Annotated[int, Meta(ge=0, le=3600)]
    err_dip: Fall
    entering_dip: Fall
    leave_rise: Rise
    viewer_peak: Peak
    ctr_fall: Fall
    product_ctr_fall: Fall
    add_to_cart_fall: Fall
    ctor_fall: Fall
    payment_fall: Fall
    stock: Stock
    checkout_trouble: Trouble
    feed_stale: Stale

    @property
    def reach_s(self) -> int:
        """How far back from a step the rules look at others, at most."""
        compared = [table for table in astuple(self) if isinstance(table, Compared)]
        return max(self.viewer_peak.highest_s, *(table.window_s + table.before_s for table in compared))


def load(path: Path) -> Thresholds:
    """The shipped thresholds with what a file says otherwise; raises `UsageError` with a sentence on what is wrong where."""
    return checked(Thresholds, _over(_shipped_values(), written_values(path, "alert thresholds")), path)


@cache
def shipped() -> Thresholds:
    """The thresholds that come with the program."""
    return msgspec.convert(_shipped_values(), Thresholds)


def _shipped_values() -> dict[str, Any]:
    return tomllib.loads(resources.files("livetui.alerts").joinpath("alerts.toml").read_text("utf-8"))


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Tables with what others say instead, key by key."""
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        merged[key] = _over(under, value) if isinstance(under, dict) and isinstance(value, dict) else value
    return merged


def _ordered(over: float, change: float, name: str) -> None:
    if over >= change:
        raise ValueError(f"over must be less than {name}")
