"""Adds LIVEs to a history, one after the other, until it is killed; says on stdout how many it has added."""

import sys
from itertools import count
from pathlib import Path

from msgspec.structs import replace

from livetui.history.history import History
from livetui.history.past_live import Summary
from livetui.history.summary import summary_of
from tests.history.past import DAY_S, simulated

MINUTES = 3


def main(path: Path) -> None:
    summary = summary_of(simulated(seed=3, minutes=MINUTES), None)
    live = summary.live
    with History(path) as history:
        for number in count():
            shift = number * DAY_S * 1000
            moved = {"started_ms": live.started_ms + shift, "ended_ms": live.ended_ms + shift, "fingerprint": str(number)}
            history.add(Summary(replace(live, **moved), summary.minutes, summary.channels))
            print(number + 1, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
