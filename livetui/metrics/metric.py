"""What a metric is: its key and words, its unit, which way is better, and its formula."""

from enum import Enum, StrEnum
from typing import TYPE_CHECKING, LiteralString

from msgspec import Struct

if TYPE_CHECKING:
    from livetui.metrics.formula import Formula


class Unit(StrEnum):
    """How a metric's number is to be read; the values are the words the JSON report uses."""

    MONEY = "money"
    MONEY_PER_HOUR = "money/h"
    COUNT = "count"
    PER_HOUR = "per h"
    RATIO = "ratio"
    SECONDS = "seconds"


MONEY = (Unit.MONEY, Unit.MONEY_PER_HOUR)


class Better(Enum):
    """Which way a metric should go."""

    HIGHER = 1
    LOWER = -1
    NEUTRAL = 0


class Group(StrEnum):
    """Under which heading a metric is offered. EXPRESS is "Traffic express": what drives organic traffic most."""

    SALES = "sales"
    REACH = "reach"
    ENGAGEMENT = "engagement"
    CONVERSION = "conversion"
    ADS = "ads"
    EXPRESS = "express"


class Metric(Struct, frozen=True):
    """One row of the catalogue.

    ``label`` always says the denominator of a ratio; ``short`` is what fits above a figure on a tile (13 cells at most).
    """

    key: str
    label: LiteralString
    short: LiteralString
    unit: Unit
    better: Better
    groups: tuple[Group, ...]
    formula: "Formula"
    meaning: LiteralString
