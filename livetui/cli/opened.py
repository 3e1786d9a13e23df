"""A recording read to its end, for commands that need all of it."""

from typing import TYPE_CHECKING

from livetui.cli.progress import shown
from livetui.cli.says import note
from livetui.text import Clean

if TYPE_CHECKING:
    from pathlib import Path

    from livetui.session.session import Session


STDIN = "-"


def path_of(file: str | None) -> "Path":
    """The recording that FILE names; ``-`` is what another program writes, or what the shell puts in."""
    from pathlib import Path

    from livetui.recording.sample import resolve

    return Path("/dev/stdin") if file == STDIN else resolve(file)


def session_of(file: str | None) -> "Session":
    """The LIVE in a recording; raises `UnreadableInput` where there is none.

    On stderr it is said where the recording is cut short, and where most of its lines are rejected.
    """
    from livetui.cli.rejected import note_if_most
    from livetui.engine.opening import Opening
    from livetui.recording.read import Recording

    path = path_of(file)
    with Recording(path) as recording:
        opening = Opening(recording)
        with shown(Clean(f"Reading {recording.name}"), lambda: opening.progress):
            opening.run()
    if opening.trouble:
        note(opening.trouble)
    note_if_most(file or str(path), opening.session)
    return opening.session
