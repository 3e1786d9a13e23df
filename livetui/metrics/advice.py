"""What to do with a product: the rules of the “Track LIVE performance” page, as a table."""

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from livetui.metrics.level import Level


class Advice(StrEnum):
    """The values are the words the JSON report uses."""

    CREATE_URGENCY = "create_urgency"
    PIN_ANOTHER = "pin_another"
    SHOW_EARLY = "show_early"
    SHOW_LATE = "show_late"


class Case(Struct, frozen=True):
    """A product as the rules see it; a level is None where there is too little to judge by.

    ``early``: the LIVE is young. ``best_seller``: it is among those that sell best. ``shown``: it is pinned, so that to show it
    is no news. ``sold_out``: there is none left to sell.
    """

    ctr: Level | None
    ctor: Level | None
    early: bool = False
    best_seller: bool = False
    shown: bool = False
    sold_out: bool = False


RULES: tuple[tuple[Advice, Callable[[Case], bool]], ...] = (
    (Advice.PIN_ANOTHER, lambda case: case.ctr is Level.LOW and case.ctor is Level.LOW),
    (Advice.CREATE_URGENCY, lambda case: not case.sold_out and case.ctr is Level.HIGH and case.ctor is Level.LOW),
    (Advice.SHOW_EARLY, lambda case: not case.sold_out and not case.shown and case.early and case.best_seller),
    (
        Advice.SHOW_LATE,
        lambda case: not (case.sold_out or case.shown or case.early) and case.ctr is Level.HIGH and case.ctor is not Level.LOW,
    ),
)
"""The first that holds is given."""


def advice(case: Case) -> Advice | None:
    """What to do, or None where no rule holds."""
    return next((advised for advised, holds in RULES if holds(case)), None)
