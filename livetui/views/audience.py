"""Who watches, and who buys."""

from msgspec import Struct

from livetui.session.counters import Role
from livetui.session.people import Trait
from livetui.session.reading import Reading
from livetui.text import Clean, clean
from livetui.views.choices import Choices
from livetui.views.whom import Whom


class Slice(Struct, frozen=True):
    """A part of the people: how many, and their share of those whose value is known (of all, for the unknown ones)."""

    label: Clean
    count: int
    share: float


class Dimension(Struct, frozen=True):
    """One way to divide people, ``gender``, ``age``, ``region`` or ``device``: the known values, and how many are unknown.

    Ages stand in their own order, the others by count, most first.
    """

    name: str
    slices: tuple[Slice, ...]
    unknown: int


class Audience(Struct, frozen=True):
    """The profile of the distinct viewers or customers of the span; ``people`` is None where the feed names nobody."""

    whom: Whom
    people: int | None
    dimensions: tuple[Dimension, ...]


_ROLES = {Whom.VIEWERS: Role.VIEWERS, Whom.CUSTOMERS: Role.CUSTOMERS}


def audience(reading: Reading, choices: Choices) -> Audience:
    """The people chosen, over the reading's span."""
    return audience_of(reading, choices.whom)


def audience_of(reading: Reading, whom: Whom) -> Audience:
    """The viewers or the customers of the reading's span."""
    people = reading.people(_ROLES[whom])
    dimensions = () if people is None else tuple(_dimension(reading, whom, trait, people) for trait in Trait)
    return Audience(whom, people, dimensions)


def _dimension(reading: Reading, whom: Whom, trait: Trait, people: int) -> Dimension:
    counts = reading.profile(_ROLES[whom], trait)
    known = sum(counts.values())
    if trait is Trait.AGE:
        ordered = sorted(counts.items(), key=lambda item: (len(item[0].split("-")[0].rstrip("+")), item[0]))
    else:
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    slices = tuple(Slice(clean(name, 40), count, count / known) for name, count in ordered)
    return Dimension(trait.value, slices, people - known)
