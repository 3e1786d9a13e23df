"""`livetui` without a command."""

import subprocess
import sys
from pathlib import Path

import pytest

from livetui.cli.says import note, overheard
from livetui.cli.welcome import check, past
from livetui.errors import UsageError
from livetui.feed.remembered import feeds_path, remembered
from livetui.ui.welcome.wish import Watch
from tests.cli.conftest import Command

HEAVY = ("numpy", "plotext", "httpx", "livetui.session.session", "livetui.engine")


def test_without_a_terminal_it_is_the_help(process: Command) -> None:
    assert process().out == process("--help").out


def test_it_reads_no_more_than_its_first_screen_needs() -> None:
    code = "import sys; import livetui.cli.welcome, livetui.ui.welcome.app; print([m for m in %r if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code % (HEAVY,)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("watch", "said"),
    [
        (Watch("htp://a"), "A feed is an address"), (Watch("-"), "keyboard"), (Watch("ws://a b"), "."),
        (Watch("tikfinityy"), "no file of that name"),
        (Watch("ws://a", "X-Key: $NOBODY_SET_IT"), "NOBODY_SET_IT is not set"), (Watch("ws://a", "nonsense"), "Name: value"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_feed_is_said(watch: Watch, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        check(watch)


def test_a_mistake_never_repeats_what_may_be_secret() -> None:
    for watch in (Watch("https://me:hunter2@a b"), Watch("ws://a", "hunter2"), Watch("hunter2://x")):
        with pytest.raises(UsageError) as told:
            check(watch)
        assert "hunter2" not in str(told.value)


@pytest.mark.parametrize("watch", [Watch("tikfinity:"), Watch("https://a/b", "X: y"), Watch("~/a.ndjson"), Watch("$FEED")])
def test_what_can_be_a_feed_is_not_connected_to(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FEED", "wss://example.com/live")
    check(watch)


def test_what_is_said_meanwhile_is_overheard(capfd: pytest.CaptureFixture[str]) -> None:
    with overheard() as heard:
        note("One.")
    note("Two.")
    assert heard == ["One."]
    assert capfd.readouterr().err == "livetui: One.\nlivetui: Two.\n"


def test_looking_makes_neither_history_nor_anything_else(own_data: Path) -> None:
    assert past() == ()
    assert remembered(feeds_path()) == ()
    assert not own_data.exists()
