"""HTML that is safe by its type: whatever is not :class:`Markup` is text, and is escaped."""

import re
from html import escape

from livetui.text import Clean

_BEFORE_UNIT = re.compile(r"(?<=\d) (?=[%×]|(?:[smh]|pp)\b)|(?<=\d m) (?=\d\d s\b)")
"""A line never ends between a figure and its unit, nor between the units of one."""
_TOGETHER = "\N{NO-BREAK SPACE}"


class Markup(str):
    """What is HTML already, made by the functions here."""

    __slots__ = ()


Content = Markup | Clean | None
NOTHING = Markup()


def text(content: Content) -> Markup:
    """Content as HTML, figures and their units in one piece; nothing for None."""
    if content is None:
        return NOTHING
    return content if isinstance(content, Markup) else Markup(escape(_BEFORE_UNIT.sub(_TOGETHER, content)))


def tag(name: str, *content: Content, **attributes: str | None) -> Markup:
    """An element; attributes that are None are left out, ``class_`` is ``class``, and ``aria_label`` is ``aria-label``."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items() if value is not None
    )
    return Markup(f"<{name}{told}>{''.join(map(text, content))}</{name}>")


def together(*content: Content) -> Markup:
    """One after the other."""
    return Markup("".join(map(text, content)))
