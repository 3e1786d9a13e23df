"""What a terminal is told about colours, said once: over a slow line half of a drawing would be repetition."""

import re
from functools import lru_cache
from typing import NamedTuple

_SGR = re.compile(r"\x1b\[([0-9;]*)m")
_ANOTHER = re.compile(r"\x1b(?!\[[0-9;]*[Hm])")
"""The start of a sequence that neither moves the cursor nor sets a style."""
_MOVES = re.compile(r"(?:\r\n)?\x1b\[[0-9;]*H")
_ROW_END = "\x1b[0m\r\n\x1b[0m"
"""Between two sequences, where no text from outside can put one."""
_UNSEEN_ON_BLANKS = frozenset(("1", "2", "3"))
"""Bold, dim and italic."""


class _Style(NamedTuple):
    """As SGR has it: colours by their parameters, "" for the terminal's own."""

    ink: str = ""
    ground: str = ""
    flags: frozenset[str] = frozenset()


_PLAIN = _Style()


def thrifty(text: str) -> str:
    """What shows the same with fewer changes of style: none that no character before the next one needs.

    As Textual writes, styles only add up and are taken back all at once. What is written begins and ends plain; with any other
    sequence in it than styles and places of the cursor it stays as it is.
    """
    if _ANOTHER.search(text):
        return text
    out: list[str] = []
    now = wanted = _PLAIN
    for index, part in enumerate(_SGR.split(text)):
        if index % 2:
            wanted = _after(wanted, part)
        elif part == "\r\n":
            out.append(_ROW_END)
            now = _PLAIN
        elif _MOVES.fullmatch(part):
            out.append(part.removeprefix("\r\n"))
        elif part:
            shown = _on_blanks(now, wanted) if part.isspace() else wanted
            out += _change(now, shown), part
            now = shown
    return "".join((*out, _change(now, _PLAIN)))


@lru_cache(4096)
def _after(style: _Style, parameters: str) -> _Style:
    """A style once these have been set."""
    codes = parameters.split(";")
    while codes:
        code = codes.pop(0)
        if code in ("", "0"):
            style = _PLAIN
        elif code in ("38", "48"):
            length = 4 if codes[0] == "2" else 2
            colour = ";".join((code, *codes[:length]))
            del codes[:length]
            style = style._replace(ink=colour) if code == "38" else style._replace(ground=colour)
        elif len(code) > 1 and code[0] in "39":
            style = style._replace(ink=code)
        elif len(code) > 1 and code[0] in "41":
            style = style._replace(ground=code)
        else:
            style = style._replace(flags=style.flags | {code})
    return style


@lru_cache(4096)
def _on_blanks(now: _Style, wanted: _Style) -> _Style:
    """Blanks are drawn with the ink there is: none of it shows."""
    seen = not now.flags | wanted.flags <= _UNSEEN_ON_BLANKS or (now.ground and not wanted.ground)
    return wanted if seen else now._replace(ground=wanted.ground)


@lru_cache(4096)
def _change(now: _Style, wanted: _Style) -> str:
    if now == wanted:
        return ""
    if wanted == _PLAIN:
        return "\x1b[0m"
    anew = now.flags - wanted.flags or any(before and not after for before, after in zip(now[:2], wanted[:2], strict=True))
    before = _PLAIN if anew else now
    codes = ["0"] if anew else []
    codes += sorted(wanted.flags - before.flags)
    codes += [colour for colour, had in zip(wanted[:2], before[:2], strict=True) if colour != had]
    return f"\x1b[{';'.join(codes)}m"
