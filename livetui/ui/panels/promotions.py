"""Giveaways, coupons and flash sales, and what they bring."""

from collections.abc import Hashable

from livetui.metrics.metric import Unit
from livetui.text import Clean, fit, width
from livetui.ui.draw import Canvas, Drawing, Piece, own
from livetui.ui.list_title import list_title
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Listed, Panel, Pick
from livetui.ui.panels.promotion import closely, facts, kind_words, known, when
from livetui.ui.table import Column, table
from livetui.views.figures import MISSING, change, count, money, multiple, position
from livetui.views.promotions import COLUMNS, PromotionRow, Promotions, promotions

_WIDE = 84
"""From so many cells on the columns say what else stands in a line below each promotion."""
_LEAST_LIST = 5


def _pick(view: Promotions, key: Hashable) -> Pick | None:
    return next((row.at_s + 1 for row in view.rows if row.key == key), None)  # a moment knows what was before it


LISTED: Listed[Promotions] = Listed(keys=lambda view: [row.key for row in view.rows], pick=_pick, columns=COLUMNS)


def draw(view: Promotions, width: int, height: int, look: Look) -> Drawing:
    """A row for each promotion; below them more of the one under the cursor, or of the one that runs, or of the first."""
    theme, running = look.theme, sum(row.ended_ms is None for row in view.rows)
    title = list_title(own("Promotions"), look, COLUMNS, len(view.rows), 0)
    if running:
        title = (*title, (own(" · ▶ {count} running", count=running), theme.accent))
    if view.older:
        title = (*title, (own(" · {count} older", count=count(view.older)), theme.dim))
    canvas, inside = framed(width, height, look, title, ((own("≈ more than in as long before"), theme.dim),))
    if not view.rows:
        sentence(inside, look, own("No promotion has been started yet"))
        return canvas.drawing()
    picked = next((row for row in view.rows if row.key == look.hand.cursor), None)
    shown = picked or next((row for row in view.rows if row.ended_ms is None), view.rows[0])
    room = inside.height - (_LEAST_LIST if picked else len(view.rows) + 1) - 1
    told = (closely(shown, view.currency, inside.width, look, lines) for lines in (2, 1))
    said = next((lines for lines in told if len(lines) + 1 <= room), [])
    used = _list(inside.area(0, 0, inside.width, inside.height - (len(said) + 2 if said else 0)), view, look)
    head = known(shown, view.currency, inside.width, look, inside.width < _WIDE and used < 1 + 2 * len(view.rows))
    for y, pieces in enumerate([head, *said] if said else [], start=used + 1):
        inside.line(0, y, pieces)
    return canvas.drawing()


def _list(canvas: Canvas, view: Promotions, look: Look) -> int:
    """The rows, each with a line below it where its columns do not say all; how many lines they take."""
    theme, wide, rows = look.theme, canvas.width >= _WIDE, len(view.rows)

    def name(row: PromotionRow, cells: int) -> tuple[Piece, ...]:
        kind = kind_words(row)
        title = row.title or kind
        if row.ended_ms is None:
            mark = Clean(f" ▶ {position(row.lasted_s)} ")
            return (mark, theme.badge), (own(" "), theme.text), (fit(title, max(cells - width(mark) - 1, 0)), theme.strong)
        beside = Clean(f" {kind}") if wide and row.title and width(title) + width(kind) < cells else own("")
        return (fit(title, cells), theme.text), (beside, theme.dim)

    def under(row: PromotionRow, cells: int) -> Piece:
        return facts(own("  "), row, view.currency, cells), theme.dim

    table(
        canvas, look, own("promotion"), view.rows, name, _columns(view, look, wide), name_cells=15 if canvas.width < 40 else 18,
        under=None if wide else under, key=lambda row: row.key, head_key="" if wide else "at",
    )  # fmt: skip
    return min(1 + rows * (2 if not wide and 1 + rows * 2 <= canvas.height else 1), canvas.height)


def _columns(view: Promotions, look: Look, wide: bool) -> tuple[Column[PromotionRow], ...]:
    theme = look.theme

    def more(value: int | None, unit: Unit) -> Piece:
        return change(value, unit, view.currency), theme.dim if not value else theme.good if value > 0 else theme.warn

    def plain(text: Clean) -> Piece:
        return text, theme.dim if text == MISSING else theme.text

    def amount(minor: int | None) -> Piece:
        return plain(money(minor, view.currency, short=True))

    def number(value: int | None) -> Piece:
        return plain(count(value, short=True))

    brought: tuple[Column[PromotionRow], ...] = (
        Column(own("≈ GMV"), 7, 20, lambda row: more(row.sales.more, Unit.MONEY), "sales"),
        Column(own("≈ views"), 7, 19, lambda row: more(row.views.more, Unit.COUNT), "views"),
        Column(own("≈ impr."), 7, 18, lambda row: more(row.impressions.more, Unit.COUNT), "impressions"),
    )
    if not wide:
        return brought
    return (
        Column(own("when"), 15, 17, lambda row: plain(when(row)), "at"),
        *brought,
        Column(own("joined"), 6, 16, lambda row: number(row.joined), "joined"),
        Column(own("orders"), 6, 13, lambda row: number(row.orders), "orders"),
        Column(own("GMV"), 7, 12, lambda row: amount(row.gmv), "gmv"),
        Column(own("cost"), 7, 15, lambda row: amount(row.cost), "cost"),
        Column(own("return"), 7, 14, lambda row: plain(multiple(row.returned)), "returned"),
    )


PANEL = Panel(name="promotions", build=promotions, draw=draw, listed=LISTED)
