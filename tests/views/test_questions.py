"""What waits for an answer."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livetui.intents.classify import shipped
from livetui.intents.intent import Intent
from livetui.session.session import Session
from livetui.views.question_key import QuestionKey
from livetui.views.questions import LATEST, MINUTES, Question, Questions, questions
from tests.session.playing import START_S, played, reading

PRODUCTS = (
    {"type": "product.listed", "at": 0, "product": "p1", "name": "Glow Serum 30ml"},
    {"type": "product.listed", "at": 0, "product": "p2", "name": "Velvet Cream"},
    {"type": "product.listed", "at": 0, "product": "p3", "name": "玻尿酸面霜"},
)


def _said(at: float, text: str, viewer: str | None = "a", **rest: Any) -> dict[str, Any]:
    return {"type": "comment", "at": at, "text": text} | ({"viewer": viewer} if viewer else {}) | rest


def _pin(at: float, product: str, pinned: bool = True) -> dict[str, Any]:
    return {"type": "product.pinned" if pinned else "product.unpinned", "at": at, "product": product}


def _asked(session: Session, at: int = 100, answered: dict[QuestionKey, int] | None = None) -> Questions:
    return questions(reading(session, at), shipped(), answered or {})


def _only(*events: dict[str, Any], at: int = 100) -> Question:
    (row,) = _asked(played(*PRODUCTS, *events), at).rows
    return row


def test_a_question_tells_since_when_it_waits_and_in_which_words_it_was_asked_first() -> None:
    row = _only(_said(40, "how long does shipping take?", lang="en"))
    assert (row.text, row.waiting_s, row.first_ms) == ("how long does shipping take?", 60, (START_S + 40) * 1000)
    assert (row.key.intent, row.product, row.pinned, row.languages) == (Intent.SHIPPING, None, False, ("en",))


def test_checkout_comes_first_then_the_pinned_product_then_what_waits_longest() -> None:
    session = played(
        *PRODUCTS,
        _said(1, "do you ship to Canada?"),
        _said(2, "how much is the cream?"),
        _said(3, "how much is the glow serum?"),
        _said(4, "my card keeps getting declined"),
        _said(5, "any coupon?"),
        _pin(6, "p1"),
    )
    wanted = [Intent.CHECKOUT, Intent.PRICE, Intent.SHIPPING, Intent.PRICE, Intent.COUPON]
    assert [row.key.intent for row in _asked(session).rows] == wanted
    assert [row.pinned for row in _asked(session).rows] == [False, True, False, False, False]


def test_the_price_of_a_product_is_one_question_whatever_the_words_and_the_language() -> None:
    row = _only(
        _pin(0, "p1"),
        _said(1, "how much?", "a", lang="en"),
        _said(2, "price of the glow serum pls", "b"),
        _said(3, "magkano po", "a", lang="fil"),
        _said(4, "多少钱", None, name="c", lang="zh"),
    )
    assert (row.times, row.viewers, row.languages, row.product) == (4, 3, ("en", "fil", "zh"), "Glow Serum 30ml")


def test_other_questions_are_the_same_in_near_the_same_words() -> None:
    row = _only(
        _said(1, "is shipping to Canada free?"),
        _said(2, "Shipping to CANADA is free??", "b"),
        _said(3, "is the shipping free to canada please", "c"),
    )
    assert row.times == 3


def test_what_is_asked_of_two_products_is_two_questions() -> None:
    session = played(*PRODUCTS, _pin(0, "p1"), _said(1, "how much?"), _pin(2, "p2"), _said(3, "how much?"))
    assert [(row.product, row.pinned) for row in _asked(session).rows] == [("Velvet Cream", True), ("Glow Serum 30ml", False)]


def test_a_product_is_named_in_a_script_without_spaces() -> None:
    assert _only(_pin(0, "p1"), _said(1, "玻尿酸面霜多少钱")).key.product == "p3"


def test_a_question_nobody_foresaw_is_of_the_product_it_names() -> None:
    row = _only(_said(1, "would your grandma eat the velvet cream?"), _said(2, "would your grandma eat?"))
    assert (row.key.intent, row.key.product) == (Intent.PRODUCT, "p2")


def test_a_comment_may_ask_two_questions() -> None:
    rows = _asked(played(_said(1, "how much and do you ship to Canada?"))).rows
    assert {row.key.intent for row in rows} == {Intent.PRICE, Intent.SHIPPING}


def test_moderators_and_those_who_ask_nothing_wait_for_nothing() -> None:
    session = played(_said(1, "how much?", moderator=True), _said(2, "love it 😍"), _said(3, "too expensive"))
    assert _asked(session) == Questions((), 0)


def test_who_asked_is_not_known_where_the_feed_names_nobody() -> None:
    assert _only(_said(1, "how much?", None)).viewers is None


def test_an_answered_question_waits_no_more_until_it_is_asked_again() -> None:
    session = played(_said(10, "any coupon?"), _said(20, "any coupon?", "b"), _said(50, "any coupon?", "c"))
    key = _asked(session).rows[0].key
    answered = {key: (START_S + 30) * 1000}
    assert _asked(session, 40, answered).rows == ()
    again = _asked(session, 60, answered).rows[0]
    assert (again.times, again.waiting_s) == (1, 10)


def test_before_it_was_answered_a_question_waits() -> None:
    session = played(_said(10, "any coupon?"), _said(50, "lol"))
    key = _asked(session).rows[0].key
    assert _asked(session, 20, {key: (START_S + 30) * 1000}).open == 1


def test_no_more_is_told_than_had_been_asked() -> None:
    session = played(_said(10, "any coupon?"), _said(20, "any coupon?"))
    assert _asked(session, 20).rows[0].times == 1
    assert _asked(session, 10).open == 0


def test_what_was_asked_long_ago_waits_no_more() -> None:
    session = played(_said(0, "any coupon?"), _said(MINUTES * 60 + 10, "lol"))
    assert _asked(session, MINUTES * 60).open == 1
    assert _asked(session, MINUTES * 60 + 1).open == 0


def test_what_many_comments_have_come_after_waits_no_more() -> None:
    session = played(_said(0, "any coupon?"), *(_said(1, f"lol {number}") for number in range(LATEST)))
    assert _asked(session).open == 0


@pytest.mark.parametrize("text", ["how much?\x07 \x1b[2J", "how much?\u202e" + "\u0301" * 50])
def test_what_is_told_is_safe_to_draw(text: str) -> None:
    row = _only(_pin(0, "p1"), {"type": "product.listed", "at": 1, "product": "p1", "name": "\x1b[2JSerum"}, _said(2, text))
    assert all("\x1b" not in shown and "\u202e" not in shown for shown in (row.text, row.product or ""))


_TEXTS: dict[str, tuple[Intent | None, str | None, tuple[str, ...]]] = {
    "how much?": (Intent.PRICE, None, ()),
    "magkano po": (Intent.PRICE, None, ()),
    "how much is the velvet cream": (Intent.PRICE, "p2", ()),
    "any coupon?": (Intent.COUPON, None, ("coupon",)),
    "coupons??": (Intent.COUPON, None, ("coupon",)),
    "my card keeps getting declined": (Intent.CHECKOUT, None, ("card", "declined", "getting", "keep")),
    "is it waterproof?": (Intent.PRODUCT, None, ("waterproof",)),
    "love it": (None, None, ()),
    "lol": (None, None, ()),
}
"""What each asks, of which product it names, and the words of the question."""

_COMMENTS = st.lists(st.tuples(st.integers(0, 30), st.sampled_from(list(_TEXTS)), st.sampled_from("abc")), max_size=25)
_PINS = st.lists(st.tuples(st.integers(0, 30), st.sampled_from(["p1", "p2"]), st.booleans()), max_size=6)


def _key(text: str, pinned: str | None) -> QuestionKey | None:
    """What a comment asks while a product is pinned."""
    intent, named, words = _TEXTS[text]
    if intent is None:
        return None
    of_a_product = intent in (Intent.PRICE, Intent.PRODUCT)
    product = named or (pinned if of_a_product else None)
    return QuestionKey(intent, product, () if product and intent is Intent.PRICE else words)


def _pinned(pins: Sequence[tuple[int, str, bool]], end: int) -> str | None:
    held: str | None = None
    for _, product, down in sorted((pin for pin in pins if pin[0] < end), key=lambda pin: pin[0]):
        held = (None if held == product else held) if down else product
    return held


@given(_COMMENTS, _PINS, st.integers(0, 31), st.dictionaries(st.sampled_from(list(_TEXTS)), st.integers(0, 31), max_size=3))
def test_what_waits_is_what_going_through_every_comment_leaves(
    said: list[tuple[int, str, str]], pins: list[tuple[int, str, bool]], moment: int, marks: dict[str, int]
) -> None:
    session = played(
        *PRODUCTS,
        *(_pin(at, product, not down) for at, product, down in pins),
        *(_said(at, text, viewer) for at, text, viewer in said),
    )
    answered = {key: (START_S + at) * 1000 for text, at in marks.items() if (key := _key(text, _pinned(pins, at)))}
    waiting: dict[QuestionKey, list[tuple[int, str]]] = {}
    for at, text, viewer in sorted(said, key=lambda comment: comment[0]):
        key = _key(text, _pinned(pins, at + 1))
        mark = answered.get(key, 0) if key else 0
        if key and at < moment and not ((START_S + at) * 1000 < mark <= (START_S + moment) * 1000):
            waiting.setdefault(key, []).append((at, viewer))
    found = _asked(session, moment, answered)
    assert {row.key: (row.waiting_s, row.times, row.viewers) for row in found.rows} == {
        key: (moment - times[0][0], len(times), len({viewer for _, viewer in times})) for key, times in waiting.items()
    }
    pinned = _pinned(pins, moment)
    order = [(row.key.intent is not Intent.CHECKOUT, not row.pinned, -row.waiting_s) for row in found.rows]
    assert [row.pinned for row in found.rows] == [pinned is not None and row.key.product == pinned for row in found.rows]
    assert order == sorted(order)
