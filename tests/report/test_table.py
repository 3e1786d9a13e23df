"""The trend as a table: what the CSV, Parquet and JSON reports share."""

import pytest

from livetui.metrics.catalogue import METRICS
from livetui.report.table import ROWS, table
from livetui.session.reading import Span
from livetui.session.spans import read
from tests.report.a_live import START, event, order, reading, session_of


def test_each_row_is_what_a_reading_of_its_seconds_says() -> None:
    now = reading()
    told = table(now)
    for row, second in enumerate(told.seconds):
        piece = now.over(Span("", second, min(second + told.bucket_s, now.span.end)))
        for key in ("gmv", "views", "ctor", "err"):
            assert told.columns[key][row] == METRICS[key].formula.value(piece)


@pytest.mark.parametrize("hours", [1, 4, 24])
def test_a_long_live_has_no_more_rows_than_can_be_looked_at(hours: int) -> None:
    told = table(read(session_of(event(0, "live.started"), order(1, "1", 5), event(hours * 3600, "live.ended"))))
    assert ROWS / 3 < len(told.seconds) <= ROWS + 1
    assert sum(value or 0 for value in told.columns["gmv"]) == 5


def test_key_events_stand_in_the_row_they_fell_into() -> None:
    told = table(reading())
    placed = [(offset, mark.at_s) for offset, marks in zip(told.offsets, told.marks, strict=True) for mark in marks]
    assert [at_s for _, at_s in placed] == [2, 30, 40, 110]
    assert all(offset <= at_s < offset + told.bucket_s for offset, at_s in placed)


def test_a_live_of_no_length_is_a_table_without_rows() -> None:
    told = table(reading(at_s=0))
    assert told.seconds == ()
    assert set(told.columns) == set(METRICS)


def test_a_span_begins_where_it_was_asked_to() -> None:
    now = reading()
    told = table(now.over(Span("custom", START // 1000 + 60, START // 1000 + 90)))
    assert told.offsets[0] == 60
    assert sum(value or 0 for value in told.columns["gmv"]) == 3001
