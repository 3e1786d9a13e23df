"""From a session that is over to what the history keeps of it."""

from hashlib import blake2b
from pathlib import Path

import numpy as np

from livetui.history.bases import bases_of
from livetui.history.minutes import minutes_of
from livetui.history.past_live import Channels, PastLive, Summary
from livetui.history.retold import retold
from livetui.metrics.catalogue import CATALOGUE
from livetui.metrics.categories import benchmark_category
from livetui.session.arrivals import FeedCount
from livetui.session.counters import Counter
from livetui.session.division import Family
from livetui.session.reading import Reading
from livetui.session.session import Session
from livetui.session.spans import read
from livetui.text import clean

_LONGEST = 200


def summary_of(session: Session, recording: Path | None) -> Summary:
    """What is kept of a session that has an event; ``recording`` is the file it can be replayed from."""
    reading = read(session)
    told, end_ms = reading.live, reading.moment_ms
    metrics, minutes = {metric.key: metric.formula.value(reading) for metric in CATALOGUE}, minutes_of(reading)
    live = PastLive(
        room=_kept(told.room), title=_kept(told.title), creator=_kept(told.creator), region=_kept(told.region),
        category=_kept(benchmark_category(reading)), currency=session.currency,
        started_ms=reading.started_ms, ended_ms=end_ms, start_told=reading.start_told,
        heard_s=reading.air.start - reading.started_ms // 1000,
        duration_s=max(0, reading.air.end - reading.started_ms // 1000), lasted_s=reading.air.lasted_s,
        recording=recording.absolute() if recording else None,
        events=reading.feed(FeedCount.EVENTS),
        violations=session.faults.faults().before(end_ms),
        fingerprint=_fingerprint(session),
        metrics={key: float(value) for key, value in metrics.items() if value is not None},
        bases=bases_of(minutes),
    )  # fmt: skip
    return Summary(live, minutes, _channels(reading), retold(reading, live, minutes))


def _kept(text: str | None) -> str | None:
    return clean(text, _LONGEST) or None if text else None


def _fingerprint(session: Session) -> str:
    """Of how many events happened in each second: what is received and its recording have the same."""
    events = session.arrivals.columns[FeedCount.EVENTS]
    digest = blake2b(np.frombuffer(events.seconds, np.int64).astype("<i8").tobytes(), digest_size=16)
    digest.update(np.frombuffer(events.sums, np.int64).astype("<i8").tobytes())
    return digest.hexdigest()


def _channels(reading: Reading) -> Channels:
    sums: dict[tuple[str, bool], dict[str, int]] = {}
    for name, paid in reading.channels():
        mine = sums.setdefault((clean(name, _LONGEST), paid), {})
        for counter in Counter:
            if (value := reading.sum_of(counter, Family.CHANNEL, (name, paid))) is not None:
                mine[counter.value] = mine.get(counter.value, 0) + value
    return sums
