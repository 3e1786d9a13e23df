"""The trend chart where there is little or nothing to draw."""

import pytest

from livetui.metrics.catalogue import METRICS
from livetui.ui.panels.trend import draw
from livetui.views.trend import Series, Trend
from tests.ui.a_look import LOOK

NOTHING: tuple[None, ...] = (None, None, None)


@pytest.mark.parametrize(
    ("views", "err"),
    [(NOTHING, NOTHING), ((1, 2, 3), NOTHING), (NOTHING, (0.1, None, 0.2)), ((), ()), ((0, 0, 0), (0.0, 0.0, 0.0))],
)
@pytest.mark.parametrize(("width", "height"), [(70, 15), (45, 11), (20, 6), (8, 3), (1, 1)])
def test_a_chart_draws_what_there_is(
    views: tuple[float | None, ...], err: tuple[float | None, ...], width: int, height: int
) -> None:
    view = Trend("whole", 0, 90, 30, (Series(METRICS["views"], views), Series(METRICS["err"], err)), (), "USD")
    assert len(draw(view, width, height, LOOK)) == height
