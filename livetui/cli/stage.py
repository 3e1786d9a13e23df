"""A recording that is being read, as the screen plays it."""

from collections.abc import Iterator
from contextlib import contextmanager

from livetui.engine.opening import Opening
from livetui.errors import LivetuiError
from livetui.session.reading import Reading
from livetui.session.spans import read
from livetui.text import Clean


class RecordingStage:
    """See `livetui.ui.stage.Stage`: what is known of the LIVE grows while the recording is read."""

    def __init__(self, opening: Opening, name: Clean) -> None:
        self._opening = opening
        self._name = name

    @property
    def name(self) -> Clean:
        return self._name

    @property
    def length_s(self) -> float:
        with self._opening.lend() as session:
            return session.end_second - session.start_second

    @property
    def live(self) -> bool:
        return False

    @property
    def reception(self) -> None:
        return None

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
        return self._opening.error is not None and not isinstance(self._opening.error, LivetuiError)

    @contextmanager
    def reading(self, at_s: int, span: str) -> Iterator[Reading]:
        with self._opening.lend() as session:
            yield read(session, at_s, span)
