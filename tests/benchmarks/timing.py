"""How long something takes, on a machine that is never quite still."""

import gc
import sys
import time
from collections.abc import Callable


def best_of(times: int, *runs: Callable[[], object]) -> list[float]:
    """The least CPU seconds of each run, taken in turn so that all see the same machine."""
    best = [float("inf")] * len(runs)
    for _ in range(times):
        for index, run in enumerate(runs):
            gc.collect()
            start = time.process_time()
            run()
            best[index] = min(best[index], time.process_time() - start)
    return best


def say(what: str, value: str, bar: str = "") -> None:
    """One line of the result."""
    sys.stdout.write(f"  {what:<58} {value:>14}{f'   bar {bar}' if bar else ''}\n")
