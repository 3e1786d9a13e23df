"""The report as text for 80 columns: what matters most comes first, and what the feed does not carry is named."""

from collections.abc import Callable

from livetui.report.sections.comments import comments
from livetui.report.sections.head import head
from livetui.report.sections.metrics import metrics, worst
from livetui.report.sections.own_lives import own_lives
from livetui.report.sections.people import audience, followers
from livetui.report.sections.products import products, promotions
from livetui.report.sections.story import alerts, feed, moments, violations
from livetui.report.sections.targets import advertising, goals
from livetui.report.sections.traffic import channels, funnel, videos
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.choices import Choices

Section = Callable[[Reading, Choices], list[Clean]]
"""The lines of a part of the report; none where there is nothing to say."""

SECTIONS: tuple[tuple[str, Section], ...] = (
    ("", head),
    ("Worst against the market", worst),
    ("Violations", violations),
    ("Alerts", alerts),
    ("Goals", goals),
    ("Metrics", metrics),
    ("Own LIVEs", own_lives),
    ("From impression to order", funnel),
    ("Traffic sources", channels),
    ("Videos that bring viewers", videos),
    ("Advertising", advertising),
    ("Products", products),
    ("Promotions", promotions),
    ("Audience", audience),
    ("Followers and others", followers),
    ("Comments and questions", comments),
    ("Key events", moments),
    ("Feed", feed),
)


def as_text(reading: Reading, choices: Choices) -> str:
    """Every section that has something to say, under its heading, with a line between them."""
    parts = []
    for title, section in SECTIONS:
        if lines := section(reading, choices):
            parts.append("\n".join((title, *lines) if title else lines))
    return "\n\n".join(parts) + "\n"
