"""A stage that plays a session that is complete, read as the dashboard reads it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from livetui.session.session import Session
from livetui.session.spans import read_over
from livetui.span import Over
from tests.ui import a_live


class PlayedStage(a_live.AStage):
    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.length_s = session.end_second - session.start_second

    @contextmanager
    def reading(self, at_s: int, span: Over) -> Iterator[Any]:
        yield read_over(self.session, at_s, span)
