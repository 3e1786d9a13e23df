"""The list of alerts, and their marks."""

from livetui.alerts.alert import AlertKind, Severity
from livetui.alerts.finder import Finder
from livetui.views.alerts import MOST, alerts_of
from livetui.views.marks import alert_marks
from tests.alerts.happening import going_on, orders, session_of
from tests.session.playing import START_S, reading

_EVENTS = (
    [*going_on(0, 900, join=10), *going_on(900, 960, join=3), *going_on(960, 1500, join=10)],
    [*orders(30, 330, 30)],
    [
        {"type": "product.listed", "at": 0, "product": "p1", "stock": 10},
        {"type": "violation.raised", "at": 700, "violation": "v", "reason": "claim"},
        {"type": "violation.resolved", "at": 1400, "violation": "v"},
    ],
)


def test_what_holds_stands_first_the_worst_on_top() -> None:
    view = alerts_of(reading(session_of(*_EVENTS), 980), Finder())
    assert [(row.alert.kind, row.at_s, row.until_s) for row in view.rows] == [
        (AlertKind.VIOLATION, 701, None),
        (AlertKind.ENTERING_DIP, 960, None),
        (AlertKind.SOLD_OUT, 310, None),
        (AlertKind.STOCK_LOW, 160, 310),
    ]
    assert (view.holding, view.total, view.worst) == (3, 4, Severity.BAD)


def test_nothing_pointed_out_is_an_empty_list() -> None:
    view = alerts_of(reading(session_of(going_on(0, 60, join=1))), Finder())
    assert (view.rows, view.holding, view.total, view.worst) == ((), 0, 0, None)


def test_a_list_is_no_longer_than_one_can_read() -> None:
    told = [{"type": "violation.raised", "at": at, "violation": f"v{at}", "reason": "x"} for at in range(MOST + 30)]
    view = alerts_of(reading(session_of(told)), Finder())
    assert (len(view.rows), view.total) == (MOST, MOST + 30)


def test_of_very_many_all_that_hold_are_counted() -> None:
    raised = [{"type": "violation.raised", "at": at / 10, "violation": f"v{at}", "reason": "x"} for at in range(700)]
    resolved = [{"type": "violation.resolved", "at": 80, "violation": f"v{at}"} for at in range(200, 700)]
    view = alerts_of(reading(session_of(raised, resolved)), Finder())
    assert (view.holding, view.worst, view.total) == (200, Severity.BAD, 700)


def test_what_was_raised_lately_is_told_however_much_holds() -> None:
    told = [{"type": "violation.raised", "at": at / 10, "violation": f"v{at}", "reason": "x"} for at in range(MOST + 30)]
    view = alerts_of(reading(session_of(told, *_EVENTS), 980), Finder())
    assert all(row.alert.kind is AlertKind.VIOLATION for row in view.rows)
    assert [alert.kind for alert in view.lately] == [AlertKind.ENTERING_DIP]


def test_alerts_are_marked_where_they_were_raised_but_for_violations_which_have_their_own_mark() -> None:
    session = session_of(*_EVENTS)
    found = Finder().found(reading(session))
    marks = alert_marks(found, START_S, START_S + 200, START_S + 1000)
    assert [mark.at_s for mark in marks] == [310, 960]
