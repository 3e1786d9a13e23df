"""Money: orders, refunds and advertising, in the LIVE's one currency."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from livetui.feed import events as e
from livetui.session.counters import Counter
from livetui.session.counts import Amounts, Counts
from livetui.session.division import WHOLE, Division
from livetui.session.effects import EFFECTS, LINE_EFFECT, Effect
from livetui.session.tally import Ints

_Return = e.OrderRefunded | e.OrderCancelled
_GivenBack = tuple[int | None, int | None]
"""How many refunds an event counts for, and the amount; None: none, or not told."""

_PRICED = (e.ProductListed, e.OrderCreated, e.OrderPaid, e.AdSpent)
_MOST_REMEMBERED = 20_000
_MONEY = (Counter.GMV, Counter.REFUND_AMOUNT, Counter.AD_SPEND, Counter.AD_REVENUE)


class Ledger:
    """Enters what has a price. Money of another currency is not added; `foreign` tells which events carried some.

    While no live.started has told the LIVE's currency, it is assumed to be the first one named, and what has a price is
    remembered, so that it can be entered again.
    """

    def __init__(self, counts: Counts) -> None:
        self.currency: str | None = None
        self._counts = counts
        self._orders: set[str] = set()
        self._paid: dict[str, tuple[int, int | None]] = {}  # when, in milliseconds, and what it came to; None: foreign money
        self._unpaid: dict[str, list[tuple[int, _Return]]] = {}
        self._told = False
        self._kept = 0
        self._remembered: list[tuple[list[Any], Ints]] = []
        self._only_money = False

    def learn_currency(self, events: Sequence[e.Event]) -> bool:
        """The LIVE's currency is the one its start names, else the first that is named; whether it had been assumed wrongly."""
        if self._told and self.currency is not None:
            return False
        told = _named(events, (e.LiveStarted,))
        if told is None:
            self.currency = self.currency or _named(events, _PRICED)
            return False
        assumed, self.currency, self._told = self.currency, told, True
        if assumed in (None, told):
            self._remembered.clear()
            return False
        return True

    def remember(self, group: Sequence[Any], times: Ints) -> None:
        """Keep events that have a price for as long as the currency is not certain; after very many it is."""
        if self._told:
            return
        self._remembered.append((list(group), times))
        self._kept += len(group)
        if self._kept > _MOST_REMEMBERED:
            self._told = True
            self._remembered.clear()

    def start_again(self) -> Iterator[tuple[list[Any], Ints]]:
        """Forget all money; what had a price, to be entered again, in the order it came."""
        self._counts.forget(_MONEY)
        self._paid.clear()
        self._unpaid.clear()
        self._only_money = True
        yield from self._remembered

    def started_again(self) -> None:
        """All has been entered again."""
        self._only_money = False
        self._remembered.clear()

    def foreign(self, group: Sequence[Any]) -> list[bool]:
        """Which events' money is of another currency than the LIVE's."""
        if {event.currency for event in group} <= {None, self.currency}:
            return [False] * len(group)
        return [event.currency not in (None, self.currency) for event in group]

    def comes_again(self, paid: e.OrderPaid) -> bool:
        """Whether an order comes that had come before: it is paid once, whatever the feed repeats."""
        before = len(self._orders)
        self._orders.add(paid.order)
        return len(self._orders) == before

    def paid(self, orders: Sequence[e.OrderPaid], times: Ints, foreign: Sequence[bool]) -> None:
        """Enter paid orders: for the room and where they came from, and line by line for their products."""
        self.enter(orders, times, foreign)
        lines: list[e.Line] = []
        seconds: list[int] = []
        abroad: list[bool] = []
        firsts: list[bool] = []
        for order, ts, away in zip(orders, times.tolist(), foreign, strict=True):
            self._paid[order.order] = ts, None if away else order.amount
            second = ts // 1000
            named: set[str] = set()
            for line in order.items:
                lines.append(line)
                seconds.append(second)
                abroad.append(away)
                firsts.append(line.product not in named)
                named.add(line.product)
        amounts = [*_amounts(LINE_EFFECT, lines, abroad), (Counter.ORDERS, [int(first) for first in firsts])]
        self._add(LINE_EFFECT.division, lines, np.array(seconds, np.int64), amounts)
        if self._unpaid:
            self._correct_returned([order.order for order in orders if order.order in self._unpaid])

    def enter(self, group: Sequence[Any], times: Ints, foreign: Sequence[bool]) -> None:
        """Enter events by the table of effects, without the money that is foreign."""
        effect = EFFECTS[type(group[0])]
        self._add(effect.division, group, times // 1000, _amounts(effect, group, foreign))

    def returned(self, group: Sequence[_Return], times: Ints) -> None:
        """Enter refunds and cancellations; where no amount came, it is what the order had cost.

        To cancel an order that had not been paid by then gives nothing back, and is no refund.
        """
        for event, ts in zip(group, times.tolist(), strict=True):
            if event.order not in self._paid:
                self._unpaid.setdefault(event.order, []).append((ts, event))
        given = [self._given_back(event, ts) for event, ts in zip(group, times.tolist(), strict=True)]
        self._enter_returned(group, times, given)

    def _given_back(self, event: _Return, ts: int) -> _GivenBack:
        paid_ts, cost = self._paid.get(event.order, (None, None))
        if paid_ts is None or paid_ts > ts:
            return _of_unpaid(event)
        return 1, cost if cost is None or event.amount is None else event.amount

    def _correct_returned(self, orders: Sequence[str]) -> None:
        """Enter what it changes for refunds that their orders came later than they did."""
        late = [entry for order in orders for entry in self._unpaid.pop(order)]
        changes: list[_GivenBack] = []
        for ts, event in late:
            (count, amount), (told, given) = self._given_back(event, ts), _of_unpaid(event)
            changes.append((_change(told, count), _change(given, amount)))
        if late:
            self._enter_returned([event for _, event in late], np.array([ts for ts, _ in late], np.int64), changes)

    def _enter_returned(self, group: Sequence[_Return], times: Ints, given: Sequence[_GivenBack]) -> None:
        counted, amounts = [count for count, _ in given], [amount for _, amount in given]
        self._add(WHOLE, group, times // 1000, [(Counter.REFUNDS, counted), (Counter.REFUND_AMOUNT, amounts)])

    def _add(self, division: Division, carriers: Sequence[Any], seconds: Ints, amounts: list[tuple[Counter, Amounts]]) -> None:
        if self._only_money:
            amounts = [(counter, values) for counter, values in amounts if counter in _MONEY]
        self._counts.add(division, carriers, seconds, amounts)


def _named(events: Sequence[e.Event], kinds: tuple[type[Any], ...]) -> str | None:
    """The first currency that an event of these types names."""
    return next((event.currency for event in events if isinstance(event, kinds) and event.currency is not None), None)


def _of_unpaid(event: _Return) -> _GivenBack:
    counts = event.amount is not None or isinstance(event, e.OrderRefunded)
    return 1 if counts else None, event.amount


def _change(before: int | None, after: int | None) -> int | None:
    return None if before == after else (after or 0) - (before or 0)


def _amounts(effect: Effect, carriers: Sequence[Any], foreign: Sequence[bool]) -> list[tuple[Counter, Amounts]]:
    """What each carrier adds to each counter."""
    out: list[tuple[Counter, Amounts]] = []
    for add in effect.adds:
        values: Amounts = add.amounts(carriers)
        if add.money and True in foreign:
            values = [None if away else value for value, away in zip(values, foreign, strict=True)]
        out.append((add.counter, values))
    return out
