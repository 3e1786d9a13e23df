"""What the channels brought in LIVEs that were kept before that was."""

from collections.abc import Iterable
from os.path import isfile
from typing import TYPE_CHECKING

from livetui.errors import LivetuiError

if TYPE_CHECKING:
    from livetui.history.history import History
    from livetui.history.past_live import PastLive


def read_missing_channels(history: "History", lives: "Iterable[PastLive]") -> None:
    """Keep it now, of those whose recordings are still there, and are still of the same LIVE."""
    from livetui.cli.past import summaries

    missing = history.without_channels()
    found = [(live, live.recording) for live in lives if live.id in missing and live.recording and isfile(live.recording)]
    for (live, _), (_, summary) in zip(found, summaries([file for _, file in found]), strict=True):
        if summary is not None and not isinstance(summary, LivetuiError) and summary.live.fingerprint == live.fingerprint:
            history.add_channels(live.id, summary.channels)
