"""What `--format` may name, command by command."""

from collections.abc import Sequence

from livetui.errors import UsageError
from livetui.text import clean

DATA = ("text", "json")
TABLES = ("text", "json", "csv")


def one_of(name: str, formats: Sequence[str]) -> str:
    """The format that was named; raises `UsageError` where it is none of these."""
    if name not in formats:
        *most, last = formats
        raise UsageError(f"--format is {', '.join(most)} or {last}, not “{clean(name, 40)}”.")
    return name
