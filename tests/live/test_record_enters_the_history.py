"""A LIVE that was recorded without a screen enters the history when it ends, as one that was watched; no rehearsal does."""

import asyncio
import signal
from pathlib import Path

import pytest
from msgspec.structs import replace

from livetui.history.recordings import PastRecording, summary_of_recording
from tests.feed.serving import for_ever, in_turn, serving
from tests.live.processes import ended, livetui, running, served
from tests.live.telling import OVER, comments, sse
from tests.live.test_entering_the_history import kept


async def test_a_live_that_was_recorded_is_what_its_recording_holds(tmp_path: Path) -> None:
    recording, environment = tmp_path / "live.ndjson", {"XDG_DATA_HOME": str(tmp_path)}
    with Path("sample_feeds/five-minutes.ndjson").open("rb") as lines:
        async with running("record", "-", "-o", str(recording), stdin=lines.fileno(), environment=environment) as process:
            assert (await ended(process)).code == 0
    (live,) = kept(tmp_path)
    with PastRecording(recording) as again:
        summary = summary_of_recording(again, recording)
    assert summary is not None
    assert live == replace(summary.live, id=live.id)


async def test_a_recording_that_is_gone_on_with_is_one_live(tmp_path: Path) -> None:
    recording, environment = str(tmp_path / "live.ndjson"), {"XDG_DATA_HOME": str(tmp_path)}
    async with serving(in_turn([sse(*comments(1, 2)), OVER, sse(*comments(3)), OVER])) as server:
        for _ in range(2):
            assert (await livetui("record", server.url, "-o", recording, environment=environment)).code == 0
    assert [live.events for live in kept(tmp_path)] == [3]


@pytest.mark.parametrize("ending", ["--for", "a signal"])
async def test_what_came_until_it_was_ended_is_kept(tmp_path: Path, ending: str) -> None:
    recording = tmp_path / "live.ndjson"
    last = ("--for", "1s") if ending == "--for" else ()
    environment = {"XDG_DATA_HOME": str(tmp_path)}
    async with (
        serving(sse(*comments(1, 2, 3), then=for_ever)) as server,
        running("record", server.url, "-o", str(recording), *last, environment=environment) as process,
    ):
        while not recording.exists() or not recording.stat().st_size:
            await asyncio.sleep(0.02)
        if not last:
            process.send_signal(signal.SIGTERM)
        assert (await ended(process)).code == (0 if last else 143)
    assert [live.events for live in kept(tmp_path)] == [3]


async def test_a_rehearsal_that_was_recorded_stays_out(tmp_path: Path) -> None:
    with served("sample_feeds/five-minutes.ndjson") as addresses:
        options = ("-o", str(tmp_path / "live.ndjson"))
        done = await livetui("record", addresses["/sse"], *options, environment={"XDG_DATA_HOME": str(tmp_path)})
    assert done.code == 0
    assert done.said[-1] == "It was a rehearsal, and so is not in the history."
    assert kept(tmp_path) == []
