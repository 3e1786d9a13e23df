"""What somebody asks for, taken out of ASGI's dictionaries."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Self

from msgspec import Struct

Message = Mapping[str, Any]  # ASGI's own types are dictionaries of anything
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


class Request(Struct, frozen=True):
    """One request, or one WebSocket's opening."""

    method: str
    path: str
    headers: Sequence[tuple[bytes, bytes]]
    is_socket: bool

    @classmethod
    def of(cls, scope: Message) -> Self:
        """What an ASGI scope asks for."""
        return cls(scope.get("method", "GET"), scope["path"], scope["headers"], scope["type"] == "websocket")

    def header(self, name: bytes) -> str | None:
        """A header's value, or None where it is not there; ``name`` in lower case."""
        for key, value in self.headers:
            if key == name:
                return value.decode("utf-8", "replace")
        return None
