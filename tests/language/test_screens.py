"""The screens of the sample in each language."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from livetui.config import load
from livetui.errors import UsageError
from livetui.language import languages, read
from tests.language.sentences import fields, unsaid

SPOKEN = [each for each in languages() if each != "en"]
_LEAST = 10
"""Shorter English words may be words of another language, or a part of one."""


@cache
def _walked(language: str) -> Any:
    """Constants are said when their module is imported: a language has a process of its own."""
    command = [sys.executable, "-m", "tests.language.walking", language, "200x60"]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, env=os.environ | {"NO_COLOR": ""}, capture_output=True, timeout=200, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("language", SPOKEN)
def test_the_screens_ask_for_no_words_that_the_language_has_not(language: str) -> None:
    assert _walked(language)["missed"] == []


@pytest.mark.parametrize("language", SPOKEN)
def test_no_english_sentence_is_left_on_a_screen(language: str) -> None:
    words = read(language)
    foreign = [
        each for each, said in words.items() if said != each and len(each) >= _LEAST and " " in each and not fields(each)
    ]
    foreign = [each for each in foreign if not any(each in said for said in words.values())]
    left = {keys: [each for each in foreign if each in screen] for keys, screen in _walked(language)["seen"].items()}
    assert {keys: found for keys, found in left.items() if found} == {}


def test_the_screen_writes_no_words_that_no_language_can_say() -> None:
    names = ("GMV", "SKU", "livetui replay")
    assert [each for each in unsaid() if not each.rstrip().endswith(names)] == []


def test_an_unknown_language_is_said_with_the_file_the_line_and_those_there_are(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('theme = "livetui"\nlanguage = "tlh"\n', "utf-8")
    with pytest.raises(UsageError) as caught:
        load(file)
    assert str(caught.value) == f'{file}, line 2: language must be one of {", ".join(languages())}, such as "es".'


def test_for_english_no_file_of_a_language_is_read(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "from livetui.cli.settings import settings\n"
        "settings()\n"
        "print(sum('languages' in each for each in opened), len(opened) > 100)\n"
    )
    environment = os.environ | {"LIVETUI_CONFIG": str(tmp_path / "none.toml")}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == ["0", "True"]
