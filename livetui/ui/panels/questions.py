"""The questions nobody has answered yet, the most urgent first."""

from collections.abc import Hashable

from livetui.intents.intent import Intent
from livetui.language import said
from livetui.text import Clean, fit, width
from livetui.ui.draw import Canvas, Drawing, Piece, own
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Listed, Panel, Pick
from livetui.ui.table import Column, table
from livetui.views.figures import count, position
from livetui.views.intent_words import INTENT_WORDS
from livetui.views.questions import Question, Questions, open_questions

_WORDS_CELLS = 32
"""What is asked has so much room before what it is about has any."""
_LEAST_WITH_ABOUT = 42
_STEP_S = 10


def _waits(row: Question) -> Clean:
    """In steps, so that a whole column does not change with every second."""
    return position(row.waiting_s // _STEP_S * _STEP_S)


def _pick(view: Questions, key: Hashable) -> Pick | None:
    """To where it has just been asked for the first time."""
    return next((row.at_s + 1 for row in view.rows if row.key == key), None)


LISTED: Listed[Questions] = Listed(keys=lambda view: [row.key for row in view.rows], pick=_pick)


def draw(view: Questions, cells: int, height: int, look: Look) -> Drawing:
    """A question a row, with how often it was asked, for how long it has waited, and where there is room what it is about."""
    theme = look.theme
    hint = ((own("{key} answered · ", key=look.caps["answered"]), theme.dim),) if look.focused else ()
    right = (*hint, (count(view.open), theme.text)) if view.open else ()
    canvas, inside = framed(cells, height, look, ((own("Open questions"), theme.title),), right)
    if view.open is None:
        sentence(inside, look, own("Reading the lexicons …"))
    elif not view.rows:
        sentence(inside, look, own("No question waits for an answer"))
    else:
        table(
            inside, look, own("  question"), view.rows, lambda row, cells: question_pieces(row, cells, look),
            (
                Column(own("product"), 16, 1, lambda row: (fit(row.product or Clean(""), 16), theme.dim)),
                Column(own("lang"), 6, 2, lambda row: (fit(Clean(" ".join(row.languages)), 6), theme.dim)),
                Column(own("about"), 8, 3, lambda row: (said(INTENT_WORDS[row.key.intent]), theme.dim)),
                Column(own("waits"), 7, 4, lambda row: (_waits(row), theme.text)),
            ),
            name_cells=min(_WORDS_CELLS, max(inside.width - 9, 12)), widest_name=60, key=lambda row: row.key,
        )  # fmt: skip
    return canvas.drawing()


def question_pieces(row: Question, cells: int, look: Look) -> tuple[Piece, ...]:
    """Its sign, how often it was asked if more than once, and its words."""
    theme = look.theme
    trouble = row.key.intent is Intent.CHECKOUT
    sign = (own("! "), theme.bad) if trouble else (own("● "), theme.accent) if row.pinned else (own("  "), theme.dim)
    times = Clean(f"{count(row.times, short=True)}× ") if row.times > 1 else own("")
    words = fit(row.text, cells - 2 - width(times))
    return sign, (times, theme.warn if trouble else theme.strong), (words, theme.warn if trouble else theme.text)


def draw_urgent(area: Canvas, y: int, row: Question, look: Look) -> None:
    """A question in one line of another panel, with how long it has waited and what it is about."""
    theme = look.theme
    about = Clean(f" {said(INTENT_WORDS[row.key.intent])}") if area.width >= _LEAST_WITH_ABOUT else own("")
    x = area.right(y, ((_waits(row), theme.text), (about, theme.dim)))
    area.line(0, y, question_pieces(row, x - 2, look))


PANEL = Panel(name="questions", build=open_questions, draw=draw, listed=LISTED)
