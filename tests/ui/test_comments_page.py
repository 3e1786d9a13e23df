"""All comments, what they are about, and what waits for an answer, under keys."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from threading import Event

import pytest
from textual.widget import Widget

from livetui.intents.classify import Intents, shipped
from livetui.intents.intent import Intent
from livetui.session.spans import read
from livetui.ui.app import Dashboard
from livetui.ui.look import Look
from livetui.ui.pages import COMMENTS, PAGES
from livetui.ui.panel_view import PanelView
from livetui.ui.panels import all_comments as panel
from livetui.ui.panels.all import PANELS
from livetui.ui.playback import Playback
from livetui.views.all_comments import LIST, all_comments
from livetui.views.choices import Choices
from livetui.views.listener import Listener
from livetui.views.questions import open_questions
from tests.ui.a_look import LOOK
from tests.ui.a_sample import SampleStage, sample
from tests.ui.running import Running, running
from tests.ui.test_playback import Clock

AT_S = 48 * 60
PAGE = str(PAGES.index(COMMENTS) + 1)


@asynccontextmanager
async def page(*, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Running]:
    async with running(size=size, at_s=AT_S, panels=PANELS, stage=SampleStage()) as here:
        await here.press(PAGE)
        listener = here.app.choices.listener
        while listener.intents is None or len(listener.heard(sample())) < len(sample().comments):
            await here.pilot.pause(0.02)
        here.app.update()  # what the last of them changed may not have been drawn yet
        await here.pilot.pause()
        yield here


def _view(here: Running, name: str) -> PanelView:
    return here.app.query_one(f"#{name}", PanelView)


def _in(widget: Widget) -> str:
    return "\n".join(widget.render_line(y).text for y in range(widget.size.height))


def _said(at_s: int = AT_S) -> list[str]:
    view = all_comments(read(sample(), at_s), Choices())
    return [view.said.row(place).text for place in view.places]


async def test_the_newest_stands_at_the_bottom_and_up_walks_to_what_was_said_before() -> None:
    async with page() as here:
        comments, said = _view(here, LIST), _said()
        assert said[-1] in _in(comments).splitlines()[-2]
        await here.press("up", "up")
        assert next(line for line in _in(comments).splitlines() if "›" in line).count(said[-2]) == 1


async def test_enter_goes_to_the_moment_when_the_comment_has_just_come() -> None:
    async with page() as here:
        await here.press(*["pageup"] * 12, "enter")
        comments = _view(here, LIST)
        assert here.playback.position < AT_S
        assert isinstance(comments.cursor, int)
        assert _said(int(here.playback.position))[-1] == _said()[comments.cursor]


async def test_the_comment_under_the_cursor_stays_while_newer_ones_come() -> None:
    async with page() as here:
        await here.press(*["up"] * 30)
        before = next(line for line in _in(_view(here, LIST)).splitlines() if "›" in line)
        here.app.seek(AT_S + 120)
        await here.pilot.pause()
        lines = _in(_view(here, LIST)).splitlines()
        assert before in lines
        assert "newer" in lines[-2]


async def test_picking_an_intent_shows_its_comments_alone_and_escape_all_of_them() -> None:
    async with page() as here:
        here.app.set_focus(_view(here, "intents"))
        await here.press("down", "enter")
        chosen = here.app.choices.intent
        assert chosen is Intent.PRAISE
        assert "All comments · praise" in here.text()
        assert " 101 of 659 " in here.text()
        await here.press("escape")
        assert here.app.choices.intent is None


async def test_what_is_looked_for_is_found_in_words_and_names() -> None:
    async with page() as here:
        await here.press("slash", *"nicole cost", "enter")
        assert "cost?" in _in(_view(here, LIST))
        assert "/ nicole cost" in here.text()


async def test_x_goes_to_the_open_questions_and_then_marks_them_one_after_the_other() -> None:
    waiting = [row.key for row in open_questions(read(sample(), AT_S), Choices()).rows]
    async with page() as here:
        await here.press("x")
        assert here.app.choices.answered == {}
        await here.press("x", "x")
        assert list(here.app.choices.answered) == waiting[:2]
        assert _view(here, "questions").cursor == waiting[2]


async def test_capital_x_opens_the_last_one_again() -> None:
    async with page() as here:
        await here.press("x", "x", "x", "X")
        assert len(here.app.choices.answered) == 1


async def test_before_it_was_answered_a_question_is_open() -> None:
    async with page() as here:
        first = open_questions(read(sample(), AT_S), Choices()).rows[0].text
        await here.press("x", "x")
        assert first not in _in(_view(here, "questions"))
        await here.press("left")
        assert first in _in(_view(here, "questions"))


async def test_a_question_that_nobody_has_asked_yet_is_not_marked() -> None:
    marked, later = open_questions(read(sample(), AT_S), Choices()).rows[:2]
    async with page() as here:
        await here.press("x", "x")
        assert _view(here, "questions").row == later.key
        here.app.seek(later.at_s)
        await here.pilot.pause()
        assert _view(here, "questions").cursor == later.key
        await here.press("x")
        assert list(here.app.choices.answered) == [marked.key]


async def test_a_mark_made_later_is_kept_while_one_looks_at_what_was_before_the_question() -> None:
    marked = open_questions(read(sample(), AT_S), Choices()).rows[0]
    async with page() as here:
        await here.press("x", "x")
        for at_s, open_then in ((marked.at_s, False), (AT_S - 1, True), (AT_S, False)):
            here.app.seek(at_s)
            await here.pilot.pause()
            assert (marked.text in _in(_view(here, "questions"))) == open_then


async def test_the_first_page_tells_the_most_urgent_questions() -> None:
    urgent = open_questions(read(sample(), AT_S), Choices()).rows[:2]
    async with page(size=(200, 60)) as here:
        await here.press("1")
        first, second = _in(_view(here, "comments")).splitlines()[1:3]
        assert first.startswith(f"│ ! {urgent[0].text[:20]}")
        assert second.startswith(f"│ ! {urgent[1].text[:20]}")


async def test_while_the_lexicons_are_being_read_the_page_is_there_and_says_so() -> None:
    may_read = Event()

    def slowly(breathe: Callable[[], object] = lambda: None) -> Intents:
        may_read.wait(10)
        return shipped()

    stage = SampleStage()
    app = Dashboard(stage, Playback(stage.length_s, Clock(), paused=True, at_s=AT_S), Choices(listener=Listener(slowly)))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(PAGE)
        await pilot.pause()
        here = Running(app, pilot, stage, Clock())
        assert here.text().count("Reading the lexicons") == 2
        may_read.set()
        while "Reading the lexicons" in here.text():
            await pilot.pause(0.02)
        assert "checkout" in here.text()


@pytest.mark.parametrize("width", [12, 30, 60, 100])
def test_names_and_words_of_any_script_keep_the_frame_straight(width: int) -> None:
    view = all_comments(read(sample(), AT_S), Choices())
    for height in (3, 10, 40):
        assert {strip.cell_length for strip in panel.draw(view, width, height, Look())} == {width}


@pytest.mark.parametrize("size", [(30, 4), (40, 12), (60, 30)])
def test_the_latest_comments_are_no_more_than_have_room_and_fill_it(size: tuple[int, int]) -> None:
    latest, reading, choices = PANELS["comments"], read(sample(), AT_S), Choices()
    fitted = latest.build(reading, latest.fit(choices, *size))
    assert len(fitted.rows) <= size[1]
    assert latest.draw(fitted, *size, LOOK) == latest.draw(latest.build(reading, choices), *size, LOOK)
