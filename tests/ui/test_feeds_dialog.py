"""What the window about the feeds says."""

from livetui.ui.screens.feeds import Feeds
from livetui.ui.theme import DARK
from tests.cli.test_live_stage import watched
from tests.engine.scripted import Endless, batch


def _said(*ids: str) -> str:
    with watched(Endless([batch(*ids)])) as watching:
        return "\n".join("".join(text for text, _ in line) for line in Feeds(DARK, watching.stage, 0).lines(100))


def test_one_of_a_kind_is_counted_as_one() -> None:
    assert "\n  1 event · " in _said("a")
    assert "\n1 event" in _said("a")
    assert "\n  2 events · " in _said("a", "b")


def test_that_all_else_is_of_single_events_is_not_said_where_all_is() -> None:
    assert "All else" not in _said("a")
