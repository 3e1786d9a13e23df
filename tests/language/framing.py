"""Pages of the sample while it is received, in a language, in a process of its own: constants are said once.

python -m tests.language.framing es 80x24 1 3
"""

import json
import sys

from livetui.language import read, speak


def main(language: str, size: str, *numbers: str) -> None:
    """Print the frames of pages as JSON."""
    speak(read(language))
    from livetui.alerts.finder import Finder
    from livetui.ui.pages import PAGES
    from tests.ui.a_sample_feed import live
    from tests.ui.test_golden_live import frame

    width, height = map(int, size.split("x"))
    with live() as stage:
        found = Finder()
        json.dump([frame(stage, found, PAGES[int(number) - 1], (width, height)) for number in numbers], sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
