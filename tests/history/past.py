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


def evening(
    day: int = 0, *, room: str | None = None, joins: int = 3, recording: Path | None = None, orders: Iterable[int] = (),
    **told: Any,
) -> Summary:  # fmt: skip
    """A LIVE of some minutes, so many days after the first: 20 impressions, joins, and paid orders of these amounts."""
    start = day * DAY_S
    live = {"title": f"Evening {day}", "room": room or f"room-{day}", "region": "US", "currency": "USD", **told}
    events: list[dict[str, Any]] = [{"type": "live.started", "at": start, **{k: v for k, v in live.items() if v is not None}}]
    events.append({"type": "impression", "at": start + 1, "count": 20, "channel": "for_you"})
    events += [{"type": "join", "at": start + 2 + 30 * n, "viewer": f"v{n}", "channel": "for_you"} for n in range(joins)]
    events += [
        {"type": "order.paid", "at": start + 40 + n, "order": f"o{n}", "items": [_LINE | {"amount": amount}]}
        for n, amount in enumerate(orders)
    ]  # fmt: skip
    return summary_of(played(*events), recording)


def simulated(seed: int = 1, minutes: int = 2, day: int = 0) -> Session:
    """A simulated LIVE, so many days after the first."""
    session, decoder = Session(), Decoder()
    options = SimulationOptions(seed=seed, minutes=minutes, start_ms=(START_S + day * DAY_S) * 1000)
    for _, chunk in chunks(options):
        session.take(decoder.decode(chunk, 1))
    return session
