"""Page 1, Key metrics: its panels, in the order tab goes through them."""

from typing import Any

from livetui.ui.panel import Panel
from livetui.ui.panels import audience, comments, core, footer, header, products, timeline, traffic, trend
from livetui.views import audience as audience_view
from livetui.views import comments as comments_view
from livetui.views import core as core_view
from livetui.views import header as header_view
from livetui.views import products as products_view
from livetui.views import timeline as timeline_view
from livetui.views import traffic as traffic_view
from livetui.views import trend as trend_view

PANELS: tuple[Panel[Any], ...] = (
    Panel(name="header", build=header_view.header, draw=header.draw, focus=False, transport=True),
    Panel(name="core", build=core_view.core_data, draw=core.draw),
    Panel(name="trend", build=trend_view.trend, draw=trend.draw, moment_at=trend.moment_at),
    Panel(name="traffic", build=traffic_view.traffic, draw=traffic.draw),
    Panel(name="products", build=products_view.products, draw=products.draw),
    Panel(name="audience", build=audience_view.audience, draw=audience.draw),
    Panel(name="comments", build=comments_view.comments, draw=comments.draw),
    Panel(name="timeline", build=timeline_view.timeline, draw=timeline.draw,
          moment_at=timeline.moment_at, focus=False, transport=True),
    Panel(name="footer", build=lambda reading, choices: None, draw=footer.draw, focus=False),
)  # fmt: skip
