"""Where each panel stands, for any size of the screen: a pure function of width and height.

Rows at the top and bottom are taken first, the rest is divided by the first of :data:`MIDDLES` that fits. What does not fit
is not there; what is there has room to be read.
"""

from dataclasses import dataclass

from textual.geometry import Region

TILE_CELLS = 13
_COLUMNS = (8, 4, 2, 1)
"""How many tiles stand in a row: sixteen, as many as may be chosen, divide into any of these."""


@dataclass(frozen=True, slots=True)
class Split:
    """Parts side by side or one above the other, each a panel's name or a split of its own, with its weight."""

    across: bool
    parts: tuple[tuple[int, "str | Split"], ...]


@dataclass(frozen=True, slots=True)
class Middle:
    """A division of the middle of the screen, and how much room it needs."""

    min_width: int
    min_height: int
    parts: "str | Split"


def _across(*parts: tuple[int, "str | Split"]) -> Split:
    return Split(True, parts)


def _down(*parts: tuple[int, "str | Split"]) -> Split:
    return Split(False, parts)


MIDDLES: tuple[Middle, ...] = (
    Middle(170, 40, _across(
        (52, _down((55, "trend"), (45, "products"))), (24, _down((45, "traffic"), (55, "audience"))), (24, "comments"))),
    Middle(140, 24, _down(
        (52, _across((62, "trend"), (38, "traffic"))), (48, _across((46, "products"), (22, "audience"), (32, "comments"))))),
    Middle(112, 22, _down(
        (51, _across((60, "trend"), (40, "traffic"))), (49, _across((48, "products"), (20, "audience"), (32, "comments"))))),
    Middle(132, 8, _across((40, "trend"), (32, "products"), (28, "comments"))),
    Middle(76, 48, _down(
        (34, "trend"), (33, _across((56, "products"), (44, "traffic"))), (33, _across((40, "audience"), (60, "comments"))))),
    Middle(76, 22, _down(
        (55, _across((57, "trend"), (43, "comments"))), (45, _across((57, "products"), (43, "traffic"))))),
    Middle(76, 6, _across((57, "trend"), (43, "comments"))),
    Middle(24, 44, _down((30, "trend"), (25, "products"), (20, "traffic"), (25, "comments"))),
    Middle(24, 30, _down((35, "trend"), (30, "products"), (35, "comments"))),
    Middle(24, 18, _down((50, "trend"), (50, "comments"))),
    Middle(16, 4, "comments"),
)  # fmt: skip
"""Roomiest first."""


@dataclass(frozen=True, slots=True)
class Tiles:
    """How core data is divided: tiles to a row, rows of them, lines to a tile, and what else has room."""

    columns: int
    rows: int
    lines: int
    frame: bool
    worst: bool
    gap: int

    @property
    def count(self) -> int:
        """How many tiles there is room for."""
        return self.columns * self.rows

    @property
    def height(self) -> int:
        """How many rows of the screen they take."""
        between = self.gap * (self.rows if self.worst else self.rows - 1)
        return self.rows * self.lines + between + self.worst + 2 * self.frame


def arrange(width: int, height: int, full: str | None = None) -> dict[str, Region]:
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
        core = min(_core_rows(width, height, bottom - top), bottom - top)
        rest = Region(0, top + core, width, bottom - top - core)
        fitting = next((m for m in MIDDLES if width >= m.min_width and rest.height >= m.min_height), None)
        places["core"] = Region(0, top, width, core if fitting else bottom - top)
        if fitting:
            places.update(_divide(fitting.parts, rest))
    if timeline:
        places["timeline"] = Region(0, bottom, width, timeline)
    if footer:
        places["footer"] = Region(0, height - 1, width, 1)
    return places


def tiles(width: int, height: int) -> Tiles:
    """What fits into a core data panel of this size."""
    frame = height >= 5 and width >= 20
    room, cells = height - 2 * frame, width - (4 if frame else 0)
    columns = _columns(cells)
    lines = 3 if room >= 3 else max(room, 1)
    worst = room >= 4
    rows = max(min((room - worst) // lines, max(16 // columns, 1)), 1)
    rows = min(rows, 2) if columns > 2 else min(rows, 4)
    gap = int(rows > 1 and room >= rows * lines + worst + rows)
    return Tiles(columns, rows, lines, frame, worst, gap)


def _columns(cells: int) -> int:
    return next((columns for columns in _COLUMNS if cells + 1 >= columns * (TILE_CELLS + 1)), 1)


def _core_rows(width: int, height: int, room: int) -> int:
    """How tall core data should be on a screen of this size."""
    columns = _columns(width - 4)
    rows = 2 if height >= 44 or (columns <= 4 and height >= 22) else 1
    if columns <= 2:
        rows = min(max(4 // columns, 1), max((height - 8) // 6, 1))
    gap = rows if height >= 56 else 0
    wanted = 3 * rows + 1 + 2 + gap
    return wanted if room >= wanted else room


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
