"""What the LIVE is meant to reach, how far it has come, and where it ends at this pace."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from livetui.metrics.benchmarks import LEAST_MEAN
from livetui.metrics.catalogue import METRICS
from livetui.metrics.formula import Distinct, Sum
from livetui.metrics.metric import Better, Metric
from livetui.metrics.standing import LEAST_SECONDS
from livetui.session.reading import Reading, Span
from livetui.views.choices import Choices


class Outlook(StrEnum):
    """Whether a goal is or will be met.

    REACHED and MISSED are for good. ON_TRACK, UNSURE, BEHIND: by both paces, by one, by neither; of ratios and gauges, by the
    value as it is. UNKNOWN: nobody says when the LIVE ends, it is too early, or the feed does not carry it.
    """

    REACHED = "reached"
    ON_TRACK = "on_track"
    UNSURE = "unsure"
    BEHIND = "behind"
    MISSED = "missed"
    UNKNOWN = "unknown"


class Goal(Struct, frozen=True):
    """A goal, and what has come of it since the start of the LIVE, whatever the span.

    ``progress`` is value / target. ``end`` and ``end_recent`` are where the metric ends at the pace of all of the LIVE and of
    its last 15 minutes; ratios and gauges have no pace: it is their value. ``reached_in_s`` is when the goal is met at the
    recent pace; None where it is met already, or never. ``grows``: it has a pace.
    """

    metric: Metric
    target: float
    value: float | None
    progress: float | None
    end: float | None
    end_recent: float | None
    reached_in_s: float | None
    outlook: Outlook
    grows: bool


class Goals(Struct, frozen=True):
    """The goals in the order they were set; ``planned_s`` is how long the LIVE is meant to last, None where nobody says."""

    rows: tuple[Goal, ...]
    elapsed_s: float
    planned_s: float | None
    currency: str | None

    @property
    def time_share(self) -> float | None:
        """How much of the planned time has gone by."""
        return self.elapsed_s / self.planned_s if self.planned_s else None


RECENT_S = 900


def goals(reading: Reading, choices: Choices) -> Goals:
    """The goals as of the moment: those of the feed, and the user's for metrics of which it sets none."""
    ended, elapsed = reading.ended_ms is not None, reading.air.lasted_ms / 1000
    planned = elapsed if ended else choices.planned_s
    unheard = reading.moment - reading.heard  # goals stand as of the last second that was heard
    pace = _Pace(reading, None if planned is None else max(0.0, planned - elapsed + unheard), ended)
    told = {**choices.goals, **_told(reading)}
    rows = tuple(pace.goal(METRICS[key], target) for key, target in told.items() if key in METRICS)
    return Goals(rows, elapsed, planned, reading.session.currency)


def _told(reading: Reading) -> Mapping[str, float]:
    """What the feed had set by the moment, but for what is too little to be reached; what it says later goes before."""
    told: dict[str, float] = {}
    for _, started in reading.session.started.until(reading.moment_ms):
        told.update({key: goal for key, goal in (started.goals or {}).items() if goal >= LEAST_MEAN})
    return told


class _Pace:
    """How fast the LIVE goes, and how long it still does."""

    def __init__(self, reading: Reading, left_s: float | None, over: bool) -> None:
        first, air = reading.session.first_second, reading.air
        recent = max(air.start, air.end - RECENT_S)
        self._whole = reading.over(Span("", first, reading.heard))
        self._recent = reading.over(Span("", recent, air.end))
        self._earlier = reading.over(Span("", first, max(first, recent)))
        self._recent_s = air.end - recent
        self._heard_s = air.end - air.start
        self._left_s = left_s
        self._over = over

    def goal(self, metric: Metric, target: float) -> Goal:
        value = metric.formula.value(self._whole)
        grows, least = isinstance(metric.formula, Sum | Distinct), metric.better is not Better.LOWER
        ends: tuple[float | None, float | None] = (None, None)
        reached_in = None
        if value is not None and not grows:
            ends = value, value
        elif value is not None and self._heard_s >= LEAST_SECONDS:
            so_far, recent = self._paces(metric, value)
            if self._left_s is not None:
                ends = value + so_far * self._left_s, value + recent * self._left_s
            if least and value < target and recent > 0 and not self._over:
                reached_in = (target - value) / recent
        progress = value / target if value is not None and target else None
        outlook = Outlook.UNKNOWN if value is None else self._outlook(value, target, least, grows, ends)
        return Goal(metric, target, value, progress, *ends, reached_in, outlook, grows)

    def _paces(self, metric: Metric, value: float) -> tuple[float, float]:
        """How much comes in a second, of all of the LIVE and of its last minutes; without what came before it was heard."""
        if isinstance(metric.formula, Sum):
            counter = metric.formula.counter
            return (self._whole.came(counter) or 0) / self._heard_s, (self._recent.came(counter) or 0) / self._recent_s
        return value / self._heard_s, (value - (metric.formula.value(self._earlier) or 0)) / self._recent_s

    def _outlook(
        self, value: float, target: float, least: bool, grows: bool, ends: tuple[float | None, float | None]
    ) -> Outlook:
        if self._over or (grows and (value >= target if least else value > target)):
            return Outlook.REACHED if _meets(value, target, least) else Outlook.MISSED
        known = [_meets(end, target, least) for end in ends if end is not None]
        if not known:
            return Outlook.UNKNOWN
        return Outlook.ON_TRACK if all(known) else Outlook.UNSURE if any(known) else Outlook.BEHIND


def _meets(value: float, target: float, least: bool) -> bool:
    return value >= target if least else value <= target
