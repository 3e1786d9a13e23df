"""Where the panels stand, for every size of the screen."""

import pytest
from textual.geometry import Region

from livetui.ui.layout import Page, arrange
from livetui.ui.pages import KEY_METRICS, PAGES
from livetui.ui.tiles import tiles

SIZES = [(width, height) for width in range(1, 251) for height in range(1, 81)][::7]
"""Each width with some heights, and each height with some widths."""
ALL = {"header", "core", "trend", "traffic", "products", "audience", "comments", "timeline", "footer"}


@pytest.mark.parametrize("full", [None, "comments"])
@pytest.mark.parametrize("shown", PAGES, ids=lambda shown: str(shown.name))
def test_panels_lie_inside_the_screen_and_never_on_one_another(shown: Page, full: str | None) -> None:
    for width, height in SIZES:
        places = list(arrange(shown, width, height, full).values())
        screen = Region(0, 0, width, height)
        assert all(place.area and screen.contains_region(place) for place in places), (width, height)
        assert sum(place.area for place in places) == screen.area, (width, height)
        assert not any(a.overlaps(b) for i, a in enumerate(places) for b in places[:i]), (width, height)


def test_core_data_is_there_whatever_the_size() -> None:
    assert all("core" in arrange(KEY_METRICS, width, height) for width, height in SIZES)


@pytest.mark.parametrize(
    ("width", "height", "shown"),
    [
        (60, 20, {"header", "core", "comments", "timeline", "footer"}),
        (80, 24, {"header", "core", "trend", "comments", "timeline", "footer"}),
        (120, 40, ALL), (160, 45, ALL), (200, 60, ALL), (90, 70, ALL),
        (60, 8, {"header", "core", "timeline"}), (30, 3, {"core"}), (1, 1, {"core"}),
    ],
)  # fmt: skip
def test_a_smaller_screen_has_fewer_panels(width: int, height: int, shown: set[str]) -> None:
    assert set(arrange(KEY_METRICS, width, height)) == shown


@pytest.mark.parametrize(
    ("width", "height", "columns", "rows"),
    [(60, 20, 4, 1), (80, 24, 4, 2), (120, 40, 8, 1), (160, 45, 8, 2), (200, 60, 8, 2), (40, 20, 2, 2), (20, 10, 1, 1)],
)
def test_how_many_tiles_there_are(width: int, height: int, columns: int, rows: int) -> None:
    plan = tiles(*arrange(KEY_METRICS, width, height)["core"].size)
    assert (plan.columns, plan.rows) == (columns, rows)


def test_tiles_fit_into_their_panel() -> None:
    for width, height in SIZES:
        size = arrange(KEY_METRICS, width, height)["core"].size
        assert tiles(*size).height <= size.height, (width, height)


@pytest.mark.parametrize(
    ("size", "tile_count", "rows"), [((80, 24), 2, 6), ((80, 24), 5, 9), ((200, 60), 8, 7), ((50, 20), 1, 6)]
)
def test_core_data_takes_no_rows_for_tiles_that_are_not_chosen(size: tuple[int, int], tile_count: int, rows: int) -> None:
    assert arrange(KEY_METRICS, *size, tile_count=tile_count)["core"].height == rows


def test_a_full_panel_leaves_the_header_and_the_timeline() -> None:
    assert set(arrange(KEY_METRICS, 120, 40, "products")) == {"header", "products", "timeline", "footer"}
