"""Products that are about to sell out, and those that have."""

from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from livetui.alerts.alert import About, AlertKind, Severity
from livetui.alerts.counted import last_told
from livetui.alerts.course import Course, Flags
from livetui.alerts.steps import FOREVER_MS
from livetui.alerts.thresholds import Stock, Thresholds
from livetui.alerts.track import Track
from livetui.alerts.words import named
from livetui.feed.events import ProductPinned
from livetui.language import english
from livetui.session.counters import Counter
from livetui.session.division import Family
from livetui.session.tally import Ints
from livetui.text import Clean

_LOW = english("Tell people how many are left: it makes them hurry. Have the next product ready to pin.")
_OUT = english("Talk of a product that can be bought, and restock it if you can.")
_OUT_PINNED = english("Pin another product now, one that has sold well before.")
_MANY = 1 << 40


class _Left(Struct, frozen=True):
    """A product at every step: how many pieces are left (`_MANY` before anybody says), how many were sold lately, and in how
    many seconds; and whether there ever were any.
    """

    product: str
    pieces: Ints
    sold: Ints
    within: Ints
    there: Flags


def running_out(course: Course, thresholds: Thresholds) -> Iterator[Track]:
    """Where a product ran low or out."""
    lately, limits = course.lately, thresholds.stock
    pins, calm = _Pins(lately), _Calm(lately, limits)
    for product in course.session.shelf.listed(FOREVER_MS):
        told = course.session.shelf.stock(product, FOREVER_MS)
        if told is None or calm.plenty(product, told) or (product not in pins.now and calm.still(product, told)):
            continue
        left = _left(lately, product, limits)
        if left is not None:
            pinned = pins.of(product)
            yield from _sold_out(lately, left, pinned, limits)
            yield _low(lately, left, limits)


