"""The welcome, and what is chosen there, as it reaches a terminal."""

import json
import os
import shutil
import signal
from pathlib import Path

import pytest

from livetui.history.history import History
from tests.history.past import evening
from tests.live.processes import served
from tests.terminal.pseudo_terminal import LIVETUI, Terminal
from tests.terminal.sequences import text_of
from tests.terminal.test_being_ended import assert_given_back

DOWN = "\x1b[B"
SAMPLE = Path("sample_feeds/five-minutes.ndjson").resolve()


def welcome(folder: Path, columns: int = 120, rows: int = 40, **environment: str) -> Terminal:
    return Terminal([*LIVETUI], columns, rows, environment={"XDG_DATA_HOME": str(folder), **environment})


def feeds(folder: Path) -> list[dict[str, object]]:
    told = json.loads((folder / "livetui" / "feeds.json").read_text())["feeds"]
    assert isinstance(told, list)
    return told


def test_the_sample_plays_and_leaving_it_comes_back_to_the_welcome(tmp_path: Path) -> None:
    with welcome(tmp_path) as terminal:
        terminal.wait_for("No LIVE is over yet", "q quit")
        assert not (tmp_path / "livetui").exists()
        terminal.press("\r", "REPLAY", "GMV", "help")
        terminal.press("q", "Your LIVEs", "q quit")
        terminal.press("s", "REPLAY", "GMV", "help")
        terminal.press("q", "Your LIVEs", "q quit")
        terminal.type("q")
        assert terminal.rest() == 0
        assert_given_back(terminal)
        text_of(bytes(terminal.raw))


def test_a_live_of_the_history_is_replayed(tmp_path: Path) -> None:
    with History(tmp_path / "livetui" / "history.db") as history:
        history.add(evening(1, title="The \x1b[31mred\u202e one", recording=SAMPLE))
        history.add(evening(2, title="The lost one", recording=tmp_path / "lost.ndjson"))
    with welcome(tmp_path) as terminal:
        terminal.wait_for("The lost one", "✕ gone", "2 LIVEs")
        terminal.press("\r", "The recording of this LIVE is gone")
        terminal.press(DOWN + "\r", "REPLAY", "GMV", "help")
        terminal.press("q", "Your LIVEs", "q quit")
        terminal.type("\x03")
        assert terminal.rest() == 0
        assert_given_back(terminal)
        text_of(bytes(terminal.raw))


def test_a_feed_is_watched_and_remembered_without_its_secrets(tmp_path: Path) -> None:
    with served(str(SAMPLE), "20") as addresses, welcome(tmp_path, TOKEN="hunter2") as terminal:
        address = addresses["/sse"]
        terminal.wait_for("q quit")
        terminal.press("c", "Watch a LIVE")
        terminal.press(address.replace("//", "//me:hunter3@") + "?key=hunter4", "hunter4", "are not kept")
        terminal.press("\tAuthorization: Bearer $TOKEN\r", "● LIVE", "GMV", "help")
        terminal.press("q", "Your LIVEs", "The LIVE is recorded", address)
        terminal.type("q")
        assert terminal.rest() == 0
        assert_given_back(terminal)
    assert feeds(tmp_path) == [{"source": address, "header": "Authorization: Bearer $TOKEN", "dialect": None}]
    assert len(list((tmp_path / "livetui" / "recordings").glob("*.zst"))) == 1


def test_what_is_not_to_be_recorded_is_not(tmp_path: Path) -> None:
    with served(str(SAMPLE), "20") as addresses, welcome(tmp_path) as terminal:
        terminal.wait_for("q quit")
        terminal.press("r", "recording off")
        terminal.press("c", "record    ○ no")
        terminal.press(addresses["/ndjson"] + "\r", "● LIVE", "GMV", "help")
        terminal.press("q", "Your LIVEs", addresses["/ndjson"])
        terminal.type("q")
        assert terminal.rest() == 0
    assert not (tmp_path / "livetui" / "recordings").exists()


