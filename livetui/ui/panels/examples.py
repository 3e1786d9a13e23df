"""LIVEs of the same category that did better at what is to be improved."""

from livetui.metrics.catalogue import METRICS
from livetui.text import Clean, fit
from livetui.ui.draw import Canvas, Drawing, Piece, own
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Listed, Panel
from livetui.ui.table import Column, table
from livetui.ui.wrap import wrap
from livetui.views.dates import day_of
from livetui.views.diagnosis import Example, Examples, examples
from livetui.views.figures import figure_of

LISTED: Listed[Examples] = Listed(keys=lambda view: [_key(row) for row in view.rows])


def _key(row: Example) -> tuple[str, int]:
    return row.metric.key, row.started_ms


def draw(view: Examples, width: int, height: int, look: Look) -> Drawing:
    """A row for each; below them how to replay the one under the cursor."""
    theme = look.theme
    right = ((view.category, theme.dim),) if view.category else ()
    canvas, inside = framed(width, height, look, ((own("LIVEs that did better"), theme.title),), right)
    if not view.rows:
        _none(view, inside, look)
        return canvas.drawing()
    under = next((row for row in view.rows if _key(row) == look.hand.cursor), view.rows[0])
    said = wrap(Clean(f"livetui replay {under.recording}"), inside.width, 0, 2) if under.recording else []
    below = inside.height - (len(said) + 1) * (inside.height >= 5 and bool(said))

    def name(row: Example, cells: int) -> tuple[Piece, ...]:
        began = Clean(f"{day_of(row.started_ms)} ")
        title = row.title or own("without a title")
        called = Clean(f"{row.creator} · {title}") if row.creator else title
        return (began, theme.dim), (fit(called, max(cells - len(began), 0)), theme.text)

    def figure(key: str, value: float | None) -> Piece:
        return figure_of(METRICS[key], value, view.currency, short=True), theme.dim

    table(
        inside.area(0, 0, inside.width, below), look, own("LIVE"), view.rows, name,
        (
            Column(own("better at"), 13, 4, lambda row: (own(row.metric.short), theme.text)),
            Column(own("it"), 8, 5, lambda row: figure(row.metric.key, row.value)),
            Column(own("this LIVE"), 9, 3, lambda row: figure(row.metric.key, row.here)),
            Column(own("impr. / h"), 9, 1, lambda row: figure("impressions_per_hour", row.impressions_per_hour)),
            Column(own("GMV / h"), 9, 2, lambda row: figure("gmv_per_hour", row.gmv_per_hour)),
        ),
        name_cells=14, key=_key,
    )  # fmt: skip
    for y, line in enumerate(said if below < inside.height else [], start=below + 1):
        inside.put(0, y, line, theme.accent)
    return canvas.drawing()


def _none(view: Examples, inside: Canvas, look: Look) -> None:
    """Why there are none; nothing while it is not known yet."""
    if view.trouble is not None:
        sentence(inside, look, view.trouble)
    elif view.lives:
        sentence(inside, look, own("No earlier LIVE did better in this category"))
    elif view.known:
        sentence(inside, look, own("No LIVE to learn from yet"), own("livetui history import FILE … adds LIVEs"))


PANEL = Panel(name="examples", build=examples, draw=draw, listed=LISTED)
