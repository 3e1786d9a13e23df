"""What a list's frame says of what the user does with it: what is looked for, and what the rows are sorted by."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from livetui.language import said
from livetui.text import Clean, clean
from livetui.ui.draw import Canvas, Piece, own
from livetui.ui.look import Look, sentence
from livetui.views.figures import count

if TYPE_CHECKING:
    from livetui.views.sorting import Column


def list_title(words: Clean, look: Look, columns: "Sequence[Column[Any]]", shown: int, hidden: int) -> tuple[Piece, ...]:
    """The title, and where something is looked for or sorted by, that: ``Products · / serum · 3 of 12 · ↓ CTR``."""
    theme, search, sort = look.theme, look.hand.search, look.hand.sort
    pieces: list[Piece] = [(words, theme.title)]
    if search:
        pieces += [(own(" · "), theme.dim), (Clean(f"/ {clean(search, 40)}"), theme.accent)]
        pieces.append((own(" · {count} of {all}", count=count(shown), all=count(shown + hidden)), theme.dim))
    by = next((column for column in columns if sort is not None and column.key == sort.column), None)
    if sort is not None and by is not None:
        pieces.append((Clean(f" · {'↓' if sort.descending else '↑'} {said(by.head)}"), theme.dim))
    return tuple(pieces)


def nothing_found(canvas: Canvas, look: Look) -> None:
    """No row matches what is looked for, and how to see all of them again."""
    words = own("Nothing here matches “{search}”", search=clean(look.hand.search, 40))
    leave, other = look.caps["leave"], look.caps["search"]
    sentence(canvas, look, words, own("{key} shows all, {other} looks for something else", key=leave, other=other))
