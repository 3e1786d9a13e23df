"""What is kept of a LIVE when it is over."""

from tests.history.past import evening


def test_a_violation_that_is_raised_again_is_one() -> None:
    again = [{"type": "violation.raised", "at": at, "violation": "v", "reason": "claims"} for at in (5, 20)]
    assert evening(more=again).live.violations == 1
