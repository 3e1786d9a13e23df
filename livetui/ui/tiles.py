"""How core data is divided into tiles, for any size: a pure function of width and height."""

from msgspec import Struct

from livetui.config import MOST_TILES

TILE_CELLS = 13
_COLUMNS = (8, 4, 2, 1)
"""How many tiles stand in a row: sixteen, as many as may be chosen, divide into any of these."""


class Tiles(Struct, frozen=True):
    """How core data is divided: tiles to a row, rows of them, lines to a tile, and what else has room.

    ``whole``: there is room for names that are not shortened.
    """

    columns: int
    rows: int
    lines: int
    frame: bool
    worst: bool
    gap: int
    whole: bool = False

    @property
    def count(self) -> int:
        """How many tiles there is room for."""
        return self.columns * self.rows

    @property
    def height(self) -> int:
        """How many rows of the screen they take."""
        between = self.gap * (self.rows if self.worst else self.rows - 1)
        return self.rows * self.lines + between + self.worst + 2 * self.frame


def tiles(width: int, height: int) -> Tiles:
    """What fits into a core data panel of this size."""
    frame = height >= 5 and width >= 20
    room, cells = height - 2 * frame, width - (4 if frame else 0)
    columns = _columns(cells)
    most = _most_rows(columns)
    if height > _tallest(most, gap=True) and (all_of_them := _roomy(columns, room, frame)):
        return all_of_them
    lines = 3 if room >= 3 else max(room, 1)
    worst = room >= 4
    rows = max(min((room - worst) // lines, max(MOST_TILES // columns, 1)), 1)
    rows = min(rows, most)
    gap = int(rows > 1 and room >= rows * lines + worst + rows)
    return Tiles(columns, rows, lines, frame, worst, gap)


def _roomy(columns: int, room: int, frame: bool) -> Tiles | None:
    """All there may be in as few columns as have room below each other, for a panel that has the screen to itself."""
    for fewer in reversed([each for each in _COLUMNS if 1 < each <= columns]):
        rows = MOST_TILES // fewer
        if (spare := room - 1 - 3 * rows) >= 0:
            return Tiles(fewer, rows, 3, frame, True, min(spare // rows, 3), whole=True)
    return None


def _most_rows(columns: int) -> int:
    """How many rows of tiles there are where other panels stand below."""
    return 2 if columns > 2 else 4


def _tallest(rows: int, *, gap: bool) -> int:
    """A frame, rows of tiles of three lines, perhaps one between, and the worst three."""
    return 3 * rows + 1 + 2 + (rows if gap else 0)


def _columns(cells: int) -> int:
    return next((columns for columns in _COLUMNS if cells + 1 >= columns * (TILE_CELLS + 1)), 1)


def core_rows(width: int, height: int, room: int, count: int = MOST_TILES) -> int:
    """How tall core data of so many tiles should be on a screen of this size."""
    columns = _columns(width - 4)
    rows = 2 if height >= 44 or (columns <= 4 and height >= 22) else 1
    if columns <= 2:
        rows = min(max(4 // columns, 1), max((height - 8) // 6, 1))
    rows = min(rows, -(-count // columns))
    wanted = _tallest(rows, gap=height >= 56)
    return wanted if room >= wanted else room
