"""The LIVEs that are over, the latest first."""

from msgspec.structs import replace
from rich.style import Style

from livetui.text import Clean, fit, pad, width
from livetui.ui.draw import Canvas, Piece, own
from livetui.ui.list_title import list_title, nothing_found
from livetui.ui.look import Hand, Look, frame, sentence
from livetui.ui.table import Column, table
from livetui.ui.theme import Theme
from livetui.ui.welcome.state import State
from livetui.views.figures import MISSING, count, money, position
from livetui.views.past_lives import Kept, PastRow

_DATE, _YEAR = 16, 5
"""How many characters a date has, and how many of them tell the year."""
_NARROW = 70
_GONE: dict[Kept, Clean] = {
    Kept.GONE: own("✕ gone"),
    Kept.NEVER: own("✕ not recorded"),
    Kept.SENSELESS: own("✕ makes no sense"),
}
FEWEST = 8
"""The rows it takes to say that there is nothing."""


def draw_lives(canvas: Canvas, state: State, look: Look) -> None:
    """Those that are looked for, with the cursor's row among them; a sentence where there is none."""
    rows, all_of_them = state.rows, len(state.lives or ())
    look = replace(look, focused=isinstance(state.cursor, int), hand=Hand(cursor=state.cursor, search=state.search))
    number = own("1 LIVE") if all_of_them == 1 else own("{count} LIVEs", count=count(all_of_them))
    title = list_title(own("Your LIVEs"), look, (), len(rows), all_of_them - len(rows))
    inside = frame(canvas, look, title, ((number, look.theme.dim),) if all_of_them and not state.search else ())
    if state.trouble:
        sentence(inside, look, state.trouble)
    elif state.lives is None:
        sentence(inside, look, own("Looking for your LIVEs …"))
    elif not state.lives:
        sentence(
            inside, look, own("No LIVE is over yet"),
            own("What you watch enters here when it ends. “livetui history import” takes recordings in."),
        )  # fmt: skip
    elif not rows:
        nothing_found(inside, look)
    else:
        _table(inside, rows, look)


def _table(inside: Canvas, rows: tuple[PastRow, ...], look: Look) -> None:
    theme, narrow = look.theme, inside.width < _NARROW
    date = _DATE - (_YEAR if narrow else 0)
    columns: list[Column[PastRow]] = [
        Column(own("length"), 7, 2, lambda row: (_length(row), _ink(row, theme))),
        Column(own("GMV"), 8, 3, lambda row: (money(row.live.gmv, row.live.currency, short=True), _ink(row, theme))),
        Column(own("orders"), 6, 1, lambda row: (count(row.live.orders, short=True), _ink(row, theme))),
    ]

    def name(row: PastRow, cells: int) -> tuple[Piece, ...]:
        started = pad(Clean(row.started[-date:]), date)
        sign = _GONE.get(row.kept)
        room = cells - date - 2 - (width(sign) + 1 if sign else 0)
        title = (fit(row.title, room), _ink(row, theme)) if row.title else (nameless(row), theme.dim)
        return (
            (started, theme.dim),
            (own("  "), theme.dim),
            title,
            *(((own(" "), theme.dim), (sign, theme.warn)) if sign else ()),
        )

    head = Clean(f"{own('started'):<{date}}  {own('title')}")
    table(inside, look, head, rows, name, columns, name_cells=date + 14, widest_name=inside.width, key=lambda row: row.id)


def nameless(row: PastRow) -> Clean:
    """What a LIVE without a title is called."""
    return own("LIVE {id}", id=row.id) if row.kept is Kept.SENSELESS else own("(no title)")


def _length(row: PastRow) -> Clean:
    return MISSING if row.kept is Kept.SENSELESS else position(row.live.lasted_s)


def _ink(row: PastRow, theme: Theme) -> Style:
    return theme.text if row.kept is Kept.THERE else theme.dim
