"""What the program makes of the sample LIVE is what the specification makes of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from livetui.engine.opening import Opening
from livetui.recording.read import Recording
from livetui.recording.sample import find_sample
from livetui.report.as_json import as_json
from livetui.session.reading import Reading
from livetui.session.session import Session
from livetui.session.spans import read, read_between
from livetui.views.choices import Choices
from tests.oracle.comparison import differences, report_differences
from tests.oracle.oracle import Answer, Oracle, Question

SAMPLE = find_sample()
PLANNED_S = 5400

READINGS: dict[str, tuple[float | None, str | tuple[int, int]]] = {
    # at (seconds since the LIVE's start; None: its end), span
    "the whole LIVE": (None, "whole"),
    "its last 30 minutes": (None, "30m"),
    "its last 5 minutes": (None, "5m"),
    "the start": (0, "whole"),
    "the first second": (1, "whole"),
    "all up to 12:30": (750, "whole"),
    "5 minutes before 41:07": (2467, "5m"),
    "30 minutes before 59:59": (3599, "30m"),
    "from 10:00 to 20:00": (None, (600, 1200)),
    "from 10:01 to 15:30 as it was at 20:00": (1200, (601, 930)),
}


def _reading(session: Session, name: str) -> Reading:
    at, span = READINGS[name]
    return read(session, at, span) if isinstance(span, str) else read_between(session, at, *span)


@pytest.fixture(scope="module")
def session() -> Session:
    opening = Opening(Recording(Path(SAMPLE)))
    opening.run()
    return opening.session


@pytest.fixture(scope="module")
def reports(session: Session) -> dict[str, dict[str, Any]]:
    return {name: json.loads(as_json(_reading(session, name), Choices(planned_s=PLANNED_S))) for name in READINGS}


@pytest.fixture(scope="module")
def answers(session: Session, reports: dict[str, dict[str, Any]]) -> dict[str, Answer]:
    readings = {name: _reading(session, name) for name in READINGS}
    asked = [
        Question(SAMPLE.name, of.moment, of.span.start, of.span.end, reports[name]["trend"]["bucket_s"], PLANNED_S)
        for name, of in readings.items()
    ]
    return dict(zip(READINGS, Oracle([SAMPLE]).answers(asked), strict=True))


@pytest.mark.parametrize("name", READINGS)
def test_every_figure_of_the_sample_is_the_specifications(name: str, session: Session, answers: dict[str, Answer]) -> None:
    found = differences(_reading(session, name), answers[name])
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", READINGS)
def test_the_json_report_of_the_sample_says_the_same(
    name: str, reports: dict[str, dict[str, Any]], answers: dict[str, Answer]
) -> None:
    found = report_differences(reports[name], answers[name])
    assert not found, "\n".join(found)


def test_the_sample_has_every_metric(answers: dict[str, Answer]) -> None:
    assert [key for key, value in answers["the whole LIVE"].metrics.items() if value is None] == []
