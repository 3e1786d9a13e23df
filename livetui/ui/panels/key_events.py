"""The key events in a table: what each did to the two metrics of the trend."""

from msgspec.structs import replace

from livetui.language import said
from livetui.text import Clean, fit, pad, width
from livetui.ui.chart import LINES
from livetui.ui.draw import Drawing, Piece, own
from livetui.ui.list_title import list_title
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Listed, Panel
from livetui.ui.table import Column, table
from livetui.views.comparison import Change
from livetui.views.figures import MISSING, figure_of, position, relative
from livetui.views.key_events import COLUMNS, KeyEvent, KeyEvents, latest_first
from livetui.views.marks import Mark

_FIGURE = 6
"""Cells that a figure has at least, so that columns keep their width while numbers change."""
_CHANGE = 7


def _pick(view: KeyEvents, key: object) -> int | None:
    return key.at_s + 1 if isinstance(key, Mark) else None  # a moment knows what was before it


LISTED: Listed[KeyEvents] = Listed(keys=lambda view: [row.mark for row in view.rows], pick=_pick, columns=COLUMNS)


def draw(view: KeyEvents, width: int, height: int, look: Look) -> Drawing:
    """A row for each, the latest first; where less than five minutes could be compared, how long it was."""
    theme = look.theme
    named = (COLUMNS[0], *(replace(by, head=own(of.short)) for by, of in zip(COLUMNS[1:], view.metrics, strict=False)))
    title = *list_title(own("Key events"), look, named, len(view.rows), 0), (Clean(f" · {look.span_words}"), theme.dim)
    right = ((own("5 min after against 5 before"), theme.dim),) if view.rows else ()
    canvas, inside = framed(width, height, look, title, right)
    if not view.rows:
        sentence(inside, look, own("No key event yet"), own("pins, promotions, violations, notes and alerts stand here"))
        return canvas.drawing()
    clock = max(len(position(row.mark.at_s)) for row in view.rows)

    def name(row: KeyEvent, cells: int) -> tuple[Piece, ...]:
        at, letter = pad(position(row.mark.at_s), clock, "right"), Clean(f" {row.mark.kind.value} ")
        return (at, theme.dim), (letter, theme.marks[row.mark.kind]), (fit(said(row.mark.label), cells - clock - 3), theme.text)

    def window(row: KeyEvent) -> Piece:
        return position(row.window_s) if row.short and row.window_s else own(""), theme.dim

    columns: list[Column[KeyEvent]] = []
    for index in range(len(view.metrics)):
        columns += _columns(view, index, look)
    columns.append(Column(own("window"), 6, 7, window))
    table(
        inside, look, own("at"), view.rows, name, columns, name_cells=24, widest_name=60, key=lambda row: row.mark,
        head_key="at",
    )  # fmt: skip
    return canvas.drawing()


def _columns(view: KeyEvents, index: int, look: Look) -> tuple[Column[KeyEvent], Column[KeyEvent]]:
    """How much a metric changed, and from what to what."""
    theme, metric = look.theme, view.metrics[index]

    def figures(row: KeyEvent) -> tuple[Clean, Clean]:
        change = row.changes[index]
        before, after = (figure_of(metric, value, view.currency, short=True) for value in (change.before, change.after))
        return before, after

    def changed(row: KeyEvent) -> Piece:
        change = row.changes[index]
        words = relative(change.relative)
        return words, theme.dim if words == MISSING else theme.good if _for_the_better(change) else theme.strong

    pairs = [figures(row) for row in view.rows]
    sizes = [max(_FIGURE, *(width(pair[side]) for pair in pairs)) for side in (0, 1)]

    def course(row: KeyEvent) -> Piece:
        both = figures(row)
        if both == (MISSING, MISSING):
            return MISSING, theme.dim
        before, after = (pad(text, size, "right") for text, size in zip(both, sizes, strict=True))
        return Clean(f"{before} → {after}"), theme.text

    head = Clean(f"{LINES[index]} {own(metric.short)}")
    return (
        Column(head, max(_CHANGE, width(head)), 10 - index, changed, f"change_{index}"),
        Column(own("before → after"), max(sum(sizes) + 3, 14), 6 - index, course),
    )


def _for_the_better(change: Change) -> bool:
    return (change.absolute or 0) * change.metric.better.value > 0


PANEL = Panel(name="key_events", build=latest_first, draw=draw, listed=LISTED)
