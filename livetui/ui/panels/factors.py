"""What to improve, in two groups, the one worth the most first; the one under the cursor unfolds."""

from collections.abc import Hashable
from itertools import compress

from livetui.diagnosis.key_factors import STAGE_WORDS, Stage
from livetui.language import both, said
from livetui.metrics.metric import Unit
from livetui.text import Clean, pad, width
from livetui.ui.draw import Drawing, Piece, own
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Listed, Panel, Pick
from livetui.ui.stack import Block, Line, stack
from livetui.ui.table import whole
from livetui.ui.wrap import wrap
from livetui.views.diagnosis import NOTHING_FOUND, FindingRow, Findings, MomentRow, findings
from livetui.views.figures import MISSING, change, figure_of, position, relative

_MARK = own("• ")
_INDENT = 4
_VALUE, _MEAN, _WORTH = 8, 9, 9
_WITH_MEAN = 61
"""From so many cells on the benchmark has a column."""
_WITH_WORTH = 42
_WITH_WORDS = 64
"""From so many cells on the column against it has its whole name beside that."""

Row = FindingRow | Stage
"""A finding, or the head of a group."""


def _key(row: Row) -> Hashable:
    return row.metric.key if isinstance(row, FindingRow) else row


def _pick(view: Findings, key: Hashable) -> Pick | None:
    """To where it was worst."""
    row = next((row for row in view.rows if row.metric.key == key), None)
    return None if row is None or not row.moments else row.moments[0].at_s


LISTED: Listed[Findings] = Listed(keys=lambda view: [row.metric.key for row in view.rows], pick=_pick)


def draw(view: Findings, cells: int, height: int, look: Look) -> Drawing:
    """A line for each with what it would be worth; below it, where there is room or the cursor, what to do and when it was."""
    theme = look.theme
    right = ((said(both(view.sources)), theme.dim),) if view.sources else ()
    title = (own("To improve, by worth in each group"), theme.title), (Clean(f" · {look.span_words}"), theme.dim)
    canvas, inside = framed(cells, height, look, title, right)
    if not view.rows:
        sentence(inside, look, said(NOTHING_FOUND[view.verdict]))
        return canvas.drawing()
    rows: list[Row] = []
    for stage, found in view.stages:
        rows += [stage, *found]
    blocks = [_block(view, look, inside.width, *lines) for lines in ((3, 3, 3), (3, 2, 0), (2, 1, 0), (1, 0, 0), (0, 0, 0))]
    stack(inside, look, rows, blocks, keys=list(map(_key, rows)))
    return canvas.drawing()


def _block(view: Findings, look: Look, cells: int, advice: int, moments: int, meaning: int) -> Block[Row]:
    """So many lines at most for what to do, for when it was worst, and for what it means."""
    theme, room = look.theme, cells - _INDENT
    before: Piece = (Clean(" " * _INDENT), theme.dim)

    def block(row: Row) -> list[Line]:
        if isinstance(row, Stage):
            return [_group(view, row, cells, look)]
        told = [(line, theme.text) for line in wrap(Clean(f"→ {said(row.advice)}"), room, 0, advice)] if advice else []
        if moments and row.moments:
            told += [(line, theme.dim) for line in wrap(_worst(row, view.currency), room, 0, moments)]
        if meaning:
            told += [(line, theme.dim) for line in wrap(said(row.meaning), room, 0, meaning)]
        return [_head(view, row, cells, look), *(Line((before, piece)) for piece in told)]

    return block


def _group(view: Findings, stage: Stage, cells: int, look: Look) -> Line:
    theme, found = look.theme, dict(view.stages)[stage]
    if not found:
        return Line(((said(STAGE_WORDS[stage]), theme.dim), (own(" · nothing is clearly below the market"), theme.faint)))
    against = own("vs mkt") if _WITH_MEAN <= cells < _WITH_WORDS else own("vs market")
    heads = (own("value"), _VALUE), (own("market"), _MEAN), (against, _below(cells)), (own("worth"), _WORTH)
    shown = tuple((Clean(pad(words, room, "right")), theme.dim) for words, room in compress(heads, _with_room(cells)))
    return Line(((said(STAGE_WORDS[stage]), theme.title),), shown)


def _with_room(cells: int) -> tuple[bool, ...]:
    """Which of the columns have room."""
    return True, cells >= _WITH_MEAN, True, cells >= _WITH_WORTH


def _below(cells: int) -> int:
    """How many cells the deviation has, with those of its name."""
    return 8 if _WITH_MEAN <= cells < _WITH_WORDS else 10


def _head(view: Findings, row: FindingRow, cells: int, look: Look) -> Line:
    """``• Enter-room rate   8.8 %  11.0 %  −20 %  +$1.4K``; numbers are those of the worst three, which is another order."""
    theme = look.theme
    value, mean = (figure_of(row.metric, each, view.currency, short=True) for each in (row.value, row.benchmark.mean))
    gain = MISSING if row.gain is None else change(row.gain, Unit.MONEY, view.currency)
    every = (
        (Clean(pad(whole(value, _VALUE), _VALUE, "right")), theme.strong),
        (Clean(pad(whole(mean, _MEAN - 1), _MEAN, "right")), theme.dim),
        (Clean(pad(relative(row.deviation), _below(cells), "right")), theme.bad),
        (Clean(pad(whole(gain, _WORTH - 1), _WORTH, "right")), theme.dim if row.gain is None else theme.good),
    )
    figures = tuple(compress(every, _with_room(cells)))
    room = cells - len(_MARK) - sum(width(text) for text, _ in figures) - 1
    long = all(width(own(each.metric.label)) <= room for each in view.rows)
    return Line(((_MARK, theme.dim), (own(row.metric.label if long else row.metric.short), theme.text)), figures)


def _worst(row: FindingRow, currency: str | None) -> Clean:
    """``worst 18:00–21:00 (5.3 %), 13:00–15:00 (7.9 %)``."""

    def moment(each: MomentRow) -> str:
        value = figure_of(row.metric, each.value, currency, short=True)
        kept = "\N{NO-BREAK SPACE}"
        return f"{position(each.at_s)}–{position(each.until_s)} ({value})".replace(" ", kept)

    return own("worst {moments}", moments=Clean(", ".join(map(moment, row.moments))))


PANEL = Panel(name="factors", build=findings, draw=draw, listed=LISTED)
