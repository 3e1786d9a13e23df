"""How a server is told where to go on, and that it is us again."""

from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie

_MOST = 4096  # bytes; servers refuse longer headers, and would then refuse us for ever


def last_event_id(after: str | None) -> list[tuple[bytes, bytes]]:
    """The header that says where to go on, where a header can say it."""
    value = (after or "").encode(errors="replace").strip(b" \t")
    if not value or len(value) > _MOST or any(byte < 0x20 or byte == 0x7F for byte in value):
        return []
    return [(b"Last-Event-ID", value)]


def cookie(told: Iterable[str]) -> str | None:
    """What a server's Set-Cookie headers ask to be told when we come back; None where they ask nothing."""
    jar = SimpleCookie()
    for header in told:
        try:
            jar.load(header)
        except CookieError:
            continue
    value = "; ".join(f"{name}={morsel.coded_value}" for name, morsel in jar.items())
    return value if value and len(value) <= _MOST and value.isascii() and value.isprintable() else None
