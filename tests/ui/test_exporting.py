"""Writing what is shown into a file."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from livetui.errors import UsageError
from livetui.span import Over
from livetui.ui.commands.exporting import name_for
from livetui.views.choices import Choices
from tests.ui.running import Running, running


class Writer:
    """Writes a word where it is asked to, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, int, Over]] = []
        self.trouble: str | None = None

    def __call__(self, kind: str, path: Path, at_s: int, span: Over, choices: Choices) -> None:
        if self.trouble:
            raise UsageError(self.trouble)
        self.asked.append((kind, str(path), at_s, span))
        path.write_text(kind)


@asynccontextmanager
async def exporting(
    folder: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[Running, Writer]]:  # fmt: skip
    monkeypatch.chdir(folder)
    writer = Writer()
    async with running(size=size) as here:
        here.app.export = writer
        yield here, writer


async def test_enter_writes_the_moment_and_span_that_are_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with exporting(tmp_path, monkeypatch) as (here, writer):
        await here.press("w", "e", "enter")
        assert writer.asked == [("html", "skincare-report.html", 2700, "30m")]
        assert not here.app.screen.is_modal


async def test_where_the_file_is_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with exporting(tmp_path, monkeypatch) as (here, _):
        await here.press("e", "enter")
        (told,) = ("".join(notice.message.split("\n")) for notice in here.app._notifications)
        assert told.replace("Exported: ", "Exported:") == f"Exported:{tmp_path / 'skincare-report.html'}"


async def test_what_is_said_of_the_file_stands_above_the_timeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with exporting(tmp_path, monkeypatch, size=(80, 24)) as (here, _):
        await here.press("e", "enter")
        (toast,) = here.app.screen.query("Toast")
        assert toast.region.bottom == here.app.query_one("#timeline").region.y


@pytest.mark.parametrize(
    ("keys", "kind"), [(("tab",), "csv"), (("tab", "tab"), "json"), (("shift+tab",), "json"), (("tab", "up"), "html")]
)
async def test_another_format_has_another_ending(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...], kind: str
) -> None:
    async with exporting(tmp_path, monkeypatch) as (here, writer):
        await here.press("e", *keys, "enter")
        assert writer.asked[0][:2] == (kind, f"skincare-report.{kind}")


async def test_a_name_can_be_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with exporting(tmp_path, monkeypatch) as (here, writer):
        await here.press("e", "ctrl+u", *"qé", "full_stop", "x", "tab", "enter")
        assert writer.asked[0][:2] == ("csv", "qé.x")


async def test_a_file_that_is_there_is_replaced_only_if_asked_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("old")
    async with exporting(tmp_path, monkeypatch) as (here, writer):
        await here.press("e", "ctrl+u", "a", "enter")
        assert "enter once more replaces it" in here.dialog()
        assert not writer.asked
        await here.press("enter")
        assert (tmp_path / "a").read_text() == "html"


async def test_the_name_offered_is_one_that_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "skincare-report.html").write_text("old")
    async with exporting(tmp_path, monkeypatch) as (here, _):
        await here.press("e")
        assert "skincare-report-2.html" in here.dialog()


async def test_the_name_offered_is_free_in_each_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "skincare-report.html").write_text("old")
    async with exporting(tmp_path, monkeypatch) as (here, _):
        await here.press("e", "tab")
        assert "skincare-report.csv" in here.dialog()


async def test_what_cannot_be_written_is_said_and_can_be_corrected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with exporting(tmp_path, monkeypatch) as (here, writer):
        writer.trouble = "It cannot be written: name another file."
        await here.press("e", "enter")
        assert "name another file" in here.dialog()
        writer.trouble = None
        await here.press("x", "enter")
        assert writer.asked[0][1] == "skincare-report.htmlx"


async def test_escape_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with exporting(tmp_path, monkeypatch) as (here, writer):
        await here.press("e", "escape")
        assert not here.app.screen.is_modal
        assert not writer.asked


async def test_hidden_money_and_names_are_written_only_if_asked_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with exporting(tmp_path, monkeypatch) as (here, writer):
        await here.press("p", "e", "enter")
        assert "hidden here, but will be in the file: enter once more writes them" in here.dialog()
        assert not writer.asked
        await here.press("enter")
        assert writer.asked


async def test_who_hears_that_hidden_names_would_be_in_the_file_can_still_leave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with exporting(tmp_path, monkeypatch) as (here, writer):
        await here.press("p", "e", "enter", "escape")
        assert not here.app.screen.is_modal
        assert not writer.asked


async def test_a_name_that_no_file_can_have_breaks_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with exporting(tmp_path, monkeypatch) as (here, writer):
        writer.trouble = "It cannot be written."
        await here.press("e", "ctrl+u", *"~nobody/x", "enter")
        assert "cannot be written" in here.dialog()


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("evening.ndjson.zst", "evening-report"), ("a.b.jsonl", "a.b-report"),
        ("http://127.0.0.1:8000/sse", "http-127.0.0.1-8000-sse-report"),
        ("…", "live-report"), ("../../x", "x-report"), ("", "live-report"),
    ],
)  # fmt: skip
def test_a_file_is_called_after_the_recording_or_the_feed(called: str, name: str) -> None:
    assert name_for(called) == name
