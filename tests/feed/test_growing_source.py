"""A file that grows, is cut, is replaced, or is not there yet: nothing is lost and nothing told twice."""

import asyncio
import os
import threading
from collections.abc import Callable
from io import FileIO
from pathlib import Path

import pytest

from livetui.errors import FeedRefused
from livetui.feed.source import LONGEST_TEXT, Batch
from livetui.feed.sources import growing
from livetui.feed.sources.growing import GrowingFile

Step = Callable[[Path], object]


async def _followed(path: Path, *steps: Step) -> list[Batch]:
    """The batches while the steps are done to the file, one each time the source would sleep."""
    left = list(steps)
    sleeping = asyncio.Event()

    async def sleep(_: float) -> None:
        if left:
            left.pop(0)(path)
        else:
            sleeping.set()
            await asyncio.Event().wait()

    batches: list[Batch] = []

    async def follow() -> None:
        async for batch in GrowingFile(path, sleep=sleep).batches(None):
            batches.append(batch)

    async with asyncio.timeout(2):
        following = asyncio.create_task(follow())
        done, _ = await asyncio.wait({following, asyncio.create_task(sleeping.wait())}, return_when=asyncio.FIRST_COMPLETED)
        if following in done:
            following.result()
        following.cancel()
        await asyncio.wait({following})
    return batches


def _appends(data: bytes) -> Step:
    def append(path: Path) -> None:
        with path.open("ab") as file:
            file.write(data)

    return append


def _moves(path: Path) -> None:
    path.rename(path.with_suffix(".1"))


def _appends_to_the_moved(data: bytes) -> Step:
    return lambda path: _appends(data)(path.with_suffix(".1"))


def _both(*steps: Step) -> Step:
    return lambda path: [step(path) for step in steps]


def _truncates(path: Path) -> None:
    os.truncate(path, 0)


STEPS: dict[str, tuple[tuple[Step, ...], list[bytes]]] = {
    "nothing comes": ((), [b"1", b"2"]),
    "lines come": ((_appends(b"3\n"), _appends(b"4\n5\n")), [b"1", b"2", b"3", b"4", b"5"]),
    "half a line waits for its newline": ((_appends(b'"ab'),), [b"1", b"2"]),
    "the other half comes": ((_appends(b'"ab'), _appends(b'cd"\n')), [b"1", b"2", b'"abcd"']),
    "the cut is inside a character": ((_appends('"é'.encode()[:2]), _appends(b'\xa9"\n')), [b"1", b"2", '"é"'.encode()]),
    "another file takes the name": ((_both(_moves, _appends(b"3\n")),), [b"1", b"2", b"3"]),
    "the next file comes later": ((_moves, _appends(b"3\n"), _appends(b"4\n")), [b"1", b"2", b"3", b"4"]),
    "the old one grows after it was moved": (
        (_moves, _appends_to_the_moved(b"3\n"), _both(_appends_to_the_moved(b"4\n"), _appends(b"5\n"))),
        [b"1", b"2", b"3", b"4", b"5"],
    ),
    "the old one ends without a newline": (
        (_appends(b"3"), _both(_moves, _appends(b"4\n"))),
        [b"1", b"2", b"3", b"4"],
    ),
    "it is removed and written anew": ((Path.unlink, _appends(b"3\n")), [b"1", b"2", b"3"]),
    "it is truncated": ((_both(_truncates, _appends(b"3\n")), _appends(b"4\n")), [b"1", b"2", b"3", b"4"]),
    "it is written anew and longer": (
        (_both(_truncates, _appends(b"1\n3\n4\n")), _appends(b"5\n")),
        [b"1", b"2", b"1", b"3", b"4", b"5"],
    ),
    "it is written anew and as long": ((_both(_truncates, _appends(b"1\n3\n")),), [b"1", b"2", b"1", b"3"]),
    "it is truncated in the middle of a line": ((_appends(b"3"), _truncates, _appends(b"4\n")), [b"1", b"2", b"3", b"4"]),
}


@pytest.mark.parametrize("what", STEPS)
async def test_a_file_is_followed_when(what: str, tmp_path: Path) -> None:
    steps, texts = STEPS[what]
    path = tmp_path / "live.ndjson"
    path.write_bytes(b"1\n2\n")
    assert [text for batch in await _followed(path, *steps) for text in batch.texts] == texts


