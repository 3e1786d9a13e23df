"""Who watches, and who buys."""

from collections.abc import Collection, Iterator

from msgspec import Struct

from livetui.report.rows.figures import Written
from livetui.report.words import FOLLOWING, NOT_HEARD, TRAITS
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import followers as followers_view
from livetui.views.audience import Audience, Dimension
from livetui.views.buyers import Difference
from livetui.views.choices import Choices
from livetui.views.figures import MISSING, count, money, percent

_NOBODY = Clean("This feed does not say who watches.")


def nobody(reading: Reading) -> Clean:
    """Why it is not known who watches."""
    return NOT_HEARD if reading.missed else _NOBODY


class Portion(Struct, frozen=True):
    """Those of one value of a trait, as shares of the viewers and of the customers of whom it is known; None: of nobody."""

    label: Clean
    viewers: float | None
    customers: float | None


def traits(viewers: Audience, customers: Audience, most: int) -> Iterator[tuple[Clean, list[Portion]]]:
    """By trait, the values most viewers have (or customers, where viewers are not known), and what is left."""
    for name, title in TRAITS.items():
        sides = _named(viewers, name), _named(customers, name)
        first = next((side for side in sides if side), None)
        if first is None:
            continue
        top = sorted(first.slices, key=lambda part: -part.count)[:most]
        labels = [part.label for part in first.slices if part in top]
        parts = [Portion(label, *(_share(side, {label}) for side in sides)) for label in labels]
        others = {part.label for side in sides if side for part in side.slices} - set(labels)
        if others:
            parts.append(Portion(Clean("other"), *(_share(side, others) for side in sides)))
        yield Clean(title), parts


def _named(audience: Audience, name: str) -> Dimension | None:
    """A trait, if anybody's value of it is known."""
    return next((each for each in audience.dimensions if each.name == name and each.slices), None)


def _share(dimension: Dimension | None, labels: Collection[Clean]) -> float | None:
    return None if dimension is None else sum(part.share for part in dimension.slices if part.label in labels)


def shares(row: Difference) -> Clean:
    """How many of the viewers and of the customers there are of whom the two differ."""
    return Clean(f"{percent(row.viewers_share)} of viewers, {percent(row.buyers_share)} of customers")


def followers(reading: Reading, choices: Choices) -> list[tuple[Clean, Written]]:
    """Followers, others, and those of whom the feed does not say; nothing where it never says."""
    view = followers_view.followers(reading, choices)
    rows: list[tuple[Clean, Written]] = [
        (
            FOLLOWING[row.follower],
            {
                "GMV": money(row.gmv, view.currency, short=True),
                "SKU orders": count(row.sku_orders, short=True),
                "average price": money(row.avg_price, view.currency, short=True),
                "viewers": count(row.viewers, short=True),
                "customers": count(row.customers, short=True),
            },
        )
        for row in view.rows
    ]
    return rows if any(figure != MISSING for _, told in rows[:2] for figure in told.values()) else []
