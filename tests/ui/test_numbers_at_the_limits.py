"""Numbers as large, as small and as many as the feed may say: every panel draws them whole, or says that it cannot."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from livetui.feed.events import FIRST_MS, LAST_MS, MAX_TOTAL
from livetui.session.counters import Counter
from livetui.session.session import Session
from livetui.session.spans import read
from livetui.span import NAMES
from livetui.text import Clean
from livetui.ui.look import Transport
from livetui.ui.panels.all import PANELS
from livetui.ui.playback import Playing
from livetui.views.choices import Choices
from livetui.views.figures import position
from tests.session.playing import of_lines
from tests.terminal.hostile import hostile_feed
from tests.ui.test_golden import SIZES, page

_AROUND = ("header", "timeline", "footer")
_START = 1_794_540_600_000
_CUT = re.compile(r"[\d,.<>]…|…\d")
Events = list[dict[str, Any]]


def _limits(number: int) -> Events:
    """Events of every type with every number at its limit, or at ``number`` where that is less, and totals of everything."""
    events = hostile_feed(_START, ("A", "B"), 1000, number - 3)
    totals = {counter.value: min(number, MAX_TOTAL) for counter in Counter}
    return [
        *events,
        {"type": "snapshot", "ts": _START + 90_000, "counters": totals, "gauges": {"current_viewers": -0.0, "x": -0.0}},
    ]


def _single(number: int) -> Events:
    """The same without what is told in totals, so that single events count."""
    return [event for event in hostile_feed(_START, ("A", "B") * 30, 1000, number - 3) if event["type"] != "snapshot"]


def _rates() -> Events:
    """Ratios of much to little, and of little to much."""
    product = {"product": "A", "channel": "C"}
    return [
        {"type": "product.impression", "ts": _START, **product, "count": 3},
        {"type": "product.click", "ts": _START + 1000, **product, "count": 10**9},
        {"type": "impression", "ts": _START, "channel": "C", "count": 10**9},
        {"type": "join", "ts": _START, "channel": "C", "viewer": "u"},
        {"type": "order.paid", "ts": _START + 2000, "order": "1", "channel": "C", "currency": "VND",
         "items": [{"product": "A", "quantity": 10**9, "amount": 10**12}]},
    ]  # fmt: skip


def _one(ts: int) -> dict[str, Any]:
    return {"type": "comment", "ts": ts, "text": "wrong clock", "name": "n"}


CASES: dict[str, Callable[[], Events]] = {
    "limits": lambda: _limits(MAX_TOTAL),
    "single events at their limits": lambda: _single(MAX_TOTAL),
    "zero": lambda: _limits(0),
    "rates": _rates,
    "from 2000 to 2100": lambda: [_one(FIRST_MS), *_limits(5), _one(LAST_MS)],
    "one clock in 2100": lambda: [*_limits(5), _one(LAST_MS)],
    "one clock in 2000": lambda: [*_limits(5), _one(FIRST_MS)],
    "600 of each": lambda: hostile_feed(_START, (f"name {number}" for number in range(600))),
}


@pytest.fixture(scope="module", params=CASES)
def session(request: pytest.FixtureRequest) -> Session:
    return of_lines([json.dumps(event).encode() + b"\n" for event in CASES[request.param]()])


@pytest.fixture(scope="module")
def choices(session: Session) -> Choices:
    """One for all tests of a session: it remembers what has been found in it."""
    return Choices()


@pytest.mark.parametrize("full", [None, *(panel.name for panel in PANELS.values() if panel.focus)])
def test_no_figure_is_cut(session: Session, choices: Choices, full: str | None) -> None:
    length = session.end_second - session.start_second
    paused = Transport(Clean("x"), Playing.PAUSED, 1, length, 1.0, True, None)
    for span in NAMES:
        reading = read(session, name=span)
        views = {p.name: p.build(reading, choices) for p in PANELS.values() if full is None or p.name in (full, *_AROUND)}
        for size in SIZES if full is None else ((80, 24), (100, 30)):
            drawn = page(*size, lambda choices, views=views: views, paused, full)  # type: ignore[misc]
            assert not _CUT.findall(drawn), f"{size}, {span}:\n{drawn}"
            assert f"{position(length)}  PAUSED" in re.sub(" +", "  ", drawn), f"{size}, {span}:\n{drawn}"


def test_a_number_below_zero_that_reads_zero_has_no_sign(session: Session, choices: Choices) -> None:
    reading = read(session)
    drawn = page(160, 45, lambda _: {panel.name: panel.build(reading, choices) for panel in PANELS.values()}, _PLAYING)
    assert not re.search(r"[-−]0(?![\d.,:])", drawn)


_PLAYING = Transport(Clean("x"), Playing.PLAYING, 1, 0, 1.0, True, None)
