"""What somebody types to name the feeds of a LIVE, as feeds."""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from livetui.cli.says import note
from livetui.errors import UsageError
from livetui.text import clean

if TYPE_CHECKING:
    from livetui.engine.receiver import Feed

_NUMBERED = re.compile(r"(\d{1,2})=(.*)", re.DOTALL)


def feeds_of(
    sources: Sequence[str],
    *,
    dialect: Sequence[str] = (),
    header: Sequence[str] = (),
    hello: Sequence[str] = (),
    environ: Mapping[str, str] = os.environ,
    stdin: int = 0,
) -> "list[Feed]":
    """The feeds that were named, in their order; raises `UsageError`.

    Options are for all feeds, or behind ``2=`` for the second. What opens a feed must be so where there are several: it goes
    to nobody else. ``stdin`` is the descriptor of standard input.
    """
    from livetui.engine.receiver import Feed
    from livetui.feed.dialects import dialect_named
    from livetui.feed.headers import expand, parse_header
    from livetui.feed.intake import MOST_SOURCES
    from livetui.feed.open import known_dialect, open_source
    from livetui.feed.source import Access
    from livetui.feed.sources.stdin import StandardInput

    if len(sources) > MOST_SOURCES:
        raise UsageError(f"A LIVE can have {MOST_SOURCES} feeds at most: name fewer.")
    if sources.count("-") > 1:
        raise UsageError("Standard input can be one feed only: name - once.")
    for option, values in (("--header", header), ("--hello", hello)):
        if len(sources) > 1 and any(not _NUMBERED.match(value) for value in values):
            raise UsageError(f"With several feeds say which one {option} is for: {option} '2=…' is for the second.")
    feeds = []
    for number, text in enumerate(sources, 1):
        headers = tuple(parse_header(value, environ) for value in _for(number, header, len(sources), "--header"))
        greeting = _last(_for(number, hello, len(sources), "--hello"))
        named = _last(_for(number, dialect, len(sources), "--dialect")) or known_dialect(text)
        spoken = dialect_named(named) if named else None
        said = expand(greeting, environ) if greeting is not None else spoken.hello if spoken else None
        access = Access(headers=headers, hello=said)
        source = StandardInput(stdin) if text == "-" else open_source(text, access, environ)
        feeds.append(Feed(source=source, dialect=spoken, may_be_silent="://" not in source.name))
    return feeds


def remember_feeds(sources: Sequence[str], *, dialect: Sequence[str], header: Sequence[str]) -> None:
    """Let the welcome offer these again, the first of them at the top, without what is secret; one header of a feed is kept."""
    from livetui.feed.remembered import feeds_path, remember

    for number, source in reversed(list(enumerate(sources, 1))):
        headers = _for(number, header, len(sources), "--header")
        try:
            if source != "-":
                remember(feeds_path(), source, _last(headers), _last(_for(number, dialect, len(sources), "--dialect")))
        except UsageError as error:
            note(str(error))
            return


def none_is(recording: Path, feeds: "Sequence[Feed]") -> None:
    """Raises `UsageError` where the file to record to is itself one of the feeds: it would grow without end."""
    from livetui.feed.sources.growing import GrowingFile
    from livetui.feed.sources.stdin import StandardInput

    for feed in feeds:
        if isinstance(feed.source, GrowingFile | StandardInput) and feed.source.reads(recording):
            name = clean(str(recording))
            raise UsageError(f"{name} cannot be recorded into itself: give the recording another name.")


def say_what_is_awaited(feeds: "Sequence[Feed]") -> None:
    """Say of each file that is not there yet that it is waited for."""
    from livetui.feed.sources.growing import GrowingFile

    for feed in feeds:
        if isinstance(feed.source, GrowingFile) and not feed.source.is_there:
            note(f"There is no file {feed.source.name} yet: it is waited for.")


def _for(number: int, values: Sequence[str], feeds: int, option: str) -> list[str]:
    """The values that are for the feed of a number."""
    mine = []
    for value in values:
        found = _NUMBERED.fullmatch(value)
        if found and not 1 <= int(found[1]) <= feeds:
            raise UsageError(f"{option} {found[1]}= is for a feed that is not there: there are {feeds}.")
        if found is None or int(found[1]) == number:
            mine.append(found[2] if found else value)
    return mine


def _last(values: Sequence[str]) -> str | None:
    return values[-1] if values else None
