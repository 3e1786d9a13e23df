"""From where a feed goes on by the recording of before."""

from collections.abc import Sequence

import msgspec
import pytest

from livetui.engine import recalling
from livetui.engine.recalling import Recalling
from livetui.feed.decode import Decoder
from livetui.feed.events import Event
from livetui.recording.gap import Gap
from tests.engine.scripted import NOW, text


def events(*lines: bytes) -> Sequence[Event]:
    return Decoder().decode(b"\n".join(lines)).events


def gap() -> bytes:
    """The note that stands where an event was lost."""
    found = Gap()
    found.add(text("lost"))
    return found.note(NOW)


def recalled(*blocks: Sequence[Event], number: int = 0) -> str | None:
    recalling = Recalling(number)
    for block in blocks:
        recalling.take(block)
    return recalling.id


def test_it_goes_on_after_the_last_event_that_has_an_id() -> None:
    assert recalled(events(text("a"), text("b")), events(text("c"), text())) == "c"


def test_each_feed_goes_on_after_its_own() -> None:
    block = events(text("a"), text("b", recorded_from=1), text("c", recorded_from=64))
    assert [recalled(block, number=number) for number in range(3)] == ["c", "b", None]


@pytest.mark.parametrize("together", [True, False])
def test_where_something_was_lost_it_goes_on_before_that(together: bool) -> None:
    blocks = [events(text("a")), events(gap(), text("b")), events(text("c"), gap(), text("d"))]
    assert recalled(*([[event for block in blocks for event in block]] if together else blocks)) == "a"


def test_a_bookmark_is_no_gap() -> None:
    assert recalled(events(text("a"), msgspec.json.encode({"type": "note", "ts": NOW, "text": "a gap"}), text("b"))) == "b"


def test_a_gap_so_long_ago_that_repetitions_would_not_be_known_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recalling, "_MOST", 3)
    assert recalled(events(text("a"), gap()), events(text("b"), text("c"))) == "a"
    assert recalled(events(text("a"), gap()), events(text("b"), text("c"), text("d"))) == "d"
