"""What the program makes of random feeds is what the specification makes of them."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from livetui.engine.opening import Opening
from livetui.recording.read import Recording
from livetui.report.as_json import as_json
from livetui.session.reading import Reading, Span
from livetui.session.session import Session
from livetui.views.choices import Choices
from tests.oracle.comparison import differences, report_differences
from tests.oracle.feeds import SHAPES, feed, lines
from tests.oracle.oracle import Answer, Oracle, Question

_FEEDS = 2 * len(SHAPES)
_PLANNED_S = 600


class _Case(Struct, frozen=True):
    """A reading, what its question is answered with, and for some what the JSON report says of it."""

    question: Question
    reading: Reading
    report: dict[str, Any] | None


_Answered = list[tuple[_Case, Answer]]


def _opened(file: Path) -> Session:
    opening = Opening(Recording(file))
    opening.run()
    return opening.session


def _questions(name: str, session: Session, chance: Random) -> Iterator[Question]:
    """The whole LIVE, its last minutes, any stretch of it, as of its end and of any moment, at the edges of minutes too."""
    first, end = session.first_second, session.end_second
    began = max(first, min(session.start_second, end))
    yield Question(name, end, first, end)
    yield Question(name, end, max(first, end - 300), end)
    yield Question(name, first, first, first)
    for _ in range(5):
        moment = chance.randrange(began, end + 2)
        start = chance.choice((first, max(first, moment - 60), chance.randrange(began, moment + 1)))
        yield Question(name, moment, start, chance.choice((moment, chance.randrange(start, moment + 1))))


def _case(question: Question, session: Session, report: bool) -> _Case:
    reading = Reading(session, question.moment, Span("", question.from_s, question.to_s))
    if not report:
        return _Case(question, reading, None)
    told = json.loads(as_json(reading, Choices(planned_s=_PLANNED_S)))
    return _Case(replace(question, bucket_s=told["trend"]["bucket_s"], planned_s=_PLANNED_S), reading, told)


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> _Answered:
    """Asked all at once: each process that takes part in the tests would have to do it again for its share of them."""
    folder = tmp_path_factory.mktemp("feeds")
    files, asked = [], []
    for seed in range(_FEEDS):
        shape = SHAPES[seed % len(SHAPES)]
        files.append(folder / f"{seed}.ndjson")
        files[-1].write_bytes(lines(feed(seed, shape), shape.bad_lines))
        session = _opened(files[-1])
        for number, question in enumerate(_questions(files[-1].name, session, Random(seed))):
            asked.append(_case(question, session, report=number % 3 == 0))
    return list(zip(asked, Oracle(files).answers([case.question for case in asked]), strict=True))


def test_every_figure_of_random_feeds_is_the_specifications(cases: _Answered) -> None:
    found = [f"{case.question}: {unlike}" for case, answer in cases for unlike in differences(case.reading, answer)]
    assert not found, "\n".join(found)


def test_the_json_report_of_random_feeds_says_the_same(cases: _Answered) -> None:
    found = [
        f"{case.question}: {unlike}"
        for case, answer in cases
        if case.report is not None
        for unlike in report_differences(case.report, answer)
    ]
    assert not found, "\n".join(found)
