"""The named spans are said once, and everything that speaks of spans knows all of them."""

import pytest

from livetui.checked import checked
from livetui.config import Config
from livetui.report.words import SPANS
from livetui.span import LAST, NAMES
from livetui.ui.keys import KEYS
from livetui.ui.look import SPAN_WORDS


def test_a_name_says_how_long_its_span_is() -> None:
    assert NAMES == ("whole", "30m", "5m")
    assert LAST == {"30m": 1800, "5m": 300}


@pytest.mark.parametrize("name", NAMES)
def test_a_span_has_words_on_the_screen_and_in_reports_and_can_be_configured(name: str) -> None:
    assert name in SPAN_WORDS
    assert name in SPANS
    assert checked(Config, {"span": name}).span == name


def test_the_key_names_them_all() -> None:
    words = next(key.words for key in KEYS if key.name == "span")
    assert all(span in words for span in SPAN_WORDS.values())
