"""Text in lines."""

import re

from livetui.text import Clean, fit, width

_SPACELESS = re.compile("[\u0e00-\u1dff\u2e80-\U0010ffff]")
"""Letters of scripts that may go without spaces, such as Thai and Chinese."""


def wrap(text: Clean, cells: int, used: int, most: int) -> list[Clean]:
    """``text`` in lines of ``cells`` cells, ``used`` of the first already taken; the last of ``most`` is cut with …

    Lines break between words; a word as long as a line, as in scripts without spaces, between characters, and a path of
    folders, where it can, between those.
    """
    lines: list[Clean] = []
    line, room = "", max(cells - used, 1)
    words = text.split(" ")
    while words:
        word = words.pop(0)
        joined = f"{line} {word}" if line else word
        if width(Clean(joined)) <= room:
            line = joined
        elif len(lines) == most - 1:
            line = _cut(Clean(" ".join([joined, *words])), room)
            break
        elif width(Clean(word)) > max(cells // 2 if _SPACELESS.search(word) else cells, room):
            head = _head(word, room - width(Clean(line)) - bool(line))
            lines.append(Clean(f"{line} {head}" if line and head else line or head))
            words.insert(0, word[len(head) :])
            line, room = "", max(cells, 1)
        else:
            lines.append(Clean(line))
            words.insert(0, word)
            line, room = "", max(cells, 1)
        if len(lines) > most:
            break
    return [*lines, Clean(line)][:most]


def both_ends(text: Clean, cells: int) -> Clean:
    """``text`` with … in its middle where it takes more than ``cells`` cells: of an address both ends matter."""
    if width(text) <= cells:
        return text
    start, end = fit(text, max(cells // 2, 1)), text
    while end and width(end) > cells - width(start):
        end = Clean(end[1:])
    return Clean(start + end)


def _cut(text: Clean, cells: int) -> Clean:
    """As much of it as fits: a number that is cut would be another."""
    fitted = fit(text, cells)
    before, _, last = fitted.rpartition(" ")
    return Clean(f"{before} …") if before and fitted != text and any(map(str.isdigit, last)) else fitted


def _head(word: str, cells: int) -> str:
    """As many characters of a word as fit, with their marks; at least one where there is a cell."""
    end = 0
    while end < len(word) and width(Clean(word[: end + 1])) <= cells:
        end += 1
    folders = word.rfind("/", 0, end) + 1
    return word[: folders if 2 * folders > end else max(end, 1)] if cells > 0 else ""
