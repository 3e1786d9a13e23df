"""The pages, and the keys one needs first."""

from livetui.language import said
from livetui.text import Clean, width
from livetui.ui.draw import Canvas, Drawing, Piece, length, own
from livetui.ui.keys import FOOTER_CAPS, KEYS, NAMED
from livetui.ui.look import Look
from livetui.ui.pages import PAGES
from livetui.ui.panel import Panel

_LAST = ("help", "quit")
_FIRST = ("pause", "search", "order", "go_to", "span", "full", "faster", "next_event", "back_10", "tiles", "curves", "whom")
"""The order of importance: what has no room goes from the end."""


def draw(view: None, cells: int, height: int, look: Look) -> Drawing:
    """Whole entries only, and of keys that the page has a use for; help keeps its place at the right, and quit where there is
    room for all the pages. How to come to panels that have no room goes before all other keys.
    """
    canvas, theme = Canvas(cells, height), look.theme
    caps = {**FOOTER_CAPS, **look.caps}
    entries: dict[str, tuple[Piece, ...]] = {
        key.name: ((caps.get(key.name, key.caps), theme.text), (own(" "), theme.dim), (key.footer, theme.dim))
        for key in KEYS
        if key.footer
    }
    end = cells - 1
    order: tuple[str, ...] = _FIRST
    if look.hidden:
        keys = Clean(" ".join(caps.get(name, NAMED[name].caps) for name in ("full", "next_panel")))
        more = own("1 more panel") if look.hidden == 1 else own("{count} more panels", count=look.hidden)
        entries["full"] = (keys, theme.text), (own(" "), theme.dim), (more, theme.dim)
        order = ("full", *(name for name in _FIRST if name != "full"))
    at = _pages(canvas, look, end - length(entries["help"]) - 3)
    if look.hidden and at + length(entries["full"]) + 3 + length(entries["help"]) > end:
        entries["full"] = (keys, theme.text), (own(" "), theme.dim), (own("+ {count} more", count=look.hidden), theme.dim)
    kept = length(entries["help"]) + 3 + (length(entries["full"]) if look.hidden else 0)
    for name in reversed(_LAST):
        if end - length(entries[name]) > at + 1 + (kept if name == "quit" else 0):
            end = canvas.right(0, entries[name], end) - 3
    for name in order:
        if name not in look.idle and at + length(entries[name]) <= end:
            at = canvas.line(at, 0, entries[name]) + 3
    return canvas.drawing()


def _pages(canvas: Canvas, look: Look, room: int) -> int:
    """The pages by number, with their names where all of those fit; the column behind them."""
    theme = look.theme
    current = next((i for i, page in enumerate(PAGES) if page.short == look.page), None)
    shorts = [said(page.short) for page in PAGES]
    for names in (shorts, [name if i == current else own("") for i, name in enumerate(shorts)]):
        x = 1
        places: list[tuple[int, Clean, bool]] = []
        for i, name in enumerate(names):
            words = Clean(f"{i + 1} {name}".rstrip())
            places.append((x, words, i == current))
            x += width(words) + 2
        if x <= room:
            for start, words, shown in places:
                canvas.put(start, 0, words, theme.accent if shown else theme.dim)
            return x + 1
    return 1


PANEL: Panel[None] = Panel(name="footer", build=lambda reading, choices: None, draw=draw, focus=False)
