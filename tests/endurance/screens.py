"""What a dashboard in a terminal shows of the time, and how soon it answers."""

import random
import re
import time

from tests.terminal.pseudo_terminal import Terminal

_SPANS = (b"whole", b"30 min", b"5 min")
"""What is drawn of each span's name, whichever was shown before, in the order in which a key brings them."""
_POSITION = re.compile(r"LIVE (?:(\d+):)?(\d+):(\d\d)\s*$")


def position_s(terminal: Terminal) -> int | None:
    """Where in the LIVE the first line says that we are; None where it says nothing of the kind."""
    found = _POSITION.search(terminal.screen.display[0])
    if found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


class Keys:
    """Presses the key for the next span at random moments."""

    def __init__(self, terminal: Terminal, chance: random.Random) -> None:
        self._terminal = terminal
        self._chance = chance
        self._pressed = 0

    def press(self, longest_s: float = 30.0) -> float:
        """How many seconds it takes from the key to the name of that span in what the program writes."""
        self._pressed += 1
        name, before = _SPANS[self._pressed % len(_SPANS)], len(self._terminal.raw)
        begun = time.monotonic()
        self._terminal.type("w")
        while name not in self._terminal.raw[before:]:
            if time.monotonic() > begun + longest_s or not self._terminal.read(0.02):
                raise AssertionError(f"the key was not answered; the screen:\n{self._terminal.text}")
        return time.monotonic() - begun

    def until(self, moment: float) -> list[float]:
        """How many seconds each takes, up to a moment of the monotonic clock."""
        found: list[float] = []
        while time.monotonic() < moment:
            self._terminal.watch(self._chance.uniform(0.1, 1.2))
            found.append(self.press())
        return found
