"""Page 3: channels compared, organic against paid, videos."""

import re

import pytest
from msgspec.structs import replace

from livetui.session.spans import read
from livetui.ui import lines
from livetui.ui.draw import Canvas
from livetui.ui.look import Look
from livetui.ui.panels import channel_trend, sides
from livetui.ui.panels.all import PANELS
from livetui.ui.theme import DARK
from livetui.views.choices import Choices
from livetui.views.figures import relative
from livetui.views.lead import MEASURES
from tests.ui.a_sample import SampleStage, sample
from tests.ui.running import Running, running

AT_S = 48 * 60


def legend(here: Running) -> list[tuple[str, str]]:
    return re.findall(r"\b([1-5]) (\S+)", here.text().split("Channels by")[1].splitlines()[1])


async def test_the_five_that_bring_the_most_are_compared_by_number() -> None:
    async with running(stage=SampleStage(), panels=PANELS, at_s=AT_S, size=(160, 45)) as here:
        await here.press("3")
        assert [number for number, _ in legend(here)] == ["1", "2", "3", "4", "5"]


async def test_picked_channels_are_compared_and_picked_again_they_are_not() -> None:
    async with running(stage=SampleStage(), panels=PANELS, at_s=AT_S, size=(160, 45)) as here:
        await here.press("3", "down", "down", "enter", "down", "enter")
        assert list(here.app.choices.channels) == [("following", False), ("ads", True)]
        assert [name for _, name in legend(here)] == ["Following", "LIVE"]
        await here.press("enter")
        assert list(here.app.choices.channels) == [("following", False)]


async def test_m_goes_through_what_channels_are_compared_by() -> None:
    async with running(stage=SampleStage(), panels=PANELS, at_s=AT_S) as here:
        await here.press("3")
        seen = []
        for _ in range(3):
            await here.press("m")
            seen.append(re.search(r"Channels by (\w+)", here.text()))
        assert [found and found[1] for found in seen] == ["GMV", "impressions", "views"]


async def test_a_click_on_the_lines_goes_there() -> None:
    async with running(stage=SampleStage(), panels=PANELS, at_s=AT_S) as here:
        await here.press("3")
        assert await here.pilot.click("#channel_trend", offset=(31, 8))
        await here.pilot.pause()
        assert here.playback.position == pytest.approx(AT_S / 2, abs=200)


def test_every_side_that_leads_is_marked_and_no_other() -> None:
    view = sides.PANEL.build(read(sample(), AT_S), Choices())
    assert view.lead is not None
    drawn = [strip.text for strip in sides.draw(view, 50, 30, Look())]
    for measure in MEASURES:
        row = next(line for line in drawn if line.startswith(f"│ {measure.words} "))
        leads = (measure.key in view.lead.organic_by) + (measure.key in view.lead.paid_by)
        assert row.count("▲") == leads, row


MONTHS = {("for_you", False): 0.124, ("following", False): -0.031}


@pytest.mark.parametrize("cells", [34, 50])
def test_the_top_channels_say_how_they_changed_from_last_month(cells: int) -> None:
    view = replace(sides.PANEL.build(read(sample(), AT_S), Choices()), months=MONTHS)
    drawn = [strip.text for strip in sides.draw(view, cells, 30, Look())]
    at = next(y for y, line in enumerate(drawn) if "Most views from" in line)
    assert "vs last month" in drawn[at]
    found = {line.split(" %")[0].strip("│ "): line.rstrip("│ ") for line in drawn[at + 1 : at + 4]}
    changes = [re.sub(r".* %  +", "", line) for line in found.values()]
    wanted = [MONTHS.get((row.key, row.paid)) for row in view.traffic.top]
    assert changes == [relative(change) for change in wanted]
    assert any(wanted)


def test_without_a_month_to_compare_with_nothing_is_said_of_it() -> None:
    view = sides.PANEL.build(read(sample(), AT_S), Choices())
    assert "month" not in "".join(strip.text for strip in sides.draw(view, 50, 30, Look()))


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (7, 3), (12, 4), (40, 10), (120, 40)])
@pytest.mark.parametrize("at_s", [0, 20, AT_S])
def test_the_sides_are_drawn_at_any_size(columns: int, rows: int, at_s: int) -> None:
    view = replace(sides.PANEL.build(read(sample(), at_s), Choices()), months=MONTHS)
    assert [strip.cell_length for strip in sides.draw(view, columns, rows, Look())] == [columns] * rows


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (7, 3), (12, 4), (40, 10), (120, 40)])
@pytest.mark.parametrize("at_s", [0, 20, AT_S])
def test_lines_are_drawn_at_any_size(columns: int, rows: int, at_s: int) -> None:
    view = channel_trend.PANEL.build(read(sample(), at_s), Choices())
    assert [strip.cell_length for strip in channel_trend.draw(view, columns, rows, Look())] == [columns] * rows


def test_one_scale_serves_all_lines() -> None:
    view = channel_trend.PANEL.build(read(sample(), AT_S), Choices())
    canvas = Canvas(60, 20)
    trend = channel_trend.as_trend(view)
    lines.lines(canvas, trend, DARK)
    top = max(value for series in trend.series for value in series.values if value is not None)
    assert float(canvas.text()[0].split()[0].replace(",", "")) >= top
