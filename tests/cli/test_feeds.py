"""How the feeds of a LIVE are named."""

from pathlib import Path

import pytest

from livetui.cli.feeds import feeds_of, none_is
from livetui.engine.receiver import Feed
from livetui.errors import UsageError
from livetui.feed.sources.growing import GrowingFile
from livetui.feed.sources.http import HttpSource
from livetui.feed.sources.stdin import StandardInput
from livetui.feed.sources.websocket import WebSocketSource

ENVIRON = {"TOKEN": "s3cret", "FEED": "ws://host:1/x?key=s3cret", "EMPTY": ""}
TWO = ("http://one/", "ws://two/")


def headers(feed: Feed) -> list[tuple[str, str]]:
    """The headers that open a feed."""
    opening = feed.source._headers if isinstance(feed.source, HttpSource | WebSocketSource) else []
    return [(name.decode(), value.decode()) for name, value in opening]


def hello(feed: Feed) -> str | None:
    """What a feed is told first."""
    assert isinstance(feed.source, WebSocketSource)
    return feed.source._hello


@pytest.mark.parametrize(
    ("source", "kind", "name", "silent", "dialect"),
    [
        ("http://host/x?key=1", HttpSource, "http://host/x", False, None),
        ("wss://me:pw@host/x", WebSocketSource, "wss://host/x", False, None),
        ("$FEED", WebSocketSource, "ws://host:1", False, None),
        ("tikfinity:", WebSocketSource, "ws://localhost:21213/", False, "tikfinity"),
        ("-", StandardInput, "standard input", True, None),
        ("live.ndjson", GrowingFile, "live.ndjson", True, None),
    ],
)
def test_a_source_is_what_it_looks_like(source: str, kind: type, name: str, silent: bool, dialect: str | None) -> None:
    (feed,) = feeds_of([source], environ=ENVIRON)
    assert isinstance(feed.source, kind)
    assert (feed.source.name, feed.may_be_silent) == (name, silent)
    assert (feed.dialect.name if feed.dialect else None) == dialect


def test_an_option_without_a_number_is_for_the_only_feed() -> None:
    (feed,) = feeds_of(TWO[1:], dialect=["euler"], header=["A: $TOKEN", "B: 2"], hello=['{"k":"$TOKEN"}'], environ=ENVIRON)
    assert headers(feed) == [("A", "s3cret"), ("B", "2")]
    assert hello(feed) == '{"k":"s3cret"}'
    assert feed.dialect is not None
    assert feed.dialect.name == "euler"


def test_a_number_says_which_feed_an_option_is_for() -> None:
    one, two = feeds_of(TWO, dialect=["2=ga4"], header=["2=A: x=y", "1=B: $TOKEN"], hello=["2=hi=there"], environ=ENVIRON)
    assert (headers(one), headers(two)) == ([("B", "s3cret")], [("A", "x=y")])
    assert (one.dialect, two.dialect and two.dialect.name) == (None, "ga4")
    assert hello(two) == "hi=there"


def test_a_dialect_without_a_number_is_for_all_and_the_last_stands() -> None:
    feeds = feeds_of(TWO, dialect=["ga4", "2=euler"], environ=ENVIRON)
    assert [feed.dialect.name for feed in feeds if feed.dialect] == ["ga4", "euler"]


def test_a_dialect_brings_its_own_hello_unless_there_is_another() -> None:
    (own,) = feeds_of(["ws://host/"], dialect=["streamerbot"])
    (other,) = feeds_of(["ws://host/"], dialect=["streamerbot"], hello=["hi"])
    assert "Subscribe" in (hello(own) or "")
    assert hello(other) == "hi"


@pytest.mark.parametrize(
    ("sources", "options", "words"),
    [
        (TWO, {"header": ["A: $TOKEN"]}, "--header '2=…'"),
        (TWO, {"hello": ["s3cret"]}, "--hello '2=…'"),
        (TWO, {"header": ["1=A: x", "3=B: s3cret"]}, "3= is for a feed that is not there: there are 2."),
        (TWO, {"dialect": ["0=ga4"]}, "0= is for a feed that is not there"),
        (TWO[:1], {"dialect": ["klingon"]}, "There is no dialect 'klingon'"),
        (TWO[:1], {"header": ["A: $MISSING"]}, "MISSING is not set"),
        (TWO[:1], {"header": ["A: $EMPTY"]}, "EMPTY is empty"),
        (TWO[:1], {"header": ["s3cret"]}, "'Name: value'"),
        (TWO[1:], {"hello": ["$MISSING"]}, "MISSING is not set"),
        (("http://$MISSING/",), {}, "MISSING is not set"),
        (("-", "-"), {}, "once"),
        (("ftp://s3cret/",), {}, "A feed is an address"),
        (("",), {}, "A feed is an address"),
        (("http://h/",) * 65, {}, "64 feeds at most"),
    ],
)
def test_what_cannot_be_meant_is_refused_without_repeating_a_secret(
    sources: tuple[str, ...], options: dict[str, list[str]], words: str
) -> None:
    with pytest.raises(UsageError) as refusal:
        feeds_of(sources, environ=ENVIRON, **options)  # type: ignore[arg-type]
    assert words in str(refusal.value)
    assert "s3cret" not in str(refusal.value)


@pytest.mark.parametrize("exists", [True, False])
@pytest.mark.parametrize("name", ["live.ndjson", "./live.ndjson", "link.ndjson"])
def test_a_file_is_not_recorded_into_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, exists: bool) -> None:
    monkeypatch.chdir(tmp_path)
    Path("link.ndjson").symlink_to("live.ndjson")
    if exists:
        Path("live.ndjson").touch()
    with pytest.raises(UsageError, match="into itself"):
        none_is(Path(name), feeds_of(["http://host/", "live.ndjson"]))


def test_standard_input_is_not_recorded_into_itself(tmp_path: Path) -> None:
    with (tmp_path / "live.ndjson").open("w+b") as file, pytest.raises(UsageError, match="into itself"):
        none_is(tmp_path / "live.ndjson", feeds_of(["-"], stdin=file.fileno()))


def test_a_file_is_recorded_into_another(tmp_path: Path) -> None:
    with (tmp_path / "live.ndjson").open("w+b") as file:
        none_is(tmp_path / "other.ndjson", feeds_of(["-", file.name, "http://host/"], stdin=file.fileno()))
