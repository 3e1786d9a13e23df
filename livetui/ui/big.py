"""Figures as large as there is room for: digits of three by five dots, each dot as many cells as fit."""

from rich.style import Style

from livetui.text import Clean
from livetui.ui.draw import Canvas, own

_DOTS = {
    "0": "###|# #|# #|# #|###", "1": " # |## | # | # |###", "2": "###|  #|###|#  |###", "3": "###|  #|###|  #|###",
    "4": "# #|# #|###|  #|  #", "5": "###|#  |###|  #|###", "6": "###|#  |###|# #|###", "7": "###|  #|  #|  #|  #",
    "8": "###|# #|###|# #|###", "9": "###|# #|###|  #|###",
    ".": " | | | |#", ",": " | | |#|#", ":": " |#| |#| ", " ": " | | | | ",
    "%": "# #|  #| # |#  |# #", "$": " ####|# #  | ### |  # #|#### ", "−": "   |   |###|   |   ", "–": "   |   |###|   |   ",
    "+": "   | # |###| # |   ", "K": "# #|# #|## |# #|# #", "M": "# #|###|###|# #|# #", "B": "## |# #|## |# #|## ",
    "T": "###| # | # | # | # ", "h": "#  |#  |###|# #|# #", "s": "   |###|## | ##|###", "m": "   |   |###|###|# #",
    "/": "  #|  #| # |#  |#  ", "€": "###|#  |## |#  |###", "£": " ##| # |###| # |###", "≈": "   |###|   |###|   ",
    "•": " | |#| | ",
    "×": "   |# #| # |# #|   ", "<": "  #| # |#  | # |  #", ">": "#  | # |  #| # |#  ", "¥": "# #|# #|###| # |###",
}  # fmt: skip
_ROWS = 5
_ASPECT = 2
"""A cell is about twice as high as wide, so a dot is so many cells wide for each row."""


def scale(text: Clean, columns: int, rows: int) -> int:
    """How many rows a dot may have for all of the text to fit; 0 where it does not, or cannot be written so."""
    if not text or any(char not in _DOTS for char in text):
        return 0
    return max(min(columns // (_columns(text) * _ASPECT), rows // _ROWS), 0)


def write(canvas: Canvas, x: int, y: int, text: Clean, size: int, style: Style) -> None:
    """Write the text with dots of ``size`` rows."""
    for char in text:
        dots = _DOTS[char].split("|")
        for row, line in enumerate(dots):
            for column, dot in enumerate(line):
                if dot == "#":
                    for dy in range(size):
                        canvas.fill(x + column * size * _ASPECT, y + row * size + dy, size * _ASPECT, own("█"), style)
        x += (len(dots[0]) + 1) * size * _ASPECT


def _columns(text: Clean) -> int:
    """In dots, one of them between two characters."""
    return sum(len(_DOTS[char].split("|")[0]) + 1 for char in text) - 1
