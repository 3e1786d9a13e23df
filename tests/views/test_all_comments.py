"""All comments, those that hold some words, those that are about something; and how many are about what."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livetui.intents.classify import shipped
from livetui.intents.intent import Intent
from livetui.views.all_comments import LIST, AllComments, all_comments
from livetui.views.choices import Choices
from livetui.views.inquiries import inquiries
from tests.session.playing import played, reading

_TEXTS = ("how much is it?", "Giá bao nhiêu", "多少钱", "ราคาเท่าไหร่", "love it", "do you ship to Canada? how much?", "lol")
_SAID = st.lists(st.tuples(st.integers(0, 30), st.sampled_from(_TEXTS), st.sampled_from(["Ann", "Bé", "小雨"])), max_size=20)


def _said(at: float, text: str, name: str = "Ann", **rest: Any) -> dict[str, Any]:
    return {"type": "comment", "at": at, "text": text, "name": name} | rest


def _texts(view: AllComments) -> list[str]:
    return [view.said.row(place).text for place in view.places]


@given(_SAID, st.integers(0, 31), st.sampled_from(["", "much", "BE", "雨 钱", "zzz"]), st.sampled_from([None, *Intent]))
def test_what_is_shown_is_what_looking_at_every_comment_lets_through(
    said: list[tuple[int, str, str]], moment: int, search: str, intent: Intent | None
) -> None:
    plain = str.maketrans("éáê", "eae")
    expected = [
        text
        for at, text, name in sorted(said, key=lambda one: one[0])
        if at < moment
        and all(word in f"{name} {text}".lower().translate(plain) for word in search.lower().split())
        and (intent is None or intent in shipped().hear(text).intents)
    ]
    view = all_comments(
        reading(played({"type": "like", "at": 0}, *(_said(*one) for one in said)), moment),
        Choices(searches={LIST: search}, intent=intent),
    )
    assert _texts(view) == expected
    assert view.shown == len(expected)


@given(_SAID, st.integers(0, 31), st.integers(0, 31))
def test_comments_of_a_span_are_counted_by_what_they_are_about(
    said: list[tuple[int, str, str]], start: int, moment: int
) -> None:
    session = played(_said(0, "lol"), *(_said(*one) for one in said))
    of_span = [text for at, text, _ in [(0, "lol", ""), *said] if start <= at < max(moment, start)]
    told = inquiries(reading(session, max(moment, start, 1), start, max(moment, start)), Choices())
    assert dict(told.by_intent or ()) == Counter(intent for text in of_span for intent in shipped().hear(text).intents)
    assert (told.heard, told.comments) == (len(of_span), len(of_span))


def test_the_most_frequent_come_first() -> None:
    told = inquiries(reading(played(_said(0, "how much"), _said(1, "any coupon?"), _said(2, "any coupon?"))), Choices())
    assert told.by_intent == ((Intent.COUPON, 2), (Intent.PRICE, 1))


def test_a_feed_without_comments_is_about_nothing() -> None:
    assert inquiries(reading(played({"type": "like", "at": 0})), Choices()).by_intent is None


def test_a_row_tells_who_when_in_which_language_and_about_what() -> None:
    view = all_comments(reading(played({"type": "like", "at": 0}, _said(7, "how much", lang="en", follower=True))), Choices())
    row = view.said.row(0)
    assert (row.at_s, row.name, row.language, row.follower, row.intents) == (7, "Ann", "en", True, (Intent.PRICE,))


def test_a_comment_that_comes_late_stands_where_it_belongs() -> None:
    session, choices = (
        played(_said(1, "how much"), _said(9, "lol"), _said(5, "any coupon?"), cuts=[2]),
        Choices(intent=Intent.COUPON),
    )
    assert _texts(all_comments(reading(session), choices)) == ["any coupon?"]


@pytest.mark.parametrize("later", [_said(6, "lol"), _said(2, "lol")])
def test_a_view_with_another_comment_is_another_view(later: dict[str, Any]) -> None:
    events = _said(1, "lol"), _said(5, "lol")
    before, after = (all_comments(reading(played(*said)), Choices()) for said in (events, (*events, later)))
    assert before != after
