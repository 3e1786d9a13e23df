"""One thing that is watched through a LIVE: where it is raised, where it is over, and the alerts that come of it."""

from collections.abc import Callable, Hashable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from livetui.alerts.alert import About, Alert, AlertKind, Severity
from livetui.alerts.course import Course, Flags
from livetui.alerts.episodes import episodes
from livetui.text import Clean


class Track(Struct, frozen=True, kw_only=True):
    """Flags at each step of a course; ``words`` are the sentence and the advice of an alert that is raised at one of them."""

    course: Course
    kind: AlertKind
    severity: Severity
    about: About
    raised: Flags
    over: Flags
    cooldown_s: int
    words: Callable[[int], tuple[Clean, Clean]]

    @property
    def name(self) -> Hashable:
        """What tells it from all others: `name_of` each of its alerts."""
        return self.kind, self.severity, self.about

    def alerts(self, last: Alert | None) -> Iterator[Alert]:
        """What the fresh steps bring; ``last`` is the alert before them: where it held, it comes first."""
        steps, start = self.course.steps, self.course.fresh
        if last is not None:
            if last.until is None:
                last = self._until(last)
                yield last
            if last.until is None:
                return
            start = max(start, int(steps.searchsorted(last.until + self.cooldown_s)))
        for began, ended in episodes(steps, self.raised, self.over, self.cooldown_s, start):
            sentence, advice = self.words(began)
            yield Alert(
                at=int(steps[began]), kind=self.kind, severity=self.severity, sentence=sentence, advice=advice,
                about=self.about, until=None if ended is None else int(steps[ended]),
            )  # fmt: skip

    def _until(self, holding: Alert) -> Alert:
        """An alert that held before the fresh steps, with when it was over if one of them says so."""
        fresh = self.course.fresh
        over = self.over[fresh:]
        return replace(holding, until=int(self.course.steps[fresh + over.argmax()])) if over.any() else holding


def name_of(alert: Alert) -> Hashable:
    """Of which track an alert is."""
    return alert.kind, alert.severity, alert.about
