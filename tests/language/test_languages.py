"""Each language's file has all that the screen says, and nothing else."""

import tomllib
from collections import Counter
from importlib import resources

import pytest

from livetui.language import languages, read
from livetui.metrics.catalogue import CATALOGUE
from livetui.text import Clean, clean, width
from livetui.views.funnel import STAGE_WORDS
from livetui.views.intent_words import INTENT_WORDS
from tests.language.sentences import fields, sentences

pytestmark = pytest.mark.parametrize("language", [each for each in languages() if each != "en"])

_SHORT_CELLS = 13
_INTENT_CELLS = 8
_STAGE_CELLS = 19


def test_everything_that_the_screen_says_has_a_translation(language: str) -> None:
    assert sorted(sentences() - read(language).keys()) == []


def test_nothing_is_translated_that_the_screen_does_not_say(language: str) -> None:
    assert sorted(read(language).keys() - sentences()) == []


def test_nothing_is_translated_twice(language: str) -> None:
    file = tomllib.loads(resources.files("livetui.languages").joinpath(f"{language}.toml").read_text("utf-8"))
    keys = Counter(key for words in file.values() for key in words)
    assert [key for key, times in keys.items() if times > 1] == []


def test_a_translation_has_the_fields_of_the_english_sentence(language: str) -> None:
    assert [english for english, words in read(language).items() if fields(english) != fields(words)] == []


def test_a_translation_is_text_that_can_be_drawn(language: str) -> None:
    assert [words for words in read(language).values() if clean(words) != words or words.strip() != words] == []


def test_the_short_name_of_a_metric_fits_above_a_figure(language: str) -> None:
    words = read(language)
    names = {words[metric.short] for metric in CATALOGUE}
    assert [name for name in names if width(Clean(name)) > _SHORT_CELLS] == []


def test_what_a_comment_is_about_fits_its_column(language: str) -> None:
    words = read(language)
    assert [each for each in INTENT_WORDS.values() if width(Clean(words[each])) > _INTENT_CELLS] == []


def test_the_stages_of_the_funnel_fit_before_their_figures(language: str) -> None:
    words = read(language)
    assert [each for each in STAGE_WORDS.values() if width(Clean(words[each])) > _STAGE_CELLS] == []
