"""Numbers as they are typed behind an option; what is none is refused in our words, not in the command line's."""

from collections.abc import Callable
from typing import TypeVar

from livetui.errors import UsageError
from livetui.text import clean

Number = TypeVar("Number", int, float)


def number(kind: Callable[[str], Number], option: str, what: str) -> Callable[[str], Number]:
    """A parser for an option, such as ``number(int, "--minutes", "a whole number of minutes, such as 60")``.

    It raises `UsageError` with a sentence that says what the option is instead; whether the number is in range is for those to
    say who know it.
    """

    def parse(typed: str) -> Number:
        try:
            return kind(str(typed).strip())
        except ValueError:
            raise UsageError(f"{option} is {what}, not “{clean(str(typed), 40)}”.") from None

    return parse


def drawings_a_second(typed: str) -> float:
    """What ``--fps`` takes."""
    value = number(float, "--fps", "a number of drawings a second, such as 2")(typed)
    if not 0.1 <= value <= 10:
        raise UsageError("--fps is a number of drawings a second from 0.1 to 10.")
    return value
