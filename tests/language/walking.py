"""Goes through the pages and dialogs of the sample in a language, in a process of its own: constants are said once.

python -m tests.language.walking es 200x60
"""

import asyncio
import json
import re
import sys
from typing import Any

from livetui.language import read, speak

_PAGES = ("1", "2", "3", "4", "5", "6", "7", "8", "b")
_DIALOGS = (
    *(("1", key) for key in ("a", "i", "t", "m", "s", "e", "g", "question_mark", "ctrl+p")),
    ("4", "c"), ("4", "slash"), ("6", "slash"),
)  # fmt: skip


class Asked(dict[str, str]):
    """A language's words, and those it was asked for and has not."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__(words)
        self.missed: set[str] = set()

    def __contains__(self, key: object) -> bool:
        there = super().__contains__(key)
        if not there:
            self.missed.add(str(key))
        return there


async def walk(width: int, height: int) -> dict[str, str]:
    """What stands on each page, and in each dialog, by the keys that lead there."""
    from livetui.ui.panels.all import PANELS
    from tests.ui.a_sample import SampleStage
    from tests.ui.running import running

    seen: dict[str, str] = {}
    for at_s in (10, 48 * 60):
        stage: Any = SampleStage()
        async with running((width, height), at_s=at_s, panels=PANELS, stage=stage) as here:
            for page in _PAGES:
                await here.press(page)
                seen[f"{at_s} {page}"] = here.text()
            for page, key in _DIALOGS if at_s > 10 else ():
                await here.press(page, key)
                seen[f"{at_s} {page} {key}"] = here.text()
                await here.press("escape")
    return seen


def main(language: str, size: str) -> None:
    """Print what was seen and what was missed, as JSON."""
    words = Asked(read(language))
    speak(words)
    width, height = map(int, size.split("x"))
    seen = asyncio.run(walk(width, height))
    missed = sorted(each for each in words.missed if re.search(r"[^\W\d_]{2}", re.sub(r"\{[a-z_]+\}", "", each)))
    json.dump({"seen": seen, "missed": missed}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
