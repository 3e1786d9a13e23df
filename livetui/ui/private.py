"""View models without money and names, for a screen that others can see."""

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from livetui.views.all_comments import NOBODY, Said
from livetui.views.comments import CommentRow
from livetui.views.figures import HIDDEN

View = TypeVar("View")


_NAMES: dict[type, tuple[str, object]] = {
    CommentRow: ("name", NOBODY),
    Said: ("nameless", True),
}
"""Where a view model tells who somebody is, and what it tells instead."""
_OTHERS = "creator", NOBODY
"""The same of all other view models."""


def without_secrets(view: View) -> View:
    """The same view model with every amount of money, and every name of a person, hidden."""
    if isinstance(view, tuple):
        items = tuple(map(without_secrets, view))
        return items if any(new is not old for new, old in zip(items, view, strict=True)) else view  # type: ignore[return-value]
    if not isinstance(view, Struct):
        return view
    changed: dict[str, Any] = {}
    for name in view.__struct_fields__:
        value = getattr(view, name)
        hidden = _NAMES.get(type(view), _OTHERS)
        if name == "currency":
            changed[name] = HIDDEN
        elif name == hidden[0]:
            changed[name] = hidden[1] if value is not None else None
        elif (new := without_secrets(value)) is not value:
            changed[name] = new
    return replace(view, **changed) if changed else view
