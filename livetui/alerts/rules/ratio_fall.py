"""Rates that fall: of those the LIVE is shown to fewer enter, of those at one stage of the funnel fewer reach the next."""

from collections.abc import Callable, Iterator

import numpy as np
from msgspec import Struct

from livetui.alerts.alert import About, AlertKind, Severity
from livetui.alerts.course import Course
from livetui.alerts.episodes import unjudged
from livetui.alerts.thresholds import Fall, Thresholds
from livetui.alerts.track import Track
from livetui.alerts.windows import Windows
from livetui.alerts.words import percent
from livetui.language import english
from livetui.session.counters import Counter
from livetui.text import Clean


class Watched(Struct, frozen=True):
    """A rate of the catalogue that is watched, the one counter divided by the other."""

    kind: AlertKind
    metric: str
    above: Counter
    below: Counter
    limits: Callable[[Thresholds], Fall]
    name: Clean
    advice: Clean


WATCHED: tuple[Watched, ...] = (
    Watched(
        AlertKind.ERR_DIP, "err", Counter.VIEWS, Counter.IMPRESSIONS, lambda limits: limits.err_dip,
        english("Enter-room rate"),
        english("Change what people see first: hold up the product, say what it is worth, or start a promotion."),
    ),
    Watched(
        AlertKind.FUNNEL_FALL, "ctr", Counter.PRODUCT_CLICKS, Counter.VIEWS, lambda limits: limits.ctr_fall,
        english("LIVE CTR (product clicks / views)"),
        english("Present the product better: show it in use, name its price, and point to where to tap."),
    ),
    Watched(
        AlertKind.FUNNEL_FALL, "product_ctr", Counter.PRODUCT_CLICKS, Counter.PRODUCT_IMPRESSIONS,
        lambda limits: limits.product_ctr_fall,
        english("Product CTR (clicks / product impressions)"),
        english("Pin another product, one that has sold well before."),
    ),
    Watched(
        AlertKind.FUNNEL_FALL, "add_to_cart_rate", Counter.CARTS, Counter.PRODUCT_CLICKS,
        lambda limits: limits.add_to_cart_fall,
        english("Add-to-cart rate (carts / clicks)"),
        english("Answer what holds people back (price, size, shipping), and make it urgent: a coupon, or the last pieces."),
    ),
    Watched(
        AlertKind.FUNNEL_FALL, "ctor", Counter.ORDERS, Counter.PRODUCT_CLICKS, lambda limits: limits.ctor_fall,
        english("CTOR (orders / clicks)"),
        english("Make it urgent (a coupon, a countdown, the last pieces), or adjust the price."),
    ),
    Watched(
        AlertKind.FUNNEL_FALL, "payment_rate", Counter.ORDERS, Counter.ORDERS_CREATED, lambda limits: limits.payment_fall,
        english("Payment rate (orders paid / created)"),
        english("Ask in the chat whether checkout works, and solve that first."),
    ),
)  # fmt: skip


def ratio_falls(course: Course, thresholds: Thresholds) -> Iterator[Track]:
    """Where a watched rate fell."""
    for watched in WATCHED:
        yield _falls(course, watched, watched.limits(thresholds), thresholds.settle_s)


def _falls(course: Course, watched: Watched, limits: Fall, settle_s: int) -> Track:
    above, below = course.counted(watched.above), course.counted(watched.below)
    windows = Windows(course, limits, settle_s, above, below)
    parts, wholes = above.between(windows.now, course.steps), below.between(windows.now, course.steps)
    parts_before, wholes_before = above.between(windows.before, windows.now), below.between(windows.before, windows.now)
    comparable = windows.usable & (wholes >= limits.least) & (wholes_before > 0)
    rate_before = parts_before / np.where(comparable, wholes_before, 1)
    expected = rate_before * wholes
    judged = comparable & (expected >= limits.expected)
    chance = np.sqrt((expected * (1 + wholes / np.where(comparable, wholes_before, 1))).clip(0))
    fell = judged & (parts <= (1 - limits.fall) * expected) & (expected - parts >= limits.sigmas * chance)
    over = ~course.on_air | judged & (parts >= (1 - limits.over) * expected)
    over |= unjudged(course.steps, judged, limits.window_s)

    def words(at: int) -> tuple[Clean, Clean]:
        now, then = percent(parts[at] / wholes[at]), percent(rate_before[at])
        return english("{rate} fell to {now} from {then}", rate=watched.name, now=now, then=then), watched.advice

    return Track(
        course=course, kind=watched.kind, severity=Severity.WARN, about=About(metric=watched.metric, stage=watched.above),
        raised=fell, over=over, cooldown_s=limits.cooldown_s, words=words,
    )  # fmt: skip
