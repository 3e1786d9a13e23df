"""A program that records a feed until it is killed: ``python killed_while_recording.py FILE``.

The feed repeats its last events to whoever comes back, and the program leaves out those it has recorded. After each write it
prints the number and time of the last event, and the number of the last that the recorder calls durable.
"""

import os
import random
import re
import sys
import time
from pathlib import Path

from livetui.recording.recorder import Recorder
from tests.recording.written import held, line

_REPEATED = 20
_NUMBER = re.compile(rb'"id":"c(\d+)"')


def main(path: Path) -> None:
    recorder = Recorder(path)
    seen = [int(_NUMBER.findall(one)[0]) for one in held(path)] if recorder.lines_before else []
    number = max([0, *seen[:-_REPEATED]])
    known = set(seen)
    last = max([0, *seen])
    chance = random.Random()
    while True:
        ts = time.time_ns() // 1_000_000
        new = []
        for _ in range(chance.choice([1, 1, 2, 3, 3_000] if chance.random() < 0.02 else [1, 2, 3])):
            number += 1
            if number not in known:
                new.append(line(number, ts))
        recorder.write(new)
        os.write(1, b"%d %d %d\n" % (number, ts, last + recorder.durable))
        time.sleep(0.004)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
