"""What several panels of a page ask of one reading is worked out once, and forgotten with the reading."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple

from livetui.session.reading import Reading

About = TypeVarTuple("About")
Answer = TypeVar("Answer")


def once(work_out: Callable[[Reading, *About], Answer]) -> Callable[[Reading, *About], Answer]:
    """Keep the answer with the reading; what else it is about has to be hashable."""

    @wraps(work_out)
    def answer(reading: Reading, *about: *About) -> Answer:
        asked = work_out, about
        if asked not in reading.known:
            reading.known[asked] = work_out(reading, *about)
        kept: Answer = reading.known[asked]
        return kept

    return answer
