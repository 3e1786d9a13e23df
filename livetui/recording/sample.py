"""Where the sample LIVE is, and what the word ``sample`` means in a command."""

from pathlib import Path

from livetui.errors import UnreadableInput

SAMPLE = "sample"
_FILE = "evening-skincare.ndjson.zst"
_PACKAGE = Path(__file__).resolve().parent.parent
_PLACES = (_PACKAGE / "sample" / _FILE, _PACKAGE.parent / "sample_feeds" / _FILE)  # installed; in a checkout


def find_sample(places: tuple[Path, ...] = _PLACES) -> Path:
    """The file of the sample LIVE; raises ``UnreadableInput`` where the installation lacks it."""
    for place in places:
        if place.is_file():
            return place
    raise UnreadableInput("The sample LIVE is missing from this installation: install livetui again, or name a file.")


def resolve(name: str | None) -> Path:
    """The recording that FILE names: the sample where it is left out, or is ``sample`` and no such file exists."""
    if name is None or (name == SAMPLE and not Path(SAMPLE).exists()):
        return find_sample()
    return Path(name)
