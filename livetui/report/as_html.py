"""The report as one HTML file: to be read on a phone, printed or sent on."""

from collections.abc import Callable

from livetui.report.html.comments import comments
from livetui.report.html.core import metrics, tiles, worst
from livetui.report.html.head import head, title
from livetui.report.html.markup import Markup, together
from livetui.report.html.own_lives import own_lives
from livetui.report.html.page import contents, page, section
from livetui.report.html.people import audience
from livetui.report.html.selling import products, promotions
from livetui.report.html.story import alerts, feed, key_events, violations
from livetui.report.html.targets import goals
from livetui.report.html.traffic import channels, funnel
from livetui.report.html.trends import trends
from livetui.report.html.worst_courses import worst_courses
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.choices import Choices

Section = Callable[[Reading, Choices], Markup]
"""A part of the report; empty where there is nothing to say."""

SECTIONS: tuple[tuple[str, Clean, Section], ...] = (
    ("core", Clean("Core data"), tiles),
    ("worst", Clean("Worst against the market"), worst),
    ("courses", Clean("The worst over the LIVE"), worst_courses),
    ("goals", Clean("Goals"), goals),
    ("trends", Clean("Trends"), trends),
    ("funnel", Clean("From impression to order"), funnel),
    ("traffic", Clean("Traffic sources"), channels),
    ("products", Clean("Products"), products),
    ("promotions", Clean("Promotions"), promotions),
    ("audience", Clean("Audience"), audience),
    ("comments", Clean("Comments and questions"), comments),
    ("violations", Clean("Violations"), violations),
    ("alerts", Clean("Alerts"), alerts),
    ("events", Clean("Key events"), key_events),
    ("metrics", Clean("All metrics"), metrics),
    ("own", Clean("Own LIVEs"), own_lives),
)


def as_html(reading: Reading, choices: Choices) -> bytes:
    """Every section that has something to say; in UTF-8, as the file itself says."""
    told = [(name, words, inside) for name, words, build in SECTIONS if (inside := build(reading, choices))]
    links = contents([(name, words) for name, words, _ in told])
    sections = together(*(section(*each) for each in told))
    return page(title(reading), together(head(reading, choices), links), sections, feed(reading)).encode()
