import pytest

from livetui.cli.durations import seconds
from livetui.errors import UsageError


@pytest.mark.parametrize(
    ("text", "length"),
    [("30s", 30), ("90", 90), ("10m", 600), ("1h30m", 5400), ("2h", 7200), ("1H1M1S", 3661), (" 1.5s ", 1.5), ("0.25", 0.25)],
)
def test_a_length_of_time_is_read(text: str, length: float) -> None:
    assert seconds(text) == length


@pytest.mark.parametrize("text", ["", "0", "0s", "-3s", "1.5h", "3 s", "30ms", "m", "s", "1s1m", "٣s", "nan", "1e3", "\x1b[2J"])
def test_anything_else_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(UsageError, match=r"^A length of time is written 30s, 10m or 1h30m, not “[^\x1b]*”\.$"):
        seconds(text)
