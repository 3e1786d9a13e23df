"""The LIVEs from before the one that is looked at."""

from typing import TYPE_CHECKING

from livetui.session.reading import Reading
from livetui.views.choices import Choices

if TYPE_CHECKING:
    from livetui.history.earlier import Earlier


def earlier_than(reading: Reading, choices: Choices) -> "Earlier":
    """Those that were over when it began, one's own among them."""
    return choices.past.before(reading.started_ms, reading.live.creator)
