"""What TikTok's messages have in common, whoever passes them on."""

from typing import Any

from livetui.feed.dialects.reading import flag, identifier, whole

_STREAK = 1


def known(value: Any) -> Any:
    """An id as text; TikTok writes 0 where there is none."""
    return None if _is_zero(value) else identifier(value)


def moment(created: Any) -> Any:
    """When a message was made, in milliseconds; TikTok writes 0 where it does not say."""
    return None if _is_zero(created) else whole(created)


def follows(role: Any) -> Any:
    """Whether a follow status or role means a follower: 0 is none, 1 a follower, anything above a closer tie."""
    role = whole(role)
    return role >= 1 if isinstance(role, int) and not isinstance(role, bool) else role


def is_final(gift_type: Any, repeat_end: Any) -> Any:
    """Whether a gift counts: one that can be repeated in a streak does so with its last message, which tells the sum."""
    if whole(gift_type) != _STREAK:
        return True
    return False if repeat_end is None else flag(repeat_end)


def _is_zero(value: Any) -> bool:
    return value in (0, "0") and not isinstance(value, bool)