@pytest.mark.parametrize("what", STEPS)
async def test_no_two_texts_have_one_id_when(what: str, tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    path.write_bytes(b"1\n2\n")
    batches = await _followed(path, *STEPS[what][0], _truncates, _appends(b"1\n2\n"))
    ids = [id for batch in batches for id in batch.ids or ()]
    assert len({*ids}) == len(ids) == sum(len(batch.texts) for batch in batches)


class _Raced(type(Path())):  # type: ignore[misc]
    """A path whose file grows and is replaced in the moment in which somebody looks at it, once that is armed."""

    armed = False

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        if self.armed:
            self.armed = False
            path = Path(self)
            _appends(b"3\n")(path)
            _both(_moves, _appends(b"4\n"))(path)
        status: os.stat_result = super().stat(follow_symlinks=follow_symlinks)
        return status


async def test_what_is_written_just_before_a_file_is_replaced_is_not_lost(tmp_path: Path) -> None:
    path = _Raced(tmp_path / "live.ndjson")
    path.write_bytes(b"1\n2\n")
    batches = await _followed(path, lambda raced: setattr(raced, "armed", True))
    assert [text for batch in batches for text in batch.texts] == [b"1", b"2", b"3", b"4"]


async def test_a_file_that_does_not_exist_yet_is_waited_for(tmp_path: Path) -> None:
    batches = await _followed(tmp_path / "live.ndjson", lambda _: None, _appends(b"1\n"))
    assert [text for batch in batches for text in batch.texts] == [b"1"]


async def test_nothing_says_that_the_connection_stands_before_there_is_a_file(tmp_path: Path) -> None:
    assert await _followed(tmp_path / "live.ndjson", lambda _: None) == []


async def test_a_line_that_is_too_long_is_counted_and_left_out(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    path.write_bytes(b"1\n" + b"x" * (LONGEST_TEXT + 1) + b"\n2\n")
    batches = await _followed(path)
    assert [text for batch in batches for text in batch.texts] == [b"1", b"2"]
    assert sum(batch.overlong for batch in batches) == 1


async def test_another_connection_goes_on_where_the_one_before_stopped(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    path.write_bytes(b'1\n2\n"a')
    source = GrowingFile(path)
    async with asyncio.timeout(2):
        first = source.batches(None)
        await anext(first)
        assert (await anext(first)).texts == [b"1", b"2"]
        await first.aclose()
        _appends(b'b"\n')(path)
        second = source.batches(None)
        await anext(second)
        assert (await anext(second)).texts == [b'"ab"']


async def test_a_drive_that_does_not_answer_holds_up_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, answers = threading.Event(), threading.Event()

    class Hanging(FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            asked.set()
            answers.wait(20)
            return super().read(-1 if size is None else size) or b""

    monkeypatch.setattr(growing, "FileIO", Hanging)
    path = tmp_path / "live.ndjson"
    path.write_bytes(b"1\n")
    batches = GrowingFile(path).batches(None)
    await anext(batches)
    reading = asyncio.ensure_future(anext(batches))
    async with asyncio.timeout(5):
        while not asked.is_set():
            await asyncio.sleep(0.001)
    assert not reading.done()
    answers.set()
    assert (await reading).texts == [b"1"]


@pytest.mark.parametrize("name", ["live.ndjson.gz", "live.NDJSON.ZST"])
async def test_a_packed_recording_is_refused_with_the_command_that_opens_it(name: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    with pytest.raises(FeedRefused, match="livetui replay"):
        await _followed(tmp_path / name)


def _named_pipe(path: Path) -> None:
    os.mkfifo(path)


REFUSED: dict[str, tuple[Step, str]] = {
    "a directory": (Path.mkdir, "is a directory"),
    "a pipe": (_named_pipe, "standard input"),
    "a name beyond reason": (lambda _: None, "cannot be opened"),
}


@pytest.mark.parametrize("what", REFUSED)
async def test_what_can_never_grow_is_refused(what: str, tmp_path: Path) -> None:
    make, words = REFUSED[what]
    path = tmp_path / ("x" * 300 if "beyond" in what else "live.ndjson")
    make(path)
    with pytest.raises(FeedRefused, match=words):
        await _followed(path)


async def test_a_directory_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FeedRefused, match="does not exist"):
        await _followed(tmp_path / "nowhere" / "live.ndjson")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
async def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    path.touch(mode=0)
    with pytest.raises(FeedRefused, match="permissions"):
        await _followed(path)
