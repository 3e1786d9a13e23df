"""A growing file is recorded, livetui ends, the file is written anew, and it is recorded again: nothing is missing."""

from pathlib import Path

import pytest

from tests.live.processes import livetui
from tests.live.telling import comment
from tests.recording.written import held

BEFORE = [comment(number) for number in range(5)]
WAYS = {
    "shorter": [comment(0), comment(11)],
    "as long": [comment(0), *(comment(number) for number in range(5, 9))],
    "longer": [comment(0), *(comment(number) for number in range(11, 30))],
}


async def record(feed: Path, lines: list[bytes], to: Path) -> list[bytes]:
    """What a recording holds once livetui has recorded the feed with these lines in it for a moment, without the ids."""
    with feed.open("r+b" if feed.exists() else "wb") as file:  # the file stays the same one
        file.truncate(0)
        file.write(b"".join(line + b"\n" for line in lines))
    done = await livetui("record", str(feed), "-o", str(to), "--for", "1s")
    assert done.code == 0, done.err
    return [line.partition(b',"id":')[0] + b"}" for line in held(to)]


@pytest.mark.parametrize("way", WAYS)
async def test_what_a_file_holds_that_was_written_anew_meanwhile_is_recorded_from_its_beginning(
    tmp_path: Path, way: str
) -> None:
    feed, to = tmp_path / "feed.ndjson", tmp_path / "live.ndjson"
    assert await record(feed, BEFORE, to) == BEFORE
    assert await record(feed, WAYS[way], to) == [*BEFORE, *WAYS[way]]


async def test_what_a_file_holds_that_only_grew_meanwhile_is_gone_on_with(tmp_path: Path) -> None:
    feed, to = tmp_path / "feed.ndjson", tmp_path / "live.ndjson"
    longer = [*BEFORE, comment(7)]
    await record(feed, BEFORE, to)
    assert await record(feed, longer, to) == longer
