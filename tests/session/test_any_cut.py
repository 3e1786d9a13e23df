"""Into which batches a feed is cut makes no difference."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.oracle.feeds import SHAPES, Shape, feed, lines
from tests.session.playing import look, of_lines, reading

# Where several currencies meet, a refund that comes before its order is seen as money until the order says it is foreign.
CALM = tuple(replace(shape, in_order=len(shape.currencies) > 1, events=min(shape.events, 200)) for shape in SHAPES)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(0, 10**6),
    shape=st.sampled_from(CALM),
    cuts=st.lists(st.integers(1, 200), max_size=8),
    moment=st.integers(1, 500),
    length=st.integers(1, 500),
)
def test_any_cut_of_a_feed_into_batches_gives_the_same_readings(
    seed: int, shape: Shape, cuts: list[int], moment: int, length: int
) -> None:
    told = lines(feed(seed, shape)).splitlines(keepends=True)
    at_once, in_batches = of_lines(told), of_lines(told, cuts)
    assert look(reading(in_batches)) == look(reading(at_once))
    start = max(0, moment - length)
    assert look(reading(in_batches, moment, start)) == look(reading(at_once, moment, start))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10**6), shape=st.sampled_from(CALM), every=st.integers(5, 60))
def test_reading_between_the_batches_changes_nothing(seed: int, shape: Shape, every: int) -> None:
    told = lines(feed(seed, shape)).splitlines(keepends=True)
    watched = of_lines(told, range(every, len(told), every), watch=lambda session: look(reading(session)))
    assert look(reading(watched)) == look(reading(of_lines(told)))
