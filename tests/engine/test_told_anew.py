"""A feed without ids that is told from its beginning after a restart, where the recording is not line by line what came."""

from pathlib import Path

import pytest

from livetui.engine.receiver import Feed
from livetui.engine.receiving import Receiving
from livetui.feed.source import Batch
from livetui.recording.recorder import Recorder
from tests.engine.scripted import NOW, Scripted, text
from tests.recording.written import held

ORDER = {"order": "77", "items": [{"product": "p", "quantity": 1, "amount": 5}]}
TWICE = [text(at_s=at_s, kind="order.paid", **ORDER) for at_s in (0.5, 0.6)]
TIMELESS = [b'{"type":"like"}']
COMMENTS = [text(at_s=at_s) for at_s in range(1, 9)]


def lines_after(path: Path, told: list[bytes]) -> int:
    """How many lines are held once livetui has received these until the feed is over."""
    with Recorder(path) as recorder:
        earlier = path if recorder.lines_before else None
        feed = Feed(source=Scripted([Batch(told)]), may_be_silent=True)
        receiving = Receiving([feed], recorder, earlier=earlier, wall_ms=lambda: NOW + 60_000)
        receiving.start()
        assert receiving.wait(10)
        receiving.stop()
    return len(held(path))


@pytest.mark.parametrize(("amid", "once", "again"), [(TWICE, 1, 0), (TIMELESS, 1, 1)])
def test_a_line_that_is_not_recorded_as_it_came_leaves_those_behind_it_known(
    tmp_path: Path, amid: list[bytes], once: int, again: int
) -> None:
    told = [*COMMENTS[:3], *amid, *COMMENTS[3:]]
    path = tmp_path / "live.ndjson"
    assert lines_after(path, told) == len(COMMENTS) + once
    assert lines_after(path, told) == len(COMMENTS) + once + again
