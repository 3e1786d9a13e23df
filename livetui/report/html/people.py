"""Who watches, and who buys."""

from livetui.report.html.markup import NOTHING, Content, Markup, tag, together
from livetui.report.html.tables import heads, note, says, share_bar, sub, table
from livetui.report.rows import people
from livetui.report.rows.figures import chosen
from livetui.report.rows.some import Some
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.audience import audience_of
from livetui.views.buyers import buyers
from livetui.views.choices import Choices
from livetui.views.figures import MISSING, count
from livetui.views.whom import Whom

_MOST = 8
_FOLLOWERS = ("GMV", "SKU orders", "average price", "viewers", "customers")


def audience(reading: Reading, choices: Choices) -> Markup:
    """Viewers beside customers in shares of those whose value is known, then where they differ, then followers and others."""
    viewers, customers = audience_of(reading, Whom.VIEWERS), audience_of(reading, Whom.CUSTOMERS)
    if viewers.people is None and customers.people is None:
        return together(says(people.nobody(reading)), _followers(reading, choices))
    rows: list[tuple[Content, ...]] = [(tag("b", Clean("People")), count(viewers.people), count(customers.people))]
    for title, parts in people.traits(viewers, customers, _MOST):
        rows.append((tag("b", title, class_="group"), None, None))
        rows += [(part.label, _share(part.viewers), _share(part.customers)) for part in parts]
    return together(
        table(heads("who", "viewers", "customers"), rows, Clean("Audience")),
        _differences(reading, choices),
        _followers(reading, choices),
    )


def _share(share: float | None) -> Content:
    return MISSING if share is None else share_bar(share)


def _differences(reading: Reading, choices: Choices) -> Markup:
    """Where customers differ from viewers by more than chance, and what follows."""
    found = buyers(reading, choices)
    told = [tag("li", tag("b", row.label), Clean(f": {people.shares(row)}")) for row in found.rows]
    if not told:
        return NOTHING
    return sub(
        Clean("Where customers differ from viewers"),
        tag("ul", *told, class_="advice"),
        note(Some(found.rows, found.all).more),
        says(found.follows),
    )


def _followers(reading: Reading, choices: Choices) -> Markup:
    rows = [(name, *chosen(told, _FOLLOWERS)) for name, told in people.followers(reading, choices)]
    return sub(Clean("Followers and others"), table(heads("who", *_FOLLOWERS), rows, Clean("Followers and others")))
