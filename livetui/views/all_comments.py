"""All comments of a LIVE up to a moment, to walk through, to search, to pick by what they are about."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from livetui.feed.events import Comment
from livetui.intents.intent import Intent
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.choices import Choices
from livetui.views.comments import CommentRow, comment_row, told
from livetui.views.listener import ORDER, Bits, bit

NOBODY = Clean("•••")
LIST = "all_comments"
"""The list's name, by which choices know what is looked for in it."""


class Said(Struct, frozen=True, eq=False):
    """The comments themselves, in order of time, and what is known of what they are about."""

    entries: Sequence[tuple[int, Comment]]
    bits: Bits
    start_second: int
    nameless: bool = False
    """Whether nobody is told who wrote them."""

    def row(self, place: int) -> CommentRow:
        """The comment at a place."""
        ts, comment = self.entries[place]
        bits = int(self.bits[place]) if place < len(self.bits) else 0
        row = comment_row(ts, comment, self.start_second, tuple(each for each in ORDER if bits & bit(each)))
        return replace(row, name=NOBODY) if self.nameless else row


class AllComments(Struct, frozen=True, eq=False):
    """The comments that the search and the intent let through, oldest first, by their places among all that were ``said``.

    There may be a hundred thousand: `Said.row` makes rows of those that are looked at. ``total`` is how many there were in all;
    None: the feed carries none. ``complete``: that all have been looked through for what is searched. ``unheard`` is how many
    have not been looked at for what they are about. These figures tell one view from another.
    """

    total: int | None
    intent: Intent | None
    search: str
    complete: bool
    reading: bool
    unheard: int
    shown: int
    newest_ms: int
    places: Sequence[int]
    said: Said

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AllComments) and self._told() == other._told()

    __hash__ = None  # type: ignore[assignment]

    def _told(self) -> tuple[object, ...]:
        figures = self.total, self.intent, self.search, self.complete, self.reading, self.unheard, self.shown, self.newest_ms
        return *figures, self.said.start_second, self.said.nameless


def all_comments(reading: Reading, choices: Choices) -> AllComments:
    """Every comment of the LIVE by the moment; the span does not matter."""
    session, listener = reading.session, choices.listener
    end = session.comments.count(reading.moment_ms)
    entries = session.comments[:end]
    bits = listener.heard(session)[:end]
    search, complete = choices.searches.get(LIST, "").strip(), True
    places: Sequence[int] = range(end)
    if search:
        found, complete = listener.found(session, search)
        places = found[: bisect_left(found, end)]
    if choices.intent is not None:
        places = _about(choices.intent, places, bits)
    return AllComments(
        total=told(reading),
        intent=choices.intent,
        search=search,
        complete=complete,
        reading=listener.intents is None,
        unheard=end - len(bits),
        shown=len(places),
        newest_ms=entries[-1][0] if entries else 0,
        places=places,
        said=Said(entries, bits, session.start_second),
    )


def _about(intent: Intent, places: Sequence[int], bits: Bits) -> "array[int]":
    """Those of some places whose comments are known to be about something."""
    about = (bits & bit(intent)) != 0
    if isinstance(places, range):
        kept = np.flatnonzero(about)
    else:
        some = np.asarray(places, np.int64)
        some = some[: some.searchsorted(len(about))]
        kept = some[about[some]]
    return array("q", kept.astype(np.int64).tobytes())
