"""The trend and the key events as Parquet, read by another program."""

import sys
from pathlib import Path

import duckdb
import pytest

from livetui.errors import UsageError
from livetui.metrics.catalogue import CATALOGUE
from livetui.report.as_parquet import events_as_parquet, trend_as_parquet
from livetui.report.table import table
from livetui.session.spans import read
from livetui.views.choices import Choices
from tests.report.a_live import START, event, reading, session_of


def test_the_trend_is_the_table_of_all_reports(tmp_path: Path) -> None:
    (tmp_path / "trend.parquet").write_bytes(trend_as_parquet(reading(), Choices()))
    found = duckdb.execute(f"SELECT * REPLACE (epoch_ms(time) AS time) FROM '{tmp_path}/trend.parquet' ORDER BY offset_s")
    told = table(reading())
    assert [name for name, *_ in found.description or ()] == ["time", "offset_s", *(metric.key for metric in CATALOGUE)]
    for row, (time, offset_s, *values) in enumerate(found.fetchall()):
        assert time == told.seconds[row] * 1000
        assert offset_s == told.offsets[row]
        assert values == [column[row] for column in told.columns.values()]


def test_columns_have_the_same_types_whatever_the_feed_carries(tmp_path: Path) -> None:
    little = read(session_of(event(0, "like", count=5), event(30, "like")))
    types = []
    for name, of in (("a", reading()), ("b", little), ("c", reading(at_s=0))):
        (tmp_path / f"{name}.parquet").write_bytes(trend_as_parquet(of, Choices()))
        types.append(duckdb.execute(f"DESCRIBE SELECT * FROM '{tmp_path}/{name}.parquet'").fetchall())
    assert types[0] == types[1] == types[2]


def test_key_events_are_told_to_the_second(tmp_path: Path) -> None:
    (tmp_path / "events.parquet").write_bytes(events_as_parquet(reading(), Choices()))
    found = duckdb.execute(f"SELECT epoch_ms(time), offset_s, kind, label FROM '{tmp_path}/events.parquet'").fetchall()
    assert found == [
        (START + 2_000, 2, "pin", "Soap ☂"), (START + 30_000, 30, "promotion", "Win!"),
        (START + 40_000, 40, "violation", "Claim"), (START + 110_000, 110, "note", "good clip"),
    ]  # fmt: skip


def test_the_file_says_whose_live_it_is(tmp_path: Path) -> None:
    (tmp_path / "trend.parquet").write_bytes(trend_as_parquet(reading(), Choices()))
    told = dict(duckdb.execute(f"SELECT key, value FROM parquet_kv_metadata('{tmp_path}/trend.parquet')").fetchall())
    assert told[b"livetui.creator"] == b"Mia"
    assert told[b"livetui.currency"] == b"USD"
    assert b"\x1b" not in told[b"livetui.title"]


def test_without_the_extra_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'livetui\[parquet\]'"):
        trend_as_parquet(reading(), Choices())
