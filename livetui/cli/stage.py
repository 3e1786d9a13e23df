"""A recording that is being read, as the screen plays it."""

from collections.abc import Iterator
from contextlib import contextmanager

from livetui.engine.opening import Opening
from livetui.errors import is_fault
from livetui.session.reading import Reading
from livetui.session.spans import read_over
from livetui.span import Over
from livetui.text import Clean


class RecordingStage:
    """See `livetui.ui.stage.Stage`: what is known of the LIVE grows while the recording is read."""

    live = False
    reception = None

    def __init__(self, opening: Opening, name: Clean) -> None:
        self._opening = opening
        self.name = name

    @property
    def start_s(self) -> int:
        with self._opening.lend() as session:
            return session.start_second

    @property
    def length_s(self) -> float:
        with self._opening.lend() as session:
            return session.end_second - session.start_second

    @property
    def loaded(self) -> float:
        return self._opening.progress

    @property
    def done(self) -> bool:
        return self._opening.done

    @property
    def trouble(self) -> str | None:
        error = self._opening.error
        return str(error) if error else self._opening.trouble

    @property
    def broken(self) -> bool:
        return is_fault(self._opening.error)

    def seen(self) -> None:
        self._opening.go_on()

    @contextmanager
    def reading(self, at_s: int, span: Over) -> Iterator[Reading]:
        with self._opening.lend() as session:
            yield read_over(session, at_s, span)
