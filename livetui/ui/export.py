"""What the screen needs of exporting: which formats there are, and somebody who writes them."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from livetui.span import Over
from livetui.text import Clean
from livetui.ui.draw import own
from livetui.views.choices import Choices

Export = Callable[[str, Path, int, Over, Choices], None]
"""Writes a format into a file, whole or not at all: the LIVE as of a moment, over a span, with what the user chose to see.

Raises `UsageError` where it cannot.
"""


class Kind(Struct, frozen=True):
    """A format that is offered: its name, which is also how its files end, and what it is good for."""

    name: str
    words: Clean


KINDS: tuple[Kind, ...] = (
    Kind("html", own("to read, print and send: figures, charts and tables")),
    Kind("csv", own("the trend, for spreadsheets: all metrics, bit by bit")),
    Kind("json", own("everything, for scripts")),
)
