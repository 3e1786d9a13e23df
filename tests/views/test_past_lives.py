"""The LIVEs that are over, to pick one."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from livetui.history.briefs import Brief
from livetui.views.past_lives import Kept, found, past_lives
from tests.session.playing import START_S

EVENING = Brief(
    id=1, room="7301", title="Evening Skincare Drop", creator="mira", region="US", category="Beauty", currency="USD",
    started_ms=START_S * 1000, lasted_s=3600, recording=Path("/live/a.ndjson"), gmv=59844.0, orders=25.0,
)  # fmt: skip
MORNING = replace(EVENING, id=2, room="7302", title="Morning", started_ms=START_S * 1000 + 86_400_000)


@pytest.mark.parametrize(
    ("recording", "there", "kept"),
    [(Path("a"), True, Kept.THERE), (Path("a"), False, Kept.GONE), (None, True, Kept.NEVER)],
)
def test_each_says_whether_it_can_be_replayed(recording: Path | None, there: bool, kept: Kept) -> None:
    (row,) = past_lives([replace(EVENING, recording=recording)], there=lambda path: there)
    assert row.kept is kept


def test_one_that_makes_no_sense_has_no_date() -> None:
    (row,) = past_lives([replace(EVENING, recording=None, title=None, started_ms=0, senseless=True)])
    assert (row.started, row.kept) == ("–", Kept.SENSELESS)


def test_a_recording_that_nobody_may_look_for_is_gone() -> None:
    (row,) = past_lives([replace(EVENING, recording=Path("/") / ("x" * 300))])
    assert row.kept is Kept.GONE


def test_hostile_titles_are_harmless() -> None:
    (row,) = past_lives([replace(EVENING, title="\x1b[2J\u202eowned\n", creator="\x9b31m", room="\x07")])
    assert row.title is not None
    assert row.title.isprintable()
    assert all(part.isprintable() for part in row.about)


@pytest.mark.parametrize("title", [None, "", "\u200b"])
def test_a_title_that_cannot_be_seen_is_none(title: str | None) -> None:
    assert past_lives([replace(EVENING, title=title)])[0].title is None


@pytest.mark.parametrize(("text", "ids"), [("", [2, 1]), (" ", [2, 1]), ("drop", [1]), ("7302", [2]), ("nothing", [])])
def test_they_are_found_by_title_and_room(text: str, ids: list[int]) -> None:
    assert [row.id for row in found(past_lives([MORNING, EVENING]), text)] == ids


def test_one_is_found_by_the_date_it_is_shown_with() -> None:
    rows = past_lives([MORNING, EVENING])
    assert [row.id for row in found(rows, rows[1].started)] == [1]
