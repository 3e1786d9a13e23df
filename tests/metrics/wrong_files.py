"""Files of the user's own that say something wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from livetui.errors import UsageError


def refused(text: str, load: Callable[[Path], object], folder: Path) -> str:
    """The sentence in which a file is refused; it can be shown, and names the file."""
    file = folder / "mine.toml"
    file.write_text(text)
    with pytest.raises(UsageError) as caught:
        load(file)
    sentence = str(caught.value)
    assert sentence.isprintable()
    assert sentence.endswith(".")
    assert "mine.toml" in sentence
    return sentence
