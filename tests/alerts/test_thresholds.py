"""Thresholds are data, and what is wrong with them is said."""

from pathlib import Path

import pytest
from msgspec.structs import astuple, replace

from livetui.alerts.alert import AlertKind
from livetui.alerts.thresholds import load, shipped
from livetui.errors import UsageError


def _load(folder: Path, text: str) -> str:
    file = folder / "mine.toml"
    file.write_text(text)
    with pytest.raises(UsageError) as refused:
        load(file)
    return str(refused.value)


def test_a_file_says_only_what_is_to_differ(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('off = ["viewer_peak"]\n[err_dip]\nfall = 0.5\n')
    mine, usual = load(file), shipped()
    assert mine.err_dip == replace(usual.err_dip, fall=0.5)
    assert (mine.off, mine.leave_rise) == (frozenset({AlertKind.VIEWER_PEAK}), usual.leave_rise)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[err_dip]\nfall = 2", "err_dip.fall"),
        ("[err_dip]\nover = 0.9", "err_dip: over must be less than fall"),
        ("[err_dip]\nwindow_s = 15", "err_dip.window_s"),
        ("[no_such]\nfall = 0.5", "no_such"),
        ('off = ["no_such"]', "off"),
        ("err_dip = 3", "err_dip"),
        ("[err_dip", "not valid TOML"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_key(tmp_path: Path, text: str, where: str) -> None:
    said = _load(tmp_path, text)
    assert "mine.toml" in said
    assert where in said


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="alert thresholds"):
        load(tmp_path / "none.toml")


def test_every_cooldown_is_longer_than_what_counts_as_the_same() -> None:
    from livetui.alerts.news import SAME_S

    cooldowns = [table.cooldown_s for table in astuple(shipped()) if hasattr(table, "cooldown_s")]
    assert len(cooldowns) == 11
    assert min(cooldowns) >= SAME_S
