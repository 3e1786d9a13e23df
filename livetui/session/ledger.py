"""Money: orders, refunds and advertising, in the LIVE's one currency."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from livetui.feed import events as e
from livetui.session.counters import Counter
from livetui.session.counts import Amounts, Counts
from livetui.session.division import WHOLE
from livetui.session.effects import EFFECTS, LINE_EFFECT, Effect
from livetui.session.tally import Ints


class Ledger:
    """Enters what has a price. Money of another currency is not added; `foreign` tells which events carried some."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._paid: dict[str, int | None] = {}
        self.currency: str | None = None

    def foreign(self, group: Sequence[Any]) -> list[bool]:
        """Which events' money is of another currency than the LIVE's; the first currency named is the LIVE's."""
        named = {event.currency for event in group} - {None}
        if self.currency is None and named:
            self.currency = next(event.currency for event in group if event.currency is not None)
        if named <= {self.currency}:
            return [False] * len(group)
        return [event.currency not in (None, self.currency) for event in group]

    def repeated(self, orders: Sequence[e.OrderPaid]) -> list[bool]:
        """Which orders had already been paid: an order is paid once, whatever the feed repeats."""
        known = set(self._paid)
        again = []
        for order in orders:
            again.append(order.order in known)
            known.add(order.order)
        return again

    def paid(self, orders: Sequence[e.OrderPaid], times: Ints, foreign: Sequence[bool]) -> None:
        """Enter paid orders: for the room and where they came from, and line by line for their products."""
        self.enter(orders, times, foreign)
        lines: list[e.Line] = []
        seconds: list[int] = []
        abroad: list[bool] = []
        firsts: list[bool] = []
        for order, second, away in zip(orders, (times // 1000).tolist(), foreign, strict=True):
            self._paid[order.order] = None if away else order.amount
            named: set[str] = set()
            for line in order.items:
                lines.append(line)
                seconds.append(second)
                abroad.append(away)
                firsts.append(line.product not in named)
                named.add(line.product)
        amounts = [*_amounts(LINE_EFFECT, lines, abroad), (Counter.ORDERS, [int(first) for first in firsts])]
        self._counts.add(LINE_EFFECT.division, lines, np.array(seconds, np.int64), amounts)

    def enter(self, group: Sequence[Any], times: Ints, foreign: Sequence[bool]) -> None:
        """Enter events by the table of effects, without the money that is foreign."""
        effect = EFFECTS[type(group[0])]
        self._counts.add(effect.division, group, times // 1000, _amounts(effect, group, foreign))

    def returned(self, group: Sequence[e.OrderRefunded] | Sequence[e.OrderCancelled], times: Ints) -> None:
        """Enter refunds and cancellations; where no amount came, it is what the order had cost.

        To cancel an order that was never paid gives nothing back, and is no refund.
        """
        amounts: list[int | None] = []
        counted: list[int | None] = []
        for event in group:
            paid = event.order in self._paid
            amounts.append(self._paid.get(event.order) if event.amount is None else event.amount)
            counts = paid or event.amount is not None or isinstance(event, e.OrderRefunded)
            counted.append(1 if counts else None)
        self._counts.add(WHOLE, group, times // 1000, ((Counter.REFUNDS, counted), (Counter.REFUND_AMOUNT, amounts)))


def _amounts(effect: Effect, carriers: Sequence[Any], foreign: Sequence[bool]) -> list[tuple[Counter, Amounts]]:
    """What each carrier adds to each counter."""
    out: list[tuple[Counter, Amounts]] = []
    for add in effect.adds:
        values: Amounts = add.amounts(carriers)
        if add.money and True in foreign:
            values = [None if away else value for value, away in zip(values, foreign, strict=True)]
        out.append((add.counter, values))
    return out
