"""Past LIVEs as a list shows them."""

import os
from pathlib import Path

import pytest

from livetui.errors import UsageError
from livetui.history.briefs import briefs
from livetui.history.history import History
from tests.history.past import evening


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


def test_they_say_of_each_live_what_the_history_says(path: Path) -> None:
    with History(path) as history:
        for day in (0, 2, 1):
            history.add(evening(day, orders=(1250,) * day, recording=Path(f"/live/{day}.ndjson")))
        lives = history.lives()
    told = briefs(path)
    for name in ("id", "room", "title", "creator", "region", "category", "currency", "started_ms", "duration_s", "recording"):
        assert [getattr(brief, name) for brief in told] == [getattr(live, name) for live in lives]
    for metric in ("gmv", "orders"):
        assert [getattr(brief, metric) for brief in told] == [live.metrics.get(metric) for live in lives]


def test_looking_makes_no_history(path: Path) -> None:
    assert briefs(path) == []
    assert not path.parent.exists()


def test_a_recording_whose_name_is_no_text_is_found(path: Path) -> None:
    name = Path(os.fsdecode(b"/live/\xff.ndjson"))
    with History(path) as history:
        history.add(evening(recording=name))
    assert briefs(path)[0].recording == name


def test_a_damaged_history_is_said_and_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"damaged")
    with pytest.raises(UsageError, match="history list"):
        briefs(path)
    assert path.read_bytes() == b"damaged"
