"""Outside text: whatever comes, what is drawn is visible, in order, in its cells, and no longer than allowed."""

from itertools import groupby
from time import process_time
from unicodedata import category, is_normalized

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from livetui import text
from livetui.text import Clean, clean, fit, join, pad, width

MARKS = st.sampled_from("\u0301\u0308\u0316\u0344\u0e34\u0e48\u093c\u093e\u094d\u09be\u09c7\u20dd\u3099\u0f71\u1100\u1161")
ODD = st.sampled_from("\t\n\x1b\x9b\u200d\ufe0f\u202e\u3164\u2800\ue000\ud800\U0001f3fb\U0001f1fa\U0001f1f8\U000e0041")
ANY = st.text(st.one_of(st.characters(max_codepoint=0x1FFFF, exclude_categories=()), MARKS, ODD), max_size=60)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("how much?", "how much?"),
        ("", ""),
        ("a\tb\nc\vd\fe\rf\x85g\u2028h\u2029i", "a b c d e f g h i"),
        ("\x1b[2J\x1b]52;c;aGk=\x07", "\ufffd[2J\ufffd]52;c;aGk=\ufffd"),
        ("\x9b31mred\x7f\0", "\ufffd31mred\ufffd\ufffd"),
        ("half \ud83d", "half \ufffd"),
        ("a\u202eb\u200bc\u2066d\ufeffe\u00adf", "abcdef"),
        ("\ue000a\U000f0000b\u0378c\ufffed", "abcd"),
        ("a\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0b", "ab"),
        ("❤\ufe0f\U000e0100", "❤"),
        ("👍🏽", "👍"),
        ("👩\u200d👧", "👩👧"),
        ("🇺🇸", "🇺🇸"),
        ("e\u0301", "é"),
        ("e\u0302\u0301", "ế"),
        ("\u0301\u0308a", "a"),
        ("a\u0301\u0308\u0316\u0317\u0318b", "á\u0316\u0317b"),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
        ("ที่นี่", "ที่นี่"),
        ("☰𝌆㉈", "\ufffd\ufffd\ufffd"),
        ("ᄒ\u1161\u11ab글", "한글"),
        ("\u1161x" + "\u1161" * 9 + "\u11a8", "x\u1161\u1161"),
    ],
)
def test_text_is_shown_as(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(ANY)
@example("e" + "\u0301" * 40)
def test_nothing_stays_that_a_terminal_obeys_or_nobody_sees(text: str) -> None:
    kinds = {category(char) for char in clean(text)}
    assert kinds.isdisjoint({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@given(ANY)
def test_no_base_carries_more_than_two_marks(text: str) -> None:
    shown = clean(text)
    runs = [len(list(run)) for is_mark, run in groupby(shown, lambda char: category(char)[0] == "M") if is_mark]
    assert max(runs, default=0) <= 2
    assert category((shown + " ")[0])[0] != "M"
    assert is_normalized("NFC", shown)


@given(ANY, st.integers(0, 20))
@settings(max_examples=500)
def test_cleaning_twice_is_cleaning_once(text: str, limit: int) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean(clean(text, limit), limit) == clean(text, limit)


def test_every_single_character_is_clean_or_gone_and_few_are_remembered() -> None:
    for code in range(0x110000):
        shown = clean(chr(code))
        assert not any(category(char)[0] == "C" for char in shown), hex(code)
        assert shown == clean(shown), hex(code)
    assert len(text._SHOWN_AS) <= text._REMEMBERED


@pytest.mark.parametrize(("text", "limit", "shown"), [
    ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("abcd fg", 6, "abcd…"), ("泡沫洗面奶", 3, "泡沫…"),
    ("ab", 1, "…"), ("ab", 0, ""), ("\u200b" * 50 + "ab", 2, "ab"),
])  # fmt: skip
def test_long_text_is_cut_with_an_ellipsis(text: str, limit: int, shown: str) -> None:
    assert clean(text, limit) == shown


def test_a_pile_of_marks_takes_no_time_to_clean() -> None:
    start = process_time()
    assert clean("e" + "\u0316\u0301" * 50_000) == "é\u0316\u0316"
    assert process_time() - start < 2


@given(ANY)
def test_the_width_is_the_one_that_rich_draws(text: str) -> None:
    assert width(clean(text)) == cell_len(clean(text))


@pytest.mark.parametrize(("text", "cells", "shown"), [
    ("serum", 5, "serum"), ("serum", 4, "ser…"), ("serum", 1, "…"), ("serum", 0, ""), ("serum", -1, ""), ("", 0, ""),
    ("a b", 2, "a…"), ("泡沫奶", 6, "泡沫奶"), ("泡沫奶", 5, "泡沫…"), ("泡沫奶", 4, "泡…"), ("泡沫奶", 2, "…"),
    ("a泡", 2, "a…"), ("x\u0302yz", 2, "x\u0302…"), ("🇺🇸🇹🇭!", 4, "🇺🇸…"), ("🇺🇸🇹🇭!", 3, "🇺🇸…"), ("a🇺🇸!", 3, "a…"),
])  # fmt: skip
def test_text_is_cut_to_its_cells(text: str, cells: int, shown: str) -> None:
    assert fit(clean(text), cells) == shown


@given(ANY, st.integers(0, 70))
def test_fitted_text_is_within_its_cells_and_a_beginning(text: str, cells: int) -> None:
    shown = clean(text)
    fitted = fit(shown, cells)
    assert width(fitted) <= cells
    assert fitted == shown or shown.startswith(fitted.removesuffix("…"))
    assert clean(fitted) == fitted


@given(ANY, st.integers(0, 70), st.sampled_from(["left", "right"]))
def test_padded_text_takes_exactly_its_cells(text: str, cells: int, align: str) -> None:
    padded = pad(clean(text), cells, "left" if align == "left" else "right")
    assert width(padded) == cells


def test_padding_goes_to_the_side_away_from_the_text() -> None:
    assert pad(Clean("ab"), 4) == "ab  "
    assert pad(Clean("ab"), 4, "right") == "  ab"


def test_clean_parts_are_joined() -> None:
    assert join([Clean("a"), Clean("b")]) == "a b"
    assert join([Clean("a"), Clean("b")], Clean(" · ")) == "a · b"
