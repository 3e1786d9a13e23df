"""What the program makes of random feeds is what the specification makes of them."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from livetui.engine.opening import Opening
from livetui.recording.read import Recording
from livetui.session.reading import Reading, Span
from livetui.session.session import Session
from tests.oracle.comparison import differences, report_differences
from tests.oracle.feeds import SHAPES, feed, lines
from tests.oracle.oracle import Answer, Oracle, Question

_FEEDS = 33
_Case = tuple[Question, Answer]


def _shape(seed: int) -> int:
    return seed % len(SHAPES)


def _opened(file: Path) -> Session:
    opening = Opening(Recording(file))
    opening.run()
    return opening.session


def _questions(name: str, session: Session, chance: Random) -> Iterator[Question]:
    """The whole LIVE, its last minutes, any stretch of it, as of its end and of any moment, at the edges of minutes too."""
    first, end = session.first_second, session.end_second
    yield Question(name, end, first, end)
    yield Question(name, end, max(first, end - 300), end)
    yield Question(name, first, first, first)
    for _ in range(5):
        moment = chance.randrange(first, end + 2)
        start = chance.choice((first, max(first, moment - 60), chance.randrange(first, moment + 1)))
        yield Question(name, moment, start, chance.choice((moment, chance.randrange(start, moment + 1))))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("feeds")
    out = []
    for seed in range(_FEEDS):
        shape = SHAPES[_shape(seed)]
        out.append(folder / f"{seed}.ndjson")
        out[-1].write_bytes(lines(feed(seed, shape), shape.bad_lines))
    return out


@pytest.fixture(scope="module")
def sessions(files: list[Path]) -> list[Session]:
    return [_opened(file) for file in files]


@pytest.fixture(scope="module")
def cases(files: list[Path], sessions: list[Session]) -> dict[str, list[_Case]]:
    asked = [
        question
        for seed, (file, session) in enumerate(zip(files, sessions, strict=True))
        for question in _questions(file.name, session, Random(seed))
    ]
    out: dict[str, list[_Case]] = {}
    for question, answer in zip(asked, Oracle(files).answers(asked), strict=True):
        out.setdefault(question.feed, []).append((question, answer))
    return out


@pytest.mark.parametrize("seed", range(_FEEDS))
def test_every_figure_of_a_random_feed_is_the_specifications(
    seed: int, files: list[Path], sessions: list[Session], cases: dict[str, list[_Case]]
) -> None:
    found = [
        f"{question}: {unlike}"
        for question, answer in cases[files[seed].name]
        for unlike in differences(Reading(sessions[seed], question.moment, Span("", question.from_s, question.to_s)), answer)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("seed", range(0, _FEEDS, 3))
def test_the_json_report_of_a_random_feed_says_the_same(
    seed: int, files: list[Path], sessions: list[Session], cases: dict[str, list[_Case]]
) -> None:
    found = [
        f"{question}: {unlike}"
        for question, answer in cases[files[seed].name][::3]
        for unlike in report_differences(
            Reading(sessions[seed], question.moment, Span("", question.from_s, question.to_s)), answer
        )
    ]
    assert not found, "\n".join(found)
