"""Nothing that comes from outside acts on the terminal or on the program: in replay, live, and in commands that print."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from livetui.text import clean
from livetui.ui.layout import arrange
from livetui.ui.pages import KEY_METRICS
from livetui.views.figures import position
from tests.terminal.hostile import every_code_point, harmless_feed, hostile_feed, hostile_lines, text_fields, write_feed
from tests.terminal.pseudo_terminal import LIVETUI, PATIENCE_S, Terminal
from tests.terminal.sequences import text_of
from tests.terminal.strangers import aside, strangers
from tests.terminal.touring import leave, press, tour

_BORDERS = frozenset("╭╮╰╯│")
_SMALL, _LARGE = (80, 24), (160, 45)
_APART_MS = 600
"""Between two comments, so that those of ten seconds have room on a screen."""
_TROUBLES = (
    "wants to know who asks",
    "not a feed",
    "closed with code 4000",
    "Lines that could not be used",
    "no JSON",
)
_CLICK = "[@click=app.quit]quit[/]"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every payload in every text field of every event type, and in lines that are refused, in a file of a hostile name."""
    folder = tmp_path_factory.mktemp("hostile")
    return write_feed(folder / "\x1b]0;owned\x07\u202e[@click=app.quit]\x9b2J.ndjson", hostile_feed(), hostile_lines())


@pytest.fixture(scope="module")
def addresses() -> Iterator[Sequence[str]]:
    """Those of servers that mean harm."""
    with aside(strangers()) as found:
        yield found


def test_every_text_of_every_event_type_is_an_attack() -> None:
    told = text_fields()
    assert "counters" in told["snapshot"]
    assert {"title", "creator", "room", "region", "category", "tz", "goals", "resume_from"} == set(told["live.started"])
    assert {"text", "viewer", "name", "lang", "resume_from"} == set(told["comment"])
    assert "items" in told["order.paid"]


@pytest.mark.parametrize("raw", [
    b"\x1b[2J", b"\x1b[31mx", b"\x1b]0;x\x07", b"\x1b]52;c;aGk=\x07", b"\x1b]8;;x\x1b\\", b"\x1bc", b"\x1bP$q\x1b\\", b"\x07",
    b"\x9b2J", "\x9b2J".encode(), b"\x1b[H", b"a\r\nb", b"a\nb", b"\x00", "\u202e".encode(), "\u200d".encode(), b"\x1b[6n",
    "\u2800".encode(), "\ufe0f".encode(), "\ue000".encode(), b"\x1b[?1049", b"\x7f", b"\x08", b"\x1b[38;2;1;2mx",
])  # fmt: skip
def test_what_the_program_does_not_say_itself_is_noticed(raw: bytes) -> None:
    with pytest.raises((AssertionError, UnicodeDecodeError)):
        text_of(b"\x1b[1;38;2;1;2;3mLIVE\x1b[0m" + raw + b"\x1b[2;3H")


def test_a_hostile_recording_on_every_screen(hostile: Path) -> None:
    with Terminal([*LIVETUI, "replay", "--at", "end", str(hostile)], *_SMALL) as terminal:
        terminal.wait_for("quit", "lines rejected", "xxxx")
        tour(terminal)
        assert leave(terminal) == 0
        text_of(bytes(terminal.raw))


