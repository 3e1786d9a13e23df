"""`livetui`: a welcome, and whatever is chosen there, until somebody leaves it.

The welcome and what it leads to are applications one after the other, each with the terminal to itself: whoever leaves a LIVE
comes back to choose the next, and nothing of one is there while another runs.
"""

import gc
import re
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

import typer

from livetui.cli.settings import configuration
from livetui.errors import LivetuiError, UsageError

if TYPE_CHECKING:
    from livetui.config import Config
    from livetui.text import Clean
    from livetui.ui.theme import Theme
    from livetui.ui.welcome.state import State
    from livetui.ui.welcome.wish import Watch, Wish
    from livetui.views.past_lives import PastRow

_NAMED = re.compile(r"[:/\\.$]")
"""What stands in addresses, paths and names of files; a word without is a slip."""
_PATIENCE_S = 0.2
"""How long the first screen waits for the history."""
_KEYBOARD = "Standard input is the keyboard here: “livetui watch -” watches what is piped into it."

Answer = TypeVar("Answer")


def welcome() -> None:
    """Show it, again after each LIVE; raises `typer.Exit` where a signal or a lost recording says how to end."""
    wish: Wish | None = None
    state: State | None = None
    while True:
        wish, state = _chosen(wish, state)
        if wish is None:
            return
        state = _done(wish, state)
        gc.unfreeze()  # the LIVE that was shown is not kept in memory for the next
        gc.collect()


def _chosen(asked: "Wish | None", before: "State | None") -> "tuple[Wish | None, State]":
    """What somebody wishes to see next, None for nothing, and how they left the welcome."""
    history = _begun(past)
    config = configuration()

    from msgspec import structs

    from livetui.cli.shown import shown
    from livetui.cli.signals import awaited
    from livetui.cli.themes import theme_of
    from livetui.feed.remembered import feeds_path, remembered
    from livetui.ui.welcome.app import Welcome
    from livetui.ui.welcome.state import State

    keys, caps = _moved(config)
    state = structs.replace(before or State(), lives=None, trouble=None, feeds=remembered(feeds_path()), caps=caps)
    with suppress(TimeoutError):
        history.exception(_PATIENCE_S)
    app = Welcome(
        history, state, theme=theme_of(config.theme), check=check, keep=_keep, keys=keys, wish=asked, ready=_prepare,
    )  # fmt: skip
    with awaited() as ending:
        code = shown(app, ending)
    if code:
        raise typer.Exit(code)
    return app.wish, app.state


def _done(wish: "Wish", state: "State") -> "State":
    """Do what was wished for; the state of the welcome after it, with what there is to say about it."""
    from msgspec import structs

    from livetui.cli.replay import replay
    from livetui.cli.says import overheard
    from livetui.text import clean
    from livetui.ui.welcome.wish import Play

    with overheard() as heard:
        try:
            if isinstance(wish, Play):
                replay(None if wish.path is None else str(wish.path))
            else:
                _watch(wish)
        except LivetuiError as error:
            return structs.replace(state, said=clean(str(error), 1000), failed=True)
    return structs.replace(state, said=clean(" ".join(heard), 1000) or None, failed=False)


def _watch(feed: "Watch") -> None:
    from livetui.cli.watch import watch

    check(feed)
    watch(
        [_expanded(feed.source)], no_record=not feed.record, dialect=[feed.dialect] if feed.dialect else None,
        header=[feed.header] if feed.header else None,
    )  # fmt: skip


def check(feed: "Watch") -> None:
    """Raises `UsageError` where it cannot be a feed as it is typed; nothing is connected to."""
    from livetui.cli.feeds import feeds_of

    if feed.source == "-":
        raise UsageError(_KEYBOARD)
    source = _expanded(feed.source)
    if not _NAMED.search(source) and not Path(source).exists():
        raise UsageError("A feed is an address, such as https://…, or a file: there is no file of that name.")
    feeds_of([source], dialect=[feed.dialect] if feed.dialect else (), header=[feed.header] if feed.header else ())


def _expanded(source: str) -> str:
    """A path from a home folder, as the shell would write it out."""
    import os

    return os.path.expanduser(source) if source.startswith("~") else source


def _moved(config: "Config") -> "tuple[dict[str, str], dict[str, Clean]]":
    """The keys that are elsewhere than usually, and what stands on them, by name."""
    if not config.keys:
        return {}, {}
    from livetui.ui.remapping import remapped

    moved = [key for key in remapped(config.keys) if key.name in config.keys]
    return {key.name: key.keys for key in moved}, {key.name: key.caps for key in moved}


def _keep(theme: "Theme") -> None:
    from livetui.config import config_path, keep

    keep(config_path(), "theme", theme.name)


def past() -> "tuple[PastRow, ...]":
    """The LIVEs that are over, the latest first; raises `UsageError` where the history cannot be read."""
    from livetui.history.briefs import briefs
    from livetui.history.database import history_path
    from livetui.views.past_lives import past_lives

    return past_lives(briefs(history_path()))


def _prepare() -> None:
    """Import what a LIVE is shown with while somebody chooses one."""

    def imported() -> None:
        import livetui.cli.dashboard  # noqa: F401

    Thread(target=imported, name="imports", daemon=True).start()


def _begun(ask: Callable[[], Answer]) -> "Future[Answer]":
    """Have it answered on a thread of its own, that nobody waits for in the end."""
    future: Future[Answer] = Future()

    def answer() -> None:
        try:
            future.set_result(ask())
        except Exception as error:  # noqa: BLE001  whoever wants the answer is told
            future.set_exception(error)

    Thread(target=answer, name="history", daemon=True).start()
    return future
