"""Every key there is: the bindings, the footer, the help screen and the command palette are made of this one table."""

from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from livetui.config import MOST_TILES
from livetui.text import Clean, join
from livetui.ui.commands import answering, choosing, exporting, listing, moving, paging, playing, spanning, telling
from livetui.ui.draw import own
from livetui.ui.look import SPAN_WORDS
from livetui.ui.pages import PAGES

if TYPE_CHECKING:
    from livetui.ui.app import Dashboard
    from livetui.ui.panel import Panel

Command = Callable[["Dashboard"], Awaitable[None] | None]


class Part(StrEnum):
    """Under which heading the help shows a key."""

    PAGES = "Pages"
    PLAY = "Playing"
    MOVE = "Moving in time"
    SHOW = "What is shown"
    LIST = "In a list"
    REST = "Help and leaving"


class Key(Struct, frozen=True):
    """``name`` is what the configuration calls it, ``keys`` are as Textual names them, comma-separated, ``caps`` as printed.

    ``command`` is what it does, or the name of an action of Textual's own; ``footer`` its words there if it has a place there.
    """

    name: str
    keys: str
    caps: Clean
    command: Command | str
    words: Clean
    part: Part
    footer: Clean | None = None
    anywhere: bool = False
    """Also while a dialog is open."""
    on: "Callable[[Panel[Any]], bool] | None" = None
    """Which panels it is for, where the footer offers it only on pages that have one."""


_OF_PAGES = tuple(
    Key(f"page_{i}", str(i), Clean(str(i)), paging.to_page(page), page.name, Part.PAGES) for i, page in enumerate(PAGES, 1)
)

