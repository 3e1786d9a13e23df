"""Plays made-up feeds into a session, and looks at everything a reading shows."""

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from livetui.feed.decode import Decoder
from livetui.metrics.catalogue import METRICS
from livetui.session.reading import Reading, Span
from livetui.session.session import Session
from livetui.views.advertising import advertising
from livetui.views.alerts import alerts
from livetui.views.all_comments import all_comments
from livetui.views.audience import audience_of
from livetui.views.basics import basics
from livetui.views.buyers import buyers
from livetui.views.channel_trend import channel_trend
from livetui.views.choices import Choices
from livetui.views.comments import comments
from livetui.views.core import core_data
from livetui.views.diagnosis import findings, performance
from livetui.views.examples import examples
from livetui.views.followers import followers
from livetui.views.funnel import funnel
from livetui.views.goals import goals
from livetui.views.header import header
from livetui.views.inquiries import inquiries
from livetui.views.key_events import key_events
from livetui.views.lead import lead
from livetui.views.marks import marks_between
from livetui.views.metric_detail import metric_detail
from livetui.views.pinned import pinned
from livetui.views.product_detail import product_detail
from livetui.views.products import products
from livetui.views.promotions import promotions
from livetui.views.questions import open_questions
from livetui.views.traffic import traffic
from livetui.views.trend import trend
from livetui.views.videos import videos
from livetui.views.violations import violations
from livetui.views.whom import Whom

START_S = 1_786_557_000

_VIEWS: tuple[Callable[[Reading, Choices], Any], ...] = (
    header, alerts, core_data, trend, traffic, videos, products, followers, funnel, comments, promotions, violations,
    channel_trend, key_events, product_detail, buyers, goals, advertising, all_comments, inquiries, open_questions,
    pinned, findings, performance, examples, basics,
)  # fmt: skip


def played(*events: dict[str, Any], cuts: Iterable[int] = ()) -> Session:
    """A session that was given these events, whole or in batches; ``at`` stands for ``ts``, in seconds from the start."""
    told = []
    for event in events:
        at = event.get("at")
        ts = {} if at is None else {"ts": round((START_S + at) * 1000)}
        told.append({name: value for name, value in event.items() if name != "at"} | ts)
    return of_lines([json.dumps(event).encode() + b"\n" for event in told], cuts)


def of_lines(
    lines: Sequence[bytes], cuts: Iterable[int] = (), watch: Callable[[Session], object] = lambda session: None
) -> Session:
    """A session that was given these lines, in batches that end before the lines at ``cuts``, and watched after each."""
    session, decoder = Session(), Decoder()
    edges = [0, *sorted(cut for cut in cuts if 0 < cut < len(lines)), len(lines)]
    for start, end in pairwise(edges):
        decoded = decoder.decode(b"".join(lines[start:end]), start + 1)
        session.take(decoded)
        watch(session)
    return session


def reading(session: Session, moment: int | None = None, start: int = 0, end: int | None = None) -> Reading:
    """All times in seconds from the start; by default all there is, as of the end."""
    at = session.end_second if moment is None else START_S + moment
    return Reading(session, at, Span("whole", START_S + start, at if end is None else START_S + end))


def look(reading: Reading, *, late: bool = True) -> dict[str, Any]:
    """Everything that is shown of a reading; what came late is a matter of arrival, and can be left out."""
    choices = Choices(
        tiles=tuple(METRICS), trend=("gmv", "acu"), goals={"views": 900, "ctor": 0.1, "viewers": 9}, planned_s=400
    )
    shown: dict[str, Any] = {view.__name__: view(reading, choices) for view in _VIEWS}
    for whom in Whom:
        shown[whom] = audience_of(reading, whom)
    shown["lead"] = lead(shown["traffic"])
    shown["details"] = [metric_detail(reading, choices, key) for key in ("gmv", "err", "viewers", "leave_rate", "acu")]
    shown["marks"] = marks_between(reading, reading.span.start, reading.span.end)
    shown["live"] = reading.live
    shown["pins"] = reading.session.shelf.pinned(reading.moment_ms)
    if not late:
        head = shown["header"]
        shown["header"] = replace(head, feed=replace(head.feed, late=0))
    return shown
