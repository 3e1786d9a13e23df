"""What `--format` may name, command by command; without it the name of the file that is written says which."""

from collections.abc import Sequence
from pathlib import PurePath

from livetui.cli.says import note
from livetui.errors import UsageError
from livetui.text import clean

DATA = ("text", "json")
TABLES = ("text", "json", "csv")

_ENDINGS = {
    ".txt": "text", ".json": "json", ".csv": "csv", ".html": "html", ".htm": "html", ".parquet": "parquet",
}  # fmt: skip


def one_of(name: str, formats: Sequence[str]) -> str:
    """The format that was named; raises `UsageError` where it is none of these."""
    if name not in formats:
        raise UsageError(f"--format is {_listed(formats)}, not “{clean(name, 40)}”.")
    return name


def chosen(name: str | None, output: str | None, formats: Sequence[str]) -> str:
    """The format that was named, else that of the file to write, which is said; the first where neither says any.

    Raises `UsageError` where it is none of these.
    """
    if name is not None:
        return one_of(name, formats)
    meant = None if output is None else _ENDINGS.get(PurePath(output).suffix.lower())
    if output is None or meant is None:
        return formats[0]
    if meant not in formats:
        raise UsageError(
            f"{clean(output)} would be {meant}, and this is written as {_listed(formats)}: say --format, or name another."
        )
    if meant != formats[0]:
        note(f"By its name, {clean(output)} is written as {meant}.")
    return meant


def _listed(formats: Sequence[str]) -> str:
    *most, last = formats
    return f"{', '.join(most)} or {last}"
