"""The silence of a feed that is lost is no trouble of the LIVE's."""

import pytest

from livetui.alerts.alert import AlertKind
from livetui.alerts.finder import Finder
from livetui.session.spans import read
from tests.alerts.happening import going_on, session_of


@pytest.mark.parametrize(("lost", "dips"), [(True, 0), (False, 1)], ids=["lost", "heard"])
def test_viewers_seem_to_come_no_more_only_where_a_feed_is_heard(lost: bool, dips: int) -> None:
    session = session_of(going_on(0, 1800, 5, join=50))
    found = Finder().found(read(session, None, "whole", 180, lost=lost))
    assert len([alert for alert in found if alert.kind is AlertKind.ENTERING_DIP]) == dips
