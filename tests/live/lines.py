"""The lines of a file as they come out of `livetui serve` and are recorded."""

from collections.abc import Sequence

from livetui.feed.escaping import ascii_safe
from livetui.feed.rehearsal import marked


def recorded(lines: Sequence[bytes]) -> list[bytes]:
    """What is recorded of these lines: what has no id is known by its number, and the first is marked."""
    numbered = enumerate(map(ascii_safe, lines), 1)
    told = [line if b'"id":' in line else b'%b,"id":"%d"}' % (line.removesuffix(b"}"), number) for number, line in numbered]
    return [marked(told[0]), *told[1:]]
