"""What the LIVE is meant to reach, and whether its pace is enough."""

from itertools import groupby
from operator import itemgetter

from rich.style import Style

from livetui.language import said
from livetui.metrics.metric import Better
from livetui.text import Clean, join, width
from livetui.ui.bars import bar
from livetui.ui.draw import Drawing, Piece, own
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Listed, Panel
from livetui.ui.stack import Block, Line, stack
from livetui.ui.wrap import wrap
from livetui.views.figures import figure_of, percent, position
from livetui.views.goals import Goal, Goals, Outlook, goals
from livetui.views.outlook import SIGNS, outlook_words

LISTED: Listed[Goals] = Listed(keys=lambda view: [row.metric.key for row in view.rows])


def draw(view: Goals, cells: int, height: int, look: Look) -> Drawing:
    """Each goal with its bar, in which │ is how much of the planned time has gone, and how it will end."""
    theme = look.theme
    end = own("no end planned") if view.planned_s is None else own("of {time}", time=position(view.planned_s))
    right: tuple[Piece, ...] = ((end, theme.dim),) if view.rows else ()
    canvas, inside = framed(cells, height, look, ((own("Goals"), theme.title),), right)
    if not view.rows:
        sentence(
            inside,
            look,
            own("No goal is set"),
            own("set some under goals in the configuration; livetui config path says where that is"),
        )
        return canvas.drawing()
    blocks = [_block(view, look, inside.width, 3), _block(view, look, inside.width, 1)]
    blocks += [_barless(view, look, inside.width), _single(look)]
    stack(inside, look, view.rows, blocks, keys=[row.metric.key for row in view.rows])
    return canvas.drawing()


def _block(view: Goals, look: Look, cells: int, lines: int) -> Block[Goal]:
    def block(row: Goal) -> list[Line]:
        told = wrap(join(map(said, outlook_words(row, view)), own(", ")), cells, 0, lines)
        bar_line = Line(_bar(view, row, cells, look))
        return [_head(view, row, look), bar_line, *(Line(((line, _style(row, look)),)) for line in told)]

    return block


def _barless(view: Goals, look: Look, cells: int) -> Block[Goal]:
    def barless(row: Goal) -> list[Line]:
        words, *more = map(said, outlook_words(row, view))
        for part in more:
            longer = join((words, part), own(", "))
            words = longer if width(longer) <= cells else words
        return [_head(view, row, look), Line(((words, _style(row, look)),))]

    return barless


def _single(look: Look) -> Block[Goal]:
    def single(row: Goal) -> list[Line]:
        of_it = (percent(row.progress), look.theme.strong)
        return [
            Line(
                ((own(row.metric.short), look.theme.text),), ((Clean(f"{said(SIGNS[row.outlook])} "), _style(row, look)), of_it)
            )
        ]

    return single


def _head(view: Goals, row: Goal, look: Look) -> Line:
    """``GMV  $1,240 of $2,000   62 %``."""
    theme = look.theme
    value, target = (figure_of(row.metric, each, view.currency, short=True) for each in (row.value, row.target))
    most = row.metric.better is Better.LOWER
    of_target = own(" of at most {target}", target=target) if most else own(" of {target}", target=target)
    return Line(
        (
            (own(row.metric.short), theme.text),
            (own("  "), theme.dim),
            (value, theme.strong),
            (of_target, theme.dim),
        ),
        ((percent(row.progress), theme.strong),),
    )


def _bar(view: Goals, row: Goal, cells: int, look: Look) -> tuple[Piece, ...]:
    """How much of it is done; │ is how much of the time has gone."""
    theme = look.theme
    done = bar(row.progress or 0, cells)
    whole = [(char, _style(row, look) if x < len(done) else theme.track) for x, char in enumerate(done.ljust(cells, "─"))]
    if whole and view.time_share is not None and row.grows and row.outlook not in (Outlook.REACHED, Outlook.MISSED):
        whole[min(int(view.time_share * cells), cells - 1)] = ("│", theme.strong)
    alike = groupby(whole, key=itemgetter(1))
    return tuple((Clean("".join(char for char, _ in chars)), style) for style, chars in alike)


def _style(row: Goal, look: Look) -> Style:
    theme = look.theme
    return {Outlook.REACHED: theme.good, Outlook.ON_TRACK: theme.good, Outlook.UNSURE: theme.text, Outlook.BEHIND: theme.warn,
            Outlook.MISSED: theme.warn, Outlook.UNKNOWN: theme.dim}[row.outlook]  # fmt: skip


PANEL = Panel(name="goals", build=goals, draw=draw, listed=LISTED)
