"""The trend as CSV."""

import csv
import json
from decimal import Decimal
from io import StringIO
from pathlib import Path

import duckdb
import pytest

from livetui.metrics.catalogue import CATALOGUE, METRICS
from livetui.metrics.metric import MONEY
from livetui.report.as_csv import as_csv
from livetui.report.as_json import as_json
from livetui.report.spreadsheet import amount, harmless
from livetui.session.reading import Reading
from livetui.session.spans import read
from livetui.views.choices import Choices
from tests.report.a_live import event, order, reading, session_of


def rows(of: Reading) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(as_csv(of, Choices()).decode(), newline="")))


def test_the_head_names_time_offset_currency_every_metric_and_the_key_events() -> None:
    head = as_csv(reading(), Choices()).decode().split("\r\n")[0]
    assert head.split(",") == ["time", "offset_s", "currency", *(metric.key for metric in CATALOGUE), "key_events"]


def test_lines_end_as_the_standard_has_them() -> None:
    written = as_csv(reading(), Choices())
    assert written.endswith(b"\r\n")
    assert written.count(b"\n") == written.count(b"\r\n") == len(rows(reading())) + 1


def test_it_says_what_the_json_report_says() -> None:
    told = rows(reading())
    trend = json.loads(as_json(reading(), Choices()))["trend"]
    for key, values in trend["series"].items():
        parts = 100 if METRICS[key].unit in MONEY else 1
        here = [float(row[key]) * parts if row[key] else None for row in told]
        assert here == [value if value is None else pytest.approx(value) for value in values]
    assert told[0]["time"] == trend["from"]
    assert [int(row["offset_s"]) for row in told] == [i * trend["bucket_s"] for i in range(len(told))]


def test_money_is_in_units_of_its_currency_which_stands_beside_it() -> None:
    told = rows(reading())
    assert {row["currency"] for row in told} == {"USD"}
    assert sorted({row["gmv"] for row in told})[0] == "0.00"
    assert sum(Decimal(row["gmv"]) for row in told) == Decimal("30.01")


@pytest.mark.parametrize(
    ("minor", "currency", "cell"),
    [
        (1999, "USD", "19.99"), (5, "USD", "0.05"), (0, "USD", "0.00"), (1999, "JPY", "1999"), (1999, "KWD", "1.999"),
        (10**15 + 1, "EUR", "10000000000000.01"), (-250, "USD", "-2.50"), (1999, None, "19.99"), (249.5, "USD", 2.495),
        (None, "USD", None),
    ],
)  # fmt: skip
def test_an_amount_has_the_digits_of_its_currency(minor: float | None, currency: str | None, cell: object) -> None:
    assert amount(minor, currency) == cell


def test_what_the_feed_does_not_carry_is_empty_not_zero() -> None:
    told = rows(read(session_of(event(0, "like", count=5), event(30, "like", count=1))))
    assert {row["gmv"] for row in told} == {""}
    assert sum(float(row["likes"]) for row in told) == 6


def test_a_database_reads_it(tmp_path: Path) -> None:
    (tmp_path / "trend.csv").write_bytes(as_csv(reading(), Choices()))
    found = duckdb.execute(f"SELECT sum(gmv), count(*) FROM '{tmp_path}/trend.csv'").fetchall()
    assert found == [(pytest.approx(30.01), len(rows(reading())))]


def test_key_events_stand_in_the_last_column() -> None:
    told = "".join(row["key_events"] for row in rows(reading()))
    assert "pin: Soap ☂" in told
    assert "promotion: Win!" in told
    assert "violation: Claim" in told


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t'=1"), ("\r=1", "'\r'=1"),
        ("＝1", "'＝1"), ("a;=1", "a;'=1"), ("a, -1", "a,' -1"),
        (" =1", "' =1"), ("soap", "soap"), ("a-b + c = d", "a-b + c = d"), ("", ""),
    ],
)  # fmt: skip
def test_what_would_begin_a_formula_is_only_text(text: str, written: str) -> None:
    assert harmless(text) == written


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1", "@A1", "x;=1", "\t=1"])
def test_a_name_computes_nothing_in_a_spreadsheet(name: str) -> None:
    live = session_of(event(0, "note", text=name), event(1, "note", text=name), event(40, "like"))
    cells = [row["key_events"] for row in rows(read(live)) if row["key_events"]]
    parts = [part.strip() for cell in cells for each in cell.split(" | ") for part in each.removeprefix("note: ").split(";")]
    assert len(parts) >= 2
    assert not any(part.startswith(("=", "+", "-", "@")) for part in parts)


def test_numbers_of_our_own_stay_numbers() -> None:
    early = session_of(event(-40, "note", text="x"), event(0, "live.started"), order(5, "1", 10), event(60, "like"))
    assert all(float(row["offset_s"]) is not None and "'" not in row["offset_s"] for row in rows(read(early)))
    refund = session_of(order(0, "1", 10), event(30, "like"))
    assert all("'" not in value for row in rows(read(refund)) for key, value in row.items() if key != "key_events")
