"""What a LIVE is diagnosed by, and what to do about each: a table."""

from enum import StrEnum
from typing import LiteralString

from msgspec import Struct

from livetui.language import english
from livetui.metrics.catalogue import METRICS
from livetui.metrics.metric import Metric
from livetui.text import Clean


class Stage(StrEnum):
    """How far people have come; the values are the words the JSON report uses."""

    ENTRY = "entry_and_stay"
    CONVERSION = "interaction_and_conversion"


STAGE_WORDS: dict[Stage, Clean] = {
    Stage.ENTRY: english("Entry and stay"),
    Stage.CONVERSION: english("Interaction and conversion"),
}


class KeyFactor(Struct, frozen=True):
    """A metric that can be improved, and how."""

    metric: Metric
    stage: Stage
    advice: Clean


def _factor(key: str, stage: Stage, advice: LiteralString) -> KeyFactor:
    return KeyFactor(METRICS[key], stage, english(advice))


KEY_FACTORS: tuple[KeyFactor, ...] = (
    _factor("impressions_per_hour", Stage.ENTRY,
            "See which channels bring the most, paid or organic, and promote the next LIVE on them."),
    _factor("err", Stage.ENTRY,
            "Redo the cover and the first seconds: they must hook. Where it dips, say again what the product is good for."),
    _factor("avg_view_duration", Stage.ENTRY,
            "Quicken the pace, and say again what the product is good for while many watch."),
    _factor("leave_rate", Stage.ENTRY,
            "When many leave, run a promotion, and remind viewers of it aloud."),
    _factor("like_rate", Stage.CONVERSION,
            "Speak to those who like and to those your products are for: tailor what you say to who watches."),
    _factor("comment_rate", Stage.CONVERSION,
            "Answer questions of price, sales, checkout and shipping first, and ask some of your own."),
    _factor("share_rate", Stage.CONVERSION,
            "Ask for shares when many watch, and give a reason: a giveaway, a price that ends."),
    _factor("follow_rate", Stage.CONVERSION,
            "Say who you are and when the next LIVE is; give followers something others do not get."),
    _factor("ctr", Stage.CONVERSION,
            "Show the products better, or look at their prices: viewers come in and do not open them."),
    _factor("product_ctr", Stage.CONVERSION,
            "Pin a product that has sold well before in the place of one that few open."),
    _factor("add_to_cart_rate", Stage.CONVERSION,
            "Check the product page: price, pictures and what it says against what you say."),
    _factor("ctor", Stage.CONVERSION,
            "Create urgency for products that many open and few buy: a price that ends, a stock that runs out."),
    _factor("payment_rate", Stage.CONVERSION,
            "Resolve trouble with the checkout at once, and answer who asks again."),
)  # fmt: skip
"""In the order people go through them."""
