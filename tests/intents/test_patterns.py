"""What patterns are found in."""

import time

import pytest

from livetui.intents.folding import Folding, PatternError
from livetui.intents.matcher import Matcher
from livetui.intents.patterns import Accents, parse

FOLDING = Folding()


def _spans(pattern: str, text: str, accents: Accents = Accents.IGNORED, gap: int = 2) -> list[tuple[int, int]]:
    matcher: Matcher[int, tuple[int, ...]] = Matcher(lambda tags: tags)
    matcher.add(parse(pattern, FOLDING, accents), 1, gap)
    return [(start, end) for _, start, end in matcher.find(FOLDING.units(text))]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("how much", "so HOW much?"),
        ("precio", "preciooooo"),
        ("precio", "PRECIOO"),
        ("magkano", "magkaaano"),
        ("sell", "sellllll"),
        ("xxl", "xxl"),
        ("preci*", "preciosas"),
        ("how ... cost", "how cost"),
        ("how ... cost", "how does it cost"),
        ("(is|are|) left", "left"),
        ("(is|are|) left", "what are left"),
        ("(in|from (the|my)) shop", "from my shop"),
        ("size #", "size 42"),
        ("size #", "size42"),
        ("多少钱", "这个多少钱啊"),
        ("多少...钱", "多少块钱"),
        ("มีไหม", "สีดำมี ไหมคะ"),
        ("😍", "wow😍"),
    ],
)
def test_found(pattern: str, text: str) -> None:
    assert _spans(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("cost", "costume"),
        ("how much", "how so much"),
        ("hm", "hmong"),
        ("preci*", "prec"),
        ("how ... cost", "how much does it cost"),
        ("size #", "size l"),
        ("sell", "sel"),
        ("สี", "สี่"),
        ("多少钱", "多少"),
    ],
)
def test_not_found(pattern: str, text: str) -> None:
    assert not _spans(pattern, text)


@pytest.mark.parametrize(
    ("text", "kept", "left_out"),
    [("giá", True, True), ("gia", False, True), ("già", False, False), ("giááá", True, True)],
)
def test_accents_may_tell_words_apart(text: str, kept: bool, left_out: bool) -> None:
    assert bool(_spans("giá", text, Accents.KEPT)) == kept
    assert bool(_spans("giá", text, Accents.LEFT_OUT)) == left_out


def test_what_is_found_tells_its_place() -> None:
    assert _spans("how ... cost", "well how does it cost now") == [(1, 5)]


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("", "nothing"),
        ("(a|)", "nothing"),
        ("...", "nothing"),
        ("... a", "between two words"),
        ("a ...", "between two words"),
        ("a ... ... b", "between two words"),
        ("(a", "without a closing"),
        ("a)", "without an opening"),
        ("a|b", "in brackets"),
        ("((((((a))))))", "in one another"),
        ("ab*", "3 or more"),
        ("*", "without"),
        ("a ?!", "read without"),
    ],
)
def test_a_pattern_that_means_nothing_is_refused(pattern: str, why: str) -> None:
    with pytest.raises(PatternError, match=why):
        parse(pattern, FOLDING)


def test_the_time_grows_with_the_text_alone() -> None:
    matcher: Matcher[int, tuple[int, ...]] = Matcher(lambda tags: tags)
    for count in range(2, 9):
        matcher.add(parse(" ... ".join(["a"] * count), FOLDING), count, 6)

    def taken(units: int) -> float:
        times = []
        for _ in range(3):
            start = time.process_time()
            matcher.find(["a", "b"] * (units // 2))
            times.append(time.process_time() - start)
        return min(times)

    taken(1_000)
    assert taken(16_000) < 16 * 4 * taken(1_000)
