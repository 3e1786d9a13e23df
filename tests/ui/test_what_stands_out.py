"""What stands out by its colour: the worst three wherever they stand, and key events by their kinds."""

import pytest
from msgspec.structs import replace
from rich.style import Style

from livetui.metrics.catalogue import METRICS
from livetui.ui.chart import mark_row
from livetui.ui.draw import Canvas, Drawing, own
from livetui.ui.panels.core import draw
from livetui.ui.theme import DARK
from livetui.views.choices import Choices
from livetui.views.mark_kind import MarkKind
from livetui.views.marks import Mark
from livetui.views.trend import Series, Trend
from tests.ui import a_live
from tests.ui.a_look import LOOK

CORE = a_live.core_data(a_live.Here(2700, "whole"), Choices())
SIZES = pytest.mark.parametrize(
    ("columns", "rows"),
    [(118, 14), (60, 7), (60, 4), (120, 1), (60, 1)],
    ids=["first page", "small", "smaller", "above other pages", "above small ones"],
)


def _styles(drawing: Drawing, *words: str) -> set[Style | None]:
    """The styles of all that says any of these words."""
    return {part.style for strip in drawing for part in strip if any(each in part.text for each in words)}


@SIZES
def test_the_ranks_of_the_worst_three_are_red(columns: int, rows: int) -> None:
    assert _styles(draw(CORE, columns, rows, LOOK), "▼1", "▼2", "▼3") == {DARK.bad}


@SIZES
def test_how_far_the_worst_three_are_below_the_market_is_red(columns: int, rows: int) -> None:
    assert _styles(draw(CORE, columns, rows, LOOK), "−62 %", "−21 %", "−9 %") == {DARK.bad}


def test_the_figure_of_one_of_the_worst_three_is_red_among_the_tiles() -> None:
    figures = draw(CORE, 118, 14, LOOK)[2]
    assert {part.style for part in figures if part.text.strip() in ("3.6 %", "2.1 %", "41 s")} == {DARK.bad}


def test_a_tile_of_two_lines_has_its_rank_in_red() -> None:
    worst = replace(CORE, tiles=CORE.worst, worst=())
    assert _styles(draw(worst, 31, 2, LOOK), "▼1", "▼2") == {DARK.bad}


def test_how_long_no_feed_has_been_heard_is_red() -> None:
    lost = replace(CORE, lost_s=600)
    assert _styles(draw(lost, 118, 14, LOOK), "no feed since") == {DARK.bad}


@pytest.mark.parametrize("kind", MarkKind)
def test_the_letter_of_a_key_event_has_the_colour_of_its_kind(kind: MarkKind) -> None:
    row = Canvas(60, 1)
    series = (Series(METRICS["views"], (1, 2, 3)),)
    mark_row(row, Trend("whole", 0, 90, 30, series, (Mark(40, kind, own("it")),), "USD"), DARK)
    assert _styles(row.drawing(), kind.value) == {DARK.marks[kind]}
