"""`livetui record`: live feeds into a recording, without a screen."""

import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from livetui.cli.durations import seconds
from livetui.cli.says import note
from livetui.errors import FeedRefused

if TYPE_CHECKING:
    from livetui.cli.signals import Ending
    from livetui.engine.receiving import Receiving
    from livetui.recording.recorder import Recorder

SOURCES = typer.Argument(
    metavar="SOURCE...",
    help="http(s):// or ws(s):// addresses, files that grow, - for standard input, tikfinity:",
    show_default=False,
)
DIALECT = typer.Option(metavar="NAME", help="What the feed speaks; it is recognised otherwise.", show_default=False)
HEADER = typer.Option(
    metavar="NAME:VALUE", help="A header to send, such as 'Authorization: Bearer $TOKEN'.", show_default=False
)
HELLO = typer.Option(metavar="TEXT", help="What a WebSocket server wants to be told first.", show_default=False)

_LOOK_S = 0.2
AT_LAST_S = 0.7
"""How long a recording may take to be closed where the program is about to be ended."""
_TELL_S = 1.0


def record(
    sources: Annotated[list[str], SOURCES],
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The recording; .zst is compressed.")],
    last: Annotated[
        float | None,
        typer.Option(
            "--for", parser=seconds, metavar="TIME", help="Record so long: 30s, 10m, 1h30m.", show_default="to the end"
        ),
    ] = None,
    dialect: Annotated[list[str] | None, DIALECT] = None,
    header: Annotated[list[str] | None, HEADER] = None,
    hello: Annotated[list[str] | None, HELLO] = None,
) -> None:
    """Record live feeds, merged into one LIVE.

    Ends with the feeds, after --for, or with Ctrl-C. A recording that is there already is gone on with.
    """
    from livetui.cli.feeds import feeds_of, none_is, say_what_is_awaited
    from livetui.cli.recorded import ended
    from livetui.cli.signals import awaited
    from livetui.engine.receiving import Receiving
    from livetui.recording.recorder import Recorder

    feeds = feeds_of(sources, dialect=dialect or (), header=header or (), hello=hello or ())
    path = Path(output)
    none_is(path, feeds)
    say_where(path)
    with awaited() as ending:
        recorder = Recorder(path)
        receiving = Receiving(feeds, recorder, earlier=path if recorder.lines_before else None)
        say_what_is_awaited(feeds)
        try:
            code = run(receiving, recorder, last, ending)
        finally:
            lost = ended(receiving, recorder, path)
    if lost or code:
        raise typer.Exit(lost or code)


def say_where(path: Path) -> None:
    """Say that a folder is made for the recording, where there is none: a LIVE waits for nobody to make it."""
    if not path.parent.exists():
        note(f"There is no folder {path.parent} yet: it is made for the recording.")


def run(receiving: "Receiving", recorder: "Recorder", last: float | None, ending: "Ending", *, begun: str | None = None) -> int:
    """Receive until the feeds are over, so many seconds have passed, or a signal comes; the exit code.

    ``begun`` is said once the first event is recorded.
    """
    from livetui.clock import monotonic

    ending.before_the_last(partial(recorder.close, AT_LAST_S))
    teller = _Teller(receiving, recorder, begun)
    end = None if last is None else monotonic() + last
    receiving.start()
    try:
        while not receiving.done and not ending.wait(_LOOK_S if end is None else max(0.0, min(_LOOK_S, end - monotonic()))):
            teller.tell()
            if end is not None and monotonic() >= end:
                break
    finally:
        receiving.stop()
        teller.end()
    if isinstance(receiving.error, FeedRefused):  # each refusal has been said
        return receiving.error.exit_code
    if receiving.error is not None:
        raise receiving.error
    return ending.code


class _Teller:
    """Says on stderr what there is to say while receiving: troubles once, and at a terminal how it goes."""

    def __init__(self, receiving: "Receiving", recorder: "Recorder", begun: str | None) -> None:
        self._begun = begun
        self._receiving = receiving
        self._recorder = recorder
        self._shows = sys.stderr.isatty()
        self._told_at = 0.0
        self._said: set[str] = set()
        self._trouble: str | None = None

    def tell(self) -> None:
        """Say what is new."""
        from livetui.clock import monotonic

        for state in self._receiving.feeds:
            connection = state.connection
            match connection.state if connection.reason else None:
                case "refused":
                    self._once(str(connection.reason))
                case "over":
                    self._once(f"{state.name}: {connection.reason}.")
                case "waiting":
                    self._once(f"{state.name}: {connection.reason}; it is tried again.")
        if self._begun and self._recorder.durable > self._recorder.lost:
            self._once(self._begun)
        for notice in self._recorder.notices:
            self._once(notice)
        if (trouble := self._recorder.trouble) != self._trouble:
            self._say(trouble or "Recording goes on.")
            self._trouble = trouble
        if self._shows and monotonic() - self._told_at >= _TELL_S:
            self._told_at = monotonic()
            states = self._receiving.feeds
            events, rate = sum(state.events for state in states), sum(state.rate for state in states)
            self._draw(f"{events:,} events, {rate:,.0f} a second")

    def end(self) -> None:
        """The last words."""
        self.tell()
        self._draw("")

    def _once(self, sentence: str) -> None:
        if sentence not in self._said and len(self._said) < 1000:
            self._said.add(sentence)
            self._say(sentence)

    def _say(self, sentence: str) -> None:
        self._draw("")
        note(sentence)

    def _draw(self, words: str) -> None:
        """Let these be all that stands on the line at a terminal, while there is one."""
        if self._shows:
            with suppress(OSError):
                sys.stderr.write(f"\r\x1b[K{words}")
                sys.stderr.flush()
