"""What is said of colours only once shows the same."""

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.style import Style

from livetui.ui.thrift import thrifty

_COLOURS = st.sampled_from([None, "red", "bright_blue", "color(99)", "#102030", "#a0b0c0"])
_STYLES = st.builds(
    Style, color=_COLOURS, bgcolor=_COLOURS,
    bold=st.booleans(), dim=st.booleans(), underline=st.booleans(), reverse=st.booleans(), strike=st.booleans(),
)  # fmt: skip
_PIECES = st.one_of(
    st.builds(lambda text, style: style.render(text, color_system=ColorSystem.TRUECOLOR), st.text("ab  ", min_size=1), _STYLES),
    st.builds(lambda row, column: f"\x1b[{row};{column}H", st.integers(1, 6), st.integers(1, 20)),
    st.text("xy ", max_size=3),
    st.just("\r\n"),
)


_ROWS = 60
"""More than end in any of these texts: on the last one of a screen no row ends, that would move them all up."""


def shown(text: str) -> list[tuple[object, ...]]:
    """Every cell as one sees it: of a blank without marks only its ground."""
    screen = pyte.Screen(20, _ROWS)
    stream = pyte.Stream(screen)
    stream.feed(text)
    cells = [screen.buffer[y][x] for y in range(_ROWS) for x in range(20)]
    after = screen.cursor.attrs
    seen = [
        (cell.bg,) if cell.data == " " and not (cell.underscore or cell.reverse or cell.strikethrough) else tuple(cell)
        for cell in cells
    ]
    return [*seen, (after, screen.cursor.x, screen.cursor.y)]


@given(st.lists(_PIECES, max_size=30))
def test_it_shows_the_same(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert shown(thrifty(text)) == shown(text)


def test_a_style_that_goes_on_is_not_set_again() -> None:
    style = Style(color="#102030", bgcolor="#000000")
    text = "".join(style.render(word, color_system=ColorSystem.TRUECOLOR) for word in ("a", " ", "b"))
    assert thrifty(text) == "\x1b[38;2;16;32;48;48;2;0;0;0ma b\x1b[0m"


@pytest.mark.parametrize("other", ["\x1b[?2026h", "\x1b[2J", "\x1b]0;title\x07", "\x1b[<u"])
def test_with_any_other_sequence_nothing_is_changed(other: str) -> None:
    text = f"\x1b[1ma\x1b[0m{other}\x1b[1mb\x1b[0m"
    assert thrifty(text) == text


def test_a_row_of_words_and_figures_takes_half_the_bytes() -> None:
    ground = Style(bgcolor="#0e1015")
    dim, strong = ground + Style(color="#7f8798"), ground + Style(color="#f3f5fa", bold=True)
    row = [("GMV", dim), (" ", ground), ("$1,869", strong), ("  ", ground)]
    text = "".join(style.render(words, color_system=ColorSystem.TRUECOLOR) for words, style in row * 8)
    assert len(thrifty(text)) < 0.6 * len(text)


def test_the_end_of_a_row_stands_between_sequences() -> None:
    assert thrifty("\x1b[1ma\x1b[0m\r\n\x1b[1mb\x1b[0m") == "\x1b[1ma\x1b[0m\r\n\x1b[0m\x1b[1mb\x1b[0m"


def test_the_end_of_a_row_from_which_the_cursor_goes_elsewhere_is_left_out() -> None:
    assert thrifty("\x1b[1ma\x1b[0m\r\n\x1b[2;3H\x1b[1mb\x1b[0m") == "\x1b[1ma\x1b[2;3Hb\x1b[0m"
