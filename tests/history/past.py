"""Made-up LIVEs for the history: small sessions, and whole simulated ones."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from livetui.feed.decode import Decoder
from livetui.history.past_live import Summary
from livetui.history.summary import summary_of
from livetui.session.session import Session
from livetui.simulate import SimulationOptions
from livetui.simulate.room import chunks
from tests.session.playing import START_S, played

DAY_S = 86_400
_LINE = {"product": "p", "quantity": 1}
JOINED: tuple[dict[str, Any], ...] = (
    {"type": "live.started", "at": 0, "currency": "USD"},
    *({"type": "snapshot", "at": at, "counters": {"views": 500 + at, "impressions": 9000}} for at in range(1200, 1470, 30)),
    *({"type": "order.paid", "at": at, "order": f"o{at}", "items": [_LINE | {"amount": 700}]} for at in range(1201, 1470, 3)),
    {"type": "viewers", "at": 1470, "current": 40},
)
"""Four and a half minutes of a LIVE that was joined twenty minutes after it had begun."""


def evening(
    day: int = 0, *, room: str | None = None, joins: int = 3, recording: Path | None = None, orders: Iterable[int] = (),
    impressions: int = 20, lasting: int = 0, more: Iterable[dict[str, Any]] = (), **told: Any,
) -> Summary:  # fmt: skip
    """A LIVE of some minutes, so many days after the first: impressions, joins, paid orders of these amounts, and more."""
    start = day * DAY_S
    live = {"title": f"Evening {day}", "room": room or f"room-{day}", "region": "US", "currency": "USD", **told}
    events: list[dict[str, Any]] = [{"type": "live.started", "at": start, **{k: v for k, v in live.items() if v is not None}}]
    events.append({"type": "impression", "at": start + 1, "count": impressions, "channel": "for_you"})
    events += [{"type": "join", "at": start + 2 + 30 * n, "viewer": f"v{n}", "channel": "for_you"} for n in range(joins)]
    events += [
        {"type": "order.paid", "at": start + 40 + n, "order": f"o{n}", "items": [_LINE | {"amount": amount}]}
        for n, amount in enumerate(orders)
    ]  # fmt: skip
    events += [{**event, "at": start + event["at"]} for event in more]
    if lasting:
        events.append({"type": "heartbeat", "at": start + lasting})
    return summary_of(played(*events), recording)


def simulated(seed: int = 1, minutes: int = 2, day: int = 0) -> Session:
    """A simulated LIVE, so many days after the first."""
    session, decoder = Session(), Decoder()
    options = SimulationOptions(seed=seed, minutes=minutes, start_ms=(START_S + day * DAY_S) * 1000)
    for _, chunk in chunks(options):
        session.take(decoder.decode(chunk, 1))
    return session
