"""What stands in the cells of a CSV: people open it in a spreadsheet, so money is in units of its currency, not in minor ones.

A column ``currency`` beside it says which; ratios are fractions of 1, and what is not available is an empty cell.
"""

import csv
import re
from collections.abc import Iterable
from decimal import Decimal
from io import StringIO

from livetui.feed.currency import digits
from livetui.metrics.metric import MONEY, Metric
from livetui.text import clean

_FORMULA = re.compile(r"(^|[;,\t\r\n])(?=\s*[=+\-@＝＋－＠]|[\t\r])")
"""Where a spreadsheet would begin to compute; also behind what another country's spreadsheet takes for the end of a cell."""
_LONGEST_CURRENCY = 8

Cell = str | int | float | None


def written(rows: Iterable[Iterable[Cell]]) -> bytes:
    """Rows of cells as CSV (RFC 4180, UTF-8)."""
    file = StringIO()
    csv.writer(file).writerows(rows)  # its lines end as RFC 4180 has them
    return file.getvalue().encode()


def figure(metric: Metric, value: float | None, currency: str | None) -> Cell:
    """A metric's value."""
    return amount(value, currency) if metric.unit in MONEY else value


def amount(minor: float | None, currency: str | None) -> Cell:
    """Money that is told in minor units: whole ones to their last digit, an average as exact as it is."""
    if minor is None:
        return None
    places, whole = digits(currency), int(minor)
    return f"{Decimal(whole).scaleb(-places):f}" if whole == minor else minor / 10**places


def named(currency: str | None) -> Cell:
    """A currency by its code."""
    return None if currency is None else harmless(clean(currency, _LONGEST_CURRENCY))


def harmless(text: str) -> str:
    """Text from outside that no spreadsheet computes: an apostrophe before what would begin a formula."""
    return _FORMULA.sub(r"\1'", text)
