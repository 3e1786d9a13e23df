"""What a shell is told that asks how a line could go on."""

import pytest

from tests.cli.conftest import Command, environment


def asked(process: Command, words: str, place: int) -> tuple[int, list[str], str]:
    ended = process(env=environment(_LIVETUI_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(place)))
    return ended.code, ended.out.split(), ended.err


def test_commands_are_told_by_how_they_begin(process: Command) -> None:
    assert asked(process, "livetui re", 1) == (0, ["replay", "record", "report"], "")


@pytest.mark.parametrize("line", ["livetui report --format ", "livetui replay --at ", "livetui history show --format "])
def test_behind_an_option_nothing_is_said(process: Command, line: str) -> None:
    assert asked(process, line, len(line.split())) == (0, [], "")
