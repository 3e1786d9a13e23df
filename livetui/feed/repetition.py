"""A feed without ids that is told from its beginning again, after its connection was lost."""

from array import array
from collections.abc import Sequence

_MOST = 500_000  # texts whose hashes are kept


class Repetition:
    """Knows which texts of a connection have come before, as long as it brings the same ones as those before it did.

    Only what tells its own time and no id is compared: two that are equal and stand at the same place are then one event,
    while people who come, each in a text of the same words, are not.
    """

    def __init__(self) -> None:
        self._met = array("q")
        self._place = 0

    def begin(self) -> None:
        """Another connection begins."""
        self._place = 0

    def of(self, texts: Sequence[bytes], ids: Sequence[str | None] | None) -> list[bool] | None:
        """Which of the texts that come next are a repetition, None: none of them; ``ids`` came beside them."""
        if ids is None:
            return [self._again(text) for text in texts]
        return None if all(ids) else [not id and self._again(text) for text, id in zip(texts, ids, strict=True)]

    def _again(self, text: bytes) -> bool:
        if b'"ts"' not in text or b'"id"' in text:
            return False
        mark = hash(text)
        place, self._place = self._place, self._place + 1
        if place < len(self._met):
            if self._met[place] == mark:
                return True
            del self._met[place:]  # from here on it is told otherwise, and all is new
        if place == len(self._met) < _MOST:
            self._met.append(mark)
        return False
