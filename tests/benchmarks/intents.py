"""How well comments are understood, on the half of the labelled ones that the lexicons were not tuned on, and how fast."""

import random
from collections import Counter
from collections.abc import Hashable, Iterable
from pathlib import Path
from statistics import mean

from livetui.intents.classify import Intents
from livetui.intents.lexicon import shipped as lexicons
from tests.benchmarks.timing import best_of, say
from tests.intents.labelled_comments import Labelled, half

_MOST = 50_000


class _Count:
    """What was found rightly, found wrongly, and missed, by any key."""

    def __init__(self) -> None:
        self.right: Counter[Hashable] = Counter()
        self.wrong: Counter[Hashable] = Counter()
        self.missed: Counter[Hashable] = Counter()

    def add(self, key: Hashable, found: frozenset[object], wanted: frozenset[object]) -> None:
        self.right[key] += len(found & wanted)
        self.wrong[key] += len(found - wanted)
        self.missed[key] += len(wanted - found)

    def precision(self, key: Hashable) -> float:
        return self.right[key] / max(1, self.right[key] + self.wrong[key])

    def recall(self, key: Hashable) -> float:
        return self.right[key] / max(1, self.right[key] + self.missed[key])


def measure(folder: Path, events: int) -> None:
    """Print precision and recall by intent and language, then comments a second that were never heard before."""
    comments = half("held_out")
    intents = Intents(lexicons())
    count = _Count()
    for comment in comments:
        found = intents.hear(comment.text).intents
        count.add("all", found, comment.intents)
        count.add(comment.language, found, comment.intents)
        for intent in found | comment.intents:
            count.add(intent, found & {intent}, comment.intents & {intent})
    kinds = sorted({intent for comment in comments for intent in comment.intents})
    for key in (*kinds, *dict.fromkeys(comment.language for comment in comments)):
        _say(str(key), count.precision(key), count.recall(key))
    _say("all, each intent alike (macro)", mean(map(count.precision, kinds)), mean(map(count.recall, kinds)))
    _say("all, each comment alike (micro)", count.precision("all"), count.recall("all"))
    _speed(intents, list(_varied(comments, min(events, _MOST))))


def _say(what: str, precision: float, recall: float) -> None:
    say(f"{what}: precision, recall", f"{precision:.2f} {recall:.2f}")


def _speed(intents: Intents, texts: list[str]) -> None:
    def understand() -> None:
        for text in texts:
            intents.understand(text)

    (seconds,) = best_of(3, understand)
    say("comments a second, none of them remembered", f"{len(texts) / seconds:,.0f}", ">= 50,000")
    (seconds,) = best_of(1, lambda: Intents(lexicons()))
    say("all lexicons read and made ready", f"{seconds * 1000:.0f} ms")


def _varied(comments: Iterable[Labelled], count: int) -> Iterable[str]:
    """So many comments, half of them with a word behind that no lexicon knows."""
    chance, texts = random.Random(1), [comment.text for comment in comments]
    words = ["".join(chance.choices("abdegiklmnoprstu", k=chance.randint(4, 9))) for _ in range(3000)]
    for number in range(count):
        text = chance.choice(texts)
        yield f"{text} {chance.choice(words)}" if number % 2 else text
