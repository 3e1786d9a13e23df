"""How a product's figures before and during something are told: the figures, how they are written, and what changed."""

from collections.abc import Callable

from msgspec import Struct

from livetui.text import Clean
from livetui.ui.draw import Piece, own
from livetui.ui.theme import Theme
from livetui.views.figures import count, money, ratio, relative
from livetui.views.performance import Performance

Write = Callable[[float | None, str | None], Clean]
"""A figure as it is drawn, in a currency where it is money."""


class Line(Struct, frozen=True):
    """A figure of a product; ``brief`` is what it is called where lines are tight."""

    words: Clean
    brief: Clean
    of: Callable[[Performance], float | None]
    write: Write


def in_money(value: float | None, currency: str | None) -> Clean:
    """An amount."""
    return money(value, currency, short=True)


def in_number(value: float | None, currency: str | None) -> Clean:
    """A count, or a pace."""
    return count(value, short=True)


def in_ratio(value: float | None, currency: str | None) -> Clean:
    """A part of something."""
    return ratio(value)


LINES = (
    Line(own("GMV / min"), own("GMV/min"), lambda p: p.per_minute(p.gmv), in_money),
    Line(own("orders / min"), own("orders/min"), lambda p: p.per_minute(p.orders), in_number),
    Line(own("CTR"), own("CTR"), lambda p: p.ctr, in_ratio),
    Line(own("CTOR"), own("CTOR"), lambda p: p.ctor, in_ratio),
    Line(own("clicks / min"), own("clicks/min"), lambda p: p.per_minute(p.clicks), in_number),
    Line(own("impr. / min"), own("impr. / min"), lambda p: p.per_minute(p.impressions), in_number),
)
"""By the minute, for the time before may have been shorter; the more telling first: the last ones go where there is no room."""


def changed(before: float | None, during: float | None, theme: Theme) -> Piece | None:
    """By which part it became more or less, if that can be said."""
    if during is None or not before:
        return None
    by = (during - before) / before
    return relative(by), theme.good if by > 0 else theme.dim
