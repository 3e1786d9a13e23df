"""`livetui watch`: a LIVE as it happens, in the dashboard."""

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from livetui.cli import record
from livetui.cli.numbers import drawings_a_second
from livetui.cli.says import note
from livetui.errors import UsageError

if TYPE_CHECKING:
    from livetui.cli.signals import Ending
    from livetui.config import Config
    from livetui.engine.receiver import Feed
    from livetui.engine.receiving import Receiving
    from livetui.recording.recorder import Recorder
    from livetui.views.choices import Choices

_LOOK_S = 0.5


def watch(
    sources: Annotated[list[str], record.SOURCES],
    to: Annotated[
        str | None, typer.Option("--record", metavar="FILE", help="Record here.", show_default="a new file in the data folder")
    ] = None,
    no_record: Annotated[bool, typer.Option("--no-record", help="Do not record.")] = False,
    dialect: Annotated[list[str] | None, record.DIALECT] = None,
    header: Annotated[list[str] | None, record.HEADER] = None,
    hello: Annotated[list[str] | None, record.HELLO] = None,
    fps: Annotated[
        float, typer.Option("--fps", parser=drawings_a_second, metavar="N", help="Drawings a second, 0.1 to 10.")
    ] = 1,
) -> None:
    """Watch a LIVE as it happens, and record it.

    Several sources are merged by time. Without a terminal it is only recorded.
    """
    from livetui.cli.signals import awaited

    if to and no_record:
        raise UsageError("--record and --no-record exclude each other: give one of them.")
    with awaited() as ending:
        code = _watch(sources, to, no_record, dialect or (), header or (), hello or (), fps, ending)
    if code:
        raise typer.Exit(code)


def _watch(
    sources: list[str], to: str | None, no_record: bool, dialect: Sequence[str], header: Sequence[str], hello: Sequence[str],
    fps: float, ending: "Ending",
) -> int:  # fmt: skip
    from livetui.cli.feeds import feeds_of, none_is, remember_feeds
    from livetui.cli.recorded import ended
    from livetui.cli.settings import settings
    from livetui.engine.receiving import Receiving

    config, choices = settings()
    stdin = _keyboard_instead() if "-" in sources else 0
    feeds = feeds_of(sources, dialect=dialect, header=header, hello=hello, stdin=stdin)
    remember_feeds(sources, dialect=dialect, header=header)
    if to is not None:
        none_is(Path(to), feeds)
        record.say_where(Path(to))
    recorder, path = (None, None) if no_record else _recorder(to, feeds)
    receiving = Receiving(feeds, recorder, earlier=path if recorder and recorder.lines_before else None)
    try:
        if sys.stdin.isatty() and sys.stdout.isatty():
            code = _show(receiving, feeds, recorder, path, config, choices, fps, ending)
        else:
            code = _only_record(receiving, feeds, recorder, path, ending)
    finally:
        lost = ended(receiving, recorder, path)
    if path is not None and not lost and path.exists() and path.stat().st_size:
        note(f"The LIVE is recorded: “livetui replay {quote(str(path))}” plays it.")
    return lost or code


def _show(
    receiving: "Receiving", feeds: "list[Feed]", recorder: "Recorder | None", path: Path | None, config: "Config",
    choices: "Choices", fps: float, ending: "Ending",
) -> int:  # fmt: skip
    if recorder is not None:
        ending.before_the_last(partial(recorder.close, record.AT_LAST_S))  # what is imported next may take long as well

    from livetui.cli.dashboard import dashboard
    from livetui.cli.live import LiveStage
    from livetui.cli.shown import shown
    from livetui.cli.signals import outlives_the_terminal
    from livetui.clock import monotonic
    from livetui.text import Clean
    from livetui.ui.playback import Playback

    receiving.start()
    try:
        name = Clean(" + ".join(feed.source.name for feed in feeds))
        stage = LiveStage(receiving, recorder, path, name)
        playback = Playback(stage.length_s, monotonic, live=True)
        app = dashboard(stage, playback, config, choices, fps=fps)
        code = shown(app, ending)
        if app.terminal_gone and recorder is not None and outlives_the_terminal():
            code = _go_on(receiving, ending)
    finally:
        receiving.stop()
    if receiving.error and ending.by is None:
        raise receiving.error
    if receiving.done and receiving.session.empty:
        why = next((state.connection.reason for state in receiving.feeds if state.connection.reason), None)
        note(f"The LIVE is over, and no event came: {why or 'see whether the feed is the right one'}.")
    return code


def _go_on(receiving: "Receiving", ending: "Ending") -> int:
    """Record without a screen, as without a terminal from the start."""
    while not receiving.done and not ending.wait(_LOOK_S):
        pass
    return ending.code


def _only_record(
    receiving: "Receiving", feeds: "list[Feed]", recorder: "Recorder | None", path: Path | None, ending: "Ending"
) -> int:
    from livetui.cli.feeds import say_what_is_awaited

    if recorder is None:
        raise UsageError("There is no terminal to draw in, and --no-record leaves nothing to do: run it in a terminal.")
    note("There is no terminal to draw in: the LIVE is only recorded.")
    say_what_is_awaited(feeds)
    return record.run(receiving, recorder, None, ending, begun=f"The LIVE is recorded in {path}.")


def _recorder(to: str | None, feeds: "list[Feed]") -> "tuple[Recorder, Path]":
    from livetui.clock import now_ms
    from livetui.recording.naming import path_for
    from livetui.recording.recorder import Recorder

    if to is not None:
        return Recorder(Path(to)), Path(to)
    called = "-".join(feed.source.name.partition("://")[2] or feed.source.name for feed in feeds)
    path = path_for(called, now_ms())
    try:
        return Recorder(path, marked=True), path
    except UsageError:  # perhaps somebody else has just begun one of that name; whatever else it is comes up again
        path = path_for(called, now_ms())
        return Recorder(path, marked=True), path


def _keyboard_instead() -> int:
    """Let the keyboard be standard input, whose descriptor is another from now on; without a terminal all stays as it is."""
    if sys.stdin.isatty():
        return 0
    try:
        keyboard = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return 0
    feed = os.dup(0)
    os.dup2(keyboard, 0)
    os.close(keyboard)
    return feed
