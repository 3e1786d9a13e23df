"""LIVEs of the same category that did better at what is to be improved."""

from collections.abc import Hashable

from msgspec.structs import replace

from livetui.language import said
from livetui.metrics.catalogue import METRICS
from livetui.text import Clean, fit, join
from livetui.ui.draw import Canvas, Drawing, Piece, own
from livetui.ui.list_title import list_title
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Listed, Panel, Pick
from livetui.ui.table import Column, table
from livetui.ui.wrap import wrap
from livetui.views.dates import day_of
from livetui.views.examples import COLUMNS, Example, Examples, examples
from livetui.views.figures import figure_of

_NAME, _LEAST = 34, 27
"""So many cells a name has before more columns come, and so many it leaves to the first two."""
_ROWS, _LEAST_ROWS = 7, 5
"""So many lines the rows have before the title has one, and so many there are in all before anything stands below them."""

_LACKING_LINES = 3
_COMMA, _COLON = Clean(", "), Clean(": ")
_IMPRESSIONS, _GMV = "impressions_per_hour", "gmv_per_hour"


def _pick(view: Examples, key: Hashable) -> Pick | None:
    """Only those that did better at what this one did; if that is so already, those of each factor again."""
    row = next((row for row in view.rows if _key(row) == key), None)
    if row is None:
        return None
    chosen = None if view.better_at else row.metric.key
    return lambda choices: replace(choices, better_at=chosen)


LISTED: Listed[Examples] = Listed(keys=lambda view: [_key(row) for row in view.rows], pick=_pick, columns=COLUMNS)


def _key(row: Example) -> tuple[str, int]:
    return row.metric.key, row.started_ms


def draw(view: Examples, width: int, height: int, look: Look) -> Drawing:
    """A row for each; below them which the one under the cursor is, and how to replay it."""
    theme = look.theme
    under = next((row for row in view.rows if _key(row) == look.hand.cursor), None)
    canvas, inside = framed(width, height, look, _title(view, look), _right(view, under, look))
    if not view.rows:
        _none(view, inside, look)
        return canvas.drawing()
    told = _told(under or view.rows[0], inside, look)
    more = _lacking(view, inside.width, look)
    if inside.height >= len(view.rows) + len(told) + len(more) + 3:
        told += more
    below = inside.height - (len(told) + 1 if told else 0)

    def name(row: Example, cells: int) -> tuple[Piece, ...]:
        began = Clean(f"{day_of(row.started_ms)} ")
        return (began, theme.dim), (fit(_called(row), max(cells - len(began), 0)), theme.text)

    def figure(key: str, value: float | None) -> Piece:
        return figure_of(METRICS[key], value, view.currency, short=True), theme.dim

    table(
        inside.area(0, 0, inside.width, below), look, own("LIVE"), view.rows, name,
        (
            Column(own("better at"), 13, 5, lambda row: (own(row.metric.short), theme.text), "better_at"),
            Column(own("it"), 8, 4, lambda row: figure(row.metric.key, row.value)),
            Column(own("this LIVE"), 9, 3, lambda row: figure(row.metric.key, row.here)),
            Column(own("impr. / h"), 9, 1, lambda row: figure(_IMPRESSIONS, row.impressions_per_hour), _IMPRESSIONS),
            Column(own("GMV / h"), 9, 2, lambda row: figure(_GMV, row.gmv_per_hour), _GMV),
        ),
        name_cells=min(max(inside.width - _LEAST, 12), _NAME), widest_name=60, key=_key, head_key="began",
    )  # fmt: skip
    for y, piece in enumerate(told, start=below + 1):
        inside.put(0, y, *piece)
    return canvas.drawing()


def _title(view: Examples, look: Look) -> tuple[Piece, ...]:
    """With the factor that they did better at, where one was chosen."""
    title = list_title(own("LIVEs that did better"), look, COLUMNS, len(view.rows), 0)
    if view.better_at is None:
        return title
    return *title, (own(" · "), look.theme.dim), (own(view.better_at.short), look.theme.accent)


def _right(view: Examples, under: Example | None, look: Look) -> tuple[Piece, ...]:
    """What picking the row under the cursor does, else what they are compared within."""
    theme = look.theme
    if under is None or not look.focused:
        return ((view.category, theme.dim),) if view.category else ()
    key = look.caps["pick"]
    if view.better_at:
        return ((own("{key} each factor", key=key), theme.dim),)
    return ((own("{key} only {metric}", key=key, metric=own(under.metric.short)), theme.dim),)


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


def _lacking(view: Examples, cells: int, look: Look) -> list[Piece]:
    """At what no LIVE did better, and why; and what of the history makes no sense."""
    sentences = [join((join(tuple(own(metric.short) for metric in each.metrics), _COMMA), said(each.why)), _COLON)
                 for each in view.lacking]  # fmt: skip
    sentences += [said(view.left_out)] if view.left_out else []
    return [(line, look.theme.dim) for words in sentences for line in wrap(words, cells, 0, _LACKING_LINES)]


def _none(view: Examples, inside: Canvas, look: Look) -> None:
    """Why there are none; nothing while it is not known yet."""
    lacking = _lacking(view, inside.width, look)
    if view.trouble is not None:
        sentence(inside, look, view.trouble)
    elif lacking:
        for y, (line, style) in enumerate(lacking, start=max((inside.height - len(lacking)) // 2, 0)):
            inside.middle(y, line, style)
    elif view.lives:
        sentence(inside, look, own("Nothing to compare with yet"))
    elif view.known:
        sentence(inside, look, own("No LIVE to learn from yet"), own("livetui history import FILE … adds LIVEs"))


PANEL = Panel(name="examples", build=examples, draw=draw, listed=LISTED)
