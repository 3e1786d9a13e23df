"""A reading of a moment is what a session that ended there would say."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.oracle.feeds import SHAPES, Fields, Shape, feed, lines, millis, once
from tests.session.playing import START_S, look, of_lines, reading

# Which currency is the LIVE's is decided by what comes first, not by what happens first, where its start does not say.
# What is astray is known to be so once there is far more of the LIVE; see test_extent.py.
_NAMED = tuple(replace(shape, events=min(shape.events, 200), astray_days=()) for shape in SHAPES if shape.currency_of_live)
_IN_ORDER = tuple(replace(shape, in_order=True, late_start=False) for shape in _NAMED)
MOMENT = st.integers(1, 500)
_SETTINGS = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _told(events: list[Fields]) -> list[bytes]:
    return lines(events).splitlines(keepends=True)


def _with_bad_lines(events: list[Fields]) -> list[bytes]:
    """The feed's lines, after some of which comes one that is no event, or of a type nobody knows."""
    odd = (b"junk\n", b'{"type":"odd","ts":1}\n')
    told = [(line, *odd[at % 2 :]) if at % 5 == 0 else (line,) for at, line in enumerate(_told(events))]
    return [line for lines in told for line in lines]


@_SETTINGS
@given(seed=st.integers(0, 10**6), shape=st.sampled_from(_NAMED), moment=MOMENT, length=MOMENT)
def test_a_moment_reads_as_if_nothing_had_happened_after_it(seed: int, shape: Shape, moment: int, length: int) -> None:
    events = list(once(feed(seed, shape)))
    before = [event for event in events if millis(event) < (START_S + moment) * 1000]
    whole, cut = of_lines(_told(events)), of_lines(_told(before))
    for start in (0, max(0, moment - length)):
        assert look(reading(whole, moment, start), late=False) == look(reading(cut, moment, start), late=False)


@_SETTINGS
@given(seed=st.integers(0, 10**6), shape=st.sampled_from(_IN_ORDER), moment=MOMENT)
def test_a_moment_of_a_feed_in_order_reads_as_the_file_cut_there(seed: int, shape: Shape, moment: int) -> None:
    events = feed(seed, shape)
    cut_at = next((at for at, event in enumerate(events) if millis(event) >= (START_S + moment) * 1000), len(events))
    whole, cut = of_lines(_with_bad_lines(events)), of_lines(_with_bad_lines(events[:cut_at]))
    assert look(reading(whole, moment)) == look(reading(cut, moment))


@_SETTINGS
@given(seed=st.integers(0, 10**6), shape=st.sampled_from(SHAPES), moments=st.lists(MOMENT, min_size=2, max_size=5))
def test_seeking_back_and_forth_gives_what_going_there_at_once_gives(seed: int, shape: Shape, moments: list[int]) -> None:
    told = _told(feed(seed, shape))
    seeking = of_lines(told)
    for moment in moments:
        shown = look(reading(seeking, moment))
    assert shown == look(reading(of_lines(told), moments[-1]))
