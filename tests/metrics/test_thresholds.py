"""Thresholds are data, each with where it comes from."""

from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins

from livetui.errors import UsageError
from livetui.metrics.thresholds import OWN, load, shipped
from tests.metrics.wrong_files import refused


def _numbers(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict) and "source" in value:
        return [value]
    return [found for inside in value.values() for found in _numbers(inside)] if isinstance(value, dict) else []


def test_every_shipped_threshold_says_where_it_comes_from() -> None:
    found = _numbers(to_builtins(shipped()))
    assert len(found) >= 15
    assert OWN not in {each["source"] for each in found}


def test_the_published_bands_of_engagement() -> None:
    band = shipped().bands["engagement_rate"]
    assert (band.typical, band.high) == (0.05, 0.10)


def test_what_a_file_does_not_set_stays(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[rates]\nhigh = 1.5\nlow = { value = 0.5, source = "mine" }\n[bands.vtr]\ntypical = 0.2\nhigh = 0.4\n')
    own = load(file)
    assert (own.rates.high.value, own.rates.high.source) == (1.5, OWN)
    assert (own.rates.low.value, own.rates.low.source) == (0.5, "mine")
    assert own.bands["vtr"].high == 0.4
    assert own.advice == shipped().advice
    assert own.bands["engagement_rate"] == shipped().bands["engagement_rate"]


WRONG: dict[str, tuple[str, str]] = {
    "no TOML": ("rates = ", "not valid TOML"),
    "an unknown table": ("[speed]\nhigh = 1", "speed"),
    "an unknown threshold": ("[rates]\nhigher = 1", "rates.higher"),
    "a negative one": ("[rates]\nhigh = -1", "rates.high"),
    "a text": ('[rates]\nhigh = "much"', "rates.high"),
    "NaN": ("[rates]\nhigh = nan", "rates.high"),
    "half a band": ("[bands.vtr]\nhigh = 0.4", "bands.vtr.typical"),
    "a band of nothing": ("[bands.speed]\ntypical = 0.1\nhigh = 0.4", "speed"),
    "a table as a number": ("rates = 4", "rates"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_file_is_one_sentence_that_names_the_file_and_the_place(what: str, tmp_path: Path) -> None:
    text, place = WRONG[what]
    assert place in refused(text, load, tmp_path)


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read as a file of thresholds"):
        load(tmp_path / "none.toml")
