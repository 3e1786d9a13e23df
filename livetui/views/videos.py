"""Which videos bring viewers into the LIVE."""

from msgspec import Struct

from livetui.language import english
from livetui.metrics.metric import Unit
from livetui.session.counters import Counter
from livetui.session.division import Family
from livetui.session.reading import Reading
from livetui.text import Clean, clean
from livetui.views.choices import Choices
from livetui.views.sorting import Column, in_order


class VideoRow(Struct, frozen=True):
    """What came into the LIVE through a video: impressions and views of the LIVE, and GMV in minor units.

    ``key`` is the video's id as the feed has it, for machines; it is never drawn.
    """

    video: Clean
    impressions: int | None
    views: int | None
    gmv: int | None
    key: str


class Videos(Struct, frozen=True):
    """Videos as sorted, by default by GMV, then views, then impressions, most first."""

    rows: tuple[VideoRow, ...]
    currency: str | None


COLUMNS: tuple[Column[VideoRow], ...] = (
    Column("video", english("video"), None, lambda row: row.video),
    Column("impressions", english("impressions"), Unit.COUNT, lambda row: row.impressions),
    Column("views", english("views"), Unit.COUNT, lambda row: row.views),
    Column("gmv", english("GMV"), Unit.MONEY, lambda row: row.gmv),
)

_COUNTED = (Counter.IMPRESSIONS, Counter.VIEWS, Counter.GMV)


def videos(reading: Reading, choices: Choices) -> Videos:
    """The videos over the reading's span."""
    rows = []
    for video in reading.videos():
        impressions, views, gmv = (reading.sum_of(counter, Family.VIDEO, video) for counter in _COUNTED)
        rows.append(VideoRow(clean(video, 80), impressions, views, gmv, video))
    rows.sort(key=lambda row: (-(row.gmv or 0), -(row.views or 0), -(row.impressions or 0), row.key))
    return Videos(in_order(rows, choices.sorts.get("videos"), COLUMNS), reading.session.currency)
