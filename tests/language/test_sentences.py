"""How English words become those of the interface's language."""

import json
from collections.abc import Iterator

import pytest

from livetui.language import both, english, languages, read, said, speak
from livetui.text import Clean
from livetui.ui.draw import own

WORDS = {
    "{count} left of {product}": "quedan {count} de {product}",
    "pinned": "fijado",
    "LIVE ads": "Anuncios LIVE",
    "{one} and {other}": "{one} y {other}",
}


@pytest.fixture
def spoken() -> Iterator[None]:
    speak(WORDS)
    yield
    speak({})


def test_without_a_language_words_are_as_they_are_written() -> None:
    assert own(" pinned") == " pinned"


@pytest.mark.usefixtures("spoken")
def test_words_are_said_in_the_language_with_the_white_space_around_them() -> None:
    assert own(" pinned") == " fijado"


@pytest.mark.usefixtures("spoken")
def test_what_a_language_has_no_words_for_is_said_in_english() -> None:
    assert own("sold out") == "sold out"


@pytest.mark.usefixtures("spoken")
def test_a_template_is_filled_in_after_it_is_translated() -> None:
    assert own("{count} left of {product}", count=3, product=Clean("{count} pinned")) == "quedan 3 de {count} pinned"


@pytest.mark.usefixtures("spoken")
def test_a_sentence_from_below_stays_english_until_the_interface_says_it() -> None:
    sentence = english("{count} left of {product}", count=3, product=Clean("soap"))
    assert sentence == "3 left of soap"
    assert json.dumps([sentence]) == '["3 left of soap"]'
    assert said(sentence) == "quedan 3 de soap"


@pytest.mark.usefixtures("spoken")
def test_a_sentence_within_a_sentence_is_said_too() -> None:
    channels = both([english("LIVE ads"), Clean("LIVE ads")])
    assert said(channels) == "Anuncios LIVE y LIVE ads"


@pytest.mark.usefixtures("spoken")
def test_text_from_outside_is_never_translated() -> None:
    assert said(Clean("pinned")) == "pinned"


def test_english_has_no_file() -> None:
    assert languages()[0] == "en"
    assert read("en") == {}
