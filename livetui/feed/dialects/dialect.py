"""What a dialect is: frames of another format, known by their shape and turned into events."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct

Frame = Mapping[str, Any]
"""One JSON object as it came; numbers with a fraction are Decimals."""


class Dialect(Struct, frozen=True):
    """One other format, and how its frames become events."""

    name: str
    recognises: Callable[[Frame], bool]
    """Whether an object has this format's shape."""
    translate: Callable[[Frame], Iterable[object]]
    """The events of a frame it recognises, as plain dicts; none where it carries nothing for us.

    What is wrong in it is handed on where the event would have it, or as it is where there is no such place, so that the
    `Decoder` rejects it with a reason.
    """
    hello: str | None = None
    """What a server wants to be told before it sends anything."""
