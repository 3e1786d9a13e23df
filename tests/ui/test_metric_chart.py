"""A metric over the LIVE against the market and own LIVEs: opened from a tile, from the worst three, and from its dialog."""

import pytest

from livetui.metrics.catalogue import METRICS
from livetui.text import Clean
from livetui.ui.draw import Canvas
from livetui.ui.look import Look
from livetui.ui.metric_chart import metric_chart
from livetui.ui.panels.all import PANELS
from livetui.ui.private import without_secrets
from livetui.views.metric_course import Market, MetricCourse, Own
from tests.ui.a_sample import SampleStage
from tests.ui.running import Running, running


def course(key: str = "err", market: float | None = 0.11, lives: int = 6, level: bool = False) -> MetricCourse:
    values = tuple(0.05 + at / 1000 for at in range(60))
    return MetricCourse(
        metric=METRICS[key], from_s=0, to_s=3600, bucket_s=60, values=values,
        market=None if market is None else Market(market, Clean("sample values, US")),
        own=Own(tuple(value + 0.02 for value in values), lives, level) if lives else None, marks=(), currency="USD",
    )  # fmt: skip


def drawn(view: MetricCourse, width: int = 100, height: int = 20) -> list[str]:
    canvas = Canvas(width, height)
    metric_chart(canvas, view, Look())
    return canvas.text()


def test_each_line_is_told_by_a_number_and_words() -> None:
    lines = drawn(course())
    assert "1 this LIVE: Enter (ERR)   2 market 11.0 % sample values, US" in lines[0]
    assert "3 own LIVEs, last 14 days mean of 6" in " ".join(lines[:2])
    assert {"1", "2", "3"} <= set("".join(line[5:] for line in lines[2:-2]))


def test_a_mean_of_whole_lives_is_called_so() -> None:
    assert ", whole LIVEs" in " ".join(drawn(course(level=True))[:2])


def test_without_a_market_and_own_lives_there_is_one_line() -> None:
    lines = drawn(course(market=None, lives=0))
    assert "2 " not in lines[0]


def test_before_anything_came_there_is_a_sentence() -> None:
    view = MetricCourse(METRICS["err"], 0, 0, 60, (), None, None, (), None)
    assert "Nothing to draw yet" in " ".join(drawn(view))


@pytest.mark.parametrize("key", ["gmv", "watch_gpm"])
def test_money_can_be_hidden(key: str) -> None:
    assert "$" not in "".join(drawn(without_secrets(course(key, market=1100.0))))


@pytest.mark.parametrize("width", range(1, 120, 13))
def test_it_fits_any_room(width: int) -> None:
    for height in range(1, 30, 4):
        assert len(drawn(course(), width, height)) == height


async def opened(here: Running, *keys: str) -> str:
    await here.press(*keys)
    assert here.app.screen.is_modal
    return here.dialog()


async def test_enter_on_a_tile_opens_its_chart() -> None:
    async with running(stage=SampleStage(), panels=PANELS, at_s=2880) as here:
        assert "1 this LIVE: Orders / min" in await opened(here, "tab", "down", "down", "enter")


async def test_a_second_click_on_a_tile_opens_its_chart() -> None:
    async with running(stage=SampleStage(), panels=PANELS, at_s=2880) as here:
        for _ in range(2):
            await here.pilot.click("#core", offset=(4, 2))
        await here.pilot.pause()
        assert "1 this LIVE: GMV / min" in here.dialog()


async def test_any_of_the_worst_three_opens_its_chart() -> None:
    async with running(stage=SampleStage(), panels=PANELS, at_s=2880) as here:
        lines = here.text().splitlines()
        y, line = next((y, line) for y, line in enumerate(lines) if "Below market" in line)
        for _ in range(2):
            await here.pilot.click(offset=(line.index("▼2") + 1, y))
        await here.pilot.pause()
        name = line[line.index("▼2") + 3 :].split("  ")[0].rsplit(" ", 2)[0]
        assert here.app.screen.is_modal
        assert name.split()[0] in here.dialog()


async def test_enter_in_the_dialog_of_a_metric_goes_to_the_chart_and_back() -> None:
    async with running(stage=SampleStage(), panels=PANELS, at_s=2880, size=(80, 24)) as here:
        assert "1 this LIVE" not in await opened(here, "i")
        assert "1 this LIVE" in await opened(here, "enter")
        assert "made of" in await opened(here, "enter")


async def test_where_there_is_room_the_chart_stands_below_the_words() -> None:
    async with running(stage=SampleStage(), panels=PANELS, at_s=2880) as here:
        told = await opened(here, "i")
        assert "made of" in told
        assert "1 this LIVE" in told


async def test_enter_on_a_row_of_the_performance_table_opens_its_chart() -> None:
    async with running(stage=SampleStage(), panels=PANELS, at_s=2880) as here:
        await here.press("8")
        here.app.query_one("#performance").focus()
        assert "1 this LIVE: Impr. / hour" in await opened(here, "down", "enter")


async def test_a_metric_of_the_diagnosis_under_the_cursor_is_told_first() -> None:
    async with running(stage=SampleStage(), panels=PANELS, at_s=2880) as here:
        await here.press("8", "down")
        row = here.app.acting()
        assert row is not None
        assert METRICS[str(row.row)].label in await opened(here, "i")


async def test_the_window_goes_on_with_what_is_played() -> None:
    async with running(stage=SampleStage(), panels=PANELS, at_s=600) as here:
        early = await opened(here, "i")
        here.app.seek(2880)
        await here.pilot.pause(1.3)
        assert "whole LIVE $5,379.90" in here.dialog()
        assert "$5,379.90" not in early
