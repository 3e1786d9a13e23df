"""The word ``sample``, and where it leads."""

from pathlib import Path

import pytest

from livetui.errors import UnreadableInput
from livetui.recording import sample


def test_the_first_place_that_has_the_sample_wins(tmp_path: Path) -> None:
    (tmp_path / "second").touch()
    (tmp_path / "third").touch()
    places = (tmp_path / "first", tmp_path / "second", tmp_path / "third")
    assert sample.find_sample(places) == tmp_path / "second"


def test_a_missing_sample_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="install livetui again"):
        sample.find_sample((tmp_path / "none",))


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample, and an empty directory to work in."""
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "the sample"
    monkeypatch.setattr(sample, "find_sample", lambda: place)
    return place


def test_no_name_means_the_sample(found: Path) -> None:
    assert sample.resolve(None) == found


def test_the_word_sample_means_the_sample(found: Path) -> None:
    assert sample.resolve("sample") == found


def test_a_file_of_that_name_comes_before_the_sample(found: Path) -> None:
    Path("sample").touch()
    assert sample.resolve("sample") == Path("sample")


def test_any_other_name_is_a_file(found: Path) -> None:
    assert sample.resolve("mine.zst") == Path("mine.zst")
