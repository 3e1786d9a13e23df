"""Finding a name as people type it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livetui.views.search import folded, found


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("creme", "Crème de Nuit"), ("CRÈME", "creme"), ("dam", "Đầm dạ hội"), ("strasse", "Straße"), ("ｓｅｒｕｍ", "Serum"),
        ("30 glow", "Glow serum 30 ml"), ("กันแดด", "ครีมกันแดด SPF50+"), ("面膜", "玻尿酸补水面膜"), ("istanbul", "İstanbul"),
        ("", "anything"), ("   ", "anything"), ("oeuf", "Œuf"),
    ],
)  # fmt: skip
def test_a_name_is_found_without_its_accents_and_in_any_order_of_words(query: str, text: str) -> None:
    assert found(query, text)


@pytest.mark.parametrize(("query", "text"), [("serums", "serum"), ("glow cream", "glow serum"), ("x", "")])
def test_every_word_must_be_there(query: str, text: str) -> None:
    assert not found(query, text)


def test_words_may_stand_in_different_texts() -> None:
    assert found("glow p-17", "Glow serum", None, "P-17")
    assert not found("glow", None)


@given(st.text(max_size=20))
def test_every_text_finds_itself(text: str) -> None:
    assert found(text, text)
    assert folded(folded(text)) == folded(text)
