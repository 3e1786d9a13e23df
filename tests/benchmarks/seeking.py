"""Seeking: every view model of a page at moments all over a LIVE, a long one against a short one."""

import random
import statistics
import time
from pathlib import Path

from livetui.engine.opening import Opening
from livetui.recording.read import Recording
from livetui.session.session import Session
from livetui.session.spans import read
from livetui.span import NAMES
from livetui.ui.layout import Page, arrange
from livetui.ui.pages import KEY_METRICS, PAGES
from livetui.ui.panels.all import PANELS
from livetui.views.choices import Choices
from tests.benchmarks.recordings import recording
from tests.benchmarks.timing import say

_SEEKS = 200
_SEEKS_OF_A_PAGE = 40
_SCREEN = (160, 45)


def measure(folder: Path, events: int) -> None:
    """Print the time of a seek in a LIVE of four hours, and its ratio to one of ten minutes at the same rate of events."""
    long, short = (recording(folder, events * minutes // 240, minutes) for minutes in (240, 10))
    _compare("seek in a 4-hour LIVE", long, short)
    _compare("the same, viewers estimated", *map(_without_viewers, (long, short)))
    session = _opened(long)
    for page in PAGES[1:]:
        taken = _milliseconds(session, page, _SEEKS_OF_A_PAGE)
        say(f"page {page.name}: the slowest span's median", f"{max(taken.values()):.1f} ms", "<= 10 ms")


def _compare(what: str, long: Path, short: Path) -> None:
    taken, yardstick = (_milliseconds(_opened(path), KEY_METRICS, _SEEKS) for path in (long, short))
    for span in NAMES:
        say(f"{what}, {span}: median", f"{taken[span]:.1f} ms", "<= 10 ms")
        say(f"{what}, {span}: times a 10-minute one", f"{taken[span] / yardstick[span]:.2f} x", "<= 2")


def _without_viewers(path: Path) -> Path:
    """The same LIVE from a feed that does not say how many are watching."""
    thinned = path.with_name(f"estimated-{path.name}")
    if not thinned.exists():
        with path.open("rb") as lines, thinned.open("wb") as kept:
            kept.writelines(line for line in lines if b'"type":"viewers"' not in line)
    return thinned


def _opened(path: Path) -> Session:
    with Recording(path) as source:
        opening = Opening(source)
        opening.run()
    return opening.session


def _milliseconds(session: Session, page: Page, seeks: int) -> dict[str, float]:
    chance, choices = random.Random(1), Choices()
    length = session.end_second - session.start_second
    places = arrange(page, *_SCREEN)
    shown = [(panel, panel.fit(choices, *places[panel.name].size)) for panel in PANELS.values() if panel.name in places]
    for panel, chosen in shown:  # what is worked out once for a LIVE is, before
        panel.build(read(session), chosen)
    taken: dict[str, list[float]] = {span: [] for span in NAMES}
    for _ in range(seeks):
        for span in NAMES:
            at_s = chance.randrange(length // 2, length)
            start = time.perf_counter()
            reading = read(session, at_s, span)
            for panel, chosen in shown:
                panel.build(reading, chosen)
            taken[span].append((time.perf_counter() - start) * 1000)
    return {span: statistics.median(times) for span, times in taken.items()}
