"""A line to type on."""

import pytest
from textual import events

from livetui.text import clean, join, width
from livetui.ui.draw import Canvas
from livetui.ui.screens.typed import Typed, tail
from livetui.ui.theme import DARK


def typed(*keys: str, text: str = "", longest: int = 100) -> Typed:
    line = Typed(text, longest)
    for key in keys:
        line.type(events.Key(key, key if len(key) == 1 else None))
    return line


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (("x",), "a/b cx"), (("backspace",), "a/b "), (("left", "x"), "a/b xc"), (("home", "x"), "xa/b c"),
        (("left", "left", "left", "delete"), "a/ c"), (("ctrl+u",), ""), (("left", "ctrl+u", "x"), "xc"),
        (("home", "right", "ctrl+k"), "a"), (("ctrl+w",), "a/b "), (("ctrl+w", "ctrl+w"), "a/"),
        (("ctrl+a", "ctrl+e", "x"), "a/b cx"),
        (("home", "backspace", "left"), "a/b c"), (("end", "right", "delete"), "a/b c"), (("ctrl+w",) * 4, ""),
    ],
)  # fmt: skip
def test_keys_of_a_line(keys: tuple[str, ...], text: str) -> None:
    assert typed(*keys, text="a/b c").text == text


@pytest.mark.parametrize("key", ["enter", "escape", "tab", "up", "f5"])
def test_other_keys_are_for_somebody_else(key: str) -> None:
    assert not Typed("a").type(events.Key(key, None))


def test_what_is_pasted_stands_where_the_cursor_does_without_what_cannot_be_seen() -> None:
    line = typed("left", text="ac")
    line.insert("\x1b[31mb\n\u202e")
    assert line.text == "a[31mbc"


def test_it_does_not_become_longer_than_it_may() -> None:
    line = typed(text="abc", longest=5)
    line.insert("defgh")
    line.type(events.Key("x", "x"))
    assert line.text == "abcde"


@pytest.mark.parametrize("text", ["short", "a long path " * 20, "世界" * 40, "e\u0301" * 60])
@pytest.mark.parametrize("keys", [(), ("home",), ("left",) * 9])
def test_the_cursor_is_always_seen(text: str, keys: tuple[str, ...]) -> None:
    canvas = Canvas(20, 1)
    typed(*keys, text=text, longest=1000).paint(canvas, 2, 0, DARK)
    drawn = canvas.drawing()[0]
    assert drawn.cell_length == 20
    assert any(style == DARK.cursor for _, style, _ in drawn)


@pytest.mark.parametrize("cells", [1, 2, 7, 40])
def test_the_tail_of_a_text_fits(cells: int) -> None:
    assert width(tail(clean("/home/mira/世界/evening.ndjson"), cells)) <= cells


@pytest.mark.parametrize("cells", [1, 2, 7, 40])
def test_the_tail_of_a_long_text_is_that_of_its_last_words(cells: int) -> None:
    words = clean("/mira/世界e\u0301x\u0301\u0323" * 20)
    assert tail(join((clean("a" * 1000), words), clean("")), cells) == tail(words, cells)
