"""What can be asked of a simulated LIVE."""

from msgspec import Struct

from livetui.errors import UsageError
from livetui.feed.events import FIRST_MS, LAST_MS

NATURAL_RATE = 28.0
"""Events a second of a LIVE with some ten people entering each second: 100,000 in an hour."""

LONGEST_MINUTES = 12 * 60
HIGHEST_RATE = 20_000.0
START_MS = 1_794_540_600_000
"""2026-11-12, 19:30 in Los Angeles."""


class SimulationOptions(Struct, frozen=True, kw_only=True):
    """A LIVE of `minutes` with `rate` events a second of its own time on average; all else follows from the seed."""

    seed: int = 1
    minutes: int = 60
    rate: float | None = None
    start_ms: int = START_MS

    def __post_init__(self) -> None:
        if not 1 <= self.minutes <= LONGEST_MINUTES:
            raise UsageError(f"--minutes is a whole number from 1 to {LONGEST_MINUTES}.")
        # A range check that NaN fails too.
        if self.rate is not None and not 1 <= self.rate <= HIGHEST_RATE:
            raise UsageError(f"--rate is a number of events a second from 1 to {HIGHEST_RATE:.0f}.")
        if not FIRST_MS <= self.start_ms <= LAST_MS - self.minutes * 60_000:
            raise UsageError("--start is from the year 2000 on, and the LIVE ends before the year 2100.")
        if self.seed < 0:
            raise UsageError("--seed is a whole number, 0 or more.")

    @property
    def seconds(self) -> int:
        return self.minutes * 60

    @property
    def events_per_second(self) -> float:
        return NATURAL_RATE if self.rate is None else self.rate
