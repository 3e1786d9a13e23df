"""Tables that scroll by themselves where a screen is narrow, the first column standing still."""

from collections.abc import Iterable, Sequence

from livetui.report.html.markup import NOTHING, Content, Markup, tag, together
from livetui.text import Clean
from livetui.views.figures import part, percent


def table(heads: Sequence[Clean], rows: Iterable[Sequence[Content]], name: Clean, wordy: Sequence[int] = ()) -> Markup:
    """``name`` is for those who hear the page; the columns ``wordy`` hold words, all others but the first numbers."""
    told = list(rows)
    if not told:
        return NOTHING
    kinds = [None if i == 0 or i in wordy else "n" for i in range(len(heads))]
    head = tag("tr", *(tag("th", each, scope="col", class_=kind) for each, kind in zip(heads, kinds, strict=True)))
    body = (
        tag("tr", tag("th", row[0], scope="row"), *(tag("td", c, class_=k) for c, k in zip(row[1:], kinds[1:], strict=True)))
        for row in told
    )
    inside = tag("table", tag("thead", head), tag("tbody", *body))
    return tag("div", inside, class_="scroll", tabindex="0", role="region", aria_label=name)


def heads(*names: str) -> list[Clean]:
    """The headings of a table."""
    return [Clean(name) for name in names]


def bar(share: float | None, words: Clean) -> Markup:
    """A share of a whole, as a bar behind its words."""
    width = 0 if share is None else min(max(share, 0), 1) * 100
    return tag("span", tag("i", style=f"width:{width:.1f}%"), tag("b", words), class_="bar")


def share_bar(share: float | None) -> Markup:
    """A share in whole percents."""
    return bar(share, percent(share))


def part_bar(tenths: int | None) -> Markup:
    """A part of a column that adds up, given in tenths of a percent."""
    return bar(None if tenths is None else tenths / 1000, part(tenths))


def note(words: Content) -> Markup:
    """A sentence in small print; nothing for none."""
    return tag("p", words, class_="note") if words else NOTHING


def says(words: Content) -> Markup:
    """A sentence that is to be read: what follows from the figures."""
    return tag("p", words, class_="says") if words else NOTHING


def sub(title: Clean, *content: Content) -> Markup:
    """A part of a section under a heading of its own; nothing where there is nothing in it."""
    inside = together(*content)
    return together(tag("h3", title), inside) if inside else NOTHING
