"""What the dashboard exports is what the command reports."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from livetui.cli.exporting import exporter
from livetui.errors import UsageError
from livetui.report.formats import format_named
from livetui.session.spans import read
from livetui.views.choices import Choices
from livetui.views.sorting import Sort
from tests.ui.a_sample import SampleStage, sample


@pytest.mark.parametrize("kind", ["html", "csv", "json"])
def test_the_file_is_the_report_of_the_moment_and_span(tmp_path: Path, kind: str) -> None:
    exporter(SampleStage())(kind, tmp_path / "out", 1800, "5m", Choices())
    chosen = format_named(kind)
    assert chosen is not None
    expected = chosen.write(read(sample(), 1800, "5m"), Choices())
    assert (tmp_path / "out").read_bytes() == (expected if isinstance(expected, bytes) else expected.encode())


def test_how_lists_are_sorted_and_searched_does_not_matter(tmp_path: Path) -> None:
    export = exporter(SampleStage())
    looked_for = replace(Choices(), searches={"products": "serum"}, sorts={"traffic": Sort("views", False)})
    export("json", tmp_path / "plain", 1800, "whole", Choices())
    export("json", tmp_path / "searched", 1800, "whole", looked_for)
    assert (tmp_path / "plain").read_bytes() == (tmp_path / "searched").read_bytes()


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        exporter(SampleStage())("html", tmp_path / "no" / "folder", 0, "whole", Choices())
