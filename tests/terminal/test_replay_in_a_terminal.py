"""The replay as it reaches a terminal: what is drawn, what is left behind, and what must never get through."""

import re
from pathlib import Path

import pytest

from tests.terminal.hostile import hostile_feed, write_feed
from tests.terminal.pseudo_terminal import ENVIRONMENT, LIVETUI, Terminal

_SEQUENCE = re.compile(
    rb"\x1b\[([?<>=]?)([0-9;:]*)([ -/]*)([@-~])"  # control sequences
    rb"|\x1b([\]P_^X])(.*?)(?:\x07|\x1b\\)"  # strings: titles, clipboard, links, device control
    rb"|\x1b([ -/]*[0-Z\\^-~])",  # single ones
    re.DOTALL,
)


def test_the_sample_plays_to_its_end() -> None:
    with Terminal([*LIVETUI, "replay", "--speed", "max"]) as terminal:
        terminal.wait_for("GMV", "Products", "Traffic sources", "■")
        terminal.type("q")
        assert terminal.rest() == 0


@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (80, 24), (160, 45), (200, 60), (24, 8)])
def test_every_size_of_terminal_shows_the_figures(columns: int, rows: int) -> None:
    with Terminal([*LIVETUI, "replay", "--at", "end"], columns, rows) as terminal:
        terminal.wait_for("GMV")
        terminal.type("q")
        assert terminal.rest() == 0


def test_leaving_restores_the_terminal() -> None:
    with Terminal([*LIVETUI, "replay"]) as terminal:
        terminal.wait_for("GMV")
        terminal.type("q")
        assert terminal.rest() == 0
        assert_restored(bytes(terminal.raw))


def test_a_time_typed_at_once_as_over_a_slow_line_is_not_lost() -> None:
    with Terminal([*LIVETUI, "replay", "--paused"]) as terminal:
        terminal.wait_for("GMV")
        terminal.type("g12:34\r")
        terminal.wait_for("PAUSED  12:34")
        terminal.type("q")
        assert terminal.rest() == 0


def test_the_name_of_benchmarks_reaches_the_terminal_as_text_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    label = "\\u001b]0;owned\\u0007\\u001b[2J\\u202emine [@click=app.quit]quit[/]"
    (tmp_path / "mine.toml").write_text(f'label = "{label}"\n[regions."x\\u001b[31m".means]\nctr = 0.9\n')
    (tmp_path / "config.toml").write_text('benchmarks = "mine.toml"\nregion = "x\\u001b[31m"\n')
    events: list[dict[str, object]] = [
        {"type": "live.started", "ts": 1_794_540_600_000, "title": "t", "region": "US"},
        {"type": "benchmark", "ts": 1_794_540_600_000, "metric": "views", "mean": 1e9, "region": "\x1b[2J"},
        *({"type": "join", "ts": 1_794_540_600_000 + i * 1000, "viewer": f"u{i}", "channel": "c"} for i in range(300)),
        *({"type": "product.click", "ts": 1_794_540_600_000 + i * 1000, "product": "p"} for i in range(100)),
    ]
    monkeypatch.setitem(ENVIRONMENT, "LIVETUI_CONFIG", str(tmp_path / "config.toml"))
    with Terminal([*LIVETUI, "replay", "--at", "end", str(write_feed(tmp_path / "feed.ndjson", events))], 160, 45) as terminal:
        terminal.wait_for("market: ", "mine [@click=app.quit]quit[/]", "▼1")
        terminal.type("q")
        assert terminal.rest() == 0
        assert_only_text_between_commands(bytes(terminal.raw))
        assert b"\x1b]0" not in terminal.raw
        assert b"\x1b[2J" not in terminal.raw
        assert b"\x1b[31m" not in terminal.raw


