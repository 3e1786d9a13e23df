"""Simulated LIVEs, each made once for all tests."""

from collections.abc import Callable
from functools import lru_cache

import msgspec
import pytest

from livetui.feed.events import Event, union
from livetui.simulate import SimulationOptions, simulate

Live = list[Event]


@lru_cache(maxsize=4)
def _live(seed: int, minutes: int, rate: float | None) -> Live:
    lines = b"".join(simulate(SimulationOptions(seed=seed, minutes=minutes, rate=rate)))
    events: Live = msgspec.json.Decoder(union()).decode_lines(lines)
    return events


@pytest.fixture(scope="session")
def live() -> Callable[..., Live]:
    """The events of a LIVE with these options, as decoded from its lines."""

    def played(*, seed: int = 1, minutes: int = 60, rate: float | None = None) -> Live:
        return _live(seed, minutes, rate)

    return played


@pytest.fixture(scope="session")
def hour(live: Callable[..., Live]) -> Live:
    """The natural LIVE of an hour."""
    return live()
