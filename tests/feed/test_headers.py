"""What opens a feed is taken from the environment, goes where it belongs, and is shown nowhere."""

import pytest
from rich.pretty import pretty_repr

from livetui.errors import UsageError
from livetui.feed.headers import expand, expand_url, parse_header, shown
from livetui.feed.source import Access

SECRET = "s3cr3t/+= &#?@:%é"
ENVIRONMENT = {
    "TOKEN": "abc.def-1",
    "SECRET": SECRET,
    "EMPTY": "",
    "BASE": "https://example.com/live",
    "LINES": "a\nb",
    "RAW": "a\udcffb",
}

GOOD: dict[str, tuple[str, str]] = {
    "Authorization: Bearer $TOKEN": ("Authorization", "Bearer abc.def-1"),
    "X-Api-Key:${TOKEN}": ("X-Api-Key", "abc.def-1"),
    "X-Api-Key:\t ${TOKEN}x \t": ("X-Api-Key", "abc.def-1x"),
    "X: $TOKEN$TOKEN": ("X", "abc.def-1abc.def-1"),
    "X: $$TOKEN": ("X", "$TOKEN"),
    "X: 5$ and $ 6 $1": ("X", "5$ and $ 6 $1"),
    "X: a:b: c": ("X", "a:b: c"),
    "X:": ("X", ""),
    "$X: a": ("$X", "a"),
    "X: é": ("X", "é"),
}

BAD = {
    "no colon": "Authorization Bearer hunter2",
    "no name": ": hunter2",
    "a space in the name": "Author ization: hunter2",
    "a space after the name": "Authorization : hunter2",
    "a line break in the name": "X\r\nY: hunter2",
    "a line break": "X: hunter2\r\nY: z",
    "a line break from a variable": "X: hunter2 $LINES",
    "a NUL": "X: hunter2\0",
    "an escape sequence": "X: hunter2\x1b[2J",
    "what is not text": "X: hunter2$RAW",
    "a name beyond ASCII": "Schlüssel: hunter2",
    "an unset variable": "X: hunter2 $NOT_SET",
    "an empty variable": "X: hunter2 $EMPTY",
    "no variable's name": "X: hunter2 ${}",
    "a brace that stays open": "X: hunter2 ${TOKEN",
    "the connection's own": "Transfer-Encoding: hunter2",
    "what we could not read": "Accept-Encoding: hunter2",
    "where we go on": "Last-Event-ID: hunter2",
}


@pytest.mark.parametrize("typed", GOOD)
def test_a_header_is_a_name_and_a_value_with_variables(typed: str) -> None:
    assert parse_header(typed, ENVIRONMENT) == GOOD[typed]


@pytest.mark.parametrize("what", BAD)
def test_what_is_no_header_is_refused_in_a_sentence_that_does_not_repeat_it(what: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse_header(BAD[what], ENVIRONMENT)
    said = str(refused.value)
    assert "hunter2" not in said
    assert said.isprintable()
    assert said.endswith(".")


@pytest.mark.parametrize(
    ("text", "name"), [("$NOT_SET", "NOT_SET"), ("${NOT_SET}x", "NOT_SET"), ("$EMPTY", "EMPTY"), ("$TOKENX", "TOKENX")]
)
def test_a_variable_without_a_value_is_named(text: str, name: str) -> None:
    with pytest.raises(UsageError, match=rf"\b{name}\b"):
        expand(text, ENVIRONMENT)


def test_a_value_is_not_expanded_again() -> None:
    assert expand("$A", {"A": "$B", "B": "x"}) == "$B"


def test_no_repr_shows_a_value() -> None:
    header = parse_header("Authorization: Bearer $TOKEN", ENVIRONMENT)
    access = Access(headers=[header], hello="abc.def-1")
    for written in (repr(header), str(header), f"{header}", repr([header]), repr(access), str(access), pretty_repr(access)):
        assert "abc" not in written
    assert "Authorization" in repr(header)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("wss://example.com/ws?apiKey=$TOKEN&uniqueId=@me", "wss://example.com/ws?apiKey=abc.def-1&uniqueId=@me"),
        ("https://example.com/?k=$SECRET", "https://example.com/?k=s3cr3t/%2B%3D%20%26%23%3F%40%3A%25%C3%A9"),
        ("https://me:${SECRET}@example.com/", "https://me:s3cr3t%2F%2B%3D%20%26%23%3F%40%3A%25%C3%A9@example.com/"),
        ("$BASE/sse?key=$TOKEN", "https://example.com/live/sse?key=abc.def-1"),
        ("$BASE", "https://example.com/live"),
        ("https://example.com/?price=5$$", "https://example.com/?price=5$"),
        ("https://$TOKEN:8080/feed", "https://abc.def-1:8080/feed"),
        ("tikfinity:", "tikfinity:"),
    ],
)
def test_a_variable_in_an_address_stays_one_value(typed: str, expected: str) -> None:
    assert expand_url(typed, ENVIRONMENT) == expected


@pytest.mark.parametrize(
    "typed", ["https://a/?hunter2=$NOT_SET", "https://a/? hunter2", "https://$LINES/?hunter2", "https://a\x1b/?hunter2"]
)
def test_an_address_that_is_none_is_refused_without_its_query(typed: str) -> None:
    with pytest.raises(UsageError) as refused:
        expand_url(typed, ENVIRONMENT)
    assert "hunter2" not in str(refused.value)
    assert str(refused.value).isprintable()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.com/live/sse?key=hunter2#hunter2", "https://example.com/live/sse"),
        ("https://me:hunter2@example.com:8443/live", "https://example.com:8443/live"),
        ("https://hunter2@example.com", "https://example.com"),
        ("https://a:b@hunter2@example.com/", "https://example.com/"),
        ("https://me:hunter2/x@example.com/", "https://…"),
        ("https://me:hunter2?x@example.com/", "https://…"),
        ("https://me:12/hunter2@example.com/", "https://me:12/…"),
        ("https://example.com/@creator/live", "https://example.com/@creator/live"),
        ("wss://[::1]:21213/ws?k=hunter2", "wss://[::1]:21213/ws"),
        ("https://[::1/?hunter2", "https://…"),
        ("https://example.com:99999/?hunter2", "https://…"),
        ("//[hunter2", "…"),
        ("tikfinity:", "tikfinity:"),
        ("mailto:hunter2@example.com", "mailto:"),
        ("/feed?hunter2", "/feed"),
        ("", ""),
        ("https://example.com/\x1b]52;c;aGk=\x07", "https://example.com/�]52;c;aGk=�"),
    ],
)
def test_an_address_is_shown_without_its_secrets(url: str, expected: str) -> None:
    assert shown(url) == expected


def test_a_long_address_is_shown_short() -> None:
    assert len(shown("https://example.com/" + "x" * 100_000)) <= 100
