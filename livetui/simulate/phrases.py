"""What people write: the phrasebook of comments.toml."""

from importlib.resources import files

import msgspec

from livetui.simulate.chance import Wheel


class Phrasebook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    languages: dict[str, int]
    intents: dict[str, int]
    phrases: dict[str, dict[str, tuple[str, ...]]]
    names: dict[str, tuple[str, ...]]


def _phrasebook() -> Phrasebook:
    return msgspec.toml.decode((files("livetui.simulate") / "comments.toml").read_bytes(), type=Phrasebook)


PHRASEBOOK = _phrasebook()
LANGUAGES = Wheel(PHRASEBOOK.languages.items())
