"""The feeds that were watched lately, without what opens them."""

import os
from pathlib import Path

import pytest

from livetui.errors import UsageError
from livetui.feed.remembered import MOST, Remembered, header_may_be_kept, remember, remembered, without_secrets

SECRET = "hunter2"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "data" / "feeds.json"


def sources(place: Path) -> list[str]:
    return [feed.source for feed in remembered(place)]


def test_the_latest_comes_first_and_five_are_kept(place: Path) -> None:
    for number in range(7):
        remember(place, f"wss://example.com/{number}", None, None)
    assert sources(place) == [f"wss://example.com/{number}" for number in (6, 5, 4, 3, 2)]
    assert MOST == 5


def test_a_feed_that_is_watched_again_is_kept_once_as_it_was_last(place: Path) -> None:
    for source, dialect in (("tikfinity:", None), ("http://a/b", None), ("tikfinity:", "tikfinity")):
        remember(place, source, None, dialect)
    assert remembered(place) == (Remembered(source="tikfinity:", dialect="tikfinity"), Remembered(source="http://a/b"))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (f"https://me:{SECRET}@example.com:8443/live?key={SECRET}#{SECRET}", "https://example.com:8443/live"),
        (f"wss://{SECRET}@example.com/@mira/live?a={SECRET}", "wss://example.com/@mira/live"),
        (f"https://me:{SECRET}/more@example.com/live", None),
        (f"https://example.com/me:{SECRET}@other/live", None),
        (f"$FEED?key={SECRET}", "$FEED"),
        (f"$FEED:{SECRET}@x", None),
        ("https://$HOST/live", "https://$HOST/live"),
        ("tikfinity:", "tikfinity:"),
        ("/a/./b.ndjson", "/a/b.ndjson"),
        (f"example.com/live?key={SECRET}", None),
        (f"wss//example.com/live?key={SECRET}", None),
        (f"{SECRET}@example.com/live", None),
    ],
)
def test_of_an_address_neither_user_nor_query_is_kept(typed: str, kept: str | None) -> None:
    assert without_secrets(typed) == kept


def test_a_path_is_kept_from_its_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert without_secrets("feed.ndjson") == str(tmp_path / "feed.ndjson")
    assert without_secrets("~/feed.ndjson") == str(tmp_path / "home" / "feed.ndjson")


@pytest.mark.parametrize(
    ("header", "kept"),
    [
        ("Authorization: Bearer $TOKEN", True), ("X-Key:$KEY", True), ("Cookie: ${SESSION}", True),
        ("Authorization: basic $LOGIN", True),
        (f"Authorization: Bearer {SECRET}", False), (f"X-Key: {SECRET}$KEY", False), (f"X-Key: {SECRET} $KEY", False),
        (f"X-Key: $KEY{SECRET}", True), (f"X-Key: $KEY-{SECRET}", False), ("X-Key: $", False), ("X-Key:", False),
        (f"{SECRET} $KEY", False),
    ],
)  # fmt: skip
def test_of_a_header_only_the_name_of_a_variable_is_kept(header: str, kept: bool) -> None:
    assert header_may_be_kept(header) is kept


def test_no_secret_reaches_the_file(place: Path) -> None:
    remember(place, f"https://me:{SECRET}@example.com/live?key={SECRET}", f"Authorization: Bearer {SECRET}", None)
    remember(place, f"https://me:{SECRET}/more@example.com/live", f"X-Key: {SECRET}", None)
    assert SECRET not in place.read_text()
    assert remembered(place) == (Remembered(source="https://example.com/live"),)


@pytest.mark.parametrize("before", [0o022, 0o000])
def test_only_its_owner_can_read_the_file(place: Path, before: int) -> None:
    mask = os.umask(before)
    try:
        remember(place, "tikfinity:", None, None)
    finally:
        os.umask(mask)
    assert place.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("contents", [b"", b"{", b'{"feeds":[{"source":7}]}', b'{"feeds":[]}\xff', b"[" * 100_000])
def test_a_file_that_is_none_of_ours_is_as_none_and_is_replaced(place: Path, contents: bytes) -> None:
    place.parent.mkdir()
    place.write_bytes(contents)
    assert remembered(place) == ()
    remember(place, "tikfinity:", None, None)
    assert sources(place) == ["tikfinity:"]


def test_looking_makes_no_file(place: Path) -> None:
    assert remembered(place) == ()
    assert not place.parent.exists()


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(UsageError, match="will be forgotten"):
        remember(tmp_path / "data" / "feeds.json", "tikfinity:", None, None)
