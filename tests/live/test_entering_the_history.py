"""A LIVE that was watched enters the history when it ends; a rehearsal never does."""

import asyncio
import signal
from pathlib import Path

import pytest
from msgspec.structs import replace

from livetui.history.history import History
from livetui.history.past_live import PastLive
from livetui.history.recordings import PastRecording, summary_of_recording
from tests.feed.serving import for_ever, serving
from tests.live.processes import LIVETUI, ended, livetui, running, served
from tests.live.telling import comments, sse
from tests.terminal.pseudo_terminal import Terminal


def kept(folder: Path) -> list[PastLive]:
    """The LIVEs in the history of a data folder; none where there is no history yet."""
    path = folder / "livetui" / "history.db"
    if not path.exists():
        return []
    with History(path) as history:
        return history.lives()


async def watched(*arguments: str, folder: Path) -> None:
    done = await livetui("watch", *arguments, environment={"XDG_DATA_HOME": str(folder)})
    assert done.code == 0, done.err


def only_recording(folder: Path) -> Path:
    (path,) = (folder / "livetui" / "recordings").glob("*.zst")
    return path


async def test_a_live_that_was_watched_is_what_its_recording_holds(tmp_path: Path) -> None:
    feed = Path("sample_feeds/five-minutes.ndjson").resolve()
    with feed.open("rb") as lines:
        async with running("watch", "-", stdin=lines.fileno(), environment={"XDG_DATA_HOME": str(tmp_path)}) as process:
            assert (await ended(process)).code == 0
    (live,) = kept(tmp_path)
    recording = only_recording(tmp_path)
    with PastRecording(recording) as again:
        summary = summary_of_recording(again, recording)
    assert summary is not None
    assert live == replace(summary.live, id=live.id)
    assert live.metrics["gmv"] > 0


async def test_a_signal_keeps_what_came_until_then(tmp_path: Path) -> None:
    async with (
        serving(sse(*comments(1, 2, 3), then=for_ever)) as server,
        running("watch", server.url, environment={"XDG_DATA_HOME": str(tmp_path)}) as process,
    ):
        while not list(tmp_path.rglob("*.zst")) or not only_recording(tmp_path).stat().st_size:
            await asyncio.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        assert (await ended(process)).code == 143
    assert [live.events for live in kept(tmp_path)] == [3]


def test_what_was_watched_on_the_screen_without_a_recording_is_kept_too(tmp_path: Path) -> None:
    command = [*LIVETUI, "watch", str(Path("sample_feeds/five-minutes.ndjson").resolve()), "--no-record"]
    with Terminal(command, 100, 30, environment={"XDG_DATA_HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("$147")
        terminal.type("q")
        assert terminal.rest() == 0
    assert [(live.title, live.recording) for live in kept(tmp_path)] == [("Evening skincare: glow with me ✨", None)]


async def test_a_feed_without_an_event_leaves_no_trace(tmp_path: Path) -> None:
    async with running("watch", "-", environment={"XDG_DATA_HOME": str(tmp_path)}) as process:
        await ended(process)
    assert kept(tmp_path) == []


@pytest.mark.parametrize("path", ["/sse", "/ndjson", "/ws"])
async def test_a_rehearsal_stays_out_and_so_does_its_recording(tmp_path: Path, path: str) -> None:
    with served("sample_feeds/five-minutes.ndjson") as addresses:
        await watched(addresses[path], folder=tmp_path)
    with PastRecording(only_recording(tmp_path)) as recording:
        assert summary_of_recording(recording, None) is None
    assert kept(tmp_path) == []


async def test_one_feed_that_rehearses_makes_a_rehearsal_of_all(tmp_path: Path) -> None:
    with served("sample_feeds/five-minutes.ndjson") as addresses:
        async with serving(sse(*comments(1, 2, 3))) as server:
            await asyncio.wait_for(_both(server.url, addresses["/sse"], tmp_path), 90)
    assert kept(tmp_path) == []


async def _both(real: str, rehearsed: str, folder: Path) -> None:
    async with running("watch", real, rehearsed, environment={"XDG_DATA_HOME": str(folder)}) as process:
        while not list(folder.rglob("*.zst")) or only_recording(folder).stat().st_size < 10_000:
            await asyncio.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        assert (await ended(process)).code == 143


async def test_watching_goes_on_to_its_end_where_the_history_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "livetui" / "history.db").mkdir(parents=True)
    with Path("sample_feeds/five-minutes.ndjson").open("rb") as lines:
        async with running("watch", "-", stdin=lines.fileno(), environment={"XDG_DATA_HOME": str(tmp_path)}) as process:
            done = await ended(process)
    assert done.code == 0
    assert [line for line in done.said if "does not enter the history" in line]
    assert only_recording(tmp_path).stat().st_size
