"""Lets the program live through what takes too long for every day, and prints what came of it beside what was promised.

python -m tests.endurance                     all of it, some half an hour
python -m tests.endurance flood killing       some
python -m tests.endurance watching --minutes 3
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.endurance import dropping, flood, hostile, killing, refused_port, undrained, watching

TRIALS: dict[str, Callable[[Path, float | None], None]] = {
    "flood": flood.endure,
    "undrained": undrained.endure,
    "killing": killing.endure,
    "dropping": dropping.endure,
    "refused_port": refused_port.endure,
    "watching": watching.endure,
    "hostile": hostile.endure,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("which", nargs="*", help=f"{', '.join(TRIALS)}; default: all")
    parser.add_argument("--minutes", type=float, help="how long each takes (default: as long as is promised)")
    options = parser.parse_args()
    if unknown := [name for name in options.which if name not in TRIALS]:
        parser.error(f"there is no trial {unknown[0]}")
    with tempfile.TemporaryDirectory() as folder:
        for name in options.which or TRIALS:
            sys.stdout.write(f"\n{name}\n")
            sys.stdout.flush()
            TRIALS[name](Path(folder), options.minutes)
            sys.stdout.flush()


if __name__ == "__main__":
    main()
