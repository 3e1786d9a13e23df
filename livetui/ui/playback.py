"""The clock of what is shown: where the play head stands, how it moves, and whether it keeps up with a LIVE going on."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from math import inf

from livetui.errors import UsageError

SPEEDS: tuple[float, ...] = (0.5, 1, 2, 5, 10, 20, 30, 60, inf)
"""How many seconds of the LIVE pass in one second; the last is "max", five minutes of the LIVE for each frame."""

_MAX_STEP_S = 300.0
_BACK_S = 2.0
"""Going back to the previous mark within this many seconds of one means the mark before it, as a music player does."""


class Playing(StrEnum):
    """What the play head is doing."""

    FOLLOWING = "following"
    """At the newest moment of a LIVE that goes on, and staying there."""
    PLAYING = "playing"
    PAUSED = "paused"
    ENDED = "ended"


class Playback:
    """A play head between 0 and the length known so far, moved by a clock.

    With ``live`` it follows a LIVE that goes on: at the newest moment it stays there, until it is paused or moved back.
    """

    def __init__(
        self,
        length_s: float,
        clock: Callable[[], float],
        speed: float = 1,
        paused: bool = False,
        at_s: float = 0,
        *,
        live: bool = False,
    ) -> None:
        self._clock = clock
        self._length = max(length_s, 0.0)
        self._start: int | None = None
        self._complete = True
        self._speed = speed
        self._paused = paused
        self._live = self._following = live
        self._from = min(max(at_s, 0.0), self._length)
        self._put_at = self._from
        self._since = clock()

    @property
    def put_at(self) -> float:
        """Where it was put last; from there on it has moved by itself."""
        return self._put_at

    @property
    def position(self) -> float:
        """Seconds since the start of the LIVE."""
        if self._following:
            return self._length
        if self._paused or self._speed == inf:
            return self._from
        return min(self._from + (self._clock() - self._since) * self._speed, self._length)

    @property
    def length_s(self) -> float:
        """How much of the LIVE there is to play."""
        return self._length

    @property
    def speed(self) -> float:
        """One of :data:`SPEEDS`, or what the command line said."""
        return self._speed

    @property
    def status(self) -> Playing:
        """Ended only when the end has been reached of a LIVE that is known whole."""
        if self._complete and self.position >= self._length:
            return Playing.ENDED
        if self._following:
            return Playing.FOLLOWING
        return Playing.PAUSED if self._paused else Playing.PLAYING

    def grow(self, length_s: float, complete: bool, start_s: int = 0) -> int:
        """More of the LIVE is known; a play head that waited at the edge goes on from there, or follows from now on.

        ``start_s`` is when the LIVE began, in seconds since the epoch. Where that has moved while the LIVE goes on, the play
        head stays at its moment; the answer is by how much all positions have grown.
        """
        self._settle()
        moved = self._start - start_s if self._live and self._length and self._start is not None else 0
        self._start = start_s
        self._from, self._put_at = (max(at + moved, 0.0) for at in (self._from, self._put_at))
        self._length = max(self._length + moved, 0.0)
        self._following = self._following or (self._live and not self._paused and self._from >= self._length)
        self._length = max(length_s, self._length)
        self._complete = complete
        return moved

    def frame(self) -> None:
        """Called before each drawing: at full speed the play head moves by frames, not by the clock."""
        if self._speed == inf and not self._paused:
            self._from = min(self._from + _MAX_STEP_S, self._length)

    def seek(self, to_s: float) -> None:
        """Put the play head somewhere; past either end is the end."""
        self._following = self._live and to_s >= self._length
        self._paused = self._paused and not self._following
        self._from = self._put_at = min(max(to_s, 0.0), self._length)
        self._since = self._clock()

    def toggle(self) -> None:
        """Pause or go on; at the end, play again from the start."""
        if self.status is Playing.ENDED:
            self.seek(0)
            self._paused = False
            return
        self._settle()
        self._following = False
        self._paused = not self._paused

    def faster(self) -> None:
        """The next higher speed."""
        self._set_speed(next((speed for speed in SPEEDS if speed > self._speed), SPEEDS[-1]))

    def slower(self) -> None:
        """The next lower speed."""
        self._set_speed(next((speed for speed in reversed(SPEEDS) if speed < self._speed), SPEEDS[0]))

    def jump(self, marks: Iterable[float], forward: bool) -> float | None:
        """Go to the next or the previous of the marks; where that is, or None where there is none."""
        at = self.position
        if forward:
            to = min((mark for mark in marks if mark > at + 0.5), default=None)
        else:
            to = max((mark for mark in marks if mark < at - _BACK_S), default=None)
        if to is not None:
            self.seek(to)
        return to

    def _set_speed(self, speed: float) -> None:
        self._settle()
        self._speed = speed

    def _settle(self) -> None:
        """Count from here on, so that what changes now does not change where the play head stands."""
        self._from = self.position
        self._since = self._clock()


def speed_words(speed: float) -> str:
    """A speed as it is shown: ``0.5×``, ``1×``, ``max``."""
    return "max" if speed == inf else f"{speed:g}×"


def speed(text: str) -> float:
    """The speed somebody typed: a number from 0.1 to 1000, or ``max``; :class:`UsageError` for anything else."""
    typed = text.strip().lower()
    if typed == "max":
        return inf
    try:
        value = float(typed.rstrip("x×"))
    except ValueError:
        value = 0
    if not 0.1 <= value <= 1000:
        raise UsageError("A speed is a number from 0.1 to 1000, or max.")
    return value
