"""All comments, the newest at the bottom, to walk through and to search."""

from bisect import bisect_left
from collections.abc import Hashable, Sequence

from livetui.intents.intent import Intent
from livetui.language import said
from livetui.text import Clean, clean, fit, width
from livetui.ui.draw import Canvas, Drawing, Piece, Row, own
from livetui.ui.list_title import nothing_found
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Listed, Panel, Pick
from livetui.ui.panels.comments import MOST_LINES, comment_lines
from livetui.ui.table import under_cursor, whole
from livetui.views.all_comments import LIST, AllComments, all_comments
from livetui.views.comments import CommentRow
from livetui.views.figures import count, position
from livetui.views.intent_words import INTENT_WORDS

_LEAST_WITH_ABOUT = 40
_LEAST_WITH_LANGUAGE = 70
_LANGUAGE_CELLS = 5


def _pick(view: AllComments, key: Hashable) -> Pick | None:
    """To where it has just come."""
    return view.said.row(key).at_s + 1 if isinstance(key, int) and _at(view.places, key) is not None else None


LISTED: Listed[AllComments] = Listed(
    keys=lambda view: view.places, pick=_pick, searched=own("comments by words or name"), newest_last=True
)


def draw(view: AllComments, cells: int, height: int, look: Look) -> Drawing:
    """As many as fit around the one under the cursor, or of the latest; a long one goes on below its beginning."""
    canvas, inside = framed(cells, height, look, _title(view, look), _total(view, look))
    if view.total is None:
        sentence(inside, look, own("No comment has come yet"))
    elif view.shown:
        _fill(inside, view, look)
    elif view.intent is not None and view.reading:
        sentence(inside, look, own("Reading the lexicons …"))
    elif not view.complete or (view.intent is not None and view.unheard):
        sentence(inside, look, own("Looking …"))
    elif view.search:
        nothing_found(inside, look)
    elif view.intent is not None:
        sentence(inside, look, own("No comment is about this"), own("{key} shows all", key=look.caps["leave"]))
    else:
        sentence(inside, look, own("Nobody has written yet"))
    return canvas.drawing()


def _title(view: AllComments, look: Look) -> tuple[Piece, ...]:
    theme = look.theme
    about = f" · {said(INTENT_WORDS[view.intent])}" if view.intent else ""
    words = f" · / {clean(view.search, 24)}" if view.search else ""
    return (own("All comments"), theme.title), (Clean(about + words), theme.accent)


def _total(view: AllComments, look: Look) -> tuple[Piece, ...]:
    if not view.total:
        return ()
    if not (view.search or view.intent):
        return ((count(view.total), look.theme.text),)
    return (count(view.shown), look.theme.text), (own(" of {count}", count=count(view.total)), look.theme.dim)


def _at(places: Sequence[int], key: Hashable) -> int | None:
    """Where a comment stands among those shown."""
    if not isinstance(key, int):
        return None
    at = bisect_left(places, key)
    return at if at < len(places) and places[at] == key else None


def _fill(area: Canvas, view: AllComments, look: Look) -> None:
    clock = max(width(position(view.said.row(view.places[-1]).at_s)), 4)
    language = _LANGUAGE_CELLS if area.width >= _LEAST_WITH_LANGUAGE else 0
    end = area.width - language

    def comment(at: int, most: int = MOST_LINES) -> tuple[CommentRow, Piece, list[tuple[Piece, ...]]]:
        row = view.said.row(view.places[at])
        about = _about(row.intents, end - clock - 1, look)
        taken = width(about[0])
        return row, about, comment_lines(row, end - clock - 1 - (taken + 2 if taken else 0), look, most)

    last, cursor = view.shown - 1, _at(view.places, look.hand.cursor)
    bottom, y = last, area.height
    if cursor is not None:
        bottom, used = cursor, len(comment(cursor)[-1])
        while bottom < last and (used := used + len(comment(bottom + 1)[-1])) <= area.height // 2:
            bottom += 1
        if bottom < last:
            y -= 1
            area.put(0, y, own("+ {count} newer", count=count(last - bottom)), look.theme.dim)
    for at in range(bottom, -1, -1):
        if not y:
            break
        row, (words, style), lines = comment(at, min(y, MOST_LINES))
        y -= len(lines)
        area.put(0, y, whole(position(row.at_s), clock), look.theme.dim, clock, "right")
        for i, line in enumerate(lines):
            area.line(clock + 1, y + i, line)
            area.spot(0, y + i, area.width, Row(view.places[at]))
        area.put(end - width(words), y, words, style)
        if language and row.language:
            area.put(end, y, row.language, look.theme.dim, language, "right")
        if at == cursor:
            under_cursor(area, look, y)


def _about(intents: tuple[Intent, ...], cells: int, look: Look) -> Piece:
    """What a comment is about, where there is room beside its words; trouble at the checkout stands out."""
    if cells < _LEAST_WITH_ABOUT:
        return own(""), look.theme.dim
    words = fit(Clean(" ".join(said(INTENT_WORDS[each]) for each in intents)), cells // 3)
    return words, look.theme.warn if Intent.CHECKOUT in intents else look.theme.dim


PANEL = Panel(name=LIST, build=all_comments, draw=draw, listed=LISTED)