class _Calm:
    """Tells, by a few look-ups, the products that need no look at every step: of hundreds a few sell at a time."""

    def __init__(self, course: Course, limits: Stock) -> None:
        self._session, self._limits = course.session, limits
        self._first, self._last = int(course.steps[0]), int(course.steps[-1])
        began = np.minimum(np.maximum(course.steps - limits.window_s, course.since), course.steps)
        self._began, self._within = int(began[0]), int((course.steps - began).min())
        self._looked = course.fresh > 0
        self._goes_on = self._looked and bool((course.on_air == course.on_air[0]).all())

    def still(self, product: str, told: tuple[int, int]) -> bool:
        """Whether nothing changes of a product, but for its pin: what was found of it before stands."""
        if not self._goes_on or told[0] >= self._first * 1000:
            return False
        return last_told(self._session, Counter.ITEMS_SOLD, Family.PRODUCT, product) < self._first - self._limits.window_s

    def plenty(self, product: str, told: tuple[int, int]) -> bool:
        """Whether so much is left that it is surely neither low nor out at any step, nor was any more at the one before."""
        limits, target = self._limits, (Family.PRODUCT, product, Counter.ITEMS_SOLD)
        if not self._looked or told[0] >= self._first * 1000 or target in self._session.totals:
            return False
        column = self._session.counts.get(*target)
        now, since, began = map(column.before, (self._last, told[0] // 1000 + 1, self._began)) if column else (0, 0, 0)
        pieces, sold = told[1] - (now - since), now - began
        lasts = sold < limits.sold or pieces * self._within > 2 * limits.minutes * 60 * max(sold, 1)
        return pieces > 2 * limits.few and lasts


def _left(course: Course, product: str, limits: Stock) -> _Left | None:
    """The stock last told, less what was sold in the seconds after that."""
    told = _told(course, product)
    if not told:
        return None
    times, stocks = np.array(told, np.int64).T
    at = times.searchsorted(course.steps * 1000)
    known = at > 0
    sold = course.counted(Counter.ITEMS_SOLD, Family.PRODUCT, product)
    now = sold.before(course.steps)
    since = np.minimum(times[at - 1] // 1000 + 1, course.steps)
    pieces = np.where(known, np.maximum(stocks[at - 1] - now + sold.before(since), 0), _MANY)
    began = np.minimum(np.maximum(course.steps - limits.window_s, course.since), course.steps)
    there = course.steps * 1000 > course.session.shelf.stocked_ms(product)
    return _Left(product, pieces, now - sold.before(began), course.steps - began, there)


def _told(course: Course, product: str) -> list[tuple[int, int]]:
    """What was told of a product's stock and when, in milliseconds, oldest first: of each second the last.

    From what was known at the first step on.
    """
    told: list[tuple[int, int]] = []
    end_ms, first_ms = FOREVER_MS, int(course.steps[0]) * 1000 if len(course.steps) else 0
    while (entry := course.session.shelf.stock(product, end_ms)) is not None:
        told.append(entry)
        if entry[0] < first_ms:
            break
        end_ms = entry[0] // 1000 * 1000
    return told[::-1]


class _Pins:
    """Which product was pinned at every step, and ``now`` at any; a new pin takes the place of the one before."""

    def __init__(self, course: Course) -> None:
        since, changes = [0], [0]
        self._numbers: dict[str, int] = {}
        for ts, event in course.session.shelf.pinnings.until(FOREVER_MS):
            number = self._numbers.setdefault(event.product, len(self._numbers) + 1)
            if isinstance(event, ProductPinned) or number == changes[-1]:
                since.append(ts // 1000 + 1)
                changes.append(number if isinstance(event, ProductPinned) else 0)
        self._at = np.array(changes)[np.array(since).searchsorted(course.steps, side="right") - 1]
        pinned = set(self._at.tolist())
        self.now = {product for product, number in self._numbers.items() if number in pinned}

    def of(self, product: str) -> Flags:
        """Whether this one was, at every step."""
        now: Flags = self._at == self._numbers.get(product, -1)
        return now


def _sold_out(course: Course, left: _Left, pinned: Flags, limits: Stock) -> Iterator[Track]:
    """Worse while it is pinned, and that is over when it is pinned no more."""
    out = left.there & (left.pieces == 0) & course.on_air
    fresh = out & ~np.concatenate((np.zeros(1, bool), out[:-1]))

    def words(at: int) -> tuple[Clean, Clean]:
        return english("Sold out: {product}", product=_name(course, left.product, at)), _OUT

    def still(at: int) -> tuple[Clean, Clean]:
        return english("Sold out, and still pinned: {product}", product=_name(course, left.product, at)), _OUT_PINNED

    yield Track(
        course=course, kind=AlertKind.SOLD_OUT, severity=Severity.BAD, about=About(product=left.product),
        raised=out & pinned, over=(left.pieces > 0) | ~pinned, cooldown_s=limits.cooldown_s, words=still,
    )  # fmt: skip
    yield Track(
        course=course, kind=AlertKind.SOLD_OUT, severity=Severity.WARN, about=About(product=left.product),
        raised=fresh & ~pinned, over=(left.pieces > 0) | pinned, cooldown_s=limits.cooldown_s, words=words,
    )  # fmt: skip


def _low(course: Course, left: _Left, limits: Stock) -> Track:
    """Few pieces, or few minutes at the pace of the last ones."""
    pieces, sold = left.pieces, left.sold
    seconds = pieces * (left.within / np.maximum(sold, 1))
    soon = seconds <= limits.minutes * 60
    some = (sold >= limits.sold) & (left.within >= limits.least_s) & (pieces < _MANY)
    low = course.on_air & (pieces > 0) & (soon & some | (pieces <= limits.few) & (sold > 0))
    over = (pieces == 0) | (pieces > 2 * limits.few) & ~(some & (seconds <= 2 * limits.minutes * 60))

    def words(at: int) -> tuple[Clean, Clean]:
        name, number = _name(course, left.product, at), Clean(f"{pieces[at]:,}")
        if not some[at]:
            return english("Stock down to {count}: {product}", count=number, product=name), _LOW
        lasts = max(1, round(float(seconds[at]) / 60))
        return english(
            "Stock down to {count}, some {minutes} min at this pace: {product}", count=number, product=name, minutes=lasts
        ), _LOW

    return Track(
        course=course, kind=AlertKind.STOCK_LOW, severity=Severity.WARN, about=About(product=left.product),
        raised=low, over=over, cooldown_s=limits.cooldown_s, words=words,
    )  # fmt: skip


def _name(course: Course, product: str, at: int) -> Clean:
    return named(course.session.shelf.name(product, int(course.steps[at]) * 1000) or product)
