"""What the program itself tells a terminal, sequence by sequence; everything else has to be text that can be seen."""

import re
from unicodedata import category

from livetui.text import clean

_STYLE = rb"(?:[1-9]|[34]8;2;\d{1,3};\d{1,3};\d{1,3})"  # a colour is always told in full
_SCREEN = (
    rb"\x1b\[\d{1,4};\d{1,4}H"  # the cursor goes to a place
    rb"|\x1b\[(?:0|(?:0;)?" + _STYLE + rb"(?:;" + _STYLE + rb")*)m"  # colours and weights
    rb"|\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1049|2004|2026|2048)[hl]"
    rb"|\x1b\[\?(?:2026|2048)\$p|\x1b\[>\d{1,2}u|\x1b\[<u"  # what the terminal can do; how it tells keys
    rb"|(?<=[mH])\r\n(?=\x1b\[)"  # between two rows
    rb"|\x1b\]22;(?:default|pointer|text)\x07"  # the shape of the mouse pointer
)
_LINES = rb"\r\n|\r\x1b\[K|\r(?=\w)"  # a line, and one that is written over
_OWN = {False: re.compile(_SCREEN), True: re.compile(_LINES)}
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def text_of(raw: bytes, *, lines: bool = False) -> str:
    """What is left once the program's own sequences are gone: those of a screen, or of a command that prints ``lines``.

    Raises AssertionError where anything else is in it that a terminal obeys, or that nobody can see.
    """
    left = _OWN[lines].sub(b"", raw)
    at = left.find(b"\x1b")
    assert at < 0, f"a sequence that is not the program's: {left[at : at + 40]!r}"
    text = left.decode()  # what is no UTF-8 may be a C1 control
    odd = {char for char in set(text) if category(char) in _UNSEEN or clean("a" + char) == "a"}
    assert not odd, f"characters that cannot be seen: {sorted(map(ascii, odd))}"
    return text
