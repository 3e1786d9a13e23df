"""Which LIVE is diagnosed: when and whose it was, its violations, its pace, and the category it is compared within."""

from msgspec import Struct

from livetui.diagnosis.diagnosis import SUMMARY
from livetui.metrics.catalogue import METRICS
from livetui.metrics.categories import benchmark_category, categories
from livetui.metrics.standing import Standing, standings
from livetui.session.reading import Reading
from livetui.text import Clean, clean, plain
from livetui.views.choices import Choices
from livetui.views.header import Status, called, status
from livetui.views.ratios import share
from livetui.views.violations import Violations, violations


class CategoryRow(Struct, frozen=True):
    """A category that something in the LIVE is of; ``benchmark``: the one it is compared within.

    ``key`` is its name as the feed has it, for machines; it is never drawn. ``gmv_share`` is of all categories' GMV.
    """

    key: str
    name: Clean
    gmv_share: float | None
    benchmark: bool


class Basics(Struct, frozen=True):
    """``started_ms`` is since the epoch; ``duration_s`` runs to the moment shown, or to the LIVE's end if that was before.

    ``pace`` are impressions and GMV per hour. ``category`` is what is compared within, as it is called.
    """

    title: Clean | None
    creator: Clean | None
    room: Clean | None
    region: Clean | None
    status: Status
    started_ms: int
    duration_s: int
    violations: Violations
    pace: tuple[Standing, ...]
    categories: tuple[CategoryRow, ...]
    category: Clean | None
    currency: str | None


def basics(reading: Reading, choices: Choices) -> Basics:
    """The LIVE as known at the moment; its pace is that of the reading's span."""
    live, chosen = reading.live, benchmark_category(reading, choices.category)
    sold = categories(reading)
    whole = sum(each.gmv or 0 for each in sold)
    return Basics(
        title=called(live.title),
        creator=called(live.creator),
        room=called(live.room),
        region=called(live.region),
        status=status(reading),
        started_ms=reading.started_ms,
        duration_s=reading.air.lasted_s,
        violations=violations(reading, choices),
        pace=tuple(standings(reading, choices.benchmarks, choices.region, [METRICS[key] for key in SUMMARY], chosen)),
        categories=tuple(
            CategoryRow(
                each.name,
                clean(each.name, 60),
                share(each.gmv, whole),
                chosen is not None and plain(each.name) == plain(chosen),
            )
            for each in sold
        ),
        category=None if chosen is None else clean(chosen, 60),
        currency=reading.session.currency,
    )
