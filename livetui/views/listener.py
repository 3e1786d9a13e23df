"""What comments are about and which ones hold a word, worked out once for each comment."""

from array import array
from collections.abc import Callable
from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Protocol
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from livetui.feed.events import Comment
from livetui.intents.intent import Intent
from livetui.session.session import Session
from livetui.session.tally import Ints
from livetui.views.comment_search import CommentSearch, letters
from livetui.views.notes import Notes
from livetui.views.search import folded

if TYPE_CHECKING:
    from livetui.intents.classify import Intents, Ready

ORDER = tuple(Intent)
"""What the bits of a comment's intents stand for, the lowest first."""

_BITS = {intent: 1 << at for at, intent in enumerate(ORDER)}
_AT_ONCE = 64
"""A frame has the time to look at so many comments that nobody has looked at."""
_PIECE = 48
"""The thread looks at so many, which is a millisecond's work, and lets others have their turn: frames come before it."""
_BREATH_S = 0.001
_REST_S = 0.1

Bits = NDArray[np.uint16]


class _Work(Protocol):
    def take(self, most: int) -> bool:
        """Do so much of it; whether there is more."""


def _shipped(breathe: Callable[[], object] = lambda: None) -> "Intents":
    from livetui.intents.classify import shipped  # lexicons take longer to import than a screen should to appear

    return shipped(breathe)


def bit(intent: Intent) -> int:
    """The one that stands for an intent."""
    return _BITS[intent]


class Listener:
    """Reads the lexicons when first asked, and looks at every comment of a session once.

    After `set_aside` nobody waits for what takes long: a thread does it, and until it has, less is known.
    """

    def __init__(self, read: "Ready | None" = None) -> None:
        """``read`` reads other lexicons than those that come with the program."""
        self._read = read or _shipped
        self._intents: Intents | None = None
        self._heard: WeakKeyDictionary[Session, Notes[int]] = WeakKeyDictionary()
        self._searches: WeakKeyDictionary[Session, CommentSearch] = WeakKeyDictionary()
        self._tell: Callable[[], object] | None = None
        self._behind: SimpleQueue[_Work | None] = SimpleQueue()
        self._queued: set[_Work] = set()
        self._stopped = Event()
        self._fault: Exception | None = None

    def set_aside(self, tell: Callable[[], object]) -> None:
        """Leave what takes long to a thread, which `start` starts; it calls ``tell`` whenever more is known."""
        self._tell = tell

    def start(self) -> None:
        """Start the thread; it begins with the lexicons."""
        Thread(target=self._work, name="listener", daemon=True).start()

    def stop(self) -> None:
        """Let the thread end; nobody waits for it."""
        self._stopped.set()
        self._behind.put(None)

    @property
    def intents(self) -> "Intents | None":
        """The lexicons made ready; None while they are being read."""
        if self._fault is not None:
            raise self._fault
        if self._intents is None and self._tell is None:
            self._intents = self._read()
        return self._intents

    def heard(self, session: Session) -> Bits:
        """The intents of the session's comments in their order in time as bits, as far as they have been looked at."""
        intents = self.intents
        if intents is None:
            return np.zeros(0, np.uint16)
        if session not in self._heard:
            self._heard[session] = Notes(session.comments, lambda comment: _bits(intents, comment), array("H"))
        notes = self._heard[session]
        self._keep_up(notes)
        return np.asarray(notes.part(), np.uint16)

    def troubled(self, session: Session) -> Ints:
        """The places of the comments that speak of trouble with the checkout, as far as they have been looked at."""
        return np.flatnonzero(self.heard(session) & _BITS[Intent.CHECKOUT])

    def found(self, session: Session, query: str) -> tuple["array[int]", bool]:
        """The places, in order of time, of the session's comments whose words and name hold every word of a query.

        With whether all of them have been looked through.
        """
        if session not in self._searches:
            self._searches[session] = CommentSearch(Notes(session.comments, letters, []))
        search = self._searches[session]
        search.ask(tuple(folded(query).split()))
        self._keep_up(search)
        return search.found()

    def _keep_up(self, work: _Work) -> None:
        if self._tell is None:
            while work.take(_PIECE):
                pass
        elif work.take(_AT_ONCE) and work not in self._queued:
            self._queued.add(work)
            self._behind.put(work)

    def _work(self) -> None:
        tell = self._tell or (lambda: None)
        try:
            self._intents = self._read(self._breathe)
            tell()
            while (work := self._behind.get()) is not None:
                while work.take(_PIECE) and not self._stopped.is_set():
                    self._breathe()
                self._stopped.wait(_REST_S)  # while much is coming in, frames are not to follow one upon the other
                self._queued.discard(work)
                tell()
        except Exception as error:  # noqa: BLE001  the top of a thread: whoever asks for the intents reports
            self._fault = error
            tell()

    def _breathe(self) -> None:
        self._stopped.wait(_BREATH_S)


def _bits(intents: "Intents", comment: Comment) -> int:
    heard = intents.hear(comment.text, comment.lang)
    if heard.waits:
        intents.words(comment.text)  # remembered for who asks what waits
    return sum(_BITS[intent] for intent in heard.intents)
