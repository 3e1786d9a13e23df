"""How long a server asks us to wait: the ``Retry-After`` header (RFC 9110, section 10.2.3)."""

from datetime import UTC
from email.utils import parsedate_to_datetime

_MOST_DIGITS = 9


def retry_after_s(value: str | None, now_ms: int) -> float | None:
    """Seconds from now, never negative; ``value`` is seconds or a date, None where it is neither."""
    value = (value or "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value[: _MOST_DIGITS + 1]), 10.0**_MOST_DIGITS)
    try:
        when = parsedate_to_datetime(value)
        if when.tzinfo is None:
            when = when.replace(tzinfo=UTC)
        return max(0.0, when.timestamp() - now_ms / 1000)
    except (ValueError, OverflowError):
        return None
