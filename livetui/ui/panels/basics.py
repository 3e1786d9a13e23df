"""Which LIVE it is: its pace against the benchmark, its violations, when and whose it was, and what it is compared within."""

from collections.abc import Hashable

from msgspec import Struct
from msgspec.structs import replace
from rich.style import Style

from livetui.language import said
from livetui.metrics.standing import Standing
from livetui.text import Clean, join, width
from livetui.ui.draw import Drawing, Piece, length, own
from livetui.ui.look import Look, framed
from livetui.ui.panel import Listed, Panel, Pick
from livetui.ui.stack import Block, Line, stack
from livetui.ui.table import left_out
from livetui.ui.wrap import wrap
from livetui.views.against import TOO_LITTLE, against
from livetui.views.basics import Basics, CategoryRow, basics
from livetui.views.choices import Choices
from livetui.views.dates import minute_of
from livetui.views.figures import MISSING, count, figure_of, percent, position
from livetui.views.header import Status
from livetui.views.violations import ViolationRow, Violations

_LABEL = 13
_MOST = 100
_STATES = {Status.LIVE: own("on air"), Status.PAUSED: own("on a break"), Status.ENDED: own("ended")}
_DOT = own(" · ")
_VIOLATION, _CATEGORY = "violation", "category"


class _Told(Struct, frozen=True):
    """A line: what it is about, what is said, and what stands at its right."""

    key: Hashable
    label: Clean
    words: Clean
    style: Style
    right: tuple[Piece, ...] = ()


def _listed(view: Basics) -> Violations:
    """Those that stand first, and no more than one would walk through here: a panel of their own has them all."""
    return view.violations.standing_first[:_MOST]


def _keys(view: Basics) -> list[Hashable]:
    """What the cursor stops at, in the order of the lines."""
    return [*((_VIOLATION, key) for key in _listed(view).keys), *((_CATEGORY, row.key) for row in view.categories)]


def _pick(view: Basics, key: Hashable) -> Pick | None:
    """To the clip of a violation; of a category, compare within it, and if that was chosen already, as without a choice."""
    for row in _listed(view):
        if (_VIOLATION, row.key) == key:
            return row.at_s if row.clip_s is None else row.clip_s
    name = next((row.key for row in view.categories if (_CATEGORY, row.key) == key), None)
    if name is None:
        return None

    def choose(choices: Choices) -> Choices:
        return replace(choices, category=None if choices.category == name else name)

    return choose


LISTED: Listed[Basics] = Listed(keys=_keys, pick=_pick)


def draw(view: Basics, width: int, height: int, look: Look) -> Drawing:
    """A line each, in as many as there are for all of them; violations only where there are any."""
    theme, standing, listed = look.theme, view.violations.standing, _listed(view)
    more = len(view.violations) - len(listed)
    right = ((own("✕ {count} open", count=count(standing)), theme.bad),) if standing else ()
    canvas, inside = framed(width, height, look, ((own("This LIVE"), theme.title),), right)
    rows = [
        *(_pace(each, view.currency, inside.width, look) for each in view.pace),
        *(_violation(row, look) for row in listed),
        *([_Told(None, own(""), left_out(0, more), theme.dim)] if more else ()),
        *_whose(view, look),
        *(_category(row, look) for row in view.categories),
    ]
    stack(inside, look, rows, [_block(look, inside.width, lines) for lines in (4, 2, 1)], keys=[row.key for row in rows])
    return canvas.drawing()


def _block(look: Look, cells: int, most: int) -> Block[_Told]:
    def block(row: _Told) -> list[Line]:
        room = max(cells - _LABEL - (length(row.right) + 2 if row.right else 0), 1)
        first, *more = wrap(row.words, room, 0, most)
        label: Piece = (Clean(row.label.ljust(_LABEL)), look.theme.dim)
        before: Piece = (Clean(" " * _LABEL), look.theme.dim)
        return [Line((label, (first, row.style)), row.right), *(Line((before, (line, row.style))) for line in more)]

    return block


def _pace(standing: Standing, currency: str | None, cells: int, look: Look) -> _Told:
    """``GMV / hour  $6,724/h   ▼ Lower −20 % vs market $8,400/h``: as much of it as there is room for."""
    theme, metric, benchmark = look.theme, standing.metric, standing.benchmark
    value = figure_of(metric, standing.value, currency, short=True)
    style = theme.dim if value == MISSING else theme.strong
    label = own(metric.short)
    if benchmark is None or standing.deviation is None:
        return _Told(metric.key, label, value, style)
    if standing.thin:
        return _Told(metric.key, label, value, style, ((said(TOO_LITTLE), theme.dim),))
    lower = standing.merit is not None and standing.merit < 0
    off, room = against(standing), cells - _LABEL - width(value) - 2
    colour = theme.bad if lower else theme.good if standing.merit else theme.dim
    long = own("▼ Lower {off}", off=off) if lower else off
    mean = own(" vs market {mean}", mean=figure_of(metric, benchmark.mean, currency, short=True)), theme.dim
    told: tuple[Piece, ...] = (long, colour), mean
    if length(told) > room:
        told = (((long if width(long) <= room else Clean(f"▼ {off}")), colour),)
    return _Told(metric.key, label, value, style, told)


def _violation(row: ViolationRow, look: Look) -> _Told:
    theme = look.theme
    label = Clean(f"{'✕' if row.stands else '✓'} {position(row.at_s)}")
    return _Told((_VIOLATION, row.key), label, row.reason, theme.bad if row.stands else theme.dim)


def _whose(view: Basics, look: Look) -> list[_Told]:
    """Room, creator, when and how long; nothing is said of what the feed does not tell."""
    theme = look.theme
    lasted = join((position(view.duration_s), _STATES[view.status]), _DOT)
    creator = join([part for part in (view.creator, view.region) if part], _DOT)
    lines = (
        (own("Title"), view.title),
        (own("Room"), view.room),
        (own("Creator"), creator),
        (own("Began"), minute_of(view.started_ms)),
        (own("Duration"), lasted),
    )
    return [_Told(label, label, words, theme.text) for label, words in lines if words]


def _category(row: CategoryRow, look: Look) -> _Told:
    """The one compared within is marked."""
    theme = look.theme
    of_gmv = own("{share} of GMV", share=percent(row.gmv_share)) if row.gmv_share is not None else own("")
    mark = own("● ") if row.benchmark else own("  ")
    return _Told(
        (_CATEGORY, row.key), own("Category"), join((mark, row.name), own("")), theme.text if row.benchmark else theme.dim,
        ((of_gmv, theme.dim),),
    )  # fmt: skip


PANEL = Panel(name="basics", build=basics, draw=draw, listed=LISTED)
