"""The phrases and products that a LIVE is made from are complete."""

import re
import unicodedata

import pytest

from livetui.simulate.catalogue import catalogue
from livetui.simulate.phrases import PHRASEBOOK

PHRASES = [
    (lang, intent, text) for lang, intents in PHRASEBOOK.phrases.items() for intent, texts in intents.items() for text in texts
]


def test_there_are_several_hundred_and_none_twice_in_a_language() -> None:
    assert len(PHRASES) > 500
    assert len({(lang, text) for lang, _, text in PHRASES}) == len(PHRASES)


@pytest.mark.parametrize("lang", PHRASEBOOK.languages)
def test_a_language_has_words_for_everything_and_names(lang: str) -> None:
    assert set(PHRASEBOOK.intents) <= set(PHRASEBOOK.phrases[lang])
    assert PHRASEBOOK.names[lang]


def test_phrases_have_no_control_characters_and_only_known_places_to_fill() -> None:
    for _, _, text in PHRASES:
        assert not any(unicodedata.category(character) == "Cc" for character in text), text
        assert set(re.findall(r"{(.*?)}", text)) <= {"product", "creator", "n"}, text


def test_products_have_ids_and_codes_of_their_own() -> None:
    products = catalogue()
    assert len({product.product for product in products}) == len({product.sku for product in products}) == len(products)
