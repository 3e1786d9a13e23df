"""A past LIVE with all that is kept of it: from the history, or from a recording."""

from typing import TYPE_CHECKING

from livetui.cli.says import note
from livetui.errors import LivetuiError, UsageError
from livetui.text import clean

if TYPE_CHECKING:
    from livetui.history.history import History
    from livetui.history.past_live import PastLive, Summary


def live_meant(history: "History", typed: str | None) -> "Summary":
    """The LIVE that is meant, by default the latest; a recording is read. Raises `UsageError` unless it is one."""
    from livetui.cli.which_live import names_a_file, one_of

    if typed is not None and names_a_file(typed):
        return recorded(typed)
    return kept(history, one_of(history.lives(), typed))


def kept(history: "History", live: "PastLive") -> "Summary":
    """All that the history has of a LIVE; where it has nothing of the channels, for they were not kept then, that is said."""
    from livetui.cli.missing_channels import read_missing_channels
    from livetui.history.past_live import Summary

    read_missing_channels(history, [live])
    if live.id in history.without_channels():
        note(f"What the channels of LIVE {live.id} brought was not kept, and its recording is gone.")
    return Summary(live, history.minutes(live.id), history.channels(live.id))


def recorded(file: str) -> "Summary":
    """The LIVE in a recording; raises `LivetuiError` where there is none."""
    from livetui.cli.opened import path_of
    from livetui.cli.past import summaries

    ((_, summary),) = summaries([path_of(file)])
    if isinstance(summary, LivetuiError):
        raise summary
    if summary is None:
        raise UsageError(f"{clean(file)} is of a rehearsal, from “livetui serve”: there is no LIVE in it.")
    return summary
