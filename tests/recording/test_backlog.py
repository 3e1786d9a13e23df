"""Lines that wait: numbered, within a bound, and the gap that opens beyond it."""

from typing import Any

import msgspec

from livetui.recording.backlog import Backlog
from livetui.recording.gap import Gap
from tests.recording.written import TS, line, lines

NOW_MS = TS + 3_600_000


def texts(backlog: Backlog, most_bytes: int = 10**9) -> list[bytes]:
    return b"".join(run.text for run in backlog.ahead(most_bytes)).splitlines()


def note_of(gap: Gap) -> dict[str, Any]:
    note: dict[str, Any] = msgspec.json.decode(gap.note(NOW_MS))
    return note


def test_lines_are_numbered_as_they_come() -> None:
    backlog = Backlog(10_000)
    assert [backlog.add(lines(1, 2), 0.0), backlog.add((), 0.0), backlog.add(lines(3, 3), 0.0)] == [2, 2, 3]
    assert texts(backlog) == lines(1, 3)


def test_lines_are_durable_once_they_are_written() -> None:
    backlog = Backlog(10_000)
    backlog.add(lines(1, 2), 5.0)
    backlog.add(lines(3, 4), 6.0)
    assert (backlog.durable, backlog.since) == (0, 5.0)
    backlog.written(backlog.ahead(1), 7.0, NOW_MS)
    assert (backlog.durable, backlog.since) == (2, 6.0)
    assert texts(backlog) == lines(3, 4)
    backlog.written(backlog.ahead(1), 7.0, NOW_MS)
    assert (backlog.durable, backlog.since, backlog.bytes) == (4, None, 0)


def test_what_finds_no_room_is_lost_until_something_is_written() -> None:
    backlog = Backlog(5_000)
    while not backlog.lost:
        backlog.add(lines(backlog.accepted + 1, backlog.accepted + 1), 0.0)
    kept = backlog.accepted - 1
    backlog.add([b"{}"], 0.0)
    assert backlog.bytes <= 5_000
    assert backlog.lost == 2
    first = backlog.ahead(1_000)
    backlog.written(first, 1.0, NOW_MS)
    backlog.add(lines(100, 100), 1.0)
    *waiting, note, newest = texts(backlog)
    assert waiting == lines(first[-1].number + 1, kept)
    assert b"recording gap: 2 events" in note
    assert newest == line(100)


def test_lost_lines_count_as_done_with_the_note_on_them() -> None:
    backlog = Backlog(300)
    for number in (1, 2, 3):
        backlog.add([line(number)], 0.0)
    backlog.written(backlog.ahead(10**9), 1.0, NOW_MS)
    assert (backlog.lost, backlog.durable) == (2, 1)
    backlog.written(backlog.ahead(10**9), 1.0, NOW_MS)
    assert (backlog.lost, backlog.durable, backlog.accepted) == (2, 3, 3)


def test_one_batch_beyond_the_bound_is_taken_where_nothing_waits() -> None:
    backlog = Backlog(100)
    backlog.add(lines(1, 50), 0.0)
    assert texts(backlog) == lines(1, 50)
    assert backlog.lost == 0


def test_a_gap_tells_when_its_events_happened() -> None:
    gap = Gap()
    for number in range(1_234):
        gap.add(line(number, TS + 1_000 * number))
    assert note_of(gap) == {
        "type": "note",
        "ts": TS,
        "text": "recording gap: 1,234 events from 2026-08-12T17:57:00Z to 2026-08-12T18:17:33Z were not written",
    }


def test_a_gap_of_events_without_a_time_is_now() -> None:
    gap = Gap()
    gap.add(b"not even JSON")
    assert note_of(gap) == {
        "type": "note",
        "ts": NOW_MS,
        "text": "recording gap: 1 event from 2026-08-12T18:57:00Z to 2026-08-12T18:57:00Z was not written",
    }
