"""How a server is told where to go on."""

_MOST = 4096  # bytes; servers refuse longer headers, and would then refuse us for ever


def last_event_id(after: str | None) -> list[tuple[bytes, bytes]]:
    """The header that says where to go on, where a header can say it."""
    value = (after or "").encode(errors="replace").strip(b" \t")
    if not value or len(value) > _MOST or any(byte < 0x20 or byte == 0x7F for byte in value):
        return []
    return [(b"Last-Event-ID", value)]
