"""LIVEs of the same category that did better at what is to be improved."""

from livetui.metrics.catalogue import METRICS
from livetui.text import Clean, fit
from livetui.ui.draw import Canvas, Drawing, Piece, own
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Listed, Panel
from livetui.ui.table import Column, table
from livetui.ui.wrap import wrap
from livetui.views.dates import day_of
from livetui.views.examples import Example, Examples, examples
from livetui.views.figures import figure_of

_NAME, _LEAST = 34, 27
"""So many cells a name has before more columns come, and so many it leaves to the first two."""
_ROWS, _LEAST_ROWS = 6, 5
"""So many lines the rows have before the title has one, and so many there are in all before anything stands below them."""

LISTED: Listed[Examples] = Listed(keys=lambda view: [_key(row) for row in view.rows])


def _key(row: Example) -> tuple[str, int]:
    return row.metric.key, row.started_ms


def draw(view: Examples, width: int, height: int, look: Look) -> Drawing:
    """A row for each; below them which the one under the cursor is, and how to replay it."""
    theme = look.theme
    right = ((view.category, theme.dim),) if view.category else ()
    canvas, inside = framed(width, height, look, ((own("LIVEs that did better"), theme.title),), right)
    if not view.rows:
        _none(view, inside, look)
        return canvas.drawing()
    under = next((row for row in view.rows if _key(row) == look.hand.cursor), view.rows[0])
    told = _told(under, inside, look)
    below = inside.height - (len(told) + 1 if told else 0)

    def name(row: Example, cells: int) -> tuple[Piece, ...]:
        began = Clean(f"{day_of(row.started_ms)} ")
        return (began, theme.dim), (fit(_called(row), max(cells - len(began), 0)), theme.text)

    def figure(key: str, value: float | None) -> Piece:
        return figure_of(METRICS[key], value, view.currency, short=True), theme.dim

    table(
        inside.area(0, 0, inside.width, below), look, own("LIVE"), view.rows, name,
        (
            Column(own("better at"), 13, 5, lambda row: (own(row.metric.short), theme.text)),
            Column(own("it"), 8, 4, lambda row: figure(row.metric.key, row.value)),
            Column(own("this LIVE"), 9, 3, lambda row: figure(row.metric.key, row.here)),
            Column(own("impr. / h"), 9, 1, lambda row: figure("impressions_per_hour", row.impressions_per_hour)),
            Column(own("GMV / h"), 9, 2, lambda row: figure("gmv_per_hour", row.gmv_per_hour)),
        ),
        name_cells=min(max(inside.width - _LEAST, 12), _NAME), widest_name=60, key=_key,
    )  # fmt: skip
    for y, piece in enumerate(told, start=below + 1):
        inside.put(0, y, *piece)
    return canvas.drawing()


def _called(row: Example) -> Clean:
    """Its title, and whose it is where that is not one's own."""
    title = row.title or own("without a title")
    return Clean(f"{row.creator} · {title}") if row.creator else title


def _told(row: Example, inside: Canvas, look: Look) -> list[Piece]:
    """Its whole title and how to replay it; only the latter, or neither, where the rows need the room."""
    title = [(line, look.theme.text) for line in wrap(_called(row), inside.width, 0, 2)]
    replay = wrap(Clean(f"livetui replay {row.recording}"), inside.width, 0, 2) if row.recording else []
    told: list[Piece] = [*title, *((line, look.theme.accent) for line in replay)]
    if inside.height >= len(told) + _ROWS:
        return told
    return told[len(title) :] if inside.height >= _LEAST_ROWS else []


def _none(view: Examples, inside: Canvas, look: Look) -> None:
    """Why there are none; nothing while it is not known yet."""
    if view.trouble is not None:
        sentence(inside, look, view.trouble)
    elif view.lives:
        sentence(inside, look, own("No earlier LIVE did better in this category"))
    elif view.known:
        sentence(inside, look, own("No LIVE to learn from yet"), own("livetui history import FILE … adds LIVEs"))


PANEL = Panel(name="examples", build=examples, draw=draw, listed=LISTED)
