"""The pages, and the keys one needs first."""

from collections.abc import Sequence

from livetui.language import said
from livetui.text import Clean, join, width
from livetui.ui.draw import Canvas, Drawing, Piece, length, own
from livetui.ui.keys import FOOTER_PAIRS, KEYS
from livetui.ui.look import Look
from livetui.ui.pages import PAGES
from livetui.ui.panel import Panel

_LAST = ("help", "quit")
_FIRST = ("pause", "search", "order", "go_to", "span", "full", "faster", "next_event", "back_10", "tiles", "curves", "whom")
"""The order of importance: what has no room goes from the end."""
_MORE = ("full", "next_panel")
"""How to come to panels that have no room."""


def draw(view: None, cells: int, height: int, look: Look) -> Drawing:
    """Whole entries only, and of keys that the page has a use for; help keeps its place at the right, and quit where there is
    room for all the pages. How to come to panels that have no room goes before all other keys.
    """
    canvas = Canvas(cells, height)
    entries = {key.name: _entry(look, FOOTER_PAIRS.get(key.name, (key.name,)), key.footer) for key in KEYS if key.footer}
    end = cells - 1
    order: tuple[str, ...] = _FIRST
    if look.hidden:
        more = own("1 more panel") if look.hidden == 1 else own("{count} more panels", count=look.hidden)
        entries["full"] = _entry(look, _MORE, more)
        order = ("full", *(name for name in _FIRST if name != "full"))
    at = _pages(canvas, look, end - length(entries["help"]) - 3)
    if look.hidden and at + length(entries["full"]) + 3 + length(entries["help"]) > end:
        entries["full"] = _entry(look, _MORE, own("+ {count} more", count=look.hidden))
    kept = length(entries["help"]) + 3 + (length(entries["full"]) if look.hidden else 0)
    for name in reversed(_LAST):
        if end - length(entries[name]) > at + 1 + (kept if name == "quit" else 0):
            end = canvas.right(0, entries[name], end) - 3
    for name in order:
        if name not in look.idle and at + length(entries[name]) <= end:
            at = canvas.line(at, 0, entries[name]) + 3
    return canvas.drawing()


def _entry(look: Look, names: Sequence[str], words: Clean) -> tuple[Piece, ...]:
    """What is printed on one key, or on several that stand side by side, and what they do."""
    theme = look.theme
    return (join(look.caps[name] for name in names), theme.text), (own(" "), theme.dim), (words, theme.dim)


def _pages(canvas: Canvas, look: Look, room: int) -> int:
    """The pages by number, with their names where all of those fit, else with that of the one shown; the column behind them."""
    theme = look.theme
    current = next((i for i, page in enumerate(PAGES) if page.short == look.page), None)
    shorts = [said(page.short) for page in PAGES]
    none = [own("")] * len(shorts)
    for names in (shorts, [name if i == current else own("") for i, name in enumerate(shorts)], none):
        x = 1
        places: list[tuple[int, Clean, bool]] = []
        for i, name in enumerate(names):
            words = Clean(f"{look.caps[f'page_{i + 1}']} {name}".rstrip())
            places.append((x, words, i == current))
            x += width(words) + 2
        if x <= room:
            for start, words, shown in places:
                canvas.put(start, 0, words, theme.accent if shown else theme.dim)
            return x + 1
    return 1


PANEL: Panel[None] = Panel(name="footer", build=lambda reading, choices: None, draw=draw, focus=False)
