"""What came before ``live.started``: counted back from the start, with a minus, wherever a time is shown."""

import pytest

from livetui.report.text import as_text
from livetui.session.reading import Reading
from livetui.session.session import Session
from livetui.session.spans import read, read_between
from livetui.ui.look import Look
from livetui.ui.panels import comments as comments_panel
from livetui.views.choices import Choices
from livetui.views.comments import comments
from livetui.views.header import header
from livetui.views.timeline import timeline
from livetui.views.trend import trend
from tests.report.a_live import START, event, session_of

EARLY_S = -2400


@pytest.fixture
def session() -> Session:
    """A feed that begins forty minutes before its LIVE."""
    return session_of(
        event(EARLY_S, "join", viewer="a"),
        event(-2000, "comment", viewer="a", text="when does it start?"),
        event(-1000.5, "note", text="sound check"),
        event(-600, "violation.raised", violation="x", reason="Claim", clip_ts=START - 700_000),
        event(-300, "promotion.started", promotion="g", kind="giveaway", title="Early win"),
        event(0, "live.started", title="Late start"),
        *(event(second, "join", viewer=str(second)) for second in range(0, 600, 10)),
        event(60, "note", text="on air"),
    )


@pytest.fixture
def reading(session: Session) -> Reading:
    return read(session)


def test_the_report_counts_back_from_the_start_and_says_so(reading: Reading) -> None:
    text = as_text(reading, Choices())
    assert "Whole LIVE: −40:00 to 9:51" in text
    assert "Times with − are before the start of the LIVE" in text
    assert "  −10:00 (raised) Claim (see −11:40)" in text
    for what, at in (("sound check", "−16:41"), ("Claim", "−10:00"), ("Early win", "−5:00"), ("on air", "1:00")):
        assert any(line.split()[: len(what.split())] == what.split() and line.endswith(f" {at}") for line in text.splitlines())


def test_a_span_from_the_start_on_has_none_of_it(session: Session) -> None:
    text = as_text(read_between(session, None, 0, 591), Choices())
    assert "Times with −" not in text
    assert "sound check" not in text


def test_a_comment_before_the_start_has_a_minus(reading: Reading) -> None:
    view = comments(reading, Choices())
    assert [row.at_s for row in view.rows] == [-2000]
    assert any("−33:20" in strip.text for strip in comments_panel.draw(view, 60, 6, Look()))


def test_the_chart_of_the_whole_live_begins_with_it(reading: Reading) -> None:
    view = trend(reading, Choices())
    assert view.from_s == 0
    assert [mark.at_s for mark in view.marks] == [60]


def test_the_timeline_and_the_play_head_begin_at_the_start(session: Session) -> None:
    view = timeline(read(session, 0), Choices())
    assert (view.at_s, view.length_s, [mark.at_s for mark in view.marks]) == (0, 591, [60])
    assert header(read(session, 0), Choices()).at_s == 0
