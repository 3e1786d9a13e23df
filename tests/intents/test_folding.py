"""How comments are made comparable."""

import pytest

from livetui.intents.accents import unaccented
from livetui.intents.folding import READ, Folding, PatternError

FOLDING = Folding(["钱 錢", "แ เเ", "ไหม มั้ย"])


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("What's the PRICE?", ["whats", "the", "price"]),
        ("isn’t", ["isnt"]),
        ("¿Cuánto CUESTA?", ["cuánto", "cuesta"]),
        ("30ml", ["30", "ml"]),
        ("f4f!!", ["f", "4", "f"]),
        ("mag-checkout po", ["mag", "checkout", "po"]),
        ("𝗽𝗿𝗶𝗰𝗲 ＰＲＩＣＥ", ["price", "price"]),
        ("pri\u200bce", ["price"]),
        ("❤️👍🏽", ["❤", "👍"]),
        ("多少錢", ["多", "少", "钱"]),
        ("เเพงมั้ย", ["แ", "พ", "ง", "ไ", "ห", "ม"]),
        ("มากกกก", ["ม", "า", "ก"]),
        ("S码", ["s", "码"]),
        ("", []),
        ("!!! …", []),
    ],
)
def test_a_comment_is_its_words_numbers_signs_and_characters(text: str, units: list[str]) -> None:
    assert FOLDING.units(text) == units


@pytest.mark.parametrize(
    ("unit", "bare"), [("đẹp", "dep"), ("cuánto", "cuanto"), ("niño", "nino"), ("สี่", "สี่"), ("price", "price")]
)
def test_a_word_is_bared_of_accents_and_a_thai_character_is_not(unit: str, bare: str) -> None:
    assert unaccented(unit) == bare


def test_a_thai_character_with_a_tone_is_another_than_the_one_without() -> None:
    assert Folding().units("สี") != Folding().units("สี่")


def test_composed_and_decomposed_are_the_same() -> None:
    assert Folding().units("cua\u0301nto") == Folding().units("cuánto")


def test_no_more_is_read_than_any_platform_allows() -> None:
    assert sum(map(len, FOLDING.units("aé" * 100_000))) == READ


@pytest.mark.parametrize("group", ["x", "", "ab a", "a a", "x yz"])
def test_spellings_that_would_change_other_words_are_refused(group: str) -> None:
    with pytest.raises(PatternError):
        Folding([group])
