"""A recording as the screen plays it."""

from pathlib import Path

from livetui.cli.stage import RecordingStage
from livetui.engine.opening import Opening
from livetui.recording.read import Recording
from livetui.session.counters import Counter
from livetui.text import Clean
from tests.cli.conftest import Feed

START = 1_786_557_420_000


def stage(path: Path) -> RecordingStage:
    opening = Opening(Recording(path))
    opening.start()
    assert opening.wait(20)
    opening.stop()
    return RecordingStage(opening, Clean(path.name))


def test_a_reading_is_of_the_moment_and_span_asked_for(feed: Feed) -> None:
    played = stage(feed([{"type": "join", "ts": START + second * 1000} for second in range(600)]))
    assert (played.length_s, played.loaded, played.done, played.trouble) == (600, 1, True, None)
    with played.reading(500, "whole") as reading:
        assert reading.sum(Counter.VIEWS) == 500
    with played.reading(500, "5m") as reading:
        assert reading.sum(Counter.VIEWS) == 300


def test_a_recording_cut_short_says_so(feed: Feed) -> None:
    played = stage(feed(b'{"type":"join","ts":1786557420350}\n{"type":"jo'))
    assert "middle of a line" in (played.trouble or "")


def test_a_recording_without_an_event_says_so(feed: Feed) -> None:
    assert "no event" in (stage(feed(b'{"type":"wave","ts":1786557420350}\n')).trouble or "")
