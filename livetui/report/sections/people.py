"""Who watches, and who buys."""

from livetui.report.columns import columns, heads, wrapped
from livetui.report.rows import people
from livetui.report.rows.figures import chosen
from livetui.report.rows.some import Some
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.audience import audience_of
from livetui.views.buyers import Buyers, buyers
from livetui.views.choices import Choices
from livetui.views.figures import count, percent
from livetui.views.whom import Whom

_MOST = 6
_FOLLOWERS = {
    "GMV": "GMV", "SKU orders": "SKU orders", "average price": "avg price", "viewers": "viewers", "customers": "customers",
}  # fmt: skip


def audience(reading: Reading, choices: Choices) -> list[Clean]:
    """Viewers beside customers in shares of those whose value is known, then where they differ."""
    viewers, customers = audience_of(reading, Whom.VIEWERS), audience_of(reading, Whom.CUSTOMERS)
    if viewers.people is None and customers.people is None:
        return wrapped(people.nobody(reading))
    rows = [(Clean("People"), count(viewers.people), count(customers.people))]
    for title, parts in people.traits(viewers, customers, _MOST):
        rows.append((title, Clean(""), Clean("")))
        rows += [(Clean(f"  {part.label}"), percent(part.viewers), percent(part.customers)) for part in parts]
    return [*columns(heads("", "viewers", "customers"), rows), *_differences(buyers(reading, choices))]


def _differences(found: Buyers) -> list[Clean]:
    """Where customers differ from viewers, and what follows; nothing where they do not."""
    if not found.rows:
        return []
    lines = [Clean("  Customers differ from viewers:")]
    for row in found.rows:
        lines += wrapped(Clean(f"{row.label}: {people.shares(row)}."), indent=4)
    more = Some(found.rows, found.all).more
    lines += wrapped(more, indent=4) if more else []
    return [*lines, *(wrapped(found.follows) if found.follows else ())]


def followers(reading: Reading, choices: Choices) -> list[Clean]:
    """Followers, others, and those of whom the feed does not say; nothing where it never says."""
    rows = [(name, *chosen(told, _FOLLOWERS)) for name, told in people.followers(reading, choices)]
    return columns(heads("", *_FOLLOWERS.values()), rows) if rows else []
