"""The alerts of a moment: all are counted, and each is made when it is asked for."""

from collections.abc import Callable, Iterable, Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

from livetui.alerts.alert import Alert, AlertKind, Severity
from livetui.session.tally import Ints

KINDS = {kind: number for number, kind in enumerate(AlertKind)}


def latest_of_each(kinds: Ints, most: int) -> NDArray[np.bool_]:
    """Which are of each kind the last so many."""
    found = np.zeros(len(kinds), bool)
    for kind in KINDS.values():
        found[np.flatnonzero(kinds == kind)[-most:]] = True
    return found


class Found(Sequence[Alert]):
    """Alerts as they were known at a moment, oldest first; ``made`` makes the one of a place.

    ``at`` is when each was raised, ``holds`` whether it did at the moment; ``kinds`` are the numbers of their kinds, ``ranks``
    those of their severities.
    """

    def __init__(
        self, made: Callable[[int], Alert], places: Ints, at: Ints, holds: NDArray[np.bool_], kinds: Ints, ranks: Ints
    ) -> None:  # fmt: skip
        self._made = made
        self._places = places
        self.at, self.holds, self.kinds, self.ranks = at, holds, kinds, ranks

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Alert: ...
    @overload
    def __getitem__(self, at: slice) -> "Found": ...
    def __getitem__(self, at: int | slice) -> "Alert | Found":
        return self.only(at) if isinstance(at, slice) else self._made(int(self._places[at]))

    def only(self, which: NDArray[np.bool_] | Ints | slice) -> "Found":
        """Those of them that are flagged, or in this order."""
        return Found(self._made, self._places[which], self.at[which], self.holds[which], self.kinds[which], self.ranks[which])

    def of_kinds(self, kinds: Iterable[AlertKind]) -> NDArray[np.bool_]:
        """Which of them are of these kinds."""
        return np.isin(self.kinds, [KINDS[kind] for kind in kinds])

    @property
    def worst_first(self) -> "Found":
        """The same, the worst first, and of equal ones the latest."""
        return self.only(np.concatenate([np.flatnonzero(self.ranks == severity.rank)[::-1] for severity in reversed(Severity)]))

    def also(self, alert: Alert) -> "Found":
        """The same, and one that holds now."""
        number, made = int(self._places.max(initial=-1)) + 1, self._made
        return Found(
            lambda place: alert if place == number else made(place), np.append(self._places, number),
            np.append(self.at, alert.at), np.append(self.holds, True), np.append(self.kinds, KINDS[alert.kind]),
            np.append(self.ranks, alert.severity.rank),
        )  # fmt: skip
