"""Who watches, or who buys."""

from itertools import product

from livetui.text import Clean, fit
from livetui.text import width as width_of
from livetui.ui.bars import bar
from livetui.ui.draw import Canvas, Drawing, Piece, length, own
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Panel
from livetui.views.audience import Audience, Dimension, audience
from livetui.views.figures import count, percent
from livetui.views.whom import Whom

_WORDS = {Whom.VIEWERS: own("Viewers"), Whom.CUSTOMERS: own("Customers")}
_TITLES = {"gender": own("Gender"), "age": own("Age"), "region": own("Region"), "device": own("Device")}
_FIRST_SLICES = 3
_ORDER = ("age", "gender", "region", "device")
"""What a streamer asks first."""


def draw(view: Audience, width: int, height: int, look: Look) -> Drawing:
    """The dimensions one below the other, or two abreast, the most telling slices of each."""
    theme = look.theme
    whom = _WORDS[view.whom]
    title: tuple[Piece, ...] = ((own("Audience"), theme.title), (Clean(f" · {whom.lower()}"), theme.dim))
    if length(title) > width - 6:
        title = ((whom, theme.title),)
    right = () if view.people is None else ((count(view.people, short=True), theme.text),)
    canvas, inside = framed(width, height, look, title, right)
    known = sorted((d for d in view.dimensions if d.slices), key=lambda d: _ORDER.index(d.name) if d.name in _ORDER else 9)
    if view.people is None:
        sentence(inside, look, own("The feed has not said who is there yet"))
    elif not known:
        nobody = view.people == 0 and view.whom is Whom.CUSTOMERS
        sentence(inside, look, own("Nobody has bought yet") if nobody else own("Nothing is known of them"))
    elif inside.width >= 46 and len(known) > 1:
        half = (inside.width - 3) // 2
        left, right_side = _abreast(known, inside.height)
        _stack(inside.area(0, 0, half, inside.height), left, look)
        _stack(inside.area(half + 3, 0, half, inside.height), right_side, look)
    else:
        _stack(inside, known, look)
    return canvas.drawing()


def _abreast(dimensions: list[Dimension], height: int) -> tuple[list[Dimension], list[Dimension]]:
    """The dimensions in two columns, the first in the left one, so that the most slices have room."""
    splits = [
        ([dimensions[0], *(d for d, here in zip(dimensions[1:], left, strict=True) if here)],
         [d for d, here in zip(dimensions[1:], left, strict=True) if not here])
        for left in product((False, True), repeat=len(dimensions) - 1)
    ]  # fmt: skip
    return max(splits, key=lambda split: sum(sum(_share(height, side, 0)) for side in split if side))


def _stack(area: Canvas, dimensions: list[Dimension], look: Look) -> None:
    """As many dimensions as have room for their first slices, then more slices; closer together if that lets one more in."""
    apart, close = _share(area.height, dimensions, 1), _share(area.height, dimensions, 0)
    gap, rows = (0, close) if len(close) > len(apart) else (1, apart)
    y = 0
    for dimension, count_of in zip(dimensions, rows, strict=False):
        _dimension(area.area(0, y, area.width, count_of + 1), dimension, look)
        y += count_of + 1 + gap


def _share(height: int, dimensions: list[Dimension], gap: int) -> list[int]:
    """How many slices of each dimension have room."""
    rows: list[int] = []
    left = height
    for dimension in dimensions:
        needed = min(len(dimension.slices), _FIRST_SLICES) + 1 + (gap if rows else 0)
        if needed > left:
            break
        rows.append(min(len(dimension.slices), _FIRST_SLICES))
        left -= needed
    if not rows:
        return [max(height - 1, 0)]
    for i, dimension in enumerate(dimensions[: len(rows)]):
        more = min(len(dimension.slices) - rows[i], left)
        rows[i] += more
        left -= more
    return rows


def _dimension(area: Canvas, dimension: Dimension, look: Look) -> None:
    theme = look.theme
    end = area.put(0, 0, _TITLES.get(dimension.name, Clean(dimension.name)), theme.dim)
    if dimension.unknown:
        unknown = own("{count} unknown", count=count(dimension.unknown, short=True))
        if end + 1 + width_of(unknown) <= area.width:
            area.right(0, ((unknown, theme.dim),))
    label = min(max(width_of(s.label) for s in dimension.slices), max(area.width // 3, 6), 14)
    widest = max(area.width - label - 7, 0)
    most = max(s.share for s in dimension.slices) or 1
    largest = sorted(dimension.slices, key=lambda part: -part.count)[: max(area.height - 1, 0)]
    for y, part in enumerate((part for part in dimension.slices if part in largest), start=1):
        area.put(0, y, fit(part.label, label), theme.text)
        area.put(label + 1, y, bar(part.share / most, widest), theme.bar)
        area.put(area.width - 5, y, percent(part.share), theme.text, 5, "right")


PANEL = Panel(name="audience", build=audience, draw=draw)
