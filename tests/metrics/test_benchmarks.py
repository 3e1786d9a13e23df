"""Where averages come from."""

from pathlib import Path
from typing import Any

import pytest

from livetui.errors import UsageError
from livetui.metrics.benchmarks import (
    Benchmark,
    Benchmarks,
    CategoryBenchmarks,
    RegionBenchmarks,
    benchmark_of,
    load,
    shipped,
)
from livetui.metrics.catalogue import METRICS
from livetui.session.reading import Reading
from livetui.text import Clean
from tests.metrics.wrong_files import refused
from tests.session.playing import played, reading

FILE = Benchmarks(
    label="mine",
    regions={
        "US": RegionBenchmarks(
            currency="USD",
            means={"err": 0.08, "show_gpm": 640},
            categories={
                "Beauty": CategoryBenchmarks(means={"err": 0.12, "show_gpm": 900}, quartiles={"err": (0.1, 0.11, 0.14)}),
                "Food": CategoryBenchmarks(currency="EUR", means={"show_gpm": 300}),
            },
        ),
        "*": RegionBenchmarks(means={"err": 0.07, "ctr": 0.1, "show_gpm": 500}),
    },
)


def _live(*events: dict[str, Any], region: str | None = "US", currency: str | None = "USD") -> Reading:
    started = {"type": "live.started", "at": 0, "region": region, "currency": currency}
    return reading(played({name: value for name, value in started.items() if value is not None}, *events), 100)


def _mean(seen: Reading, key: str = "err", region: str | None = None) -> float | None:
    found = benchmark_of(METRICS[key], seen, FILE, region)
    return None if found is None else found.mean


def _told(mean: float, at: float = 10, **rest: Any) -> dict[str, Any]:
    return {"type": "benchmark", "at": at, "metric": "err", "mean": mean} | rest


def test_a_live_is_compared_with_its_own_region() -> None:
    assert benchmark_of(METRICS["err"], _live(), FILE) == Benchmark(0.08, Clean("mine, US"))


@pytest.mark.parametrize("region", ["FR", None])
def test_a_region_without_a_table_is_compared_with_any(region: str | None) -> None:
    assert benchmark_of(METRICS["err"], _live(region=region), FILE) == Benchmark(0.07, Clean("mine, any region"))


def test_the_users_choice_of_region_goes_before_the_lives() -> None:
    assert _mean(_live(region="FR"), region="US") == 0.08


def test_what_a_regions_table_lacks_is_not_taken_from_another() -> None:
    assert _mean(_live(), "ctr") is None


@pytest.mark.parametrize(("region", "currency", "mean"), [("US", "USD", 640), ("US", "EUR", None), ("FR", "USD", None)])
def test_money_is_compared_in_one_currency_only(region: str, currency: str, mean: float | None) -> None:
    assert _mean(_live(region=region, currency=currency), "show_gpm") == mean


def test_what_the_feed_says_goes_before_the_file() -> None:
    assert benchmark_of(METRICS["err"], _live(_told(0.3)), FILE) == Benchmark(0.3, Clean("feed"))


def test_the_feeds_latest_word_counts_as_of_the_moment() -> None:
    seen = _live(_told(0.3), _told(0.5, at=60), _told(0.4, at=30))
    assert _mean(seen) == 0.5
    assert _mean(reading(seen.session, 60)) == 0.4
    assert _mean(reading(seen.session, 10)) == 0.08


@pytest.mark.parametrize(("region", "mean"), [("US", 0.3), ("FR", 0.08)])
def test_what_the_feed_says_of_another_region_is_left_out(region: str, mean: float) -> None:
    assert _mean(_live(_told(0.3, region=region))) == mean


def test_the_benchmark_of_a_category_goes_before_that_of_the_region_and_what_the_feed_says() -> None:
    seen = _live(_told(0.3))
    found = benchmark_of(METRICS["err"], seen, FILE, category="Beauty")
    assert found == Benchmark(0.12, Clean("mine, US, Beauty"), (0.1, 0.11, 0.14))


@pytest.mark.parametrize(("region", "category"), [("us", "beauty"), ("U\u200bS", "\u2066Beauty")])
def test_a_region_or_a_category_is_the_same_however_its_name_is_written(region: str, category: str) -> None:
    found = benchmark_of(METRICS["err"], _live(region=region), FILE, category=category)
    assert found is not None
    assert found.mean == 0.12


