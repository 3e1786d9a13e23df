"""What is noted of comments follows them as they come."""

from hypothesis import given
from hypothesis import strategies as st

from livetui.feed.events import Comment
from livetui.session.history import History
from livetui.views.comment_search import CommentSearch, letters
from livetui.views.notes import Notes

_STEPS = st.lists(
    st.tuples(st.lists(st.tuples(st.integers(0, 20), st.sampled_from("abc")), max_size=5), st.integers(1, 4)), max_size=8
)
"""Batches of comments by their time, late ones among them, each followed by so much work."""


def _comments(batch: list[tuple[int, str]]) -> list[tuple[int, Comment]]:
    return [(ts, Comment(ts=ts, text=f"{text} {ts}")) for ts, text in batch]


@given(_STEPS)
def test_notes_are_of_the_comments_in_their_order_whenever_they_came(steps: list[tuple[list[tuple[int, str]], int]]) -> None:
    history: History[Comment] = History()
    notes = Notes(history, lambda comment: comment.text, [])
    for batch, most in steps:
        history.extend(_comments(batch))
        notes.take(most)
        assert list(notes.part()) == [comment.text for _, comment in history[: len(notes)]]
    while notes.take(3):
        pass
    assert list(notes.part()) == [comment.text for _, comment in history[:]]


@given(_STEPS, st.lists(st.sampled_from([("a",), ("b", "1"), ("2",)]), min_size=8, max_size=8))
def test_a_search_finds_what_looking_at_every_comment_finds(
    steps: list[tuple[list[tuple[int, str]], int]], asked: list[tuple[str, ...]]
) -> None:
    history: History[Comment] = History()
    search = CommentSearch(Notes(history, letters, []))
    for (batch, most), words in zip(steps, asked, strict=False):
        history.extend(_comments(batch))
        search.ask(words)
        search.take(most)
        while search.take(3):
            pass
        found, complete = search.found()
        assert complete
        assert list(found) == [at for at, (_, comment) in enumerate(history[:]) if all(word in comment.text for word in words)]


def test_the_latest_comments_are_looked_through_first() -> None:
    history: History[Comment] = History()
    history.extend((ts, Comment(ts=ts, text="yes")) for ts in range(200))
    search = CommentSearch(Notes(history, letters, []))
    search.ask(("yes",))
    while not len(search.found()[0]):
        search.take(1)
    found, complete = search.found()
    assert not complete
    assert list(found) == list(range(200 - len(found), 200))
