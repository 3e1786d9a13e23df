"""A small LIVE in events, and readings of it."""

import json
from typing import Any

from livetui.feed.decode import Decoder
from livetui.session.reading import Reading
from livetui.session.session import Session
from livetui.session.spans import read

START = 1_786_557_420_000  # 2026-08-12T17:57:00Z


def event(at_s: float, kind: str, /, **fields: Any) -> dict[str, Any]:
    return {"type": kind, "ts": START + round(at_s * 1000), **fields}


def order(at_s: float, name: str, amount: int, **fields: Any) -> dict[str, Any]:
    return event(at_s, "order.paid", order=name, items=[{"product": "p1", "quantity": 1, "amount": amount}], **fields)


LIVE: tuple[dict[str, Any], ...] = (
    event(0, "live.started", title="Soap\x1b[2J", creator="Mia", room="r1", region="US", category="Beauty", currency="USD"),
    event(1, "product.listed", product="p\x07", name="Never sold", price=500),
    event(1, "product.listed", product="p1", name="Soap ☂", price=1000, stock=10),
    event(2, "product.pinned", product="p1"),
    event(5, "impression", channel="for_you", count=100, video="v1"),
    event(6, "join", viewer="a", channel="for_you", gender="female", age="18-24", follower=True, video="v1"),
    event(7, "join", viewer="b", channel="for_you", follower=False),
    event(8, "join", viewer="c", channel="ads", paid=True, gender="male", follower=False),
    event(20, "product.click", product="p1", channel="for_you", count=4),
    event(30, "promotion.started", promotion="g1", kind="giveaway", title="Win!", product="p1", ends_ts=START + 90_000),
    event(31, "promotion.joined", promotion="g1", viewer="a"),
    event(40, "violation.raised", violation="x1", reason="Claim", severity="minor", clip_ts=START + 35_000),
    event(50.5, "violation.appealed", violation="x1"),
    order(60, "1", 1000, viewer="a", channel="for_you", follower=True, promotion="g1", video="v1"),
    order(70, "2", 2001, viewer="b", channel="for_you", follower=False),
    event(80, "violation.resolved", violation="x1"),
    event(100, "comment", viewer="a", text="nice"),
    event(110, "note", text="good clip"),
    event(119.5, "live.ended"),
)


def session_of(*events: dict[str, Any]) -> Session:
    decoded = Decoder().decode("\n".join(map(json.dumps, events)).encode())
    assert not decoded.rejected
    session = Session()
    session.take(decoded)
    return session


def reading(at_s: float | None = None, span: str = "whole") -> Reading:
    return read(session_of(*LIVE), at_s, span)
