"""What viewers say."""

from dataclasses import dataclass

from livetui.session.counters import Counter
from livetui.session.reading import Reading
from livetui.text import Clean, clean
from livetui.views.choices import Choices


@dataclass(frozen=True, slots=True)
class CommentRow:
    """One comment: ``at_s`` in seconds since the start of the LIVE; ``follower`` is None where the feed does not say."""

    at_s: int
    name: Clean
    text: Clean
    follower: bool | None
    moderator: bool


@dataclass(frozen=True, slots=True)
class Comments:
    """The latest comments, oldest first, and how many there were in all up to the moment; None: the feed carries none."""

    rows: tuple[CommentRow, ...]
    total: int | None


LATEST = 200


def comments(reading: Reading, choices: Choices) -> Comments:
    """The latest comments of the moment; the span does not matter to them."""
    session = reading.session
    rows = [
        CommentRow(
            at_s=ts // 1000 - session.start_second,
            name=clean(comment.name or comment.viewer or "", 60),
            text=clean(comment.text, 300),
            follower=comment.follower,
            moderator=bool(comment.moderator),
        )
        for ts, comment in session.comments.latest(reading.moment_ms, LATEST)
    ]
    told = reading.column(Counter.COMMENTS)
    return Comments(tuple(reversed(rows)), told.before(reading.moment) if told else None)
