"""What comments are about; picking one shows the comments of it."""

from collections.abc import Hashable

from msgspec.structs import replace

from livetui.intents.intent import Intent
from livetui.language import said
from livetui.text import fit, pad
from livetui.ui.bars import bar
from livetui.ui.draw import Drawing, Piece, own
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Listed, Panel, Pick
from livetui.ui.table import Column, table
from livetui.views.choices import Choices
from livetui.views.figures import count, percent
from livetui.views.inquiries import Inquiries, inquiries
from livetui.views.intent_words import INTENT_WORDS

_NAME_CELLS = 12
_SHORTEST_BAR = 6

Row = tuple[Intent, int]


def _pick(view: Inquiries, key: Hashable) -> Pick | None:
    """Show the comments of one intent alone, or all again."""

    def choose(choices: Choices) -> Choices:
        return replace(choices, intent=None if choices.intent == key else key if isinstance(key, Intent) else None)

    return choose


LISTED: Listed[Inquiries] = Listed(keys=lambda view: [intent for intent, _ in view.by_intent or ()], pick=_pick)


def draw(view: Inquiries, width: int, height: int, look: Look) -> Drawing:
    """An intent a row: how many comments, of how many of the span, as a bar beside the most frequent."""
    theme = look.theme
    right = (look.span_words, theme.dim)
    if not view.reading and view.heard < view.comments:
        right = (own("{share} read", share=percent(view.heard / view.comments)), theme.dim)
    canvas, inside = framed(width, height, look, ((own("What comments are about"), theme.title),), (right,))
    if view.by_intent is None:
        sentence(inside, look, own("No comment has come yet"))
    elif view.reading:
        sentence(inside, look, own("Reading the lexicons …"))
    elif not view.by_intent:
        sentence(inside, look, own("No comment of this span is about anything the lexicons know"))
    else:
        most = view.by_intent[0][1]

        def name(row: Row, cells: int) -> tuple[Piece, ...]:
            chosen = row[0] is view.chosen
            mark = (own("● "), theme.accent) if chosen else (own("  "), theme.dim)
            return mark, (fit(said(INTENT_WORDS[row[0]]), cells - 2), theme.strong if chosen else theme.text)

        room = inside.width - _NAME_CELLS - 21
        bars: Column[Row] = Column(own(""), room, 1, lambda row: (pad(bar(row[1] / most, room), room), theme.bar))
        table(
            inside, look, own("  about"), view.by_intent, name,
            (
                *((bars,) if room >= _SHORTEST_BAR else ()),
                Column(own("comments"), 8, 3, lambda row: (count(row[1], short=True), theme.text)),
                Column(own("of all"), 6, 2, lambda row: (percent(row[1] / view.heard), theme.dim)),
            ),
            name_cells=_NAME_CELLS, widest_name=_NAME_CELLS, key=lambda row: row[0],
        )  # fmt: skip
    return canvas.drawing()


PANEL = Panel(name="intents", build=inquiries, draw=draw, listed=LISTED)
