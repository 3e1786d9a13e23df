"""How much of a product is left, and how long that will do."""

from livetui.metrics.thresholds import StockRules
from livetui.session.counters import Counter
from livetui.session.division import Family
from livetui.session.reading import Reading
from livetui.session.tally import Counted


def sold_of(reading: Reading, product: str) -> Counted | None:
    """What was sold of a product, by time; None where nothing was."""
    return reading.column(Counter.ITEMS_SOLD, Family.PRODUCT, product)


def stock_left(reading: Reading, product: str, sold: Counted | None) -> int | None:
    """The stock last told, less what was sold in the seconds after that."""
    told = reading.session.shelf.stock(product, reading.moment_ms)
    if told is None:
        return None
    return max(0, told[1] - _since(reading, sold, min(told[0] // 1000 + 1, reading.moment)))


def minutes_left(reading: Reading, sold: Counted | None, left: int | None, rules: StockRules) -> float | None:
    """In how many minutes it is sold out at the pace of the last ones; None where too little was sold to tell a pace.

    Early in a LIVE the pace is that of all of it.
    """
    if not left:
        return None if left is None else 0.0
    end = reading.air.end
    since = max(end - round(rules.minutes.value * 60), reading.air.start)
    number = _since(reading, sold, since)
    if number <= 0 or number < rules.least_sold.value:
        return None
    return left * (end - since) / 60 / number


def runs_low(left: int | None, minutes: float | None, rules: StockRules) -> bool:
    """Whether only few pieces are left, or few minutes at the pace they sell."""
    return (left is not None and left <= rules.few.value) or (minutes is not None and minutes <= rules.soon.value)


def _since(reading: Reading, sold: Counted | None, since: int) -> int:
    return sold.before(reading.moment) - sold.before(since) if sold else 0
