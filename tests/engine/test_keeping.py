"""What is recorded of a feed, and from where the feed is to go on."""

import json
import threading
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from livetui.engine.keeping import Keeping
from livetui.feed.intake import Intake
from livetui.feed.source import Batch
from livetui.recording import appending
from livetui.recording.recorder import Recorder
from tests.engine.scripted import NOW, batch, text
from tests.recording.written import held, until


def keep(keeping: Keeping, batch: Batch, *fresh: bool) -> None:
    """Keep a batch, all of it fresh unless told otherwise."""
    taken = Intake().take(batch, NOW)
    keeping.keep(batch, taken, np.array(fresh or [True] * len(taken.lines), bool))


@contextmanager
def stuck_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Nothing gets onto the disk until the event is set, at the latest at the end."""
    sync, answers = appending._sync, threading.Event()

    def waiting_sync(fd: int) -> None:
        answers.wait(20)
        sync(fd)

    monkeypatch.setattr(appending, "_sync", waiting_sync)
    try:
        yield answers
    finally:
        answers.set()


def test_an_id_counts_as_received_only_once_its_record_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with stuck_disk(monkeypatch) as disk, Recorder(tmp_path / "live.ndjson", interval_s=0.001) as recorder:
        keeping = Keeping(recorder)
        keep(keeping, batch("a"))
        keep(keeping, batch("b"))
        assert keeping.received() is None
        disk.set()
        until(lambda: keeping.received() == "b")


def test_what_was_recorded_before_counts_as_received(tmp_path: Path) -> None:
    with Recorder(tmp_path / "live.ndjson", interval_s=3600) as recorder:
        keeping = Keeping(recorder)
        keeping.recall("earlier")
        keeping.recall(None)
        assert keeping.received() == "earlier"
        keep(keeping, batch("a"))
        assert keeping.received() == "earlier"


def test_the_id_of_the_transport_is_what_to_go_on_from() -> None:
    keeping = Keeping(None)
    keep(keeping, Batch([text("a"), text("b")], ["1", None], last_id="1"))
    assert keeping.received() == "1"
    keep(keeping, Batch([text("c")], [None], last_id="1"))
    assert keeping.received() == "1"
    keep(keeping, Batch([text("d")], ["2"], last_id="2"), False)
    assert keeping.received() == "2"


@pytest.mark.parametrize("last_id", ["9", ""], ids=["named", "taken back"])
def test_an_id_that_brought_no_text_is_gone_on_from_as_well(last_id: str) -> None:
    keeping = Keeping(None)
    keep(keeping, Batch([text("a")], ["1"], last_id="1"))
    keep(keeping, Batch(ids=(), last_id=last_id))
    assert keeping.received() == last_id


def test_while_the_disk_hangs_a_server_that_repeats_itself_fills_no_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with stuck_disk(monkeypatch), Recorder(tmp_path / "live.ndjson", interval_s=0.001) as recorder:
        keeping = Keeping(recorder)
        keep(keeping, batch("a"))
        tracemalloc.start()
        try:
            for number in range(2000):
                keep(keeping, Batch([text("a")], [f"{number:0500}"], last_id=f"{number:0500}"), False)
            assert tracemalloc.get_traced_memory()[0] < 500_000
        finally:
            tracemalloc.stop()


def test_what_is_not_fresh_is_not_recorded(tmp_path: Path) -> None:
    with Recorder(tmp_path / "live.ndjson") as recorder:
        keep(Keeping(recorder), batch("a", "b", "c"), True, False, True)
    assert held(tmp_path / "live.ndjson") == [text("a"), text("c")]


def test_what_is_recorded_is_ascii(tmp_path: Path) -> None:
    with Recorder(tmp_path / "live.ndjson") as recorder:
        keep(Keeping(recorder), Batch(['{"type":"note","ts":%d,"text":"caf\u00e9 \x7f"}'.encode() % NOW]))
    assert held(tmp_path / "live.ndjson") == [b'{"type":"note","ts":%d,"text":"caf\\u00e9 \\u007f"}' % NOW]


def test_what_was_lost_is_recorded_when_it_comes_again_and_asked_for_until_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "live.ndjson"
    with stuck_disk(monkeypatch) as disk, Recorder(path, interval_s=0.001, most_waiting=400) as recorder:
        keeping = Keeping(recorder)
        keep(keeping, batch("a"))
        keep(keeping, batch("b", "c", "d"))  # for which there is no room
        keep(keeping, batch("e"))
        assert recorder.lost == 4
        disk.set()
        until(lambda: keeping.received() == "a")
        until(lambda: recorder.durable >= 5)
        keep(keeping, batch("b", "c"), False, False)
        until(lambda: recorder.durable >= 7)
        assert keeping.received() == "a"
        keep(keeping, batch("d", "e", "f"), False, False, True)
        until(lambda: keeping.received() == "f")
        keep(keeping, batch("b", "f"), False, False)
    recorded = held(path)
    assert [line for line in recorded if b'"note"' not in line] == [text(id) for id in "abcdef"]
    assert len(recorded) == 7


def test_a_line_of_an_unknown_type_that_was_lost_is_recorded_when_it_comes_again_and_only_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "live.ndjson"
    with stuck_disk(monkeypatch) as disk, Recorder(path, interval_s=0.001, most_waiting=400) as recorder:
        keeping, intake = Keeping(recorder), Intake()
        strange = Batch([text("x", kind="poll.1")])

        def come(batch: Batch) -> None:
            taken = intake.take(batch, NOW)
            keeping.keep(batch, taken, np.ones(len(taken.lines), bool))

        come(Batch([text(filler="." * 400)]))
        come(strange)  # for which there is no room
        assert recorder.lost == 1
        disk.set()
        until(lambda: recorder.durable == 2)  # with the note that marks the gap
        come(strange)
        come(strange)
    assert [json.loads(line)["type"] for line in held(path)] == ["comment", "note", "poll.1"]


def test_a_feed_is_asked_again_for_a_line_of_an_unknown_type_that_was_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange = Batch([text(kind="poll.1")], ["2"], last_id="2")
    with stuck_disk(monkeypatch) as disk, Recorder(tmp_path / "live", interval_s=0.001, most_waiting=400) as recorder:
        keeping = Keeping(recorder)
        keep(keeping, Batch([text(filler="." * 400)], ["1"], last_id="1"))
        keep(keeping, strange)
        assert recorder.lost == 1
        disk.set()
        until(lambda: recorder.durable == 2)  # with the note that marks the gap
        keep(keeping, Batch([text()], ["3"], last_id="3"))
        until(lambda: recorder.durable == 3)
        assert keeping.received() == "1"
