"""Measures what the program promises, as ratios against a yardstick in the same run.

python -m tests.benchmarks                    all, with a million events
python -m tests.benchmarks --events 50000     small, to see that it works
python -m tests.benchmarks opening seeking    some
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import intents, memory, opening, past, screen, seeking

BENCHMARKS: dict[str, Callable[[Path, int], None]] = {
    "opening": opening.measure,
    "seeking": seeking.measure,
    "screen": screen.measure,
    "memory": memory.measure,
    "past": past.measure,
    "intents": intents.measure,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("which", nargs="*", help=f"{', '.join(BENCHMARKS)}; default: all")
    parser.add_argument("--events", type=int, default=1_000_000, help="how many the large recording has (default: a million)")
    options = parser.parse_args()
    if unknown := [name for name in options.which if name not in BENCHMARKS]:
        parser.error(f"there is no benchmark {unknown[0]}")
    with tempfile.TemporaryDirectory() as folder:
        for name in options.which or BENCHMARKS:
            sys.stdout.write(f"\n{name}\n")
            BENCHMARKS[name](Path(folder), options.events)


if __name__ == "__main__":
    main()
