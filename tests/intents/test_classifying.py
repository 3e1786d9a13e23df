"""What comments are understood to mean."""

import pytest

from livetui.intents.classify import Intents, shipped
from livetui.intents.intent import Intent as I
from livetui.intents.lexicon import Lexicon
from tests.intents.labelled_comments import Labelled, half


def _lexicon(**rest: object) -> Lexicon:
    return Lexicon.model_validate({"language": "Mine", "codes": ["en"], "intents": {}} | rest)


@pytest.mark.parametrize("comment", half("tune"), ids=lambda comment: comment.text)
def test_the_half_that_the_lexicons_were_tuned_on_is_understood(comment: Labelled) -> None:
    assert shipped().hear(comment.text).intents == comment.intents


@pytest.mark.parametrize(
    ("text", "intents"),
    [
        ("how much and do you ship to Canada?", {I.PRICE, I.SHIPPING}),
        ("how much is shipping", {I.SHIPPING}),
        ("what a great price!", {I.PRAISE}),
        ("hm po", {I.PRICE}),
        ("hmmm", set()),
        ("magkano po, may voucher ba", {I.PRICE, I.COUPON}),
        ("how much po yan sis", {I.PRICE}),
        ("¿cuánto sale con envío?", {I.PRICE, I.SHIPPING}),
        ("bao nhieu tien vay shop", {I.PRICE}),
        ("多少錢?包郵嗎", {I.PRICE, I.SHIPPING}),
        ("mahal kita", set()),
        ("❤️", {I.PRAISE}),
        ("❤️ how much", {I.PRICE}),
        ("my life is a mess", set()),
        ("", set()),
    ],
)
def test_a_comment_means_all_that_it_says_and_no_more(text: str, intents: set[I]) -> None:
    assert shipped().hear(text).intents == intents


def test_what_stands_within_words_that_deny_it_does_not_count() -> None:
    mine = Intents([_lexicon(intents={"price": {"any": ["price"], "no": ["great price"]}})])
    assert mine.hear("great price").intents == set()
    assert mine.hear("great price, what price?").intents == {I.PRICE}


def test_what_is_meant_alone_is_not_meant_in_company_but_for_fillers_and_emoji() -> None:
    mine = Intents([_lexicon(fillers=["pls"], intents={"price": {"only": ["price", "how much"]}})])
    assert mine.hear("price pls 😍!!").intents == {I.PRICE}
    assert mine.hear("price how much").intents == {I.PRICE}
    assert mine.hear("a price").intents == set()


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [("hm", None, False), ("hm", "tl", True), ("hm", "TL-ph", True), ("hm", "en", False), ("hm sis po", "en", True)],
)
def test_an_ambiguous_word_counts_where_the_feed_or_a_sign_tells_the_language(text: str, lang: str | None, found: bool) -> None:
    mine = Intents([_lexicon(codes=["fil", "tl"], signs=["po"], intents={"price": {"ambiguous": ["hm"]}})])
    assert (mine.hear(text, lang).intents == {I.PRICE}) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("giá sao", True),
        ("gia sao", False),
        ("gia sao vậy", True),
        ("già sao vậy", False),
        ("mắc", True),
        ("mac vậy", False),
    ],
)
def test_words_without_their_accents_count_where_the_language_is_known_and_a_single_one_never(text: str, found: bool) -> None:
    mine = Intents([_lexicon(codes=["vi"], accents=True, signs=["vậy"], intents={"price": {"any": ["giá sao", "mắc"]}})])
    assert (mine.hear(text).intents == {I.PRICE}) == found


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("how much", True),
        ("price pls", True),
        ("my card keeps getting declined", True),
        ("love the fast shipping", False),
        ("beautiful and cheap delivery", False),
        ("love it! do you ship to Canada?", True),
        ("too expensive", False),
        ("pick me pick me", False),
        ("who won the giveaway?", True),
        ("follow for follow? cheap price", False),
        ("hello everyone", False),
        ("😍😍", False),
    ],
)
def test_a_question_is_what_waits_for_an_answer(text: str, question: bool) -> None:
    assert bool(shipped().hear(text).wanted) == question


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Is the Glow Serum good for OILY skin?", ("glow", "serum", "good", "oily", "skin")),
        ("¿El envío es gratis, por favor?", ("envio", "gratis")),
        ("请问这个包邮吗", ("包邮",)),
        ("", ()),
    ],
)
def test_the_words_that_carry_meaning_are_kept(text: str, words: tuple[str, ...]) -> None:
    assert shipped().words(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "precio" + "o" * 10_000,
        "é\u0301" * 10_000,
        "ราคา" * 3_000,
        "多少" * 5_000,
        "how much " * 2_000,
        "(" * 10_000,
        "\ud800" * 100,
        "\x00\x1b[31m\u202e",
        "?" * 10_000,
        "😍" * 5_000,
    ],
)
def test_hostile_text_is_only_text(text: str) -> None:
    heard = shipped().hear(text)
    assert shipped().hear(text) == heard
    assert isinstance(shipped().words(text), tuple)


def test_a_comment_means_the_same_when_it_is_heard_again() -> None:
    assert shipped().hear("how much?") is shipped().hear("how much?")
    assert shipped().hear("how much?") == shipped().understand("how much?")
