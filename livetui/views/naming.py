"""Which product a comment names."""

from collections import Counter as Tally
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from livetui.intents.folding import spaceless

if TYPE_CHECKING:
    from livetui.intents.classify import Intents

_LEAST_LETTERS = 3
_LEAST_CHARACTERS = 2


class Naming:
    """Knows products by the words of their names; of a script without spaces, by runs of characters."""

    def __init__(self, intents: "Intents", names: Sequence[tuple[str, str]]) -> None:
        self.words = {product: frozenset(filter(_tells, intents.words(name))) for product, name in names}
        self._products: dict[str, list[str]] = {}
        self._runs: list[tuple[str, str]] = []
        for product, words in self.words.items():
            for word in words:
                if spaceless(word):
                    self._runs.append((word, product))
                else:
                    self._products.setdefault(word, []).append(product)

    def named(self, words: Sequence[str], pinned: str | None) -> str | None:
        """The product most of whose words are among these; of several alike the pinned one, else none."""
        votes: Tally[str] = Tally()
        for word in words:
            if word in self._products:
                votes.update(self._products[word])
            elif self._runs and spaceless(word):
                votes.update(product for run, product in self._runs if run in word)
        if not votes:
            return None
        most = max(votes.values())
        best = [product for product, count in votes.items() if count == most]
        return best[0] if len(best) == 1 else pinned if pinned in best else None


@lru_cache(4)
def naming(intents: "Intents", names: tuple[tuple[str, str], ...]) -> Naming:
    """The same for the same names: products are listed seldom, and looked for at every turn."""
    return Naming(intents, names)


def _tells(word: str) -> bool:
    """Whether a word can stand for a product."""
    return not word.isdecimal() and len(word) >= (_LEAST_CHARACTERS if spaceless(word) else _LEAST_LETTERS)
