"""When the next drawing is due."""

from math import floor, inf

from livetui.ui.playback import Playback, Playing
from livetui.ui.stage import Stage

LIVE_S = 1.0
FASTEST_S = 0.2
_LOADING_S = 0.2
_UNSEEN_S = 2.0
_SLACK_S = 0.01
"""A frame for a whole second comes this much after it, lest a clock that runs short shows the second before."""


def next_frame_s(playback: Playback, stage: Stage, least_s: float, *, unseen: bool, going: bool) -> float | None:
    """Seconds to the next frame: on whole seconds of the LIVE, where that is not too often; None where nothing moves.

    ``least_s`` is the least between two, ``unseen`` whether the terminal says that nobody looks, ``going`` whether a moment is
    waited for that has not been read yet.
    """
    delay = inf
    if playback.status is Playing.PLAYING:
        at = playback.position
        ahead = 0.0 if playback.speed == inf else (floor(at) + 1 - at) / playback.speed + _SLACK_S
        delay = max(ahead, least_s if least_s > 1 or not stage.live else FASTEST_S)
    if stage.live and not stage.done:
        delay = min(delay, least_s)
    elif not stage.live and (not stage.done or going):
        delay = min(delay, _LOADING_S)
    if unseen and (stage.live or playback.speed != inf):  # at full speed it moves by frames
        delay = max(delay, _UNSEEN_S)
    return None if delay == inf else delay
