"""Whether a past LIVE was heard for long enough to judge by."""

import pytest
from msgspec.structs import replace

from livetui.history.judged import judged
from livetui.metrics.catalogue import METRICS
from livetui.metrics.standing import LEAST_SECONDS
from tests.history.past import evening


@pytest.mark.parametrize(("heard_for_s", "enough"), [(LEAST_SECONDS - 1, False), (LEAST_SECONDS, True)])
def test_a_live_is_judged_by_what_was_heard_of_it_however_long_it_was(heard_for_s: int, enough: bool) -> None:
    live = evening(impressions=100, lasting=3600).live
    joined = replace(live, heard_s=live.duration_s - heard_for_s)
    assert judged(joined, METRICS["err"]) is enough
