"""A LIVE that is being received, as the screen shows it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from livetui.engine.receiving import Receiving
from livetui.errors import is_fault
from livetui.recording.recorder import Recorder
from livetui.session.division import Family
from livetui.session.reading import Reading
from livetui.session.session import Session
from livetui.session.spans import read, read_over
from livetui.span import Over
from livetui.text import Clean, clean
from livetui.ui.reception import Reception, Recorded


class LiveStage:
    """See `livetui.ui.stage.Stage`: the LIVE goes on also while no event comes, until its feeds are over or it has ended."""

    live = True
    loaded = 1.0

    def __init__(self, receiving: Receiving, recorder: Recorder | None, recording: Path | None, name: Clean) -> None:
        self._receiving = receiving
        self._recorder = recorder
        self._recording = recording
        self.name = name

    @property
    def start_s(self) -> int:
        with self._receiving.lend() as session:
            return session.start_second

    @property
    def length_s(self) -> float:
        with self._receiving.lend() as session:
            return session.end_second - session.start_second + self._quiet_s(session)

    @property
    def done(self) -> bool:
        return self._receiving.done

    @property
    def trouble(self) -> str | None:
        error = self._receiving.error
        return str(error) if error else None

    @property
    def broken(self) -> bool:
        return is_fault(self._receiving.error)

    @property
    def reception(self) -> Reception:
        with self._receiving.lend() as session:
            midway = _midway(session)
        return Reception(
            feeds=self._receiving.feeds,
            silent_s=int(self._receiving.silent_s),
            midway=midway,
            rejected=tuple(self._receiving.rejected),
            recorded=self._recorded(),
        )

    def seen(self) -> None:
        """Feeds wait for no screen."""

    @contextmanager
    def reading(self, at_s: int, span: Over) -> Iterator[Reading]:
        with self._receiving.lend() as session:
            yield read_over(session, at_s, span, self._quiet_s(session), lost=self._lost)

    @property
    def _lost(self) -> bool:
        """Whether no feed is there to be heard, though the LIVE goes on."""
        return not self._receiving.done and all(feed.connection.state != "connected" for feed in self._receiving.feeds)

    def _quiet_s(self, session: Session) -> int:
        """For how many seconds the LIVE has gone on without an event."""
        if session.empty or self._receiving.done:
            return 0
        return 0 if session.ended_ms(session.end_second * 1000) is not None else int(self._receiving.silent_s)

    def _recorded(self) -> Recorded | None:
        recorder = self._recorder
        if recorder is None or self._recording is None:
            return None
        trouble = recorder.trouble
        return Recorded(
            to=clean(str(self._recording), 200),
            trouble=clean(trouble) if trouble else None,
            lost=recorder.lost,
            notices=tuple(map(clean, recorder.notices)),
        )


def _midway(session: Session) -> bool:
    """Whether the LIVE had begun before its feeds were heard, and no snapshot has told what came until then."""
    told = any(family is Family.ROOM for family, _, _ in session.totals)
    return not session.empty and not told and read(session).midway
