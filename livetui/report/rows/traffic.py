"""Where viewers come from, and how far they go."""

from collections.abc import Sequence

from livetui.report.rows.figures import Written
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import videos as videos_view
from livetui.views.channels import channel_words
from livetui.views.choices import Choices
from livetui.views.figures import count, money, part, ratio
from livetui.views.funnel import Bottleneck
from livetui.views.lead import MEASURES, Lead
from livetui.views.traffic import ChannelRow

NO_CHANNEL = Clean("No channel has been reported by this feed.")


def bottleneck(found: Bottleneck) -> Clean:
    """The step in which most are lost, and against what."""
    return Clean(f"{found.step}: {found.held}.")


def leads(found: Lead) -> Clean:
    """What either side leads by."""
    sides = (("organic", found.organic_by), ("paid", found.paid_by))
    text = "; ".join(f"{side} leads by {_listed(by)}" for side, by in sides if by) + "."
    return Clean(text[0].upper() + text[1:])


def _listed(keys: Sequence[str]) -> str:
    *most, last = (measure.words for measure in MEASURES if measure.key in keys)
    return f"{', '.join(most)} and {last}" if most else last


def channel_name(row: ChannelRow) -> Clean:
    """What a channel is called, its paid side by that name."""
    return Clean(f"{channel_words(row.channel)}{' (paid)' if row.paid else ''}")


def channel(row: ChannelRow, currency: str | None) -> Written:
    """A channel's figures, or those of one side of all."""
    return {
        "of GMV": part(row.gmv_part),
        "GMV": money(row.gmv, currency, short=True),
        "orders": count(row.orders, short=True),
        "impressions": count(row.impressions, short=True),
        "views": count(row.views, short=True),
        "ERR": ratio(row.err),
        "CTR": ratio(row.ctr),
        "CTOR": ratio(row.ctor),
    }


def videos(reading: Reading, choices: Choices) -> list[tuple[Clean, Written]]:
    """Each video that brings viewers; nothing where the feed names none."""
    view = videos_view.videos(reading, choices)
    return [
        (
            row.video,
            {
                "GMV": money(row.gmv, view.currency, short=True),
                "impressions": count(row.impressions, short=True),
                "views": count(row.views, short=True),
            },
        )
        for row in view.rows
    ]
