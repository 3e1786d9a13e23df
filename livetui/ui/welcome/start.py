"""What there is to begin with: the sample, a file, a feed, and the feeds that were watched lately."""

from msgspec.structs import replace

from livetui.text import Clean, clean
from livetui.ui.draw import Canvas, Row, own
from livetui.ui.look import Look, frame
from livetui.ui.table import under_cursor, window
from livetui.ui.welcome.keys import NAMED
from livetui.ui.welcome.state import State
from livetui.ui.welcome.wish import Start

_WORDS: dict[Start, Clean] = {
    Start.SAMPLE: own("Play the sample LIVE"),
    Start.FILE: own("Open a recording …"),
    Start.FEED: own("Connect to a feed …"),
}
_CAPS = 3


def draw_start(canvas: Canvas, state: State, look: Look) -> None:
    """A row each, with the key that does the same."""
    theme, entries = look.theme, state.start
    here = not isinstance(state.cursor, int)
    recording = (own("recording on"), theme.dim) if state.record else (own("○ recording off"), theme.warn)
    inside = frame(canvas, replace(look, focused=here), ((own("Start"), theme.title),), (recording,))
    at = entries.index(state.cursor) if state.cursor in entries else None
    top = window(len(entries), inside.height, at)
    for y, entry in enumerate(entries[top : top + inside.height]):
        if isinstance(entry, Start):
            inside.put(0, y, NAMED[entry.value].caps, theme.accent)
            inside.put(_CAPS, y, _WORDS[entry], theme.text, inside.width - _CAPS)
        else:
            inside.put(_CAPS, y, clean(entry.source), theme.text, inside.width - _CAPS)
        inside.spot(0, y, inside.width, Row(entry))
        if entry == state.cursor:
            under_cursor(inside, look, y)
