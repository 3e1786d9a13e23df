"""Texts beyond any length that is read or shown."""

import json
from typing import Any

import pytest

from livetui.feed.decode import Decoder
from livetui.feed.events import Comment, LiveStarted, OrderPaid, ProductClick
from livetui.feed.shortening import MOST_CHARACTERS, MOST_ENTRIES

LONG = "ø" * 5000


def _decoded(*events: dict[str, Any]) -> Any:
    lines = b"".join(json.dumps(event | {"ts": 1_786_557_420_350}).encode() + b"\n" for event in events)
    decoded = Decoder().decode(lines)
    assert not decoded.rejected
    return decoded.events


@pytest.mark.parametrize("beside", [[], ["nonsense"]], ids=["all at once", "line by line"])
def test_a_text_without_end_is_cut(beside: list[str]) -> None:
    line = json.dumps({"type": "comment", "ts": 1_786_557_420_350, "text": LONG})
    comment = Decoder().decode("\n".join([line, *beside]).encode()).events[0]
    assert isinstance(comment, Comment)
    assert len(comment.text) == MOST_CHARACTERS
    assert comment.text.startswith("ø" * 900)


def test_what_is_not_too_long_stands() -> None:
    told = "x" * MOST_CHARACTERS
    short, _ = _decoded({"type": "comment", "text": told}, {"type": "comment", "text": LONG})
    assert short.text == told


def test_names_that_differ_only_at_their_ends_still_differ() -> None:
    clicks: list[ProductClick] = _decoded(*({"type": "product.click", "product": LONG + end} for end in "aab"))
    assert clicks[0].product == clicks[1].product != clicks[2].product


def test_texts_within_are_cut_too() -> None:
    order: OrderPaid = _decoded({"type": "order.paid", "order": "o", "items": [{"product": LONG, "quantity": 1, "amount": 5}]})[
        0
    ]
    assert (len(order.items[0].product), order.items[0].amount) == (MOST_CHARACTERS, 5)


def test_a_table_without_end_is_cut() -> None:
    started: LiveStarted = _decoded({"type": "live.started", "goals": {f"metric {n}": n for n in range(5000)}})[0]
    assert started.goals is not None
    assert len(started.goals) == MOST_ENTRIES


@pytest.mark.parametrize("beside", [[], ["nonsense"]], ids=["all at once", "line by line"])
def test_a_text_a_little_too_long_is_cut_whatever_stands_beside_it(beside: list[str]) -> None:
    line = json.dumps({"type": "comment", "ts": 1_786_557_420_350, "text": "x" * (MOST_CHARACTERS + 1)})
    short = json.dumps({"type": "comment", "ts": 1_786_557_420_350, "text": "x"})
    comments = Decoder().decode("\n".join([short, line, short, *beside]).encode()).events
    assert [len(comment.text) for comment in comments if isinstance(comment, Comment)] == [1, MOST_CHARACTERS, 1]
