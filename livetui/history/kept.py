"""The history as a LIVE is compared with it: only looked into, and only when somebody asks."""

from collections.abc import Callable
from os.path import isfile
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from msgspec.structs import replace

from livetui.errors import LivetuiError
from livetui.history.past import Past
from livetui.text import clean

if TYPE_CHECKING:
    from livetui.history.earlier import Earlier
    from livetui.history.history import History
    from livetui.history.past_live import PastLive


_DAY_MS = 86_400_000


class KeptPast:
    """See `Past`: as the history was when it was asked. Where it cannot be read, that is told in place of LIVEs.

    Without ``minutes`` it tells no more than what each LIVE came to, which is sooner read.
    """

    def __init__(self, path: Path | None = None, *, minutes: bool = True) -> None:
        self._path = path
        self._tell = earlier if minutes else earlier_lives
        self._answers: dict[tuple[int, str | None], Earlier] = {}

    def before(self, started_ms: int, creator: str | None) -> "Earlier":
        asked = started_ms, creator
        if asked not in self._answers:
            self._answers = {asked: self._read(started_ms, creator)}
        return self._answers[asked]

    def _read(self, started_ms: int, creator: str | None) -> "Earlier":
        from livetui.history.database import history_path, spoken
        from livetui.history.earlier import NONE, Earlier
        from livetui.history.history import History

        path = self._path or history_path()
        try:
            with spoken(path):
                if not path.exists():
                    return NONE
            with History(path, mend=False) as history:
                told = self._tell(history, started_ms, creator)
                return replace(told, senseless=frozenset(history.senseless))
        except LivetuiError as error:
            return Earlier(trouble=str(error))


def earlier(history: "History", started_ms: int, creator: str | None) -> "Earlier":
    """What a history holds of the LIVEs before one of a creator, minutes and months as well."""
    from livetui.history.months import month_of, months_of

    found = earlier_lives(history, started_ms, creator)
    wanted = {live.id for live in (*found.recent, *found.own[:1])}
    return replace(
        found,
        minutes={id: history.minutes(id) for id in wanted},
        months=months_of(history, month_of(started_ms), until_ms=started_ms, creator=creator),
    )


def earlier_lives(history: "History", started_ms: int, creator: str | None) -> "Earlier":
    """The LIVEs before one of a creator, and what each came to in the end."""
    from livetui.history.earlier import DAYS, Earlier
    from livetui.history.whose import own

    lives = tuple(map(_replayable, history.before(started_ms)))
    mine = tuple(live for live in lives if own(creator, live.creator))
    recent = tuple(live for live in mine if live.started_ms >= started_ms - DAYS * _DAY_MS)
    return Earlier(lives=lives, own=mine, recent=recent)


def _replayable(live: "PastLive") -> "PastLive":
    """Without the name of a recording that is gone, or that nobody may look for."""
    gone = live.recording is not None and not isfile(live.recording)
    return replace(live, recording=None) if gone else live


class AskedAside:
    """See `Past`: another that is asked on a thread, so that nothing waits on a disk; ``told`` is called when it has answered.

    Until then nothing is known.
    """

    def __init__(self, past: Past, told: Callable[[], object]) -> None:
        self._past = past
        self._told = told
        self._asked: tuple[int, str | None] | None = None
        self._answer: Earlier | None = None

    def before(self, started_ms: int, creator: str | None) -> "Earlier":
        from livetui.history.earlier import UNKNOWN

        asked = started_ms, creator
        if asked != self._asked:
            self._asked, self._answer = asked, None
            Thread(target=self._ask, args=asked, name="history", daemon=True).start()
        return self._answer or UNKNOWN

    def _ask(self, started_ms: int, creator: str | None) -> None:
        from livetui.history.earlier import Earlier

        try:
            answer = self._past.before(started_ms, creator)
        except OSError as error:
            answer = Earlier(trouble=f"The history cannot be read ({clean(error.strerror or type(error).__name__)}).")
        if (started_ms, creator) == self._asked:
            self._answer = answer
            self._told()