@pytest.mark.parametrize("category", ["Toys", "Food", None])
def test_where_a_category_has_no_benchmark_that_of_any_category_holds(category: str | None) -> None:
    assert benchmark_of(METRICS["err"], _live(), FILE, category=category) == Benchmark(0.08, Clean("mine, US"))


@pytest.mark.parametrize(
    ("category", "currency", "mean"),
    [("Beauty", "USD", 900), ("Beauty", "EUR", None), ("Food", "EUR", 300), ("Food", "USD", 640), (None, "USD", 640)],
)
def test_money_of_a_category_is_in_its_own_currency_or_its_regions(category: str, currency: str, mean: float | None) -> None:
    found = benchmark_of(METRICS["show_gpm"], _live(currency=currency), FILE, category=category)
    assert (found and found.mean) == mean


@pytest.mark.parametrize("mean", [0, -1])
def test_an_average_that_cannot_be_divided_by_is_left_out(mean: float) -> None:
    assert _mean(_live(_told(mean))) == 0.08


def test_the_shipped_values_say_that_they_are_samples_and_name_known_metrics() -> None:
    assert "sample" in shipped().label
    assert {key for region in shipped().regions.values() for key in region.means} <= METRICS.keys()


def test_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('label = "mine"\n[regions.US]\ncurrency = "USD"\n[regions.US.means]\nerr = 0.08\nctr = 1\n')
    assert load(file).regions["US"].means == {"err": 0.08, "ctr": 1}


def test_a_file_with_categories_and_quartiles_is_read(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'label = "mine"\n[regions.US]\nlives = 9\n[regions.US.means]\nerr = 0.08\n'
        "[regions.US.categories.Beauty.means]\nerr = 0.1\n[regions.US.categories.Beauty.quartiles]\nerr = [0.1, 0.2, 0.3]\n"
    )
    us = load(file).regions["US"]
    assert (us.lives, us.categories["Beauty"].quartiles) == (9, {"err": (0.1, 0.2, 0.3)})


WRONG: dict[str, tuple[str, str]] = {
    "an unknown metric of a category": (
        'label = "x"\n[regions.US.categories.B.means]\nerrr = 1\n[regions.US.means]',
        "B.means",
    ),
    "an unknown metric of quartiles": ('label = "x"\n[regions.US.quartiles]\nerrr = [1, 2, 3]\n[regions.US.means]', "errr"),
    "two quartiles": ('label = "x"\n[regions.US.quartiles]\nerr = [1, 2]\n[regions.US.means]', "quartiles.err"),
    "from no LIVE": ('label = "x"\n[regions.US]\nlives = 0\n[regions.US.means]', "regions.US.lives"),
    "no TOML": ("label = ", "not valid TOML"),
    "no label": ("[regions.US.means]\nerr = 0.1", "label"),
    "an empty label": ('label = ""\n[regions]', "label"),
    "no regions": ('label = "x"', "regions"),
    "a mean of 0": ('label = "x"\n[regions.US.means]\nerr = 0', "regions.US.means.err"),
    "a negative mean": ('label = "x"\n[regions.US.means]\nerr = -0.1', "regions.US.means.err"),
    "NaN": ('label = "x"\n[regions.US.means]\nerr = nan', "regions.US.means.err"),
    "infinity": ('label = "x"\n[regions.US.means]\nerr = inf', "regions.US.means.err"),
    "a text": ('label = "x"\n[regions.US.means]\nerr = "high"', "regions.US.means.err"),
    "an unknown metric": ('label = "x"\n[regions.US.means]\nerrr = 0.1', "errr"),
    "an unknown key": ('label = "x"\nauthor = "me"\n[regions]', "author"),
    "a hostile key": ('label = "x"\n[regions.US.means]\n"e\\u001b[31mrr" = 0.1', "e"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_file_is_one_sentence_that_names_the_file_and_the_place(what: str, tmp_path: Path) -> None:
    text, place = WRONG[what]
    assert place in refused(text, load, tmp_path)


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes(b'label = "caf\xe9"')
    for name in ("none.toml", "latin", "."):
        with pytest.raises(UsageError, match="cannot be read"):
            load(tmp_path / name)
