"""What a report does not show it says; what must be said stands in every form of it."""

import re
from itertools import permutations
from typing import Any

import pytest

from livetui.report.as_html import as_html
from livetui.report.document import document
from livetui.report.happened import promotions
from livetui.report.text import as_text
from livetui.session.reading import Reading
from livetui.session.session import Session
from livetui.session.spans import read, read_between
from livetui.views.choices import Choices
from tests.report.a_live import START, event, order, session_of

STARTED = event(0, "live.started", currency="USD")


def _text(session: Session, of: Reading | None = None) -> str:
    return as_text(of or read(session), Choices())


def _html(session: Session, of: Reading | None = None) -> str:
    return re.sub(r"<[^>]+>", " ", as_html(of or read(session), Choices()).decode().split("<body>")[1])


FORMS = pytest.mark.parametrize("form", [_text, _html], ids=["text", "html"])


@FORMS
@pytest.mark.parametrize(
    ("added", "said"),
    [
        (order(5, "a", 100, currency="EUR"), "1 in another currency"),
        (event(5, "join", id="twice"), "1 repeated"),
        (event(5, "snapshot", counters={"likes": 3}), "By snapshots, not by single events: likes."),
        (event(-900_000, "like"), "1 dated more than a day"),
    ],
    ids=["currency", "repeated", "snapshots", "apart"],
)  # fmt: skip
def test_what_is_not_counted_as_it_came_is_said(form: Any, added: dict[str, Any], said: str) -> None:
    many = [event(at, "join", id=f"j{at}") for at in range(1, 200)]
    told = form(session_of(STARTED, event(3, "join", id="twice"), *many, added))
    assert said in " ".join(told.split())


@FORMS
def test_promotions_that_have_no_room_are_counted(form: Any) -> None:
    many = [event(60 + at, "promotion.started", promotion=f"p{at}", kind="coupon") for at in range(70)]
    assert "and 10 more" in form(session_of(STARTED, *many, event(300, "like")))


@FORMS
def test_alerts_that_have_no_room_are_counted(form: Any) -> None:
    many = [event(60 + at, "violation.raised", violation=f"v{at}", reason="claim") for at in range(120)]
    assert "and 20 more" in form(session_of(STARTED, *many, event(300, "like")))


@FORMS
def test_key_events_that_have_no_room_are_counted(form: Any) -> None:
    many = [event(60 + at, "note", text=f"note {at}") for at in range(75)]
    assert "and 15 earlier" in form(session_of(STARTED, *many, event(300, "like")))


@FORMS
def test_open_questions_and_what_comments_are_about_are_told(form: Any) -> None:
    words = ("how much is it?", "where is my order?", "the checkout does not work")
    told = " ".join(form(session_of(STARTED, *(event(at, "comment", text=text) for at, text in enumerate(words, 1)))).split())
    assert all(text in told for text in words)
    assert "Comments and questions" in told
    assert "price" in told


@FORMS
def test_questions_that_have_no_room_are_counted(form: Any) -> None:
    listed = [event(1, "product.listed", product=name, name=f"{name} serum") for name in map("".join, permutations("wxyz"))]
    many = [event(2, "comment", text=f"how much is the {told['product']}?") for told in listed]
    assert "and 4 more" in form(session_of(STARTED, *listed, *many, event(9, "like")))


@FORMS
def test_that_nothing_was_heard_of_a_span_is_said_in_place_of_what_the_feed_lacks(form: Any) -> None:
    joins = [event(at, kind, viewer=f"u{at}") for at in range(1800, 3600, 3) for kind in ("join", "like")]
    session = session_of(STARTED, *joins)
    told = form(session, read_between(session, None, 300, 900))
    assert "Nothing was heard of the LIVE in this span." in told
    assert "does not say who watches" not in told
    assert "peak 0" not in told


def test_the_data_hold_every_alert() -> None:
    many = [event(60 + at, "violation.raised", violation=f"v{at}", reason="claim") for at in range(120)]
    told = document(read(session_of(STARTED, *many, event(300, "like"))), Choices())["alerts"]
    assert isinstance(told, list)
    assert len(told) == 120


def test_a_promotion_announced_to_end_before_it_began_ends_as_it_begins() -> None:
    wrong = event(60, "promotion.started", promotion="p", kind="coupon", ends_ts=START + 30_000)
    session = session_of(STARTED, wrong, event(300, "like"))
    (row,) = promotions(read(session), Choices())
    assert row["ended_at"] == row["started_at"]
    assert re.search(r"\(coupon\)\s+1:00\s+1:00", _text(session))
