"""Core data: the figures that matter now, and the three that are worst against the market."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from livetui.language import said
from livetui.metrics.metric import Better
from livetui.text import Clean, fit, width
from livetui.ui.bars import spark
from livetui.ui.draw import Canvas, Drawing, Piece, Row, length, own
from livetui.ui.look import Look, framed
from livetui.ui.panel import Listed, Panel
from livetui.ui.table import under_cursor
from livetui.ui.tiles import Tiles, tiles
from livetui.views.choices import Choices
from livetui.views.core import ChangeKind, CoreData, Tile, core_data, none_worse
from livetui.views.figures import change, figure_of, position, relative

_WIDEST_SPARK = 20
_STRIP = 40
_STRIP_TILE = 19
_STRIP_FIRST = 16
_STRIP_WORST = 59
"""The worst three have short names in so many cells; they go before all figures but the first."""
_NAME = 14
_CLOSER = ((4, _NAME), (2, _NAME), *((2, cells) for cells in range(_NAME - 1, 7, -1)))
"""How far apart the worst three stand, and how many cells their names have."""
_ONE_LINE = Tiles(columns=1, rows=1, lines=1, frame=False, worst=False, gap=0)
_OF_COURSES = 3
"""How many lines a tile has that shows a course."""
_CHANGE_CELLS = 6
"""Kept for the change, so that the course beside it does not move; only a change of hundreds of billions needs more."""


def draw(view: CoreData, width: int, height: int, look: Look) -> Drawing:
    """Tiles in rows, and below them the worst three in their fixed place."""
    plan, theme = tiles(width, height), look.theme
    if height == 1 and width >= _STRIP:
        return _strip(view, width, look)
    title = (
        (own("Core data"), theme.title),
        (Clean(f" · {look.span_words}"), theme.dim),
        *_left_out(view, look),
        *_lost(view, look),
    )
    hint = ((own("change: last 5 min"), theme.dim), *_source(view, look))
    canvas, inside = framed(width, height, look, title, hint) if plan.frame else 2 * (Canvas(width, height),)
    for i, tile in enumerate(view.tiles[: plan.count]):
        row, column = divmod(i, plan.columns)
        x, y = column * (inside.width + 1) // plan.columns, row * (plan.lines + plan.gap)
        cells = (inside.width + 1) // plan.columns - 1
        _tile(inside.area(x, y, cells, plan.lines), tile, plan, view.currency, look, first=not i)
    if plan.worst:
        _worst(inside.area(0, inside.height - 1, inside.width, 1), view, plan, look)
    return canvas.drawing()


def _strip(view: CoreData, width: int, look: Look) -> Drawing:
    """One line above another page: the first figures, and at the right the worst three."""
    canvas = Canvas(width, 1)
    room = max((width - 2) // 2, min(_STRIP_WORST, width - 2 - _STRIP_FIRST))
    whole = _one_after_the_other(view.worst[:3], 2, _NAME, look)
    if length(whole) <= width - 2 - 2 * _STRIP_TILE:
        room = max(room, length(whole))
    worst = _in_turn(view, room, look, heading=False) if view.worst else []
    end = canvas.right(0, worst, width - 1) - 2 if worst else width - 1
    _point_at(canvas, end + 2, worst, view)
    columns = max((end - 1) // _STRIP_TILE, 1)
    for i, tile in enumerate(view.tiles[:columns]):
        x = 1 + i * (end - 1) // columns
        _tile(canvas.area(x, 0, min(_STRIP_TILE, end - x), 1), tile, _ONE_LINE, view.currency, look, first=not i)
    return canvas.drawing()


def value(tile: Tile, currency: str | None, cells: int) -> Clean:
    """The figure as fully as fits, with ≈ before an estimate."""
    mark = "≈" if tile.estimate and tile.value is not None else ""
    full = Clean(mark + figure_of(tile.metric, tile.value, currency))
    return full if width(full) <= cells else Clean(mark + figure_of(tile.metric, tile.value, currency, short=True))


def _tile(area: Canvas, tile: Tile, plan: Tiles, currency: str | None, look: Look, first: bool) -> None:
    theme = look.theme
    for y in range(area.height):
        area.spot(0, y, area.width, Row(tile.metric.key))
    style = theme.bad if tile.rank else theme.dim if tile.value is None else theme.accent if first else theme.strong
    named = width(own(tile.metric.short)) + 2 if plan.lines == 1 else 0
    figure = value(tile, currency, area.width - named)
    if plan.lines == 1:
        x = area.put(0, 0, own(tile.metric.short), theme.dim, max(area.width - width(figure) - 1, 0))
        area.put(x + 1, 0, figure, style)
        return
    label = own(tile.metric.label)
    area.put(0, 0, label if plan.whole and width(label) <= area.width else own(tile.metric.short), theme.dim, area.width)
    x = area.put(0, 1, figure, style)
    if plan.lines == 2 and tile.rank:
        area.put(x + 1, 1, Clean(f"▼{tile.rank}"), theme.bad)
    if plan.lines >= _OF_COURSES:
        area.line(0, 2, third(tile, currency, area.width, look))
    if look.hand.cursor == tile.metric.key:
        under_cursor(area, look, 0)


def third(tile: Tile, currency: str | None, cells: int, look: Look) -> tuple[Piece, ...]:
    """What a figure is against: the market where it is among the worst, else its own course and change."""
    theme = look.theme
    if tile.rank:
        against, market = Clean(f"▼{tile.rank} {relative(tile.deviation)} "), own("market")
        return ((against, theme.bad), (market if cells >= width(against) + width(market) else own("mkt"), theme.bad))
    if tile.value is None:
        return ()
    moved = _moved(tile, currency)
    wide = min(cells - max(_CHANGE_CELLS, width(moved)) - 1, _WIDEST_SPARK)
    course = spark(tile.spark, wide) if wide >= 3 else Clean("")
    rises = (tile.change or 0) * tile.metric.better.value > 0 and moved[:1] in "+−"
    style = theme.good if rises and tile.metric.better is not Better.NEUTRAL else theme.dim
    return ((course, theme.spark), (own(" "), theme.dim), (moved, style)) if course else ((moved, style),)


def _moved(tile: Tile, currency: str | None) -> Clean:
    if tile.change is None:
        return Clean("")
    if tile.change_kind is ChangeKind.RELATIVE:
        return relative(tile.change)
    return change(tile.change, tile.metric.unit, currency)


def _left_out(view: CoreData, look: Look) -> tuple[Piece, ...]:
    """How many of the chosen have room, where not all have."""
    shown = len(view.tiles)
    return () if shown >= view.chosen else ((own(" · {count} of {all}", count=shown, all=view.chosen), look.theme.dim),)


def _lost(view: CoreData, look: Look) -> tuple[Piece, ...]:
    return () if view.lost_s is None else ((own(" · no feed since {time}", time=position(view.lost_s)), look.theme.bad),)


def _source(view: CoreData, look: Look) -> tuple[Piece, ...]:
    return ((own(" · market: {source}", source=view.benchmark_source), look.theme.dim),) if view.benchmark_source else ()


def _worst(row: Canvas, view: CoreData, plan: Tiles, look: Look) -> None:
    """The worst three below the tiles' columns where they fit there, else one after the other in as few words as need be."""
    theme = look.theme
    if not view.worst:
        row.line(0, 0, worst_line(view, row.width, look))
        return
    places = [i * (row.width + 1) // plan.columns for i in ((1, 3, 5) if plan.columns == 8 else (1, 2, 3))]
    for figures in (True, False):
        entries = [_entry(tile, view.currency, figures, look) for tile in view.worst[:3]]
        if plan.columns >= 4 and max(map(length, entries)) < places[1] - places[0]:
            row.put(0, 0, own("Below market"), theme.dim)
            for x, entry in zip(places, entries, strict=False):
                row.line(x, 0, entry)
                _point_at(row, x, entry, view)
            return
    line = worst_line(view, row.width, look)
    row.line(0, 0, line)
    _point_at(row, 0, line, view)


def _point_at(row: Canvas, x: int, pieces: Iterable[Piece], view: CoreData) -> None:
    """Pointing at one of the worst, from its rank on, points at its metric."""
    ranks, key = {f"▼{tile.rank} ": tile.metric.key for tile in view.worst}, None
    for text, _ in pieces:
        key = ranks.get(text, key)
        if key is not None:
            row.spot(x, 0, width(text), Row(key))
        x += width(text)


def worst_line(view: CoreData, cells: int, look: Look) -> list[Piece]:
    """The worst three one after the other, or why there are none."""
    if view.worst:
        return _in_turn(view, cells, look)
    return [(said(none_worse(view.benchmark_source, view.judged)), look.theme.dim)]


def _in_turn(view: CoreData, cells: int, look: Look, heading: bool = True) -> list[Piece]:
    """One after the other: with a heading, closer together, with shorter names, and at last only the worst of them."""
    worst = list(view.worst[:3])
    line: list[Piece] = []
    while worst:
        for headed, gap, name_cells in ((heading, 4, _NAME), *((False, *each) for each in _CLOSER)):
            line = [(own("Below market   "), look.theme.dim)] if headed else []
            line += _one_after_the_other(worst, gap, name_cells, look)
            if length(line) <= cells:
                return line
        worst.pop()
    return line


def _one_after_the_other(worst: Sequence[Tile], gap: int, name_cells: int, look: Look) -> list[Piece]:
    line: list[Piece] = []
    for i, tile in enumerate(worst):
        line += [(Clean(" " * gap if i else ""), look.theme.dim), *_entry(tile, None, False, look, name_cells)]
    return line


def _entry(tile: Tile, currency: str | None, figures: bool, look: Look, name_cells: int = _NAME) -> list[Piece]:
    """Rank, name, figure, deviation."""
    theme = look.theme
    style = theme.cursor if look.hand.cursor == tile.metric.key else theme.text
    name = own(tile.metric.short)
    shorter = name if width(name) <= name_cells else Clean(name.partition(" (")[0])
    pieces: list[Piece] = [(Clean(f"▼{tile.rank} "), theme.bad), (fit(shorter, name_cells), style)]
    if figures and tile.value is not None:
        pieces.append((Clean(f" {figure_of(tile.metric, tile.value, currency, short=True)}"), theme.strong))
    return [*pieces, (Clean(f" {relative(tile.deviation)}"), theme.bad)]


def fit_tiles(choices: Choices, columns: int, rows: int) -> Choices:
    """No more tiles than have room, and their courses where these have."""
    plan = tiles(columns, rows)
    return replace(choices, tiles_shown=plan.count, courses=plan.lines >= _OF_COURSES)


LISTED: Listed[CoreData] = Listed(
    keys=lambda view: list(dict.fromkeys(tile.metric.key for tile in (*view.tiles, *view.worst))),
    pick=lambda view, key: str(key),
)

PANEL = Panel(name="core", build=core_data, draw=draw, fit=fit_tiles, listed=LISTED)
