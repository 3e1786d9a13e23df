"""Who watches, and who buys."""

from livetui.report.columns import Column, columns, wrapped
from livetui.report.words import FOLLOWING, TRAITS
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import followers as followers_view
from livetui.views.audience import Audience, Dimension, audience_of
from livetui.views.buyers import Buyers, buyers
from livetui.views.choices import Choices
from livetui.views.figures import MISSING, count, money, percent
from livetui.views.whom import Whom

_MOST = 6


def audience(reading: Reading, choices: Choices) -> list[Clean]:
    """Viewers beside customers in shares of those whose value is known, then where they differ."""
    viewers, customers = audience_of(reading, Whom.VIEWERS), audience_of(reading, Whom.CUSTOMERS)
    if viewers.people is None and customers.people is None:
        return [Clean("  This feed does not say who watches.")]
    rows = [(Clean("People"), count(viewers.people), count(customers.people))]
    for name, title in TRAITS.items():
        rows += _dimension(title, _named(viewers, name), _named(customers, name))
    heads = (Column(Clean(""), "left"), Column(Clean("viewers")), Column(Clean("customers")))
    return [*columns(heads, rows), *_differences(buyers(reading, choices))]


def _differences(found: Buyers) -> list[Clean]:
    """Where customers differ from viewers, and what follows; nothing where they do not."""
    if not found.rows:
        return []
    lines = [Clean("  Customers differ from viewers:")]
    for row in found.rows:
        shares = f"{percent(row.viewers_share)} of viewers, {percent(row.buyers_share)} of customers"
        lines += wrapped(Clean(f"{row.label}: {shares}."), indent=4)
    return [*lines, *(wrapped(found.follows) if found.follows else ())]


def followers(reading: Reading, choices: Choices) -> list[Clean]:
    """Followers, others, and those of whom the feed does not say; nothing where it never says."""
    view = followers_view.followers(reading, choices)
    rows = [
        (
            FOLLOWING[row.follower],
            money(row.gmv, view.currency, short=True),
            count(row.sku_orders, short=True),
            money(row.avg_price, view.currency, short=True),
            count(row.viewers, short=True),
            count(row.customers, short=True),
        )
        for row in view.rows
    ]
    if all(figure == MISSING for row in rows[:2] for figure in row[1:]):
        return []
    names = ("GMV", "SKU orders", "avg price", "viewers", "customers")
    return columns((Column(Clean(""), "left"), *(Column(Clean(name)) for name in names)), rows)


def _named(audience: Audience, name: str) -> Dimension | None:
    return next((dimension for dimension in audience.dimensions if dimension.name == name), None)


def _dimension(title: str, viewers: Dimension | None, customers: Dimension | None) -> list[tuple[Clean, Clean, Clean]]:
    """The values most viewers have (or customers, where viewers are not known), and what is left."""
    first = viewers if viewers and viewers.slices else customers
    if first is None or not first.slices:
        return []
    top = sorted(first.slices, key=lambda part: -part.count)[:_MOST]
    labels = [part.label for part in first.slices if part in top]
    rows = [(Clean(title), Clean(""), Clean(""))]
    rows += [(Clean(f"  {label}"), _share(viewers, [label]), _share(customers, [label])) for label in labels]
    others = [part.label for each in (viewers, customers) if each for part in each.slices if part.label not in labels]
    if others:
        rows.append((Clean("  other"), _share(viewers, others), _share(customers, others)))
    return rows


def _share(dimension: Dimension | None, labels: list[Clean]) -> Clean:
    if dimension is None or not dimension.slices:
        return MISSING
    return percent(sum(part.share for part in dimension.slices if part.label in labels))
