"""The LIVE that comes with the program, read once for all tests, and a stage that plays it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from livetui.engine.opening import Opening
from livetui.recording.read import Recording
from livetui.recording.sample import find_sample
from livetui.session.session import Session
from livetui.session.spans import read_over
from livetui.span import Over
from tests.ui import a_live


@cache
def sample() -> Session:
    with Recording(find_sample()) as recording:
        opening = Opening(recording)
        opening.run()
    return opening.session


class SampleStage(a_live.AStage):
    """The sample, all of it read."""

    def __init__(self) -> None:
        super().__init__()
        self.length_s = sample().end_second - sample().start_second

    @contextmanager
    def reading(self, at_s: int, span: Over) -> Iterator[Any]:
        self.read.append((at_s, span))
        yield read_over(sample(), at_s, span)
