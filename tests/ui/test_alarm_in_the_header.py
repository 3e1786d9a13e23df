"""The worst of what holds stands in the top line of every page."""

import pytest

from livetui.alerts.finder import Finder
from livetui.session.session import Session
from livetui.ui.look import Look
from livetui.ui.panels.header import PANEL
from livetui.views.choices import Choices
from livetui.views.header import header_with_alarm
from tests.alerts.happening import Fields, going_on, orders, session_of
from tests.session.playing import reading

CHOICES = Choices()
VIOLATION: Fields = {"type": "violation.raised", "at": 700, "violation": "v", "reason": "a claim"}
STOCK: Fields = {"type": "product.listed", "at": 0, "product": "p1", "stock": 10}


def _line(session: Session, at: int, width: int = 120, choices: Choices = CHOICES) -> str:
    view = header_with_alarm(reading(session, at), choices)
    return PANEL.draw(view, width, 1, Look())[0].text


def _two_hold() -> Session:
    return session_of([VIOLATION, {"type": "violation.resolved", "at": 800, "violation": "v"}, STOCK], orders(30, 330, 30))


def test_the_worst_is_told_when_it_began_and_what_it_is() -> None:
    assert "▼ 11:41 Violation: “a claim”" in _line(_two_hold(), 750)


def test_what_is_over_gives_way_to_what_still_holds() -> None:
    assert "Violation" not in _line(_two_hold(), 900)
    assert "! 5:10 Sold out" in _line(_two_hold(), 900)


@pytest.mark.parametrize("width", [60, 70])
def test_where_words_have_no_room_one_reads_how_many_hold(width: int) -> None:
    line = _line(_two_hold(), 750, width)
    assert "▼ 2 alerts" in line
    assert "12:30" in line


def test_nothing_that_holds_leaves_the_line_as_it_is() -> None:
    assert "events" in _line(_two_hold(), 20)


def test_a_silent_feed_is_told_by_its_badge_alone() -> None:
    session = session_of(going_on(0, 100, join=1))
    assert "▼" not in _line(session, 140, choices=Choices(alerts=Finder().watching(40)))
