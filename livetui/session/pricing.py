"""What has a price enters the memory here, and enters it anew when the LIVE turns out to be in another currency."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from livetui.feed import events as e
from livetui.session.arrivals import FeedCount
from livetui.session.memory import Memory
from livetui.session.tally import Ints


def price(memory: Memory, group: Sequence[Any], times: Ints) -> None:
    """Enter what priced events of one type come to, with their times in milliseconds."""
    memory.ledger.remember(group, times)
    _PRICES[type(group[0])](memory, group, times)


def price_again(memory: Memory) -> None:
    """Enter everything that had a price once more; the rest of it stands."""
    memory.arrivals.forget(FeedCount.OTHER_CURRENCY)
    memory.shelf.forget_prices()
    for group, times in memory.ledger.start_again():
        _PRICES[type(group[0])](memory, group, times)
    memory.ledger.started_again()


def _paid(memory: Memory, group: Sequence[e.OrderPaid], times: Ints) -> None:
    memory.ledger.paid(group, times, _foreign(memory, group, times))


def _spent(memory: Memory, group: Sequence[e.AdSpent], times: Ints) -> None:
    memory.ledger.enter(group, times, _foreign(memory, group, times))


def _returned(memory: Memory, group: Sequence[e.OrderRefunded | e.OrderCancelled], times: Ints) -> None:
    memory.ledger.returned(group, times)


def _listed(memory: Memory, group: Sequence[e.ProductListed], times: Ints) -> None:
    for listed, ts, away in zip(group, times.tolist(), _foreign(memory, group, times), strict=True):
        if not away:
            memory.shelf.price_product(ts, listed)


def _foreign(memory: Memory, group: Sequence[Any], times: Ints) -> list[bool]:
    foreign = memory.ledger.foreign(group)
    if True in foreign:
        memory.arrivals.count(FeedCount.OTHER_CURRENCY, times[np.array(foreign, bool)])
    return foreign


_PRICES: dict[type[e.Event], Callable[[Memory, Sequence[Any], Ints], None]] = {
    e.OrderPaid: _paid,
    e.AdSpent: _spent,
    e.OrderRefunded: _returned,
    e.OrderCancelled: _returned,
    e.ProductListed: _listed,
}
