"""The lines of a file as they come out of `livetui serve` and are recorded."""

from collections.abc import Sequence

from livetui.feed.escaping import ascii_safe


def recorded(lines: Sequence[bytes], path: str) -> list[bytes]:
    """What is recorded of these lines: over SSE, what has no id is known by its number."""
    safe = [ascii_safe(line) for line in lines]
    if path != "/sse":
        return safe
    numbered = enumerate(safe, 1)
    return [line if b'"id":' in line else b'%b,"id":"%d"}' % (line.removesuffix(b"}"), number) for number, line in numbered]
