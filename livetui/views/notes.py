"""Something noted of each comment of a LIVE, kept up with them as they come."""

from bisect import bisect_left
from collections.abc import Callable, MutableSequence, Sequence
from threading import Lock
from typing import Generic, TypeVar

from livetui.feed.events import Comment
from livetui.session.history import History

Note = TypeVar("Note")


class Notes(Generic[Note]):
    """A note of each comment, in their order in time; threads may share them.

    A comment that comes late moves those after it: of these the notes are taken again.
    """

    def __init__(self, comments: History[Comment], note: Callable[[Comment], Note], kept: MutableSequence[Note]) -> None:
        self._comments = comments
        self._note = note
        self._kept = kept
        self._of: list[tuple[int, Comment]] = []
        self.moves = 0
        """How often comments have moved: places stand for the same ones as long as it is the same."""
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._of)

    def take(self, most: int) -> bool:
        """Take the notes of so many more comments; whether there may be more."""
        with self._lock:
            start = self._forget_moved()
            more = self._comments[start : start + most]
        notes = [self._note(comment) for _, comment in more]
        with self._lock:
            if self._forget_moved() == start:  # else another thread was faster
                self._of += more
                self._kept.extend(notes)
        return len(more) == most

    def part(self, start: int = 0, end: int | None = None) -> Sequence[Note]:
        """Some of the notes, or all there are."""
        with self._lock:
            self._forget_moved()
            return self._kept[start:end]

    def _forget_moved(self) -> int:
        """Forget the notes of comments that stand elsewhere now; how many are left."""
        noted = self._of
        last = self._comments[len(noted) - 1 : len(noted)] if noted else []
        if noted and not (last and last[0] is noted[-1]):
            now = self._comments[: len(noted)]
            held = bisect_left(range(len(noted)), True, key=lambda at: at >= len(now) or now[at] is not noted[at])
            del noted[held:], self._kept[held:]
            self.moves += 1
        return len(noted)
