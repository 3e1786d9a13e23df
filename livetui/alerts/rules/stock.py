"""Products that are about to sell out, and those that have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from livetui.alerts.alert import About, Alert, AlertKind, Severity
from livetui.alerts.course import Course, Flags
from livetui.alerts.episodes import episodes
from livetui.alerts.steps import FOREVER_MS
from livetui.alerts.thresholds import Stock, Thresholds
from livetui.alerts.words import named
from livetui.feed.events import ProductPinned
from livetui.session.counters import Counter
from livetui.session.division import Family
from livetui.session.session import Session
from livetui.session.tally import Ints
from livetui.text import Clean

_LOW = Clean("Tell people how many are left: it makes them hurry. Have the next product ready to pin.")
_OUT = Clean("Talk of a product that can be bought, and restock it if you can.")
_OUT_PINNED = Clean("Pin another product now, one that has sold well before.")
_MANY = 1 << 40


@dataclass(frozen=True, slots=True)
class _Left:
    """A product at every step: how many pieces are left (`_MANY` before anybody says), how many were sold lately, and in how
    many seconds.
    """

    product: str
    pieces: Ints
    sold: Ints
    within: Ints


def running_out(course: Course, thresholds: Thresholds) -> Iterator[Alert]:
    """Where a product ran low or out."""
    changes = _changes(course.session)
    for product in course.session.shelf.listed(FOREVER_MS):
        left = _left(course, product, thresholds.stock)
        if left is not None and bool((left.pieces < _MANY).any()):
            yield from _sold_out(course, left, _pinned(course, product, changes), thresholds.stock)
            yield from _low(course, left, thresholds.stock)


def _left(course: Course, product: str, limits: Stock) -> _Left | None:
    """The stock last told, less what was sold in the seconds after that."""
    told = _told(course.session, product)
    if not told:
        return None
    times, stocks = np.array(told, np.int64).T
    at = times.searchsorted(course.steps * 1000)
    known = at > 0
    sold = course.counted(Counter.ITEMS_SOLD, Family.PRODUCT, product)
    since = np.minimum(times[at - 1] // 1000 + 1, course.steps)
    pieces = np.where(known, np.maximum(stocks[at - 1] - sold.between(since, course.steps), 0), _MANY)
    began = np.minimum(np.maximum(course.steps - limits.window_s, course.since), course.steps)
    return _Left(product, pieces, sold.between(began, course.steps), course.steps - began)


def _told(session: Session, product: str) -> list[tuple[int, int]]:
    """What was told of a product's stock and when, in milliseconds, oldest first: of each second the last."""
    told: list[tuple[int, int]] = []
    end_ms = FOREVER_MS
    while (entry := session.shelf.stock(product, end_ms)) is not None:
        told.append(entry)
        end_ms = entry[0] // 1000 * 1000
    return told[::-1]


def _changes(session: Session) -> list[tuple[int, str | None]]:
    """Which product was pinned, and from which second on that was known; a new pin takes the place of the one before."""
    changes: list[tuple[int, str | None]] = [(0, None)]
    for ts, event in session.shelf.pinnings.until(FOREVER_MS):
        if isinstance(event, ProductPinned):
            changes.append((ts // 1000 + 1, event.product))
        elif event.product == changes[-1][1]:
            changes.append((ts // 1000 + 1, None))
    return changes


def _pinned(course: Course, product: str, changes: Sequence[tuple[int, str | None]]) -> Flags:
    """Whether this one was, at every step."""
    known = np.array([second for second, _ in changes], np.int64)
    flags = np.array([pinned == product for _, pinned in changes])
    now: Flags = flags[known.searchsorted(course.steps, side="right") - 1]
    return now


def _sold_out(course: Course, left: _Left, pinned: Flags, limits: Stock) -> Iterator[Alert]:
    """Worse while it is pinned, and that is over when it is pinned no more."""
    had_some = np.maximum.accumulate(np.where(left.pieces < _MANY, left.pieces, 0)) > 0
    out = had_some & (left.pieces == 0) & course.on_air
    fresh = out & ~np.concatenate((np.zeros(1, bool), out[:-1]))
    for raised, over, severity, how, advice in (
        (out & pinned, (left.pieces > 0) | ~pinned, Severity.BAD, ", and still pinned", _OUT_PINNED),
        (fresh & ~pinned, (left.pieces > 0) | pinned, Severity.WARN, "", _OUT),
    ):
        for episode in episodes(course.steps, raised, over, limits.cooldown_s):
            sentence = Clean(f"Sold out{how}: {_name(course, left.product, int(course.steps[episode.began]))}")
            yield _alert(course, left, episode, AlertKind.SOLD_OUT, severity, sentence, advice)


def _low(course: Course, left: _Left, limits: Stock) -> Iterator[Alert]:
    """Few pieces, or few minutes at the pace of the last ones."""
    pieces, sold = left.pieces, left.sold
    seconds = pieces * (left.within / np.maximum(sold, 1))
    soon = seconds <= limits.minutes * 60
    some = (sold >= limits.sold) & (left.within >= limits.least_s) & (pieces < _MANY)
    low = course.on_air & (pieces > 0) & (soon & some | (pieces <= limits.few) & (sold > 0))
    over = (pieces == 0) | (pieces > 2 * limits.few) & ~(some & (seconds <= 2 * limits.minutes * 60))
    for began, ended in episodes(course.steps, low, over, limits.cooldown_s):
        name = _name(course, left.product, int(course.steps[began]))
        lasts = max(1, round(float(seconds[began]) / 60))
        pace = f", sold out in some {lasts} min at this pace" if some[began] else ""
        yield _alert(
            course,
            left,
            (began, ended),
            AlertKind.STOCK_LOW,
            Severity.WARN,
            Clean(f"{pieces[began]:,} left of {name}{pace}"),
            _LOW,
        )


def _alert(
    course: Course,
    left: _Left,
    episode: tuple[int, int | None],
    kind: AlertKind,
    severity: Severity,
    sentence: Clean,
    advice: Clean,
) -> Alert:
    began, ended = episode
    return Alert(
        at=int(course.steps[began]),
        kind=kind,
        severity=severity,
        sentence=sentence,
        advice=advice,
        about=About(product=left.product),
        until=None if ended is None else int(course.steps[ended]),
    )


def _name(course: Course, product: str, at: int) -> Clean:
    return named(course.session.shelf.name(product, at * 1000) or product)
