"""A span cut into pieces: each reads like a span of its own."""

from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from livetui.metrics.catalogue import CATALOGUE
from livetui.session.buckets import Buckets
from livetui.session.counters import Counter
from livetui.session.reading import Span
from livetui.session.session import Session
from tests.oracle.feeds import SHAPES, Shape, feed, lines
from tests.session.playing import of_lines, reading


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(0, 10**6),
    shape=st.sampled_from(SHAPES),
    start=st.integers(0, 300),
    length=st.integers(1, 300),
    bucket_s=st.sampled_from([7, 60, 90, 1000]),
)
def test_each_piece_has_the_metrics_of_its_own_span(seed: int, shape: Shape, start: int, length: int, bucket_s: int) -> None:
    whole = reading(of_lines([lines(feed(seed, shape))]), start + length + 1, start, start + length)
    for index, piece in enumerate(Buckets(whole, bucket_s).figures()):
        first = whole.span.start + index * bucket_s
        alone = whole.over(Span("", first, min(first + bucket_s, whole.span.end)))
        assert [metric.formula.value(piece) for metric in CATALOGUE] == [metric.formula.value(alone) for metric in CATALOGUE]


@cache
def _of_seed(seed: int) -> Session:
    return of_lines([lines(feed(seed, SHAPES[0]))])


@given(seed=st.integers(0, 19), length=st.integers(1, 500), bucket_s=st.integers(1, 600))
def test_the_sums_of_the_pieces_add_up_to_that_of_the_span(seed: int, length: int, bucket_s: int) -> None:
    whole = reading(_of_seed(seed), length)
    buckets = Buckets(whole, bucket_s)
    assert len(buckets) == -(-length // bucket_s)
    for counter in Counter:
        sums = buckets.sums(counter)
        assert (None if sums is None else sum(each or 0 for each in sums)) == whole.sum(counter)


def test_an_empty_span_has_no_pieces() -> None:
    whole = reading(of_lines([lines(feed(1, SHAPES[0]))]), 100, 50, 50)
    assert Buckets(whole, 10).figures() == []
    assert Buckets(whole, 10).averages == []
