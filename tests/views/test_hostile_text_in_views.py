"""Nothing in a view model can move a cursor, wherever the feed put it."""

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import Struct

from livetui.views.advertising import advertising
from livetui.views.buyers import buyers
from livetui.views.channel_trend import channel_trend
from livetui.views.choices import Choices
from livetui.views.funnel import funnel
from livetui.views.goals import goals
from livetui.views.key_events import key_events
from livetui.views.lead import lead
from livetui.views.product_detail import product_detail
from livetui.views.products import products
from livetui.views.promotions import promotions
from livetui.views.traffic import traffic
from livetui.views.videos import videos
from tests.session.playing import played, reading

H = "\x1b[31m[b]x\u202e\n"
AS_THE_FEED_HAS_IT = {"key", "product_key"}

SESSION = played(
    {"type": "live.started", "at": 0, "region": H, "goals": {H: 1, "views": 2}},
    {"type": "product.listed", "at": 0, "product": H, "name": H},
    {"type": "product.pinned", "at": 5, "product": H},
    {"type": "promotion.started", "at": 6, "promotion": H, "kind": H, "title": H, "product": H},
    {"type": "violation.raised", "at": 7, "violation": "v", "reason": H},
    {"type": "note", "at": 8, "text": H},
    *({"type": "join", "at": 9, "viewer": f"{i}", "gender": H if i % 2 else "f", "channel": H, "paid": bool(i % 3), "video": H}
      for i in range(90)),
    *({"type": "order.paid", "at": 10, "order": f"{i}", "viewer": f"{i}", "channel": H, "paid": bool(i % 4), "video": H,
       "promotion": H, "items": [{"product": H, "quantity": 1, "amount": 5}]} for i in range(1, 61, 2)),
    {"type": "benchmark", "at": 11, "metric": "ctor", "mean": 0.5, "region": H},
    {"type": "heartbeat", "at": 599},
)  # fmt: skip


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            if name not in AS_THE_FEED_HAS_IT:
                yield from _texts(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)


@pytest.mark.parametrize(
    "view",
    [
        traffic, lambda seen, choices: lead(traffic(seen, choices)), channel_trend, videos, products, product_detail,
        promotions, key_events, funnel, buyers, lambda seen, choices: buyers(seen, choices).follows, goals, advertising,
    ],
)  # fmt: skip
def test_all_text_is_clean(view: Any) -> None:
    assert all(text.isprintable() for text in _texts(view(reading(SESSION), Choices())))


def test_the_names_are_there() -> None:
    seen, choices = reading(SESSION), Choices()
    for view in (traffic, channel_trend, videos, products, product_detail, promotions, key_events, buyers):
        assert any("[b]x" in text for text in _texts(view(seen, choices))), view.__name__