def test_every_character_of_a_comment_that_can_be_seen_is_drawn_and_nothing_else(tmp_path: Path) -> None:
    texts = list(every_code_point(128))
    comments = [
        {"type": "comment", "ts": 1_794_540_600_000 + _APART_MS * number, "name": text[:16], "text": text}
        for number, text in enumerate(texts)
    ]
    with Terminal([*LIVETUI, "replay", "--paused", str(write_feed(tmp_path / "all.ndjson", comments))], *_LARGE) as terminal:
        terminal.wait_for("quit", "Comments")
        press(terminal, "\x1b[Z")
        press(terminal, "f")
        for second in range(10, len(texts) * _APART_MS // 1000, 10):
            terminal.type("\x1b[C")
            terminal.wait_for(f"PAUSED 1×  {position(second)}")
        press(terminal, "\x1b[C")
        terminal.wait_for("END")
        assert leave(terminal) == 0
        shown = text_of(bytes(terminal.raw))
    assert not {char for text in texts for char in clean(text, 300)} - set(shown)


def test_hostile_servers_on_every_screen(addresses: Sequence[str], tmp_path: Path) -> None:
    recording = tmp_path / f"{_CLICK[:17]}\x1b]0;owned\x07\u202e.ndjson"
    with Terminal([*LIVETUI, "watch", *addresses, "--record", str(recording)], 120, 40) as terminal:
        terminal.wait_for("quit", "lines rejected", "xxxx")
        assert _all_of_the_feeds(terminal, *_TROUBLES) == set()
        tour(terminal, lists=1)  # those of the other pages are the same as in a recording
        assert leave(terminal) == 0
        screen, name, said = bytes(terminal.raw).rpartition(b"livetui: ")
        text_of(screen)
        assert "is recorded" in text_of(name + said, lines=True)


@pytest.mark.parametrize("command", ["report", "check", "record", "serve"])
def test_commands_print_nothing_that_a_terminal_obeys(
    hostile: Path, addresses: Sequence[str], tmp_path: Path, command: str
) -> None:
    options = {
        "record": [*addresses, "--for", "2s", "-o", f"{tmp_path}/\x1b[2J\x9b2J.ndjson"],
        "serve": [str(hostile), "--port", "0"],
    }
    with Terminal([*LIVETUI, command, *options.get(command, [str(hostile)])], 100, 40) as terminal:
        if command == "serve":
            terminal.wait_for("/sse", "/ws")
            terminal.type("\x03")
        assert terminal.rest() == {"check": 1, "serve": 130}.get(command, 0)
        text_of(bytes(terminal.raw), lines=True)


def test_a_click_on_any_cell_of_texts_that_are_commands_does_nothing_but_seek(tmp_path: Path) -> None:
    feed = write_feed(
        tmp_path / "click.ndjson", hostile_feed(texts=[f"{_CLICK} {number} {_CLICK * 9}" for number in range(40)])
    )
    places = arrange(KEY_METRICS, *_SMALL)
    with Terminal([*LIVETUI, "replay", "--at", "end", str(feed)], *_SMALL) as terminal:
        terminal.wait_for("@click=app.quit", "END", "★")
        for place in (places["header"], places["comments"]):
            shown = [row[place.x : place.right] for row in terminal.text.splitlines()[place.y : place.bottom]]
            assert any("[@cli" in row for row in shown)
            for y in range(place.y, place.bottom):
                for x in range(place.x, place.right):
                    terminal.type(f"\x1b[<0;{x + 1};{y + 1}M\x1b[<0;{x + 1};{y + 1}m")
                terminal.settle(0.02)
        terminal.press("?", "Pause or play")
        assert leave(terminal) == 0
        text_of(bytes(terminal.raw))


def test_the_borders_stand_where_they_stand_with_harmless_texts(hostile: Path, tmp_path: Path) -> None:
    tame = write_feed(tmp_path / "tame.ndjson", harmless_feed(), [b"x"] * 188)
    at_end = [*LIVETUI, "replay", "--at", "end"]
    with Terminal([*at_end, str(hostile)], *_LARGE) as one, Terminal([*at_end, str(tame)], *_LARGE) as other:
        for terminal in (one, other):
            terminal.wait_for("quit", "END", "4:31")

        def alike(_: str) -> bool:
            other.settle()
            return borders(one) == borders(other)

        one.wait_until(alike, "they stand elsewhere")
        assert (leave(one), leave(other)) == (0, 0)


def _all_of_the_feeds(terminal: Terminal, *words: str) -> set[str]:
    """Read through the dialog of the feeds, more than once if need be; which words did not come up."""
    missing = set(words)
    end = time.monotonic() + PATIENCE_S
    while missing and time.monotonic() < end:
        terminal.press("s", "What comes in")
        for _ in range(20):
            missing -= {each for each in missing if each in terminal.text}
            press(terminal, "\x1b[6~")
        terminal.close("x", "What comes in", "any other key closes")
    return missing


def borders(terminal: Terminal) -> list[list[tuple[int, str]]]:
    """The upright borders by row, but for the first row, which is all text."""
    cells = terminal.screen.buffer
    return [
        [(x, cells[y][x].data) for x in range(terminal.screen.columns) if cells[y][x].data in _BORDERS]
        for y in range(1, terminal.screen.lines)
    ]
