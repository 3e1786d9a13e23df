"""The replay as it reaches a terminal: what is drawn, what is left behind, and what must never get through."""

from pathlib import Path

import pytest

from tests.terminal.hostile import write_feed
from tests.terminal.pseudo_terminal import ENVIRONMENT, LIVETUI, Terminal
from tests.terminal.sequences import text_of


def test_the_sample_plays_to_its_end() -> None:
    with Terminal([*LIVETUI, "replay", "--speed", "max", "--at", "90%", "--fps", "10"]) as terminal:
        terminal.wait_for("GMV", "Products", "Traffic sources", "■")
        terminal.type("q")
        assert terminal.rest() == 0


@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (200, 60), (24, 8)])
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
        terminal.press("g12:34\r", "PAUSED 1×  12:34")
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
        text_of(bytes(terminal.raw))


def assert_restored(raw: bytes) -> None:
    """The alternate screen is left, the cursor shown, and the mouse is the terminal's again."""
    assert raw.rfind(b"\x1b[?1049l") > raw.rfind(b"\x1b[?1049h")
    assert raw.rfind(b"\x1b[?25h") > raw.rfind(b"\x1b[?25l")
    assert raw.rfind(b"\x1b[?1000l") > raw.rfind(b"\x1b[?1000h")


def test_the_first_seconds_of_the_sample_play() -> None:
    with Terminal([*LIVETUI, "replay", "--speed", "2"]) as terminal:
        terminal.wait_for("Core data", "help", "REPLAY 2×")
        before = terminal.text.splitlines()[0]
        terminal.wait_until(lambda text: text.splitlines()[0] != before, "the time stands still")
        terminal.type("q")
        assert terminal.rest() == 0
