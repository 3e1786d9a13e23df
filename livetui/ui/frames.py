"""When the next drawing is due."""

from collections.abc import Callable
from math import floor, inf

from textual.message_pump import MessagePump
from textual.timer import Timer

from livetui.ui.playback import Playback, Playing
from livetui.ui.stage import Stage

LIVE_S = 1.0
FASTEST_S = 0.2
_LOADING_S = 0.2
_UNSEEN_S = 2.0
_SLACK_S = 0.01
"""A frame for a whole second comes this much after it, lest a clock that runs short shows the second before."""


class Frames:
    """Has the screen drawn again once there is something new to show.

    ``least_s`` is the least between two drawings, by default one second of a LIVE that goes on, a fifth of one of a recording.
    ``unseen``: the terminal says that nobody looks.
    """

    def __init__(
        self, pump: MessagePump, playback: Playback, stage: Stage, least_s: float | None, draw: Callable[[], None]
    ) -> None:  # fmt: skip
        self._pump = pump
        self._playback = playback
        self._stage = stage
        self._least_s = least_s or (LIVE_S if stage.live else FASTEST_S)
        self._draw = draw
        self._timer: Timer | None = None
        self.unseen = False

    @property
    def due(self) -> bool:
        """Whether there will be another frame."""
        return self._timer is not None

    def plan(self, *, going: bool, done: bool) -> None:
        """After a drawing, plan the next; ``going``: a moment is waited for that has not been read yet.

        ``done``: all there is was there when the drawing began, whatever may have come in the middle of it.
        """
        if self._timer is not None:
            self._timer.stop()
        delay = self._next_s(going, done)
        self._timer = None if delay is None else self._pump.set_timer(delay, self._come)

    def _come(self) -> None:
        self._playback.frame()
        self._draw()

    def _next_s(self, going: bool, done: bool) -> float | None:
        """On whole seconds of the LIVE, where that is not too often; None where nothing moves."""
        playback, stage, least_s, delay = self._playback, self._stage, self._least_s, inf
        if playback.status is Playing.PLAYING:
            at = playback.position
            ahead = 0.0 if playback.speed == inf else (floor(at) + 1 - at) / playback.speed + _SLACK_S
            delay = max(ahead, least_s if least_s > 1 or not stage.live else FASTEST_S)
        if stage.live and not done:
            delay = min(delay, least_s)
        elif not stage.live and (not done or going):
            delay = min(delay, _LOADING_S)
        if self.unseen and (stage.live or playback.speed != inf):  # at full speed it moves by frames
            delay = max(delay, _UNSEEN_S)
        return None if delay == inf else delay
