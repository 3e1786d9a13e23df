"""Pages asked for, and sizes changed, before the first screen stands: what is shown in the end is as if they came later."""

import random
from collections.abc import Iterator
from itertools import repeat

import pytest

from livetui.ui.pages import PAGES
from tests.terminal.pseudo_terminal import LIVETUI, Terminal

_REPLAY = (*LIVETUI, "replay", "--at", "48:00", "--paused")
_SIZES = ((60, 20), (80, 24), (120, 40))
_WITHIN_S = 1.5
_PRESSES = 5
_Cell = tuple[str, str, str, bool]


def cells(terminal: Terminal) -> Iterator[_Cell]:
    """What a person sees; of a blank that is its ground."""
    for row in range(terminal.screen.lines):
        for column in range(terminal.screen.columns):
            cell = terminal.screen.buffer[row][column]
            yield (cell.data, cell.fg if cell.data.strip() else "", cell.bg, bool(cell.reverse))


def ready(text: str) -> bool:
    header = text.partition("\n")[0]
    return "48:00" in header and "going to" not in header and "loading" not in header


@pytest.mark.parametrize("seed", range(3))
def test_early_keys_and_sizes_leave_the_screen_that_late_ones_leave(seed: int) -> None:
    chance = random.Random(seed)
    keys = [str(chance.randint(2, len(PAGES))) for _ in repeat(None, _PRESSES)]
    size = chance.choice(_SIZES)
    with Terminal(_REPLAY, *size) as late:
        late.wait_until(ready, "the LIVE did not come")
        late.type(keys[-1])
        late.settle(1.0, 20)
        with Terminal(_REPLAY, *chance.choice(_SIZES)) as early:
            for key in keys:
                early.watch(chance.uniform(0, 2 * _WITHIN_S / _PRESSES))
                early.resize(*chance.choice(_SIZES))
                early.type(key)
            early.resize(*size)
            early.wait_until(ready, "the LIVE did not come")
            early.wait_until(lambda text: text == late.text, "another screen stands")
            early.settle(0.5)
            assert list(cells(early)) == list(cells(late))
