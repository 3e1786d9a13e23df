"""What viewers say."""

from functools import lru_cache

from msgspec import Struct

from livetui.feed.events import Comment
from livetui.intents.intent import Intent
from livetui.session.counters import Counter
from livetui.session.reading import Reading
from livetui.text import Clean, clean
from livetui.views.choices import Choices
from livetui.views.questions import Question, open_questions


class CommentRow(Struct, frozen=True):
    """One comment: ``at_s`` in seconds since the start of the LIVE; ``follower`` is None where the feed does not say.

    ``intents`` is empty where it has not been looked at yet, too.
    """

    at_s: int
    name: Clean
    text: Clean
    follower: bool | None
    moderator: bool
    language: Clean | None = None
    intents: tuple[Intent, ...] = ()


class Comments(Struct, frozen=True):
    """The latest comments, oldest first, and how many there were in all up to the moment; None: the feed carries none.

    ``urgent`` are the questions that wait most urgently, of ``open`` in all.
    """

    rows: tuple[CommentRow, ...]
    total: int | None
    urgent: tuple[Question, ...] = ()
    open: int | None = None


URGENT = 2
_REMEMBERED = 4096


def comments(reading: Reading, choices: Choices) -> Comments:
    """The latest comments of the moment, and what waits for an answer; the span does not matter to them."""
    start = reading.session.start_second
    latest = [
        comment_row(ts, comment, start) for ts, comment in reading.session.comments.latest(reading.moment_ms, choices.comments)
    ]
    waiting = open_questions(reading, choices, URGENT)
    return Comments(tuple(reversed(latest)), told(reading), waiting.rows, waiting.open)


@lru_cache(_REMEMBERED)
def comment_row(ts: int, comment: Comment, start_second: int, intents: tuple[Intent, ...] = ()) -> CommentRow:
    """A comment of a LIVE that began at a second, made safe to draw."""
    return CommentRow(
        at_s=ts // 1000 - start_second,
        name=clean(comment.name or comment.viewer or "", 60),
        text=clean(comment.text, 300),
        follower=comment.follower,
        moderator=bool(comment.moderator),
        language=clean(comment.lang, 12) if comment.lang else None,
        intents=intents,
    )


def told(reading: Reading) -> int | None:
    """How many comments there were up to the moment; None: the feed carries none."""
    column = reading.column(Counter.COMMENTS)
    return column.before(reading.moment) if column else None
