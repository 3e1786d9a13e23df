"""Events of types that nobody knows, when they come again."""

from itertools import islice

import msgspec

from livetui.feed.events import Count

_MOST = 100_000


class Named(msgspec.Struct):
    """What any object may tell, of whatever type: an id of its own, and the feed that it was recorded from."""

    id: str | None = None
    recorded_from: Count | None = None


class Strangers:
    """Remembers, by their hashes, the ids of at least the last hundred thousand of one source."""

    def __init__(self) -> None:
        self._met: dict[int, None] = {}

    def comes_again(self, id: str | None) -> bool:
        """Whether one of this id has come before; one without an id never has."""
        if not id:
            return False
        if (mark := hash(id)) in self._met:
            return True
        self._met[mark] = None
        if len(self._met) > 2 * _MOST:
            self._met = dict.fromkeys(islice(self._met, _MOST, None))
        return False


def named(line: bytes) -> Named:
    """What a JSON object tells of itself; nothing where it is written otherwise."""
    try:
        return msgspec.json.decode(line, type=Named)
    except msgspec.ValidationError:
        return Named()
