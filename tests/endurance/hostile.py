"""Every code point below U+20000 in every text field of every event type; and all payloads at all sizes, also in tmux."""

import shlex
import shutil
import subprocess
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from unicodedata import category

from rich.cells import cell_len

from livetui.feed.events import EVENT_TYPES
from livetui.text import clean
from tests.endurance.result import show
from tests.terminal.hostile import PAYLOADS, every_code_point, harmless_feed, hostile_feed, hostile_lines, write_feed
from tests.terminal.pseudo_terminal import LIVETUI, Terminal
from tests.terminal.sequences import text_of
from tests.terminal.touring import leave, press, tour

_SIZES = ((60, 20), (80, 24), (120, 40), (160, 45), (200, 60))
_AT_ONCE = 12
"""Characters of a text: so few that also narrow columns show them."""
_TEXTS = 200
"""In one recording: of more than some 500 products and channels the program would draw some as others."""
_STEP_MS = -(-10_000 // len(EVENT_TYPES))
"""Between two events, so that a key that goes on ten seconds shows the next text."""
_BORDERS = frozenset("╭╮╰╯│")
_PATIENCE_S = 60.0


def endure(folder: Path, minutes: float | None) -> None:
    """All payloads at all sizes, then code points: all of them, or those that so many minutes are enough for."""
    feed = write_feed(folder / "hostile.ndjson", hostile_feed(), hostile_lines())
    tame = write_feed(folder / "tame.ndjson", harmless_feed(), [b"x"] * 188)
    written = sum(_toured(feed, *size) for size in _SIZES)
    show("payloads, five sizes, every key", f"{written / 1e6:.1f} MB written", "none acts", kept=True)
    if shutil.which("tmux"):
        texts = ["".join(char for char in text if category(char) != "Mc") for text in PAYLOADS]  # one cell there, none here
        feed = write_feed(folder / "unspaced.ndjson", hostile_feed(texts=texts), hostile_lines())
        same = [_in_tmux(feed, folder, *size) == _in_tmux(tame, folder, *size) for size in _SIZES]
        show("borders in tmux, five sizes", f"{sum(same)} of {len(same)} alike", "all", kept=all(same))
    all_texts, end = every_code_point(_AT_ONCE), None if minutes is None else time.monotonic() + minutes * 60
    drawn, wanted, fields = 0, 0, 0
    while batch := list(islice(all_texts, _TEXTS)):
        seen = _swept(folder / "sweep.ndjson", batch)
        expected = {char for text in batch for char in clean(text)}
        drawn, wanted, fields = drawn + len(expected & seen), wanted + len(expected), fields + len(batch) * len(EVENT_TYPES)
        if end is not None and time.monotonic() > end:
            break
    show("code points, every field", f"{fields:,} events", "none acts", kept=True)
    show("of what may be drawn", f"{drawn:,} of {wanted:,} drawn", "all", kept=drawn == wanted)


def _toured(recording: Path, columns: int, rows: int) -> int:
    """How much was written while all keys were pressed, all of it the program's own."""
    with Terminal([*LIVETUI, "replay", "--at", "end", str(recording)], columns, rows) as terminal:
        terminal.wait_for("END")
        tour(terminal)
        assert leave(terminal) == 0
        text_of(bytes(terminal.raw))
        return len(terminal.raw)


def _swept(path: Path, texts: Sequence[str]) -> set[str]:
    """Which characters came to the terminal while it was shown these texts, one after the other."""
    write_feed(path, hostile_feed(texts=texts, step_ms=_STEP_MS))
    with Terminal([*LIVETUI, "replay", "--paused", str(path)], 160, 45) as terminal:
        terminal.wait_for("quit", "Comments")
        for _ in texts:
            before = len(terminal.raw)
            terminal.type("\x1b[C")
            _until_drawn(terminal, before)
        press(terminal, "\x1b[F")
        terminal.wait_for("END")
        assert leave(terminal) == 0
        return set(text_of(bytes(terminal.raw)))


def _until_drawn(terminal: Terminal, before: int) -> None:
    end = time.monotonic() + _PATIENCE_S
    while len(terminal.raw) == before:
        assert time.monotonic() < end, f"nothing is drawn any more; the screen:\n{terminal.text}"
        terminal.read(0.1)
    terminal.settle(0.004)


def _in_tmux(recording: Path, folder: Path, columns: int, rows: int) -> list[tuple[int, list[tuple[int, str]]]]:
    """How wide each row is that tmux draws, and where its borders stand, but for the first row, which is all text.

    Where tmux takes a character for wider or narrower than we do, the row it tells is no longer as wide as the screen.
    """
    tmux = ("tmux", "-u", "-S", str(folder / f"{recording.stem}-{columns}"), "-f", "/dev/null")
    command = shlex.join([*LIVETUI, "replay", "--at", "end", str(recording)])
    subprocess.run([*tmux, "new-session", "-d", "-x", str(columns), "-y", str(rows), command], check=True, timeout=10)
    try:
        end = time.monotonic() + _PATIENCE_S
        before = shown = ""
        while not ("END" in shown and "4:31" in shown and shown == before):
            assert time.monotonic() < end, f"it does not come to its end; the screen:\n{shown}"
            time.sleep(0.5)
            before = shown
            told = subprocess.run([*tmux, "capture-pane", "-p", "-N"], check=True, timeout=10, capture_output=True)
            shown = told.stdout.decode()
        lines = shown.splitlines()[1:]
        return [
            (cell_len(line), [(cell_len(line[:x]), line[x]) for x in range(len(line)) if line[x] in _BORDERS]) for line in lines
        ]
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, timeout=10)
