"""From where on something is pointed out: data from a file, never code."""

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from livetui.alerts.alert import AlertKind
from livetui.alerts.steps import STEP_S
from livetui.metrics.data_file import checked, written_values

Seconds = Annotated[int, Field(ge=STEP_S, le=7200, multiple_of=STEP_S)]
Cooldown = Annotated[int, Field(ge=120, le=86_400, multiple_of=STEP_S)]
Least = Annotated[int, Field(ge=1, le=10**9)]
Fraction = Annotated[float, Field(gt=0, lt=1)]
Increase = Annotated[float, Field(gt=0, le=100)]
Sigmas = Annotated[float, Field(ge=0, le=100)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Compared(_Table):
    """The last ``window_s`` are compared with up to ``before_s`` before them, of which there must be ``least_before_s``."""

    window_s: Seconds
    before_s: Seconds
    least_before_s: Seconds
    cooldown_s: Cooldown


class Tested(Compared):
    """There must be ``least`` in the denominator and ``expected`` in the numerator as it went before, and the change must be so
    many standard deviations of chance.
    """

    least: Least
    expected: Least
    sigmas: Sigmas


class Fall(Tested):
    """A fall by the fraction ``fall``, which is over when it is no more than ``over``."""

    fall: Fraction
    over: Fraction

    @model_validator(mode="after")
    def _in_order(self) -> "Fall":
        _ordered(self.over, self.fall, "fall")
        return self


class Rise(Tested):
    """A rise by the fraction ``rise``, which is over when it is no more than ``over``."""

    rise: Increase
    over: Increase

    @model_validator(mode="after")
    def _in_order(self) -> "Rise":
        _ordered(self.over, self.rise, "rise")
        return self


class Peak(Compared):
    """The most viewers for ``highest_s``, at least so many, and more by the fraction ``rise`` than on average before."""

    least: Least
    highest_s: Seconds
    rise: Increase
    over: Increase

    @model_validator(mode="after")
    def _in_order(self) -> "Peak":
        _ordered(self.over, self.rise, "rise")
        return self


class Stock(_Table):
    """Low: ``few`` pieces left of a product that sells, or sold out within ``minutes`` as it sold in the last ``window_s``,
    of which ``least_s`` have passed, if ``sold`` were sold in them. Over when it is more than twice that.
    """

    window_s: Seconds
    least_s: Seconds
    few: Least
    minutes: Least
    sold: Least
    cooldown_s: Cooldown


class Trouble(Compared):
    """``least`` comments, one a person, and so many standard deviations more than before."""

    least: Least
    sigmas: Sigmas


class Stale(_Table):
    """Nothing at all, not even a heartbeat, for so long."""

    quiet_s: Annotated[int, Field(ge=5, le=3600)]


class Thresholds(_Table):
    """A file of thresholds. What is ``off`` is not pointed out; ``settle_s`` after a start or a break nothing is normal."""

    off: frozenset[AlertKind] = frozenset()
    settle_s: Annotated[int, Field(ge=0, le=3600)]
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
        compared = [table for _, table in self if isinstance(table, Compared)]
        return max(self.viewer_peak.highest_s, *(table.window_s + table.before_s for table in compared))


def load(path: Path) -> Thresholds:
    """The shipped thresholds with what a file says otherwise; raises `UsageError` with a sentence on what is wrong where."""
    return checked(Thresholds, _over(_shipped_values(), written_values(path, "alert thresholds")), path)


@cache
def shipped() -> Thresholds:
    """The thresholds that come with the program."""
    return Thresholds.model_validate(_shipped_values())


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
        raise PydanticCustomError("order", f"over must be less than {name}")
