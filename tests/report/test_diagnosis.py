"""The diagnosis as text and as JSON."""

import json
from typing import Any

from livetui.metrics.benchmarks import Benchmarks, RegionBenchmarks
from livetui.report.as_json import written
from livetui.report.diagnosis_document import diagnosis_document
from livetui.report.diagnosis_text import diagnosis_text
from livetui.session.reading import Reading
from livetui.session.spans import read
from livetui.text import Clean, width
from livetui.views.choices import Choices
from tests.report.a_live import event, order, session_of

H = "\x1b[2J\u202e[b]x"
MARKET = {"err": 0.2, "ctr": 0.2, "ctor": 0.1, "gmv_per_hour": 100_000}


def live(**more: Any) -> Reading:
    """A LIVE of ten minutes in which half as many come in as at the market, and half as many of them buy."""
    started = event(0, "live.started", title="Soap", creator="Mia", room="r1", region="US", currency="USD", **more)
    told = [
        started,
        event(1, "product.listed", product="p1", category="Beauty"),
        event(61, "impression", count=10_000), event(61, "join", count=1000),
        event(61, "product.click", product="p1", count=200),
        *(order(100 + i, f"{i}", 1000) for i in range(5)),
        event(300, "impression", count=1000), event(301, "join", count=10),
        event(400, "violation.raised", violation="x1", reason="Claim"),
        event(600, "live.ended"),
    ]  # fmt: skip
    return read(session_of(*told))


def choices(**more: Any) -> Choices:
    return Choices(benchmarks=Benchmarks(label="m", regions={"US": RegionBenchmarks(currency="USD", means=MARKET)}), **more)


def document(**more: Any) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(written(diagnosis_document(live(), choices(**more))))
    return loaded


def text(over: Reading | None = None, **more: Any) -> str:
    return diagnosis_text(over or live(), choices(**more))


def test_the_document_names_its_schema_first() -> None:
    assert next(iter(document().items())) == ("schema", "livetui.diagnosis/1")


def test_findings_are_in_order_of_what_they_are_worth() -> None:
    found = document()["findings"]
    assert [(each["rank"], each["metric"], each["stage"]) for each in found] == [
        (1, "ctor", "interaction_and_conversion"), (2, "err", "entry_and_stay"),
    ]  # fmt: skip


def test_a_finding_says_when_it_was_worst() -> None:
    worst = document()["findings"][1]["worst"][0]
    assert worst == {
        "from": "2026-08-12T18:02:00.000Z", "to": "2026-08-12T18:03:00.000Z", "at_s": 300, "value": 0.01,
    }  # fmt: skip


def test_worth_is_gmv_with_the_factor_at_its_benchmark() -> None:
    told = document()
    gmv, finding = told["identity"]["gmv"], told["findings"][1]
    assert finding["worth"] - gmv == finding["gain"]
    assert round(finding["worth"]) == round(gmv * 0.2 / (1010 / 11_000))


def test_every_metric_says_how_it_stands() -> None:
    told = document()["performance"]
    assert {key: each["against"] for key, each in told.items() if each["against"] != "nothing"} == {
        "err": "lower", "ctr": "unsure", "ctor": "lower",
    }  # fmt: skip


def test_the_category_is_that_of_the_best_seller_or_the_one_chosen() -> None:
    assert (document()["category"], document(category="Toys")["category"]) == ("Beauty", "Toys")


def test_the_text_says_what_to_do_and_when_it_was_worst() -> None:
    told = " ".join(text().split())
    assert (
        "• Enter-room rate, ERR (views / impressions): 9.2 %, market 20.0 %, −54 %; at the market’s, GMV $108.91 (+$59)" in told
    )
    assert "Redo the cover and the first seconds: they must hook." in told
    assert "Worst 5:00 to 6:00 (1.0 %)" in told


def test_the_text_marks_what_is_lower() -> None:
    line = next(line for line in text().splitlines() if line.strip().startswith("CTOR"))
    assert line.split()[-4:] == ["▼", "Lower", "−75", "%"]


def test_the_text_tells_gmv_as_the_page_does() -> None:
    told = " ".join(text().split())
    assert "GMV $50.00 = 0.17 h × 65.9K/h impressions × 9.2 % ERR × 19.8 % LIVE CTR × 2.5 % CTOR × $10.00 price" in told


def test_the_text_names_the_violations_and_the_category() -> None:
    assert "compared within Beauty" in text()
    assert "Claim" in text()


def test_too_early_is_said() -> None:
    early = read(session_of(event(0, "live.started"), event(1, "impression", count=100), event(2, "join", count=9)))
    assert "Too early to diagnose" in " ".join(diagnosis_text(early, Choices()).split())


def test_no_line_is_wider_than_a_terminal_and_none_moves_its_cursor() -> None:
    told = text(live(category=H), category=H)
    assert all(line.isprintable() and width(Clean(line)) <= 80 for line in told.splitlines())
    assert "[b]x" in told
