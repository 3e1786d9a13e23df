"""What the platform found fault with, and what became of it."""

from collections.abc import Sequence
from enum import StrEnum
from operator import eq
from typing import overload

import numpy as np
from msgspec import Struct

from livetui.feed import events as e
from livetui.session.faults import Faults
from livetui.session.reading import Reading
from livetui.session.tally import Ints
from livetui.text import Clean, clean
from livetui.views.choices import Choices


class ViolationState(StrEnum):
    """How far a violation has come."""

    RAISED = "raised"
    APPEALED = "appealed"
    RESOLVED = "resolved"


class ViolationRow(Struct, frozen=True):
    """A violation as it stood at the moment; times in milliseconds since the epoch, ``clip_ms`` where its clip begins.

    ``at_s`` and ``clip_s`` are the same in seconds since the start of the LIVE. ``key`` is its id as the feed has it, for
    machines; it is never drawn.
    """

    violation: Clean
    reason: Clean
    recommendation: Clean | None
    severity: Clean | None
    raised_ms: int
    clip_ms: int | None
    state: ViolationState
    key: str
    at_s: int
    clip_s: int | None
    clip_url: Clean | None = None
    """As the feed has it, for reading: nobody should open it by a click."""

    @property
    def stands(self) -> bool:
        """Whether it has not been resolved."""
        return self.state is not ViolationState.RESOLVED


class Violations(Sequence[ViolationRow]):
    """Violations as they stood at a moment, each made when it is asked for: of very many, few are ever looked at."""

    def __init__(self, faults: Faults, places: Ints, moment_ms: int, origin: int) -> None:
        self._faults = faults
        self._places = places
        self._moment_ms = moment_ms
        self._origin = origin
        self._resolved = faults.resolved_ms[places] < moment_ms
        self._appealed = faults.appealed_ms[places] < moment_ms

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> ViolationRow: ...
    @overload
    def __getitem__(self, at: slice) -> "Violations": ...
    def __getitem__(self, at: int | slice) -> "ViolationRow | Violations":
        return self._of(self._places[at]) if isinstance(at, slice) else self._row(int(self._places[at]), at)

    def __eq__(self, other: object) -> bool:
        """Told by where they stand where both are of the same LIVE, for that is told at once."""
        if not isinstance(other, Violations):
            return NotImplemented
        if self._faults.raised is other._faults.raised and self._origin == other._origin:
            return all(
                np.array_equal(mine, others)
                for mine, others in (
                    (self._places, other._places), (self._resolved, other._resolved), (self._appealed, other._appealed),
                )
            )  # fmt: skip
        return len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]

    @property
    def standing(self) -> int:
        """How many have not been resolved."""
        return len(self) - int(self._resolved.sum())

    @property
    def standing_first(self) -> "Violations":
        """Those that stand, then the others, of either the latest first."""
        return self._of(np.concatenate((self._places[~self._resolved][::-1], self._places[self._resolved][::-1])))

    @property
    def keys(self) -> "Keys":
        """Their ids."""
        return Keys(self._faults, self._places)

    def _of(self, places: Ints) -> "Violations":
        return Violations(self._faults, places, self._moment_ms, self._origin)

    def _row(self, place: int, at: int) -> ViolationRow:
        event, ts = self._faults.raised[place], int(self._faults.raised_ms[place])
        clip_ms = e.milliseconds(event.clip_ts)
        appealed = ViolationState.APPEALED if self._appealed[at] else ViolationState.RAISED
        return ViolationRow(
            violation=clean(event.violation, 80),
            reason=clean(event.reason, 200),
            recommendation=None if event.recommendation is None else clean(event.recommendation, 300),
            severity=None if event.severity is None else clean(event.severity, 40),
            raised_ms=ts,
            clip_ms=clip_ms,
            state=ViolationState.RESOLVED if self._resolved[at] else appealed,
            key=event.violation,
            at_s=ts // 1000 - self._origin,
            clip_s=None if clip_ms is None else clip_ms // 1000 - self._origin,
            clip_url=None if event.clip_url is None else clean(event.clip_url, 300),
        )


class Keys(Sequence[str]):
    """The ids of violations, each found without a look at the others."""

    def __init__(self, faults: Faults, places: Ints) -> None:
        self._faults = faults
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> "Keys": ...
    def __getitem__(self, at: int | slice) -> "str | Keys":
        if isinstance(at, slice):
            return Keys(self._faults, self._places[at])
        return self._faults.raised[int(self._places[at])].violation

    def __contains__(self, key: object) -> bool:
        return bool(len(self._found(key)))

    def index(self, key: object, start: int = 0, stop: int | None = None) -> int:
        found = self._found(key)
        if not len(found):
            raise ValueError(key)
        return int(found[0])

    def _found(self, key: object) -> Ints:
        known = self._faults.places.get(key, ()) if isinstance(key, str) else ()
        return np.flatnonzero(np.isin(self._places, known))


def violations(reading: Reading, choices: Choices) -> Violations:
    """The violations of the LIVE up to the moment in order of time, whatever the span; of one raised after it was resolved, the
    later one.
    """
    faults, moment_ms = reading.session.faults.faults(), reading.moment_ms
    places = np.flatnonzero(faults.again_ms[: faults.before(moment_ms)] >= moment_ms)
    return Violations(faults, places, moment_ms, reading.session.start_second)
