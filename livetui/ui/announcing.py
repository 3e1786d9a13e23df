"""Tells of what is newly pointed out: on the screen, and as the user wants it told besides."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.notifications import SeverityLevel

from livetui.alerts.alert import Alert, Severity
from livetui.alerts.news import Announced, news
from livetui.alerts.notify import Notifier
from livetui.language import said
from livetui.text import Clean, fit
from livetui.ui.draw import own
from livetui.ui.look import SIGNS
from livetui.ui.wrap import wrap
from livetui.views.alerts import MOST
from livetui.views.choices import Choices
from livetui.views.figures import position

if TYPE_CHECKING:
    from livetui.ui.app import Dashboard

_SHOWN_S = 8.0
_WIDEST = 68
_AROUND = 6
_MOST_LINES = 2
_MOST_TOLD = 6
_LEVELS: dict[Severity, SeverityLevel] = {
    Severity.INFO: "information", Severity.WARN: "warning", Severity.BAD: "error",
}  # fmt: skip


TOASTS = (
    "Toast { width: auto; max-width: 100%; padding: 0 1; border: none; color: $on-toast; text-style: bold; }"
    "Toast.-information { background: $success; border: none; } Toast.-warning { background: $warning; border: none; }"
    "Toast.-error { background: $error; border: none; }"
)
"""How they look, as Textual's style sheets say it."""


class Announcer:
    """Knows what has been told. Of a LIVE that goes on one is told what happens now, wherever the play head stands."""

    def __init__(self, notifier: Notifier | None) -> None:
        self._notifier = notifier
        self._announced = Announced()
        self._watched_from: int | None = None
        """In seconds since the epoch: the LIVE's start may move while it goes on."""

    def look(self, app: "Dashboard", choices: Choices) -> None:
        """Tell of what has been raised since somebody began to watch, or to play from where the play head was put."""
        stage, live = app.stage, app.stage.live and not app.stage.done
        at_s = int(stage.length_s if live else app.playback.position)
        with stage.reading(at_s, "whole") as reading:
            view = app.panel("alerts").build(reading, choices)
        now = view.origin + at_s
        if live and self._watched_from is None:
            self._watched_from = now
        since = self._watched_from if live and self._watched_from is not None else view.origin + int(app.playback.put_at)
        fresh, self._announced = news(view.lately, since, now, self._announced)
        if fresh:
            words = [replace(alert, sentence=said(alert.sentence), advice=said(alert.advice)) for alert in fresh]
            self._tell(app, words, view.origin, live)

    def _tell(self, app: "Dashboard", fresh: Sequence[Alert], origin: int, live: bool) -> None:
        worst = max(fresh, key=lambda alert: alert.severity.rank)
        toast(app, told(fresh, _cells(app), app.look.caps), worst.severity)
        if self._notifier is None:
            return
        due = self._notifier.due(fresh, live=live)
        if due.ring:
            app.bell()
        if due.run is not None:
            app.run_worker(self._run(app, self._notifier, due.run, position(due.run.at - origin)))

    @staticmethod
    async def _run(app: "Dashboard", notifier: Notifier, alert: Alert, at: Clean) -> None:
        if (trouble := await notifier.run(alert, at)) is not None:
            tell(app, trouble, Severity.WARN)


def told(fresh: Sequence[Alert], cells: int, caps: Mapping[str, Clean]) -> list[Clean]:
    """The worst of the news in a line or two; where there are more, in one, and below it how many."""
    worst = max(fresh, key=lambda alert: alert.severity.rank)
    words, others = Clean(f"{SIGNS[worst.severity]} {worst.sentence}"), len(fresh) - 1
    if not others:
        return wrap(words, cells, 0, _MOST_LINES)
    key = caps["alerts"]
    if others >= MOST:  # a view tells of no more
        return [fit(words, cells), own("  and more than {count} more: press {key}", count=MOST - 1, key=key)]
    return [fit(words, cells), own("  and {count} more: press {key}", count=others, key=key)]


def _cells(app: "Dashboard") -> int:
    return max(min(_WIDEST, app.size.width - _AROUND), 1)


def tell(app: "Dashboard", words: Clean, severity: Severity) -> None:
    """Show a sentence there, all of it: a path matters to its end."""
    toast(app, wrap(words, _cells(app), 0, _MOST_TOLD), severity)


def toast(app: "Dashboard", lines: Sequence[Clean], severity: Severity) -> None:
    """Show it above the timeline for some seconds."""
    timeline = app.view_of("timeline")
    below = 0 if timeline is None else app.size.height - timeline.region.y
    for screen in app.screen_stack:  # it goes on to stand there when a dialog above is closed
        for rack in screen.query("ToastRack"):
            rack.styles.margin = (0, 0, below, 0)
    app.notify("\n".join(lines), severity=_LEVELS[severity], timeout=_SHOWN_S, markup=False)
