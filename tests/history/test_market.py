"""Benchmarks from LIVEs: means and quartiles by region and category, into the file that the dashboard reads."""

from pathlib import Path

import numpy as np
import pytest

from livetui.history.market import market
from livetui.history.past_live import PastLive
from livetui.history.summary import summary_of
from livetui.metrics.benchmark_file import as_toml
from livetui.metrics.benchmarks import Benchmarks, Quartiles, load
from tests.history.past import evening, simulated


def lives(*told: tuple[str | None, str | None, int], currency: str = "USD") -> list[PastLive]:
    """LIVEs of these regions and categories, each with so many joins for 100 impressions, and an order of 100 for each."""
    return [
        evening(
            day, region=region, category=category, joins=joins, orders=(100,) * joins, currency=currency, impressions=100,
            lasting=600,
        ).live
        for day, (region, category, joins) in enumerate(told)
    ]  # fmt: skip


def test_means_and_quartiles_are_those_of_the_lives_of_a_region() -> None:
    errs = [joins / 100 for joins in (2, 4, 7, 11)]
    us = market(lives(*(("US", None, joins) for joins in (2, 4, 7, 11)), ("GB", None, 9)), "mine").regions["US"]
    assert us.means["err"] == pytest.approx(np.mean(errs))
    assert us.quartiles["err"] == pytest.approx(tuple(np.percentile(errs, (25, 50, 75))))
    assert (us.lives, us.currency) == (4, "USD")


def test_all_regions_together_stand_for_any_other() -> None:
    built = market(lives(("US", None, 2), ("GB", None, 4), (None, None, 9)), "mine")
    assert list(built.regions) == ["GB", "US", "*"]
    assert built.regions["*"].means["err"] == pytest.approx(0.05)


def test_each_category_of_a_region_has_its_own() -> None:
    built = market(lives(("US", "Beauty", 2), ("US", "Food", 8), ("US", "Food", 6)), "mine")
    categories = built.regions["US"].categories
    assert {name: each.lives for name, each in categories.items()} == {"Beauty": 1, "Food": 2}
    assert categories["Food"].means["err"] == pytest.approx(0.07)


def test_money_is_that_of_one_currency() -> None:
    mixed = [*lives(("US", None, 2), ("US", None, 4)), *lives(("US", None, 20), currency="EUR")]
    us = market(mixed, "mine").regions["US"]
    assert us.currency == "USD"
    assert us.means["show_gpm"] == pytest.approx(3000)


def test_what_grows_with_time_is_no_benchmark() -> None:
    live = summary_of(simulated(), None).live
    grown = {"gmv", "views", "orders", "pcu", "leave_rate"}
    assert grown <= live.metrics.keys()
    assert grown.isdisjoint(market([live], "mine").regions["US"].means)


def test_what_is_nothing_on_average_is_left_out() -> None:
    none = {"type": "share", "at": 9, "count": 0}
    live = evening(joins=40, lasting=1300, more=[none]).live
    assert live.metrics["share_rate"] == 0
    assert "share_rate" not in market([live], "mine").regions["US"].means


@pytest.mark.parametrize(("impressions", "lasting"), [(29, 600), (100, 100)])
def test_a_live_with_little_behind_a_rate_does_not_count_for_it(impressions: int, lasting: int) -> None:
    many = lives(("US", None, 4))
    few = evening(1, joins=3, impressions=impressions, lasting=lasting).live
    assert market([*many, few], "mine").regions["US"].means["err"] == pytest.approx(0.04)


HOSTILE = ("US", "*", "a.b", 'q"uote', "[x]", "日本", "\\", "'", "=", "#")


@pytest.mark.parametrize("name", HOSTILE)
def test_the_file_is_read_back_as_it_was_built(tmp_path: Path, name: str) -> None:
    built = market(lives((name, name, 3), (name, "Food", 5), ("GB", None, 7)), 'mine "and" yours')
    file = tmp_path / "built.toml"
    file.write_text(as_toml(built), "utf-8")
    assert _told(load(file)) == _told(built)


def _told(benchmarks: Benchmarks) -> list[object]:
    """All that is in it, numbers to four digits."""
    return [
        (region, category, table.currency, table.lives, _digits(table.means), *map(_digits, _columns(table.quartiles)))
        for region, category, table in benchmarks.tables()
    ]


def _columns(quartiles: dict[str, Quartiles]) -> list[dict[str, float]]:
    return [{key: three[at] for key, three in quartiles.items()} for at in range(3)]


def _digits(values: dict[str, float]) -> dict[str, str]:
    return {key: f"{value:.4g}" for key, value in values.items()}


def test_regions_and_categories_of_which_nothing_can_be_told_are_left_out(tmp_path: Path) -> None:
    short = evening(9, region="FR", category="Toys", lasting=0).live
    built = market([*lives(("US", "Beauty", 9)), short, short], "mine")
    assert (set(built.regions), set(built.regions["US"].categories)) == ({"US", "*"}, {"Beauty"})
    file = tmp_path / "mine.toml"
    file.write_text(as_toml(built))
    assert load(file).regions.keys() == built.regions.keys()
