"""`livetui replay`: a recording, played in the dashboard."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from livetui.cli.numbers import drawings_a_second
from livetui.cli.says import note
from livetui.moment import WAYS, Moment, moment
from livetui.span import NAMES

if TYPE_CHECKING:
    from livetui.cli.signals import Ending
    from livetui.config import Config
    from livetui.engine.opening import Opening
    from livetui.views.choices import Choices

_PATIENCE_S = 0.25
_LOOK_S = 0.01


def replay(
    file: Annotated[str | None, typer.Argument(help="A recording; without one, the sample LIVE.", show_default=False)] = None,
    speed: Annotated[str, typer.Option(metavar="N|max", help="Seconds of the LIVE a second: 0.1 to 1000, or max.")] = "1",
    at: Annotated[
        str | None,
        typer.Option(metavar="TIME", help=f"Begin here: {WAYS}.", show_default="the start"),
    ] = None,
    paused: Annotated[bool, typer.Option("--paused", help="Begin paused.")] = False,
    fps: Annotated[
        float, typer.Option("--fps", parser=drawings_a_second, metavar="N", help="Drawings a second at most, 0.1 to 10.")
    ] = 5,
) -> None:
    """Play a recorded LIVE in the dashboard.

    Without a terminal, its report is printed instead.
    """
    from livetui.cli.settings import settings
    from livetui.cli.signals import awaited
    from livetui.cli.themes import theme_of
    from livetui.ui.playback import speed as speed_of

    start, fast = None if at is None else moment(at), speed_of(speed)
    config, choices = settings()
    theme_of(config.theme)  # one that does not exist is refused before anything is read
    if sys.stdin.isatty() and sys.stdout.isatty():
        with awaited() as ending:
            code = _play(file, config, choices, fast, start, paused, fps, ending)
        if code:
            raise typer.Exit(code)
    else:
        _report(file, config, choices, start)


def _report(file: str | None, config: "Config", choices: "Choices", at: Moment | None) -> None:
    from livetui.cli.opened import session_of
    from livetui.cli.times import Wanted
    from livetui.report.text import as_text

    session = session_of(file)
    note("There is no terminal to play in; this is the report instead.")
    reading = Wanted(at, config.span or NAMES[0]).reading(session)
    sys.stdout.write(as_text(reading, choices))


def _play(
    file: str | None, config: "Config", choices: "Choices", speed: float, start: Moment | None, paused: bool,
    fps: float, ending: "Ending",
) -> int:  # fmt: skip
    from livetui.cli.dashboard import dashboard
    from livetui.cli.rejected import note_if_most
    from livetui.cli.shown import shown
    from livetui.cli.stage import RecordingStage
    from livetui.clock import monotonic
    from livetui.engine.opening import Opening
    from livetui.recording.read import Recording
    from livetui.recording.sample import resolve
    from livetui.text import clean
    from livetui.ui.playback import Playback

    path = resolve(file)
    opening = Opening(Recording(path))
    opening.start(hold=True)
    try:
        _first_events(opening)
        stage = RecordingStage(opening, clean(path.name, 60))
        playback = Playback(stage.length_s, monotonic, speed, paused)
        app = dashboard(stage, playback, config, choices, fps=fps, start=start)
        code = shown(app, ending)
    finally:
        opening.stop()
    if opening.error and ending.by is None:
        raise opening.error
    if opening.trouble:
        note(opening.trouble)
    note_if_most(file or str(path), opening.session)
    return code


def _first_events(opening: "Opening") -> None:
    """Wait a moment for the first events, so that a file with none in it is refused before the screen opens."""
    for _ in range(round(_PATIENCE_S / _LOOK_S)):
        if opening.wait(_LOOK_S) or not opening.session.empty:
            break
    if opening.error:
        raise opening.error
