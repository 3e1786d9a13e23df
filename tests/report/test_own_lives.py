"""One's own LIVEs from before it, in every form of the report."""

import re
from html import unescape
from pathlib import Path

import pytest

from livetui.history.history import History
from livetui.history.kept import KeptPast
from livetui.report.as_html import as_html
from livetui.report.text import as_text
from livetui.session.spans import read
from livetui.views.choices import Choices
from tests.history.past import evening, simulated


@pytest.fixture
def kept(tmp_path: Path) -> KeptPast:
    path = tmp_path / "history.db"
    with History(path) as history:
        for day in range(3):
            history.add(evening(day, orders=[500]))
    return KeptPast(path)


def test_text_and_html_hold_the_same_table_of_own_lives(kept: KeptPast) -> None:
    reading, choices = read(simulated(day=3)), Choices(past=kept)
    page = " ".join(unescape(re.sub(r"<[^>]+>", " ", as_html(reading, choices).decode())).split())
    told = as_text(reading, choices).split("Own LIVEs\n")[1].split("  Mean:")[0].splitlines()
    rows = [" ".join(line.split()) for line in told if "–" not in line]
    assert len(rows) > 4
    assert all(row in page for row in rows if not row.startswith("value"))
