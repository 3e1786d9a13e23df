"""Where each panel stands, for any size of the screen: a pure function of the page, width and height.

Rows at the top and bottom are taken first, the rest is divided by the first of the page's middles that fits. What does not fit
is not there; what is there has room to be read.
"""

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct
from textual.geometry import Region

from livetui.config import MOST_TILES
from livetui.text import Clean
from livetui.ui.tiles import core_rows


class Split(Struct, frozen=True):
    """Parts side by side or one above the other, each a panel's name or a split of its own, with its weight."""

    across: bool
    parts: tuple[tuple[int, "str | Split"], ...]


class Middle(Struct, frozen=True):
    """A division of the middle of the screen, and how much room it needs."""

    min_width: int
    min_height: int
    parts: "str | Split"


def across(*parts: tuple[int, "str | Split"]) -> Split:
    """Side by side, by weight."""
    return Split(True, parts)


def down(*parts: tuple[int, "str | Split"]) -> Split:
    """One above the other, by weight."""
    return Split(False, parts)


class Core(Enum):
    """How much of core data stands above a page's middle."""

    TILES = "tiles"
    """All the rows it wants, and on a screen too small for more all there are."""
    LINE = "line"
    NONE = "none"


class Page(Struct, frozen=True, kw_only=True):
    """What is shown together: ``middles``, roomiest first, name the panels and how they share the room.

    ``short`` is English in any language: pages are told apart by it.
    """

    name: Clean
    short: Clean
    middles: tuple[Middle, ...]
    core: Core = Core.LINE

    @property
    def panels(self) -> tuple[str, ...]:
        """Every panel that is on the page at some size, in the order they stand there."""
        return tuple(dict.fromkeys(name for middle in self.middles for name in _names(middle.parts)))


def arrange(
    page: Page, width: int, height: int, full: str | None = None, tile_count: int = MOST_TILES
) -> dict[str, Region]:  # fmt: skip
    """Each panel's place by its name; with ``full``, that panel has all the room between header and timeline."""
    if width < 1 or height < 1:
        return {}
    header, footer = int(height >= 4), int(height >= 10)
    timeline = 3 if height >= 52 else 2 if height >= 30 else int(height >= 7)
    top, bottom = header, height - footer - timeline
    places: dict[str, Region] = {}
    if header:
        places["header"] = Region(0, 0, width, 1)
    if full is not None and bottom - top >= 3:
        places[full] = Region(0, top, width, bottom - top)
    else:
        wanted = {Core.TILES: core_rows(width, height, bottom - top, tile_count), Core.LINE: 1, Core.NONE: 0}
        core = min(wanted[page.core], bottom - top)
        rest = Region(0, top + core, width, bottom - top - core)
        fitting = next((m for m in page.middles if width >= m.min_width and rest.height >= m.min_height), None)
        if core or not fitting:
            places["core"] = Region(0, top, width, core if fitting else bottom - top)
        if fitting:
            places.update(_divide(fitting.parts, rest))
    if timeline:
        places["timeline"] = Region(0, bottom, width, timeline)
    if footer:
        places["footer"] = Region(0, height - 1, width, 1)
    return places


def _names(parts: "str | Split") -> Iterator[str]:
    if isinstance(parts, str):
        yield parts
    else:
        for _, part in parts.parts:
            yield from _names(part)


def _divide(parts: "str | Split", room: Region) -> dict[str, Region]:
    """The room shared out by weight; nothing is left over."""
    if isinstance(parts, str):
        return {parts: room}
    total = sum(weight for weight, _ in parts.parts)
    length = room.width if parts.across else room.height
    places: dict[str, Region] = {}
    done = before = 0
    for weight, part in parts.parts:
        done += weight
        to = round(length * done / total)
        if parts.across:
            places |= _divide(part, Region(room.x + before, room.y, to - before, room.height))
        else:
            places |= _divide(part, Region(room.x, room.y + before, room.width, to - before))
        before = to
    return places
