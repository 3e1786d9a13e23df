"""What the platform found fault with, and what became of it."""

from enum import StrEnum

from msgspec import Struct

from livetui.feed import events as e
from livetui.session.faults import Fault, faults
from livetui.session.reading import Reading
from livetui.text import Clean, clean
from livetui.views.choices import Choices


class ViolationState(StrEnum):
    """How far a violation has come."""

    RAISED = "raised"
    APPEALED = "appealed"
    RESOLVED = "resolved"


class ViolationRow(Struct, frozen=True):
    """A violation as it stood at the moment; times in milliseconds since the epoch, ``clip_ms`` where its clip begins.

    ``at_s`` and ``clip_s`` are the same in seconds since the start of the LIVE. ``key`` is its id as the feed has it, for
    machines; it is never drawn.
    """

    violation: Clean
    reason: Clean
    recommendation: Clean | None
    severity: Clean | None
    raised_ms: int
    clip_ms: int | None
    state: ViolationState
    key: str
    at_s: int
    clip_s: int | None
    clip_url: Clean | None = None
    """As the feed has it, for reading: nobody should open it by a click."""

    @property
    def stands(self) -> bool:
        """Whether it has not been resolved."""
        return self.state is not ViolationState.RESOLVED


class Violations(Struct, frozen=True):
    """Every violation raised by the moment, in order of time."""

    rows: tuple[ViolationRow, ...]


def violations(reading: Reading, choices: Choices) -> Violations:
    """The violations of the LIVE up to the moment, whatever the span; of one raised after it was resolved, the later row."""
    latest = {fault.raised.violation: fault for fault in faults(reading.session.violations.until(reading.moment_ms))}
    origin = reading.session.start_second
    rows = [_row(fault, origin) for fault in latest.values()]
    return Violations(tuple(sorted(rows, key=lambda row: (row.raised_ms, row.key))))


def _row(fault: Fault, origin: int) -> ViolationRow:
    ts, event = fault.raised_ms, fault.raised
    clip_ms = e.milliseconds(event.clip_ts)
    return ViolationRow(
        violation=clean(event.violation, 80),
        reason=clean(event.reason, 200),
        recommendation=None if event.recommendation is None else clean(event.recommendation, 300),
        severity=None if event.severity is None else clean(event.severity, 40),
        raised_ms=ts,
        clip_ms=clip_ms,
        state=_state(fault),
        key=event.violation,
        at_s=ts // 1000 - origin,
        clip_s=None if clip_ms is None else clip_ms // 1000 - origin,
        clip_url=None if event.clip_url is None else clean(event.clip_url, 300),
    )


def _state(fault: Fault) -> ViolationState:
    if fault.resolved_ms is not None:
        return ViolationState.RESOLVED
    return ViolationState.APPEALED if fault.appealed else ViolationState.RAISED
