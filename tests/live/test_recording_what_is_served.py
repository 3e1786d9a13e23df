"""`livetui serve` into `livetui record`: the recording tells what the served file tells."""

import asyncio
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from livetui.cli.app import run
from livetui.recording.sample import find_sample
from tests.live.lines import recorded
from tests.live.processes import livetui, served
from tests.recording.written import held

UNKNOWN = [
    b'{"type":"comment","ts":1786557420000,"id":"a","text":"soap","mood":"good"}',
    b'{"type":"mood.changed","ts":1786557421000,"id":"b"}',
    b'{"type":"like","ts":1786557422000,"id":"c","recorded_from":0}',
]


@pytest.fixture(scope="module")
def addresses() -> Iterator[Mapping[str, str]]:
    """Where the sample is served."""
    with served("sample", longest_s=120) as addresses:
        yield addresses


@pytest.fixture(scope="module")
def sample() -> list[bytes]:
    return held(find_sample())


@pytest.fixture(scope="module")
def sample_report(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return report("sample", tmp_path_factory.mktemp("sample") / "sample.json")


def report(file: str, to: Path) -> Any:
    """The whole report of a recording."""
    assert run(["report", file, "--format", "json", "-o", str(to)]) == 0
    return json.loads(to.read_bytes())


@pytest.mark.parametrize(
    ("path", "name"), [("/sse", "live.ndjson.zst"), ("/ndjson", "live.ndjson"), ("/ws", "live.ndjson.zst")]
)
async def test_the_sample_served_and_recorded_is_the_sample(
    addresses: Mapping[str, str], sample: list[bytes], sample_report: Any, tmp_path: Path, path: str, name: str
) -> None:
    recording = tmp_path / name
    assert await asyncio.to_thread(run, ["record", addresses[path], "-o", str(recording)]) == 0
    assert held(recording) == recorded(sample)
    assert recording.stat().st_mode & 0o777 == 0o600
    assert report(str(recording), tmp_path / "recorded.json") == sample_report


async def test_what_nobody_knows_is_served_and_recorded_too(tmp_path: Path) -> None:
    file = tmp_path / "served.ndjson"
    file.write_bytes(b"\n".join([UNKNOWN[0], b"nonsense", *UNKNOWN[1:], b""]))
    recordings = {"/ndjson": tmp_path / "lines.ndjson.zst", "/ws": tmp_path / "ws.ndjson"}
    with served(str(file)) as addresses:
        ends = await asyncio.gather(
            *(livetui("record", addresses[path], "-o", str(recording)) for path, recording in recordings.items())
        )
    assert [done.code for done in ends] == [0, 0]
    assert [held(recording) for recording in recordings.values()] == [recorded(UNKNOWN)] * 2
