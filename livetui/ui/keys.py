"""Every key there is: the bindings, the footer, the help screen and the command palette are made of this one table."""

from dataclasses import dataclass
from enum import StrEnum

from livetui.text import Clean
from livetui.ui.draw import own
from livetui.ui.look import SPAN_WORDS


class Part(StrEnum):
    """Under which heading the help shows a key."""

    PLAY = "Playing"
    MOVE = "Moving in time"
    SHOW = "What is shown"
    REST = "Help and leaving"


@dataclass(frozen=True, slots=True)
class Key:
    """``keys`` as Textual names them, comma-separated; ``caps`` as they are printed; ``footer`` words if it stands there."""

    keys: str
    action: str
    caps: Clean
    words: Clean
    part: Part
    footer: Clean | None = None


KEYS: tuple[Key, ...] = (
    Key("space", "play_pause", own("space"), own("Pause or play; collecting goes on"), Part.PLAY, own("pause")),
    Key("plus,equals_sign", "faster", own("+"), own("Faster"), Part.PLAY, own("speed")),
    Key("minus,underscore", "slower", own("-"), own("Slower"), Part.PLAY),
    Key("left", "nudge(-10)", own("←"), own("Back 10 seconds"), Part.MOVE, own("10 s")),
    Key("right", "nudge(10)", own("→"), own("On 10 seconds"), Part.MOVE),
    Key("shift+left", "nudge(-60)", own("shift ←"), own("Back a minute"), Part.MOVE),
    Key("shift+right", "nudge(60)", own("shift →"), own("On a minute"), Part.MOVE),
    Key("comma", "nudge(-1)", own(","), own("Back a second"), Part.MOVE),
    Key("full_stop", "nudge(1)", own("."), own("On a second"), Part.MOVE),
    Key("left_square_bracket", "mark(-1)", own("["), own("Previous key event"), Part.MOVE),
    Key("right_square_bracket", "mark(1)", own("]"), own("Next key event, such as a pin"), Part.MOVE, own("key events")),
    Key("g", "go_to", own("g"), own("Go to a time: 12:30, 12, 85%, end"), Part.MOVE, own("go to")),
    Key("home", "seek_start", own("Home"), own("To the start"), Part.MOVE),
    Key("end", "seek_end", own("End"), own("To the end, or back to now"), Part.MOVE),
    Key("w", "span", own("w"), Clean(f"Span: {', '.join(SPAN_WORDS.values())}"), Part.SHOW, own("span")),
    Key("v", "whom", own("v"), own("Audience: viewers or customers"), Part.SHOW, own("viewers")),
    Key("m", "choose_trend", own("m"), own("Choose the two metrics of the chart"), Part.SHOW, own("chart")),
    Key("t", "choose_tiles", own("t"), own("Choose the tiles, up to sixteen"), Part.SHOW, own("tiles")),
    Key("s", "feeds", own("s"), own("Feeds: what comes in, what is recorded"), Part.SHOW, own("feeds")),
    Key("a", "alerts", own("a"), own("Alerts: what has been pointed out"), Part.SHOW, own("alerts")),
    Key("tab", "next_panel", own("tab"), own("Next panel"), Part.SHOW),
    Key("shift+tab", "previous_panel", own("shift tab"), own("Previous panel"), Part.SHOW),
    Key("f", "full", own("f"), own("One panel full screen, and back"), Part.SHOW, own("full screen")),
    Key("question_mark", "help", own("?"), own("This help"), Part.REST, own("help")),
    Key("ctrl+p", "command_palette", own("ctrl p"), own("All commands, by name"), Part.REST),
    Key("escape", "leave", own("esc"), own("Back from full screen"), Part.REST),
    Key("ctrl+z", "suspend_process", own("ctrl z"), own("To the shell; fg comes back"), Part.REST),
    Key("q,ctrl+q,ctrl+c", "quit", own("q"), own("Quit; ctrl c does too"), Part.REST, own("quit")),
)  # fmt: skip

FOOTER_CAPS: dict[str, Clean] = {"nudge(-10)": own("← →"), "faster": own("+ -"), "mark(1)": own("[ ]")}
"""Pairs of keys that share one entry of the footer."""