def test_an_address_where_there_is_no_feed_can_be_corrected(tmp_path: Path) -> None:
    with served(str(SAMPLE), "20") as addresses, welcome(tmp_path) as terminal:
        wrong = addresses["/sse"] + "s"
        terminal.wait_for("q quit")
        terminal.press("c", "Watch a LIVE")
        terminal.press(f"{wrong}\r", "(404) is not there", f"feed      {wrong}")
        terminal.press("\x7f\r", "● LIVE", "GMV", "help")
        terminal.press("q", "Your LIVEs", "q quit")
        terminal.type("q")
        assert terminal.rest() == 0


def test_a_file_that_is_no_recording_is_said_and_can_be_corrected(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no recording\n")
    with welcome(tmp_path) as terminal:
        terminal.wait_for("q quit")
        terminal.press("o", "Open a recording")
        terminal.press(f"{tmp_path}/no\t", "notes.txt")
        terminal.press("\r", "no event in it", "notes.txt")
        terminal.press(f"\x15{SAMPLE}\r", "REPLAY", "GMV", "help")
        terminal.press("q", "Your LIVEs", "q quit")
        terminal.type("q")
        assert terminal.rest() == 0


@pytest.mark.parametrize(("number", "keys", "shown"), [
    (signal.SIGTERM, "", "quit"), (signal.SIGHUP, "c", "Watch a LIVE"), (signal.SIGINT, "/", "title, date"),
])  # fmt: skip
def test_signals_end_it_and_give_the_terminal_back(tmp_path: Path, number: signal.Signals, keys: str, shown: str) -> None:
    with welcome(tmp_path) as terminal:
        terminal.wait_for("q quit")
        terminal.press(keys, shown)
        terminal.signal(number)
        assert terminal.rest() == 128 + number
        assert_given_back(terminal)


def test_a_signal_during_what_it_leads_to_ends_all_of_it(tmp_path: Path) -> None:
    with welcome(tmp_path) as terminal:
        terminal.wait_for("q quit")
        terminal.press("s", "REPLAY", "GMV", "help")
        terminal.signal(signal.SIGTERM)
        assert terminal.rest() == 143
        assert_given_back(terminal)


@pytest.mark.skipif(shutil.which("sh") is None, reason="there is no shell here")
def test_ctrl_z_gives_the_terminal_back_and_fg_draws_all_of_it_again(tmp_path: Path) -> None:
    script = 'set -m; "$@"; echo stopped; read line; fg; echo code $?'
    with Terminal(["sh", "-c", script, "sh", *LIVETUI], environment={"XDG_DATA_HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("Your LIVEs", "q quit")
        terminal.type("\x1a")
        terminal.wait_for("stopped")
        assert terminal.plain()
        terminal.screen.reset()  # the alternate screen is blank when it is entered again
        terminal.type("\n")
        terminal.wait_for("livetui", "Your LIVEs", "Play the sample LIVE", "q quit")
        terminal.type("q")
        terminal.wait_for("code 0")
        assert terminal.plain()
        terminal.rest()


def test_it_follows_the_size_of_the_terminal(tmp_path: Path) -> None:
    with welcome(tmp_path, 80, 24) as terminal:
        terminal.wait_for("q quit")
        for columns, rows in ((60, 20), (160, 45), (20, 5), (120, 40)):
            terminal.resize(columns, rows)
            terminal.watch(0.1)
        terminal.wait_for("Play the sample LIVE", "q quit")
        terminal.type("q")
        assert terminal.rest() == 0


def test_a_broken_configuration_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('colour = "red"\n')
    with welcome(tmp_path, LIVETUI_CONFIG=os.fspath(tmp_path / "config.toml")) as terminal:
        assert terminal.rest() == 2
        assert "there is no setting “colour”" in terminal.text.replace("\n", "")
