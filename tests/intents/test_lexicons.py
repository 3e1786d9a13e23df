"""The lexicons that come with the program, and those of users."""

from pathlib import Path

import pytest

from livetui.errors import UsageError
from livetui.intents.classify import extended
from livetui.intents.folding import Folding
from livetui.intents.intent import Intent
from livetui.intents.lexicon import Lexicon, faults, load, patterns_of, shipped
from livetui.intents.matcher import Matcher
from livetui.intents.patterns import Accents, parse
from tests.intents.examples import examples
from tests.intents.labelled_comments import half

HEAD = 'language = "Mine"\ncodes = ["en"]\n'


@pytest.mark.parametrize("lexicon", shipped(), ids=lambda lexicon: lexicon.language)
def test_every_shipped_pattern_means_something(lexicon: Lexicon) -> None:
    assert not list(faults(lexicon))
    assert set(lexicon.intents) == set(Intent)


@pytest.mark.parametrize("lexicon", shipped(), ids=lambda lexicon: lexicon.language)
def test_every_word_of_every_shipped_pattern_is_found_in_what_it_is_written_for(lexicon: Lexicon) -> None:
    folding = Folding([group for part in shipped() for group in part.alike])
    accents = Accents.KEPT if lexicon.accents else Accents.IGNORED
    for where, pattern in patterns_of(lexicon):
        matcher: Matcher[str, tuple[str, ...]] = Matcher(lambda tags: tags)
        sequence = parse(pattern, folding, accents)
        matcher.add(sequence, pattern, lexicon.gap)
        for text in examples(sequence):
            assert matcher.find(folding.units(text)), f"{where}: {pattern} in {text}"


def test_the_labelled_halves_have_fifty_comments_a_language_and_none_in_common() -> None:
    tune, held_out = half("tune"), half("held_out")
    for lexicon, language in zip(shipped(), dict.fromkeys(comment.language for comment in tune), strict=True):
        for comments in (tune, held_out):
            assert sum(comment.language == language for comment in comments) == 50, lexicon.language
    assert not {comment[:2] for comment in tune} & {comment[:2] for comment in held_out}


def _file(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_users_lexicon_adds_to_the_shipped_ones(tmp_path: Path) -> None:
    path = _file(tmp_path, f'{HEAD}[intents.price]\nany = ["dinero"]\nno = ["price check"]\n')
    mine = extended([path])()
    assert mine.hear("dinero").intents == {Intent.PRICE}
    assert mine.hear("price check").intents == set()
    assert mine.hear("how much").intents == {Intent.PRICE}


def test_a_users_lexicon_may_take_the_place_of_one_intent_of_its_language(tmp_path: Path) -> None:
    path = _file(tmp_path, f'{HEAD}[intents.price]\nreplace = true\nany = ["dinero"]\n')
    mine = extended([path])()
    assert mine.hear("dinero").intents == {Intent.PRICE}
    assert mine.hear("whats the damage").intents == set()
    assert mine.hear("magkano po").intents == {Intent.PRICE}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("x = ", "is not valid TOML: "),
        ("", "mine.toml, language: field required."),
        ('language = "x"\ncodes = ["EN"]\n[intents]\n', "mine.toml, line 2, codes.0: string should match pattern"),
        (
            f"{HEAD}words = []\n[intents]\n",
            "mine.toml, line 3, words: there is no such key; the keys here are language, codes, ",
        ),
        (
            f"{HEAD}[intents.prices]\n",
            "mine.toml, line 3, intents.prices: there is no such intent; the intents are price, size, ",
        ),
        (
            f"{HEAD}[intents.price]\nnot = []\n",
            "mine.toml, line 4, intents.price.not: there is no such key; the keys here are any, ",
        ),
        (f'{HEAD}[intents.price]\nany = "cost"\n', "mine.toml, line 4, intents.price.any: input should be a valid tuple."),
        (
            f'{HEAD}[intents.price]\nany = [\n  "cost",\n  "(how|what",\n]\n',
            "mine.toml, line 6, intents.price.any: “(how|what” has an opening bracket without a closing one.",
        ),
        (f'{HEAD}alike = ["x"]\n[intents]\n', "mine.toml, line 3, alike: “x” must be what stands for the others, "),
    ],
)
def test_what_is_wrong_with_a_users_lexicon_is_told_with_its_place(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(UsageError) as error:
        load(_file(tmp_path, text))
    assert sentence in str(error.value)
    assert str(error.value).endswith(".")


def test_a_lexicon_that_cannot_be_read_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b'language = "\xe9"')
    for name in ("none.toml", "latin.toml"):
        with pytest.raises(UsageError, match=f"{name} cannot be read as a lexicon"):
            load(tmp_path / name)


def test_a_folder_stands_for_the_lexicons_in_it(tmp_path: Path) -> None:
    for name, word in (("a", "dinero"), ("b", "argent")):
        (tmp_path / f"{name}.toml").write_text(f'{HEAD}[intents.price]\nany = ["{word}"]\n', "utf-8")
    mine = extended([tmp_path])()
    assert mine.hear("dinero").intents == mine.hear("argent").intents == {Intent.PRICE}


def test_a_folder_without_lexicons_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no lexicon"):
        extended([tmp_path])


def test_what_is_wrong_is_told_before_the_lexicons_are_made_ready(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="line 3"):
        extended([_file(tmp_path, f"{HEAD}words = []\n[intents]\n")])
