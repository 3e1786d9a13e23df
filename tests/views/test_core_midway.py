"""Core data of a LIVE that was joined after it had begun."""

from msgspec.structs import replace

from livetui.metrics.benchmarks import Benchmarks, RegionBenchmarks
from livetui.views.choices import Choices
from livetui.views.core import core_data
from tests.session.playing import played, reading

_LIVE = reading(
    played(
        {"type": "live.started", "at": 0, "currency": "USD"},
        {"type": "impression", "at": 1800, "count": 1000},
        {"type": "join", "at": 1800, "count": 50},
        {"type": "heartbeat", "at": 3599},
    )
)
_MARKET = Benchmarks(
    label="m", regions={"*": RegionBenchmarks(currency="USD", means={"impressions_per_hour": 2000, "err": 0.1})}
)
_CHOICES = Choices(tiles=("impressions_per_hour", "err"), benchmarks=_MARKET)


def test_figures_per_hour_are_not_judged_by_hours_in_which_nothing_was_heard() -> None:
    view = core_data(_LIVE, replace(_CHOICES, midway=True))
    assert [(tile.metric.key, tile.deviation) for tile in view.tiles] == [("impressions_per_hour", None), ("err", -0.5)]
    assert [tile.metric.key for tile in view.worst] == ["err"]


def test_heard_from_the_start_they_are() -> None:
    view = core_data(_LIVE, _CHOICES)
    assert {tile.metric.key for tile in view.worst} == {"impressions_per_hour", "err"}