KEYS: tuple[Key, ...] = (
    *_OF_PAGES,
    Key("pause", "space", own("space"), playing.play_pause, own("Pause or play, at the end anew; collecting goes on"),
        Part.PLAY, own("pause")),
    Key("faster", "plus,equals_sign", own("+"), playing.faster, own("Faster"), Part.PLAY, own("speed")),
    Key("slower", "minus,underscore", own("-"), playing.slower, own("Slower"), Part.PLAY),
    Key("back_10", "left", own("←"), moving.by(-10), own("Back 10 seconds"), Part.MOVE, own("10 s")),
    Key("on_10", "right", own("→"), moving.by(10), own("On 10 seconds"), Part.MOVE),
    Key("back_60", "shift+left", own("shift ←"), moving.by(-60), own("Back a minute"), Part.MOVE),
    Key("on_60", "shift+right", own("shift →"), moving.by(60), own("On a minute"), Part.MOVE),
    Key("back_1", "comma", own(","), moving.by(-1), own("Back a second"), Part.MOVE),
    Key("on_1", "full_stop", own("."), moving.by(1), own("On a second"), Part.MOVE),
    Key("previous_event", "left_square_bracket", own("["), moving.to_mark(False), own("Previous key event"), Part.MOVE),
    Key("next_event", "right_square_bracket", own("]"), moving.to_mark(True), own("Next key event, such as a pin"), Part.MOVE,
        own("key events")),
    Key("go_to", "g", own("g"), moving.go_to, own("Go to a time: 12:30, 12, 85%, end"), Part.MOVE, own("go to")),
    Key("start", "home", own("Home"), moving.to_start, own("To the start"), Part.MOVE),
    Key("end", "end", own("End"), moving.to_end, own("To the end, or back to now"), Part.MOVE),
    Key("span", "w", own("w"), spanning.next_span, own("Span: {spans}", spans=join(SPAN_WORDS.values(), own(", "))), Part.SHOW,
        own("span")),
    Key("stretch", "r", own("r"), spanning.stretch, own("Span from here; once more: to here"), Part.SHOW),
    Key("whom", "v", own("v"), choosing.whom, own("Audience: viewers or customers"), Part.SHOW, own("viewers"),
        on=choosing.of_people),
    Key("curves", "m", own("m"), choosing.curves, own("Choose the metrics of the chart"), Part.SHOW, own("chart"),
        on=choosing.charted),
    Key("tiles", "t", own("t"), choosing.tiles, own("Choose the tiles, up to {most}", most=MOST_TILES), Part.SHOW,
        own("tiles")),
    Key("feeds", "s", own("s"), telling.feeds, own("Feeds: what comes in, what is recorded"), Part.SHOW, own("feeds")),
    Key("alerts", "a", own("a"), telling.alerts, own("Alerts: what has been pointed out"), Part.SHOW, own("alerts")),
    Key("metric", "i", own("i"), telling.metric, own("A metric: its formula, source, market"), Part.SHOW),
    Key("big", "b", own("b"), paging.big_figures, own("Big figures, for across a room, and back"), Part.SHOW),
    Key("private", "p", own("p"), choosing.private, own("Hide money and names, and show them again"), Part.SHOW),
    Key("theme", "T", own("T"), choosing.next_theme, own("The next colours"), Part.SHOW),
    Key("full", "f", own("f"), paging.full, own("One panel full screen, and back"), Part.SHOW, own("full screen")),
    Key("next_panel", "tab", own("tab"), paging.next_panel, own("Next panel"), Part.LIST),
    Key("previous_panel", "shift+tab", own("shift tab"), paging.previous_panel, own("Previous panel"), Part.LIST),
    Key("up", "up", own("↑"), listing.move(-1), own("The row above"), Part.LIST),
    Key("down", "down", own("↓"), listing.move(1), own("The row below"), Part.LIST),
    Key("page_up", "pageup", own("PgUp"), listing.move(-10), own("Ten rows up"), Part.LIST),
    Key("page_down", "pagedown", own("PgDn"), listing.move(10), own("Ten rows down"), Part.LIST),
    Key("pick", "enter", own("enter"), listing.pick, own("Pick the row: go there, or choose it"), Part.LIST),
    Key("order", "o", own("o"), listing.next_order, own("Sort by the next column"), Part.LIST, own("sort"),
        on=listing.sortable),
    Key("other_way", "O", own("O"), listing.other_way, own("Sort the other way round"), Part.LIST),
    Key("search", "slash", own("/"), listing.search, own("Search in the list"), Part.LIST, own("search"),
        on=listing.searchable),
    Key("answered", "x", own("x"), answering.answered, own("The question has been answered"), Part.LIST),
    Key("unanswered", "X", own("X"), answering.unanswered, own("Open the question again that was answered last"), Part.LIST),
    Key("columns", "c", own("c"), listing.columns, own("Choose the columns"), Part.LIST),
    Key("help", "question_mark", own("?"), telling.keys, own("This help"), Part.REST, own("help")),
    Key("manual", "u", own("u"), telling.manual, own("The user manual"), Part.REST),
    Key("export", "e", own("e"), exporting.export, own("Export: what is shown, as HTML, CSV or JSON"), Part.REST),
    Key("palette", "ctrl+p", own("ctrl p"), "command_palette", own("All commands, by name"), Part.REST),
    Key("leave", "escape", own("esc"), paging.leave, own("Back: from full screen, a search, a row, a span"), Part.REST),
    Key("shell", "ctrl+z", own("ctrl z"), "suspend_process", own("To the shell; fg comes back"), Part.REST),
    Key("quit", "q", own("q"), "quit", own("Quit"), Part.REST, own("quit")),
    Key("quit_anywhere", "ctrl+c,ctrl+q", own("ctrl c"), "quit", own("Quit, also from a dialog"), Part.REST, anywhere=True),
)  # fmt: skip

NAMED: dict[str, Key] = {key.name: key for key in KEYS}

FOOTER_PAIRS: dict[str, tuple[str, str]] = {
    "back_10": ("back_10", "on_10"), "faster": ("faster", "slower"), "next_event": ("previous_event", "next_event"),
}  # fmt: skip
"""Keys that share one entry of the footer."""
