"""One product closely: what to do about it, what is left of it, what its pin and its promotions did, and how it went."""

from math import ceil

from msgspec.structs import replace
from textual.geometry import Region

from livetui.language import said
from livetui.text import Clean, fit, width
from livetui.ui import chart
from livetui.ui.draw import Canvas, Drawing, Piece, length, own
from livetui.ui.look import Look, cell_inside, framed, room_inside, sentence
from livetui.ui.panel import Drawn, Panel
from livetui.ui.panels.during import cells_for, during
from livetui.views import product_detail as view_model
from livetui.views.figures import count, money, part, position, ratio
from livetui.views.product_detail import METRIC_KEYS, ProductDetail

_BESIDE = 96
"""From so many cells on the chart stands beside the words."""
_LEAST_CHART = 6
_SENTENCE = 60
"""So many cells the words have, where there are twice as many."""
_WORDS = (10, 7)
"""How many rows the words take above a chart: with all that is compared, or the first three of it."""

DRAWN = Drawn(
    title=own("Metrics of the product's chart"),
    most=2,
    get=lambda choices: choices.product_trend,
    put=lambda choices, keys: replace(choices, product_trend=keys),
    of=METRIC_KEYS,
)


def draw(view: ProductDetail | None, width: int, height: int, look: Look) -> Drawing:
    """Words first, then, where there is room, the chart: beside them or below."""
    if view is None:
        canvas, inside = framed(width, height, look, ((own("Product"), look.theme.title),))
        sentence(inside, look, own("No product has been shown yet"))
        return canvas.drawing()
    right = _which(view, look)
    canvas, inside = framed(width, height, look, _title(view, width - length(right) - 8, look), right)
    words, plot = _places(view, inside.width, inside.height)
    _words(_area(inside, words), view, look)
    if plot is not None:
        _chart(_area(inside, plot), view, look)
    return canvas.drawing()


def moment_at(view: ProductDetail | None, width: int, height: int, x: int, y: int) -> int | None:
    """The second of the LIVE under a cell of the chart."""
    if view is None:
        return None
    column, row = cell_inside(x, y)
    _, place = _places(view, *room_inside(width, height))
    if place is None or not place.contains(column, row):
        return None
    return chart.moment_at(view.trend, chart.plot(view.trend, place.width, place.height - 1), column - place.x)


def _places(view: ProductDetail, width: int, height: int) -> tuple[Region, Region | None]:
    """Where the words stand inside the frame, and the chart with the names of its curves."""
    if width >= _BESIDE and height >= _LEAST_CHART:
        left = min(max(cells_for(view), _SENTENCE) + 3, width * 54 // 100)
        return Region(0, 0, left - 3, height), Region(left, 0, width - left, height)
    rows = next((rows for rows in _WORDS if height - rows - 1 >= _LEAST_CHART), None)
    if rows is None:
        return Region(0, 0, width, height), None
    return Region(0, 0, width, rows), Region(0, rows + 1, width, height - rows - 1)


def _area(canvas: Canvas, place: Region) -> Canvas:
    return canvas.area(place.x, place.y, place.width, place.height)


def _title(view: ProductDetail, cells: int, look: Look) -> tuple[Piece, ...]:
    theme, row = look.theme, view.row
    after = [Clean(f" · {money(row.price, view.currency)}")] * (row.price is not None)
    if row.sku is not None and row.sku != row.product:
        after.append(Clean(f" · SKU {row.sku}"))
    name = row.name or row.product
    while after and cells - sum(map(width, after)) < min(width(name), 40 if len(after) > 1 else 16):
        after.pop()
    name = fit(name, max(cells - sum(map(width, after)), 8))
    return (name, theme.title), *((words, theme.dim) for words in after)


def _which(view: ProductDetail, look: Look) -> tuple[Piece, ...]:
    """Why it is this one that is shown."""
    chosen = (own("▸"), look.theme.accent), (own(" chosen"), look.theme.dim)
    if view.pinned_for_s is None:
        return chosen if view.chosen else ((own("sells best, none pinned"), look.theme.dim),)
    pinned = (own("●"), look.theme.accent), (own(" pinned {time}", time=position(view.pinned_for_s)), look.theme.dim)
    return (*chosen, (own(" · "), look.theme.dim), *pinned) if view.chosen else pinned


def _words(canvas: Canvas, view: ProductDetail, look: Look) -> None:
    theme, y = look.theme, 0
    if canvas.height >= 7:
        _figures(canvas, view, look)
        y = 1
    advice = (own("No advice for it now"), theme.dim) if view.advice is None else (said(view.advice), theme.accent)
    canvas.put(0, y, *advice, canvas.width)
    canvas.line(0, y + 1, _stock(view, canvas.width, look))
    during(canvas.area(0, y + 2, canvas.width, canvas.height - y - 2), view, look)


def _figures(canvas: Canvas, view: ProductDetail, look: Look) -> None:
    """The product over the span, as far as there is room."""
    theme, row = look.theme, view.row
    x = canvas.put(0, 0, look.span_words, theme.dim, canvas.width)
    for words, figure in (
        (own("GMV"), money(row.gmv, view.currency, short=True)), (own("of GMV"), part(row.gmv_part)),
        (own("order") if row.orders == 1 else own("orders"), count(row.orders, short=True)),
        (own("CTR"), ratio(row.ctr)), (own("CTOR"), ratio(row.ctor)),
    ):  # fmt: skip
        pieces = (own("   "), theme.dim), (figure, theme.strong), (Clean(f" {words}"), theme.dim)
        if x + length(pieces) > canvas.width:
            break
        x = canvas.line(x, 0, pieces)


def _stock(view: ProductDetail, cells: int, look: Look) -> tuple[Piece, ...]:
    """What is left, and how long that will do; at which pace only where all of it fits."""
    theme, row = look.theme, view.row
    if row.stock is None:
        return ((own("The feed does not say how many are left"), theme.dim),)
    if row.stock <= 0:
        return ((own("Sold out"), theme.bad),)
    style = theme.warn if row.stock_low else theme.text
    number = count(row.stock)
    left = own("Only {count} left", count=number) if row.stock_low else own("{count} left", count=number)
    if row.sold_out_in_min is None:
        return (left, style), (own(" · too few sold lately to say for how long"), theme.dim)
    minutes = ceil(row.sold_out_in_min)
    time = Clean(f"{minutes} min" if minutes < 120 else f"{round(minutes / 60):,} h")
    pace = own(" at the pace of the last {minutes} min", minutes=Clean(f"{view.pace_min:g}"))
    when = own(" · sold out in {time}", time=time)
    room = cells >= width(left) + width(when) + width(pace)
    return (left, style), (when, style), (pace if room else own(""), theme.dim)


def _chart(canvas: Canvas, view: ProductDetail, look: Look) -> None:
    theme = look.theme
    names = [Clean(f"{line} {said(series.name)}") for line, series in zip(chart.LINES, view.trend.series, strict=False)]
    for i, name in enumerate(names[:2]):
        canvas.put(0, 0, name, (theme.first, theme.second)[i], canvas.width, "right" if i else "left")
    below = canvas.area(0, 1, canvas.width, canvas.height - 1)
    if any(value is not None for series in view.trend.series for value in series.values):
        chart.chart(below, view.trend, theme, look.curves, look.stretch)
    else:
        sentence(below, look, own("Nothing to draw yet"), own("press {key} for other metrics", key=look.caps["curves"]))


PANEL = Panel(name="product", build=view_model.product_detail, draw=draw, moment_at=moment_at, drawn=DRAWN)
