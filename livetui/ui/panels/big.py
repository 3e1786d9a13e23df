"""The first figures in digits one reads from across a room, and the worst three."""

from msgspec.structs import replace

from livetui.text import Clean
from livetui.ui import big
from livetui.ui.draw import Canvas, Drawing, own
from livetui.ui.look import Look
from livetui.ui.panel import Panel
from livetui.ui.panels.core import third, value, worst_line
from livetui.views.core import CoreData, Tile, core_data
from livetui.views.figures import figure_of

_LEAST_ROWS = 9
_LEAST_COLUMNS = 44
_MOST = 6


def draw(view: CoreData, width: int, height: int, look: Look) -> Drawing:
    """As many tiles as have room for digits at least five rows high, all of one size."""
    canvas = Canvas(width, height)
    room = canvas.area(2, 1, width - 4, height - 3)
    columns, rows = _divided(room.width, room.height)
    tiles = view.tiles[: min(columns * rows, _MOST)]
    columns = min(columns, max(len(tiles), 1))
    rows = -(-len(tiles) // columns) if tiles else 1
    cells, lines = (room.width + 4) // columns - 4, room.height // rows
    sizes = [max(big.scale(text, cells, lines - 3) for text in _ways(tile, view.currency)) for tile in tiles]
    size = min((each for each in sizes if each), default=0)
    for i, tile in enumerate(tiles):
        row, column = divmod(i, columns)
        _tile(room.area(column * (cells + 4), row * lines, cells, lines), tile, view.currency, size, look, first=not i)
    canvas.area(2, height - 1, width - 4, 1).line(0, 0, worst_line(view, width - 4, look))
    return canvas.drawing()


def _divided(columns: int, rows: int) -> tuple[int, int]:
    """How many tiles stand side by side, and how many rows of them."""
    across = 3 if columns >= 3 * (_LEAST_COLUMNS + 16) else 2 if columns >= 2 * _LEAST_COLUMNS else 1
    return across, max(min(rows // _LEAST_ROWS, 2 if across > 1 else 3), 1)


def _ways(tile: Tile, currency: str | None) -> tuple[Clean, Clean]:
    """The figure whole, and as short as it is written."""
    mark = "≈" if tile.estimate and tile.value is not None else ""
    return value(tile, currency, 99), Clean(mark + figure_of(tile.metric, tile.value, currency, short=True))


def _tile(area: Canvas, tile: Tile, currency: str | None, size: int, look: Look, first: bool) -> None:
    theme = look.theme
    style = theme.bad if tile.rank else theme.dim if tile.value is None else theme.accent if first else theme.strong
    area.put(0, 0, own(tile.metric.label), theme.dim, area.width)
    text = next((way for way in _ways(tile, currency) if big.scale(way, area.width, area.height - 3) >= size > 0), None)
    if text is None:
        area.put(0, 2, value(tile, currency, area.width), style)
        area.line(0, 3, third(tile, currency, area.width, look))
        return
    big.write(area, 0, 1, text, size, style)
    area.line(0, 2 + 5 * size, third(tile, currency, area.width, look))


PANEL = Panel(
    name="big", build=core_data, draw=draw, fit=lambda choices, columns, rows: replace(choices, tiles=choices.tiles[:_MOST])
)
