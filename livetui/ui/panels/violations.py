"""What the platform found fault with, where it can be seen, what to do, and how it stands."""

from collections.abc import Hashable

from livetui.text import Clean, width
from livetui.ui.draw import Drawing, Piece, length, own
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Listed, Panel, Pick
from livetui.ui.stack import Block, Line, stack
from livetui.ui.wrap import both_ends, wrap
from livetui.views.figures import count, position
from livetui.views.violations import ViolationRow, Violations, ViolationState, violations

_STATES = {
    ViolationState.RAISED: own("not appealed"),
    ViolationState.APPEALED: own("appealed"),
    ViolationState.RESOLVED: own("resolved"),
}
_INDENT = 2


def _pick(view: Violations, key: Hashable) -> Pick | None:
    """Its clip, else when it was raised."""
    if key not in view.keys:
        return None
    row = view[view.keys.index(key)]
    return row.at_s if row.clip_s is None else row.clip_s


LISTED: Listed[Violations] = Listed(keys=lambda view: view.standing_first.keys, pick=_pick)


def draw(view: Violations, width: int, height: int, look: Look) -> Drawing:
    """Each with its reason and what is recommended, in as many lines as there are for all of them: those that stand first."""
    theme, standing, rows = look.theme, view.standing, view.standing_first
    title: tuple[Piece, ...] = ((own("Violations"), theme.title),)
    if standing:
        title = (*title, (own(" · ✕ {count} open", count=count(standing)), theme.bad))
    canvas, inside = framed(width, height, look, title)
    if not rows:
        sentence(inside, look, own("No violation has been reported"))
        return canvas.drawing()
    blocks = [_block(look, inside.width, reason, advice) for reason, advice in ((3, 4), (2, 2), (1, 1), (1, 0))]
    stack(inside, look, rows, [*blocks, _single(look)], keys=rows.keys)
    return canvas.drawing()


def _block(look: Look, cells: int, reason: int, advice: int) -> Block[ViolationRow]:
    """A line on when and how it stands, then the reason and what to do in so many lines at most."""
    theme, room, before = look.theme, cells - _INDENT, (Clean(" " * _INDENT), look.theme.dim)

    def block(row: ViolationRow) -> list[Line]:
        clip = () if row.clip_s is None else ((own("clip {time}", time=position(row.clip_s)), theme.dim),)
        mark, state = _mark(row, look), _STATES[row.state]
        longer = Clean(f"{state} · {row.severity}")
        fits = row.severity is not None and length((*mark, *clip)) + 5 + width(longer) <= cells
        lines = [Line((*mark, (Clean(f" · {longer if fits else state}"), mark[0][1])), clip)]
        lines += [
            Line((before, (line, theme.strong if row.stands else theme.dim))) for line in wrap(row.reason, room, 0, reason)
        ]
        if row.recommendation and advice:
            told = wrap(Clean(f"→ {row.recommendation}"), room, 0, advice)
            lines += [Line((before, (line, theme.text if row.stands else theme.dim))) for line in told]
        if row.clip_url and advice:
            lines.append(Line((before, (both_ends(row.clip_url, room), theme.dim))))
        return lines

    return block


def _single(look: Look) -> Block[ViolationRow]:
    def single(row: ViolationRow) -> list[Line]:
        return [
            Line(
                (*_mark(row, look), (own(" "), look.theme.dim), (row.reason, look.theme.text if row.stands else look.theme.dim))
            )
        ]

    return single


def _mark(row: ViolationRow, look: Look) -> tuple[Piece, ...]:
    sign, style = (own("✕ "), look.theme.bad) if row.stands else (own("✓ "), look.theme.dim)
    return (sign, style), (position(row.at_s), style)


PANEL = Panel(name="violations", build=violations, draw=draw, listed=LISTED)
