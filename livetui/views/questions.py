"""What viewers asked and nobody has answered yet, what is most urgent first."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field

from livetui.feed.events import Comment, ProductPinned
from livetui.intents.intent import Intent
from livetui.session.reading import Reading
from livetui.session.shelf import Shelf
from livetui.text import Clean, clean
from livetui.views.choices import Choices
from livetui.views.naming import Naming, naming
from livetui.views.product_names import listed_names
from livetui.views.question_key import QuestionKey

if TYPE_CHECKING:
    from livetui.intents.classify import Intents

LATEST = 500
"""How many comments are looked at."""
MINUTES = 15
"""How far back."""
MOST = 100
"""How many questions are told."""

_OF_A_PRODUCT = frozenset({Intent.PRICE, Intent.SIZE, Intent.STOCK, Intent.SHOW, Intent.PRODUCT})
"""Asked of what is pinned, where nothing else is named."""
_ONE_ANSWER = _OF_A_PRODUCT - {Intent.PRODUCT}
"""Whatever the words, asked of one product they are the same question."""
_REMEMBERED = 16_384
_MOST_WORDS = 8
_LEAST_STEM = 3


class Question(Struct, frozen=True):
    """A question that waits: asked first at ``first_ms`` since the epoch, in the words of ``text``.

    ``times`` counts the comments that asked it, ``viewers`` those who wrote them; None if the feed named none of them.
    ``product`` is its name; ``pinned``: that it is of the product that is pinned now. ``at_s`` is when it was asked first, in
    seconds since the start of the LIVE.
    """

    key: QuestionKey
    text: Clean
    product: Clean | None
    pinned: bool
    first_ms: int
    at_s: int
    waiting_s: int
    times: int
    viewers: int | None
    languages: tuple[Clean, ...]


class Questions(Struct, frozen=True):
    """Checkout troubles first, then what is asked of the pinned product, then the rest; within each by waiting time.

    ``open`` counts all that wait; the rows are the first of them. None: the lexicons are being read.
    """

    rows: tuple[Question, ...]
    open: int | None


class _Group(Struct):
    """The comments that ask one question."""

    first_ms: int
    first: Comment
    times: int = 0
    viewers: set[str] = field(default_factory=set)
    languages: dict[str, None] = field(default_factory=dict)


def open_questions(reading: Reading, choices: Choices, most: int = MOST) -> Questions:
    """What waits at the moment, but for what the user marked as answered; the span does not matter."""
    intents = choices.listener.intents
    return Questions((), None) if intents is None else questions(reading, intents, choices.answered, most)


def questions(reading: Reading, intents: "Intents", answered: Mapping[QuestionKey, int], most: int = MOST) -> Questions:
    """What waits at the moment, among the latest comments; the rows are the first so many of it.

    ``answered`` tells when, in milliseconds since the epoch, a question was marked as answered; asked again, it waits again.
    """
    shelf, now = reading.session.shelf, reading.moment_ms
    names = naming(intents, tuple((product, name or product) for product, name in listed_names(reading).items()))
    pins = _Pins(shelf)
    groups: dict[QuestionKey, _Group] = {}
    for ts, comment in reversed(list(_recent(reading))):
        if not intents.hear(comment.text, comment.lang).waits:
            continue
        for key in _keys(comment.text, comment.lang, pins.at(ts + 1), intents, names):
            if ts < (mark if (mark := answered.get(key, 0)) <= now else 0):
                continue
            group = groups.get(key)
            if group is None:
                group = groups[key] = _Group(ts, comment)
            group.times += 1
            if who := comment.viewer or comment.name:
                group.viewers.add(who)
            if comment.lang:
                group.languages[comment.lang] = None
    pinned = pins.at(now)
    waiting = sorted(groups.items(), key=lambda item: _urgency(item[0], item[1].first_ms, pinned))
    return Questions(tuple(_question(reading, key, group, pinned) for key, group in waiting[:most]), len(waiting))


def _recent(reading: Reading) -> Iterator[tuple[int, Comment]]:
    since = reading.moment_ms - MINUTES * 60_000
    for ts, comment in reading.session.comments.latest(reading.moment_ms, LATEST):
        if ts < since:
            return
        if not comment.moderator:
            yield ts, comment


@lru_cache(_REMEMBERED)
def _keys(text: str, lang: str | None, pinned: str | None, intents: "Intents", names: Naming) -> tuple[QuestionKey, ...]:
    """The questions that a comment asks, written while a product was pinned."""
    heard = intents.hear(text, lang)
    words = intents.words(text)
    named = names.named(words, pinned)
    wanted = heard.wanted
    if not heard.intents and named is not None:
        wanted = frozenset({Intent.PRODUCT})  # a question nobody foresaw, but it names what it is about
    elif len(wanted) > 1:
        wanted -= {Intent.PRODUCT}  # which is what questions are about that are about nothing else
    keys = []
    for intent in wanted:
        product = named or (pinned if intent in _OF_A_PRODUCT else None)
        if product is not None and intent in _ONE_ANSWER:
            keys.append(QuestionKey(intent, product, ()))
        else:
            own = names.words.get(product, frozenset()) if product is not None else frozenset()
            stems = {_stem(word) for word in words if word not in own and not word.isdecimal()}
            keys.append(QuestionKey(intent, product, tuple(sorted(stems)[:_MOST_WORDS])))
    return tuple(keys)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > _LEAST_STEM and word.endswith("s") else word


class _Pins:
    """Which product was pinned, worked out once for each change of pins."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._after: dict[int, str | None] = {}

    def at(self, end_ms: int) -> str | None:
        """The product that was pinned before a time."""
        changes = self._shelf.pinnings.count(end_ms)
        if changes not in self._after:
            self._after[changes] = self._pinned(end_ms)
        return self._after[changes]

    def _pinned(self, end_ms: int) -> str | None:
        latest = self._shelf.pinnings.at(end_ms)
        if latest is not None and isinstance(latest[1], ProductPinned):
            return latest[1].product
        since = self._shelf.pinned(end_ms) if latest is not None else None
        return since[1] if since else None


def _urgency(key: QuestionKey, first_ms: int, pinned: str | None) -> tuple[int, int, str, str, tuple[str, ...]]:
    rank = 0 if key.intent is Intent.CHECKOUT else 1 if pinned is not None and key.product == pinned else 2
    return rank, first_ms, key.intent, key.product or "", key.words


def _question(reading: Reading, key: QuestionKey, group: _Group, pinned: str | None) -> Question:
    name = None if key.product is None else reading.session.shelf.name(key.product, reading.moment_ms) or key.product
    return Question(
        key=key,
        text=clean(group.first.text, 300),
        product=None if name is None else clean(name, 120),
        pinned=key.product is not None and key.product == pinned,
        first_ms=group.first_ms,
        at_s=group.first_ms // 1000 - reading.session.start_second,
        waiting_s=(reading.moment_ms - group.first_ms) // 1000,
        times=group.times,
        viewers=len(group.viewers) or None,
        languages=tuple(clean(language, 12) for language in group.languages),
    )
