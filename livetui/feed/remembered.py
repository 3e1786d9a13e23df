"""The feeds that were watched lately, without anything that opens them."""

import os
import re
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from livetui.config import data_dir
from livetui.errors import UsageError
from livetui.feed.headers import shown
from livetui.text import ELLIPSIS, clean
from livetui.whole import whole

MOST = 5
_LONGEST = 4096
_VARIABLE = r"\$(?:[A-Za-z_][A-Za-z0-9_]*|\{[A-Za-z_][A-Za-z0-9_]*\})"
_HEADER = re.compile(rf"[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[ \t]*(?:(?:Bearer|Basic|Token|ApiKey)[ \t]+)?{_VARIABLE}", re.IGNORECASE)
_PERHAPS_AN_ADDRESS = re.compile(r"[^/?]*@|.*\?", re.DOTALL)
"""One that was typed without its scheme."""


class Remembered(BaseModel):
    """A feed as it was typed, but for what is secret: of an address neither user nor query, of a header only a variable."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str = Field(min_length=1, max_length=_LONGEST)
    header: str | None = Field(default=None, max_length=_LONGEST)
    dialect: str | None = Field(default=None, max_length=64)


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    feeds: tuple[Remembered, ...] = Field(max_length=MOST)


def feeds_path() -> Path:
    """Where they are remembered."""
    return data_dir() / "feeds.json"


def without_secrets(source: str) -> str | None:
    """A source as it may be kept, a path from its root; None where what is secret cannot be told from the rest."""
    if "://" not in source and not source.startswith("$"):
        if _PERHAPS_AN_ADDRESS.match(source):
            return None
        return source if source == "-" or source.endswith(":") else os.path.abspath(os.path.expanduser(source))
    kept = shown(source)
    return None if ELLIPSIS in kept else kept


def header_may_be_kept(header: str) -> bool:
    """Whether its value is the name of a variable, and nothing else but the word that says what that is: ``Bearer $TOKEN``."""
    return bool(_HEADER.fullmatch(header.strip()))


def remembered(path: Path) -> tuple[Remembered, ...]:
    """The latest first; none where the file cannot be read, or is none of ours."""
    try:
        return _File.model_validate_json(path.read_bytes()).feeds
    except (OSError, ValidationError):
        return ()


def remember(path: Path, source: str, header: str | None, dialect: str | None) -> None:
    """Keep a feed without its secrets, the last five in all; raises `UsageError` where it cannot be written."""
    if (kept := without_secrets(source)) is None or len(kept) > _LONGEST:
        return
    feed = Remembered(source=kept, header=header if header and header_may_be_kept(header) else None, dialect=dialect)
    others = tuple(each for each in remembered(path) if each.source != feed.source)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole(path) as file:
            os.fchmod(file.fileno(), 0o600)
            file.write(_File(feeds=(feed, *others)[:MOST]).model_dump_json(indent=1).encode())
    except OSError as error:
        where = clean(str(path))
        raise UsageError(f"The feed will be forgotten, for {where} cannot be written ({error.strerror}).") from None
