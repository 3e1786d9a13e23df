"""Who watches, and who buys."""

from livetui.report.html.markup import NOTHING, Content, Markup, tag, together
from livetui.report.html.tables import says, share_bar, sub, table
from livetui.report.words import FOLLOWING, TRAITS
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import followers as followers_view
from livetui.views.audience import Audience, Dimension, audience_of
from livetui.views.buyers import Difference, buyers
from livetui.views.choices import Choices
from livetui.views.figures import MISSING, count, money, percent
from livetui.views.whom import Whom

_MOST = 8


def audience(reading: Reading, choices: Choices) -> Markup:
    """Viewers beside customers in shares of those whose value is known, then where they differ, then followers and others."""
    viewers, customers = audience_of(reading, Whom.VIEWERS), audience_of(reading, Whom.CUSTOMERS)
    if viewers.people is None and customers.people is None:
        return together(says(Clean("This feed does not say who watches.")), _followers(reading, choices))
    rows: list[tuple[Content, ...]] = [(tag("b", Clean("People")), count(viewers.people), count(customers.people))]
    for name, title in TRAITS.items():
        rows += _dimension(Clean(title), _named(viewers, name), _named(customers, name))
    return together(
        table((Clean("who"), Clean("viewers"), Clean("customers")), rows, Clean("Audience")),
        _differences(reading, choices),
        _followers(reading, choices),
    )


def _dimension(title: Clean, viewers: Dimension | None, customers: Dimension | None) -> list[tuple[Content, ...]]:
    """The values most viewers have (or customers, where viewers are not known), and what is left."""
    first = viewers if viewers and viewers.slices else customers
    if first is None or not first.slices:
        return []
    top = sorted(first.slices, key=lambda part: -part.count)[:_MOST]
    labels = [part.label for part in first.slices if part in top]
    rows: list[tuple[Content, ...]] = [(tag("b", title, class_="group"), None, None)]
    rows += [(label, _share(viewers, {label}), _share(customers, {label})) for label in labels]
    others = {part.label for each in (viewers, customers) if each for part in each.slices} - set(labels)
    if others:
        rows.append((Clean("other"), _share(viewers, others), _share(customers, others)))
    return rows


def _named(audience: Audience, name: str) -> Dimension | None:
    return next((dimension for dimension in audience.dimensions if dimension.name == name), None)


def _share(dimension: Dimension | None, labels: set[Clean]) -> Content:
    if dimension is None or not dimension.slices:
        return MISSING
    return share_bar(sum(part.share for part in dimension.slices if part.label in labels))


def _differences(reading: Reading, choices: Choices) -> Markup:
    """Where customers differ from viewers by more than chance, and what follows."""
    found = buyers(reading, choices)
    told = [tag("li", tag("b", row.label), Clean(f": {_shares(row)}")) for row in found.rows]
    if not told:
        return NOTHING
    return sub(Clean("Where customers differ from viewers"), tag("ul", *told, class_="advice"), says(found.follows))


def _shares(row: Difference) -> str:
    return f"{percent(row.viewers_share)} of viewers, {percent(row.buyers_share)} of customers"


def _followers(reading: Reading, choices: Choices) -> Markup:
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
        rows = []
    heads = tuple(Clean(name) for name in ("who", "GMV", "SKU orders", "average price", "viewers", "customers"))
    return sub(Clean("Followers and others"), table(heads, rows, Clean("Followers and others")))
