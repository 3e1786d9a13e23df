"""Stretches read together: each says what its own span would."""

import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from livetui.metrics.catalogue import CATALOGUE
from livetui.session.buckets import Buckets
from livetui.session.reading import Span
from livetui.session.stretches import Stretches
from tests.oracle.feeds import SHAPES, Shape, feed, lines
from tests.session.playing import START_S, of_lines, played, reading

_BOUNDS = st.tuples(st.integers(1, 400), st.integers(0, 400))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10**6), shape=st.sampled_from(SHAPES), bounds=st.lists(_BOUNDS, min_size=1, max_size=6))
def test_each_stretch_has_the_metrics_of_its_own_span_though_they_overlap(
    seed: int, shape: Shape, bounds: list[tuple[int, int]]
) -> None:
    whole = reading(of_lines([lines(feed(seed, shape))]), 500)
    stretches = [(START_S + start, START_S + min(start + length, 500)) for start, length in bounds]
    for (start, end), piece in zip(stretches, Stretches(whole, stretches).figures(), strict=True):
        alone = whole.over(Span("", start, end))
        assert [metric.formula.value(piece) for metric in CATALOGUE] == [metric.formula.value(alone) for metric in CATALOGUE]


@pytest.mark.parametrize("reported", [True, False], ids=["reported", "estimated"])
def test_averages_of_a_live_that_a_wrong_clock_makes_decades_long_take_no_more_room(reported: bool) -> None:
    level: dict[str, object] = {"type": "viewers", "current": 5} if reported else {"type": "join", "count": 5}
    last: dict[str, object] = {"type": "note", "text": ""} if reported else {"type": "leave", "count": 5}
    whole = reading(played({"type": "live.started", "at": 0}, level | {"at": 0}, last | {"at": 40 * 365 * 86_400}))
    tracemalloc.start()
    averages = Buckets(whole, 365 * 86_400).averages
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert averages == [5.0] * 40 + [5.0]
    assert peak < 1_000_000


def test_no_stretches_have_no_figures() -> None:
    whole = reading(of_lines([lines(feed(1, SHAPES[0]))]), 500)
    nothing = Stretches(whole, [])
    assert (len(nothing), nothing.figures(), nothing.highs, nothing.averages) == (0, [], [], [])
