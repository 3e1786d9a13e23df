"""What the user wants done when an alert is raised: the terminal's bell, or a command of one's own.

A command is a list of arguments, never a line for a shell. It runs by itself, without the terminal, and is stopped when it
takes too long. What goes wrong with it is one sentence.
"""

import asyncio
import os
import signal
from asyncio.subprocess import DEVNULL, Process
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from msgspec import Struct

from livetui.alerts.alert import Alert, Severity
from livetui.clock import monotonic
from livetui.text import Clean, clean

_PREFIX = "LIVETUI_ALERT_"


class Manner(Struct, frozen=True, kw_only=True):
    """``command`` may name fields of the alert as arguments or within them: {kind}, {severity}, {sentence}, {advice}, {at}.

    Alerts of less than ``least`` are not told of, nor those of a replay unless ``in_replay``; the command runs at most once in
    ``every_s``, and what comes between is told by the screen alone.
    """

    bell: bool = False
    command: tuple[str, ...] = ()
    least: Severity = Severity.WARN
    in_replay: bool = False
    timeout_s: float = 10.0
    every_s: float = 10.0


class Due(Struct, frozen=True):
    """What is to be done now; ``run`` is the alert the command is run for, the worst of the news."""

    ring: bool = False
    run: Alert | None = None


def due(news: Sequence[Alert], manner: Manner, *, live: bool, since_run_s: float | None) -> Due:
    """What the news ask for; ``since_run_s`` is how long ago the command was last started, None: never."""
    if not live and not manner.in_replay:
        return Due()
    told = [alert for alert in news if alert.severity.rank >= manner.least.rank]
    if not told:
        return Due()
    may_run = bool(manner.command) and (since_run_s is None or since_run_s >= manner.every_s)
    return Due(manner.bell, max(told, key=lambda alert: alert.severity.rank) if may_run else None)


class Notifier:
    """Says what is to be done in this manner, and remembers when the command was last run."""

    def __init__(self, manner: Manner, *, clock: Callable[[], float] = monotonic) -> None:
        self.manner = manner
        self._clock = clock
        self._ran_at: float | None = None

    def due(self, news: Sequence[Alert], *, live: bool) -> Due:
        """What these news ask for now."""
        now = self._clock()
        found = due(news, self.manner, live=live, since_run_s=None if self._ran_at is None else now - self._ran_at)
        if found.run is not None:
            self._ran_at = now
        return found

    async def run(self, alert: Alert, position: Clean) -> Clean | None:
        """Run the command for an alert that was raised at a position; what went wrong, if anything did."""
        return await run(self.manner, fields_of(alert, position))


def fields_of(alert: Alert, position: Clean) -> dict[str, Clean]:
    """What a command may be told of an alert; ``position`` is where in the LIVE it was raised, as the screen writes it."""
    about = alert.about
    return {
        "kind": Clean(alert.kind),
        "severity": Clean(alert.severity),
        "sentence": alert.sentence,
        "advice": alert.advice,
        "at": position,
        "metric": Clean(about.metric or ""),
        "product": clean(about.product or "", 80),
    }


def arguments(command: Sequence[str], fields: Mapping[str, Clean]) -> list[str]:
    """The command with the alert's fields in place of their names.

    The product's id is none of them: it is the feed's word, and might be taken for an option.
    """
    given = {f"{{{name}}}": value for name, value in fields.items() if name != "product"}
    return [_filled(argument, given) for argument in command]


def _filled(argument: str, given: Mapping[str, Clean]) -> str:
    """The text with each name replaced once: what stands in a field is never taken for a name."""
    found = [(argument.find(name), name) for name in given if name in argument]
    if not found:
        return argument
    at, name = min(found)
    return argument[:at] + given[name] + _filled(argument[at + len(name) :], given)


async def run(manner: Manner, fields: Mapping[str, Clean]) -> Clean | None:
    """Run the user's command for an alert, and wait for it, no longer than it may take; what went wrong, if anything did.

    It is told the alert's fields in its environment too, as LIVETUI_ALERT_KIND, LIVETUI_ALERT_PRODUCT and so on.
    """
    named = clean(manner.command[0], 60)
    told = {_PREFIX + name.upper(): value for name, value in fields.items()}
    try:
        process = await asyncio.create_subprocess_exec(
            *arguments(manner.command, fields),
            stdin=DEVNULL,
            stdout=DEVNULL,
            stderr=DEVNULL,
            env={**os.environ, **told},
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        reason = clean(getattr(error, "strerror", None) or "it cannot be written as a command", 80)
        return Clean(f"The alert command “{named}” cannot be started ({reason}): name a program in the configuration.")
    try:
        code = await asyncio.wait_for(process.wait(), manner.timeout_s)
    except TimeoutError:
        return Clean(f"The alert command “{named}” took longer than {manner.timeout_s:g} s and was stopped.")
    finally:
        await _stop(process)
    return None if code == 0 else Clean(f"The alert command “{named}” failed with exit code {code}.")


async def _stop(process: Process) -> None:
    """End what still runs of the command, its own children too."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
