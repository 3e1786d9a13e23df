"""Whose a LIVE is: a history may hold those of several creators."""

from livetui.text import plain


def own(creator: str | None, other: str | None) -> bool:
    """Whether LIVEs of these creators are one's own to each other: of the same, or of somebody who is not named."""
    return creator is None or other is None or _plain(creator) == _plain(other)


def _plain(creator: str) -> str:
    """As it is compared: feeds write a name with or without an at sign, in small letters or capitals."""
    return plain(creator).removeprefix("@")
