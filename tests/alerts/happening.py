"""Made-up LIVEs in which something happens, and what is pointed out of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from msgspec.structs import replace

from livetui.alerts.alert import Alert, AlertKind
from livetui.alerts.finder import Finder
from livetui.alerts.thresholds import Thresholds, shipped
from livetui.alerts.troubled import Troubled
from livetui.session.session import Session
from livetui.session.tally import Ints
from tests.session.playing import START_S, played, reading

Fields = dict[str, Any]


def going_on(start: int, end: int, every: int = 5, **counts: int) -> Iterator[Fields]:
    """So many of each type of event every few seconds, from a second of the LIVE to before another; ``_`` stands for a dot."""
    for at in range(start, end, every):
        for kind, count in counts.items():
            what = {"product": "p1"} if kind.startswith(("product", "cart", "checkout")) else {}
            yield {"type": kind.replace("_", "."), "at": at, "count": count} | what


def orders(start: int, end: int, every: int, product: str = "p1", quantity: int = 1, kind: str = "paid") -> Iterator[Fields]:
    """An order every so many seconds."""
    for at in range(start, end, every):
        items = [{"product": product, "quantity": quantity, "amount": 100}]
        yield {"type": f"order.{kind}", "at": at, "order": f"{kind}{product}{at}", "items": items}


def session_of(*parts: Iterable[Fields]) -> Session:
    """A session that was given these events as they happened."""
    return played(*sorted((event for part in parts for event in part), key=lambda event: event["at"]))


def troubled_by(looks: Callable[[str], bool]) -> Troubled:
    """Somebody who looks at the words of every comment."""

    def places(session: Session) -> Ints:
        comments = session.comments[: len(session.comments)]
        return np.array([place for place, (_, comment) in enumerate(comments) if looks(comment.text)], np.int64)

    return places


def found(
    session: Session, kind: AlertKind | None = None, moment: int | None = None, finder: Finder | None = None
) -> list[Alert]:
    """The alerts of a kind, as of a second of the LIVE, by default of its end."""
    alerts = (finder or Finder()).found(reading(session, moment))
    return [alert for alert in alerts if kind in (None, alert.kind)]


def times(alerts: Sequence[Alert]) -> list[tuple[int, int | None]]:
    """When they were raised and over, in seconds from the start."""
    return [(alert.at - START_S, None if alert.until is None else alert.until - START_S) for alert in alerts]


def with_limits(of: str, **limits: float) -> Thresholds:
    """The shipped thresholds with some of one rule's changed."""
    table = getattr(shipped(), of)
    return replace(shipped(), **{of: replace(table, **limits)})