def test_nothing_a_feed_says_reaches_the_terminal_as_a_command(tmp_path: Path) -> None:
    hostile = write_feed(tmp_path / "hostile.ndjson", hostile_feed())
    tame = write_feed(tmp_path / "tame.ndjson", _tame(hostile_feed()))
    allowed = _shapes(_show_everything(tame))
    raw = _show_everything(hostile)
    assert _shapes(raw) <= allowed
    assert_only_text_between_commands(raw)


def test_clicking_on_a_payload_does_nothing(tmp_path: Path) -> None:
    payload = "[@click=app.quit]quit[/]"
    events = [
        {"type": "live.started", "ts": 1_794_540_600_000, "title": payload},
        *({"type": "comment", "ts": 1_794_540_600_000 + i, "name": payload, "text": payload} for i in range(60)),
    ]
    with Terminal([*LIVETUI, "replay", "--at", "end", str(write_feed(tmp_path / "click.ndjson", events))]) as terminal:
        terminal.wait_for("app.quit")
        for row, line in enumerate(terminal.screen.display, 1):
            if "app.quit" in line:
                column = line.index("app.quit") + 2
                terminal.type(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")
        terminal.type("?")
        terminal.wait_for("pause")
        terminal.type("\x1b")
        terminal.watch(0.5)
        terminal.type("q")
        assert terminal.rest() == 0


def _show_everything(recording: Path) -> bytes:
    """Every byte the program writes while it shows the recording in several ways."""
    with Terminal([*LIVETUI, "replay", "--at", "end", str(recording)], 160, 45) as terminal:
        terminal.wait_for("Comments")
        for key in ("v", "w", "[", "[", "]", "f", "f", "\t", "\t", "f", "f", "?", "\x1b"):
            terminal.type(key)
            terminal.watch(0.3)
        terminal.type("q")
        assert terminal.rest() == 0
        return bytes(terminal.raw)


def _tame(events: list[dict[str, object]]) -> list[dict[str, object]]:
    """The same events with harmless texts of as many kinds."""
    return [{name: _harmless(name, value) for name, value in event.items()} for event in events]


def _harmless(name: str, value: object) -> object:
    if isinstance(value, str) and name not in ("type", "order", "currency"):
        return f"text {len(value)}"
    if isinstance(value, list):
        return [{"product": "p", "quantity": 1, "amount": 1990}]
    return {} if isinstance(value, dict) else value


def _shapes(raw: bytes) -> set[tuple[bytes, ...]]:
    """The kinds of sequences in what was written: for strings their whole text, for others all but the numbers."""
    shapes: set[tuple[bytes, ...]] = set()
    for match in _SEQUENCE.finditer(raw):
        private, numbers, between, final, string, text, single = match.groups(default=b"")
        modes = numbers if final in b"hlu" else b""
        shapes.add((private, modes, between, final, string, text, single))
    assert b"\x1b" not in _SEQUENCE.sub(b"", raw)
    return shapes


def assert_only_text_between_commands(raw: bytes) -> None:
    """Apart from what the program itself tells the terminal, everything can be printed."""
    shown = _SEQUENCE.sub(b"", raw).decode()
    assert not {character for character in shown if character not in "\r\n" and not character.isprintable()}


def assert_restored(raw: bytes) -> None:
    """The alternate screen is left, the cursor shown, and the mouse is the terminal's again."""
    assert raw.rfind(b"\x1b[?1049l") > raw.rfind(b"\x1b[?1049h")
    assert raw.rfind(b"\x1b[?25h") > raw.rfind(b"\x1b[?25l")
    assert raw.rfind(b"\x1b[?1000l") > raw.rfind(b"\x1b[?1000h")


def test_the_first_seconds_of_the_sample_play() -> None:
    with Terminal([*LIVETUI, "replay", "--speed", "2"]) as terminal:
        terminal.wait_for("Core data", "help")
        terminal.watch(4)
        assert "REPLAY 2×" in terminal.text
        terminal.type("q")
        assert terminal.rest() == 0
