"""How channels change month over month, as page 3 shows it."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from livetui.history.channel_sums import ChannelSums, LiveChannels
from livetui.history.history import History
from livetui.history.kept import KeptPast
from livetui.history.months import Month, Months, month_before, month_of
from livetui.history.past_live import Summary
from livetui.session.spans import read
from livetui.views.choices import Choices
from livetui.views.lead import sides
from livetui.views.month_changes import month_changes
from tests.history.past import DAY_S, evening
from tests.session.playing import START_S, played

FOR_YOU, ADS = ("for_you", False), ("ads", True)
LATER = 40


def of(views: dict[tuple[str, bool], int], hours: float = 1) -> Month:
    live = replace(evening().live, duration_s=round(hours * 3600), heard_s=0)
    channels = {channel: {"views": count} for channel, count in views.items()}
    return Month(month_of(live.started_ms), ChannelSums((LiveChannels(live, channels),)))


def test_views_for_each_hour_are_compared() -> None:
    found = month_changes(Months("USD", of({FOR_YOU: 60}, hours=2), of({FOR_YOU: 20})))
    assert found == {FOR_YOU: pytest.approx(0.5)}


def test_a_channel_that_is_new_has_not_changed() -> None:
    assert FOR_YOU not in month_changes(Months("USD", of({FOR_YOU: 60}), of({ADS: 20})))


def test_the_sides_know_it_from_the_lives_before(tmp_path: Path) -> None:
    lives = [evening(number * 10, joins=joins) for number, joins in enumerate((3, 4, 6, 9, 12))]
    with History(tmp_path / "history.db") as history:
        for summary in lives:
            history.add(summary)
    start = LATER * DAY_S
    this = month_of((START_S + start) * 1000)
    now, before = (
        by_hand([each for each in lives[: LATER // 10] if month_of(each.live.started_ms) == month])
        for month in (this, month_before(this))
    )
    session = played({"type": "live.started", "at": start}, {"type": "join", "at": start + 5, "channel": "for_you"})
    found = sides(read(session), Choices(past=KeptPast(tmp_path / "history.db")))
    assert found.months == {FOR_YOU: pytest.approx(now / before - 1)}


def by_hand(lives: list[Summary]) -> float:
    """Views a second."""
    return sum(each.channels[FOR_YOU]["views"] for each in lives) / sum(each.live.duration_s for each in lives)


def test_without_a_history_nothing_is_known() -> None:
    session = played({"type": "live.started", "at": 0}, {"type": "join", "at": 5, "channel": "for_you"})
    assert sides(read(session), Choices()).months == {}
