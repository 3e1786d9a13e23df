"""Finding a past LIVE by what somebody types."""

from datetime import UTC, datetime

from livetui.history.past_live import PastLive


def matches(live: PastLive, text: str) -> bool:
    """Whether every word of the text stands in the room id, title, creator, category or date of a LIVE, in small or capitals.

    The date is that in UTC, as it is shown, or the one where this computer is: ``2026-11-12``.
    """
    dates = [datetime.fromtimestamp(live.started_ms / 1000, zone).isoformat(" ", "minutes")[:16] for zone in (UTC, None)]
    told = [live.room, live.title, live.creator, live.category, *dates]
    where = "\n".join(part for part in told if part).casefold()
    return all(word in where for word in text.casefold().split())
