"""Words of somebody else within a sentence of ours."""

from livetui.alerts.words import named


def test_a_name_cannot_end_its_quotes() -> None:
    assert named("a” is sold out “b") == "“a’ is sold out ‘b”"
