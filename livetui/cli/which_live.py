"""Which LIVE of the history is meant: by its number, its room, words of its title, or its date."""

import os
from typing import TYPE_CHECKING

from livetui import clock
from livetui.cli.opened import STDIN
from livetui.cli.says import aside
from livetui.errors import UsageError
from livetui.text import Clean, clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from livetui.history.past_live import PastLive, Summary

OFFERED = 10
OFFERED_DAYS = 92
_DAY_MS = 86_400_000


def names_a_file(what: str) -> bool:
    """Whether it is a recording that is meant, be it there or not."""
    from livetui.recording.naming import ENDINGS
    from livetui.recording.sample import SAMPLE

    return what in (STDIN, SAMPLE) or os.sep in what or what.endswith(ENDINGS) or os.path.exists(what)


def latest() -> "list[PastLive]":
    """Those that are offered: the latest first, of the months just past."""
    from livetui.cli.past import opened_history

    if not _is_there():
        return []
    since_ms = clock.now_ms() - OFFERED_DAYS * _DAY_MS
    with opened_history() as history:
        return [live for live in history.lives() if live.started_ms >= since_ms][:OFFERED]


def is_any() -> bool:
    """Whether any LIVE is in the history."""
    from livetui.cli.past import opened_history

    if not _is_there():
        return False
    with opened_history() as history:
        return bool(history.lives())


def summary_of_one(what: str | None) -> "Summary":
    """All that is kept of the LIVE that is meant, by default the latest; raises `UsageError` unless it is one."""
    from livetui.cli.past import opened_history
    from livetui.history.past_live import Summary

    if not _is_there():
        one_of((), what)
    with opened_history() as history:
        live = one_of(history.lives(), what)
        minutes = history.minutes(live.id)
        return Summary(live, minutes, {}, history.retold(live, minutes))


def _is_there() -> bool:
    """Whether there is a history: one that is not there yet is not made."""
    from livetui.history.database import history_path

    return history_path().exists()


def one_of(lives: "Sequence[PastLive]", what: str | None) -> "PastLive":
    """The one that is meant, by default the first; raises `UsageError` unless it is one."""
    from livetui.history.search import matches

    if not lives:
        called = "No" if what is None else f"“{clean(what, 80)}” is no recording, and no"
        raise UsageError(f"{called} LIVE is in the history: name a recording, or take some in with “livetui history import”.")
    if what is None:
        return lives[0]
    found = (
        [live for live in lives if what == str(live.id)]
        or [live for live in lives if what == live.room]
        or [live for live in lives if what.casefold() in (live.title or "").casefold()]
        or [live for live in lives if matches(live, what)]
    )
    if not found:
        raise UsageError(
            f"“{clean(what, 80)}” is neither a recording nor the number, room, title or date of a LIVE in the history: "
            "“livetui history list” has all of them."
        )
    if len(found) > 1:
        _offer(found)
        raise UsageError(f"{len(found):,} LIVEs are meant by “{clean(what, 80)}”: name one by its ID, as “{found[0].id}”.")
    return found[0]


def _offer(lives: "Sequence[PastLive]") -> None:
    from livetui.cli.history import listed

    more = [Clean(f"and {len(lives) - OFFERED:,} more")] if len(lives) > OFFERED else []
    aside([*listed(lives[:OFFERED]), *more])
