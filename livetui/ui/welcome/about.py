"""More about what the cursor stands on, and what picking it does."""

from pathlib import PurePath

from livetui.feed.remembered import Remembered
from livetui.text import Clean, clean, join
from livetui.ui.draw import Canvas, Piece, own
from livetui.ui.look import Look, frame
from livetui.ui.theme import Theme
from livetui.ui.welcome.lives import nameless
from livetui.ui.welcome.state import State
from livetui.ui.welcome.wish import Start
from livetui.ui.wrap import wrap
from livetui.views.figures import position
from livetui.views.past_lives import Kept, PastRow

_MOST_LINES = 4
_DOT = Clean(" · ")


def draw_about(canvas: Canvas, state: State, look: Look) -> None:
    """A title and a few sentences; what has no room is cut at the end."""
    theme, entry = look.theme, state.cursor
    if isinstance(entry, int):
        row = state.row
        title, told = (_title(row), _of_live(row, theme)) if row is not None else (own("Your LIVEs"), [])
    elif isinstance(entry, Remembered):
        title, told = own("Watched lately"), _of_feed(entry, theme)
    else:
        entry = entry or Start.SAMPLE
        title, told = _TITLES[entry], [(_WORDS[entry], theme.text)]
        if entry is Start.FEED:
            told.insert(0, (_RECORDING[state.record], theme.text if state.record else theme.warn))
    inside = frame(canvas, look, ((title, theme.title),))
    y = 0
    for words, style in told:
        for line in wrap(words, inside.width, 0, _MOST_LINES):
            inside.put(0, y, line, style, inside.width)
            y += 1


_TITLES: dict[Start, Clean] = {
    Start.SAMPLE: own("The sample LIVE"),
    Start.FILE: own("A recording"),
    Start.FEED: own("A feed"),
}
_WORDS: dict[Start, Clean] = {
    Start.SAMPLE: own("An evening of skincare, with everything that there is to see. Nobody in it is real."),
    Start.FILE: own("One JSON event a line, plain or packed with gzip or Zstandard; also one that was cut short."),
    Start.FEED: own(
        "Server-Sent Events or JSON lines over http, a WebSocket, TikFinity on this computer, or a file that grows."
    ),
}
_RECORDING: dict[bool, Clean] = {
    True: own("It is recorded while you watch; r changes that."),
    False: own("It will not be recorded; r changes that."),
}


def no_sense(row: PastRow) -> Clean:
    """Why nothing is told of it, and what mends that."""
    return own("The history makes no sense of it: “livetui history forget {id}”, then import its recording again.", id=row.id)


def _of_live(row: PastRow, theme: Theme) -> list[Piece]:
    if row.kept is Kept.SENSELESS:
        return [(no_sense(row), theme.warn)]
    told: list[Piece] = [(join((row.started, position(row.live.lasted_s)), _DOT), theme.text)]
    if row.about:
        told.append((join(row.about, _DOT), theme.dim))
    match row.kept:
        case Kept.THERE:
            told.append((own("Recorded in {place}", place=clean(PurePath(str(row.recording)).name, 100)), theme.dim))
        case Kept.GONE:
            told.append((own("✕ Its recording is gone: {place}", place=clean(str(row.recording), 400)), theme.warn))
        case Kept.NEVER:
            told.append((own("✕ It was not recorded: there is nothing to replay."), theme.warn))
    return told


def _title(row: PastRow) -> Clean:
    return row.title or nameless(row)


def _of_feed(feed: Remembered, theme: Theme) -> list[Piece]:
    told: list[Piece] = [(clean(feed.source, 400), theme.text)]
    if feed.header:
        told.append((clean(feed.header, 200), theme.text))
    if feed.dialect:
        told.append((own("speaks {dialect}", dialect=clean(feed.dialect, 40)), theme.text))
    told.append((own("What was secret in it is not kept: that has to be typed again."), theme.dim))
    return told
