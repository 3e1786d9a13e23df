"""Every panel there is; which stand on which page says :mod:`livetui.ui.pages`."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from livetui.ui.panel import Panel

NAMES = (
    "header", "core", "big", "trend", "key_events", "alerts", "traffic", "channel_trend", "sides", "videos", "products",
    "product", "audience", "buyers", "followers", "comments", "all_comments", "questions", "intents", "pinned", "funnel",
    "promotions", "violations", "goals", "advertising", "factors", "performance", "basics", "examples", "timeline", "footer",
)  # fmt: skip
"""The modules of this package that hold a panel, each called like its panel, in the order tab goes through them."""


class _Panels(Mapping[str, Panel[Any]]):
    """By name, each imported when it is first asked for: the first screen is not to wait for the other pages."""

    def __getitem__(self, name: str) -> Panel[Any]:
        if name not in NAMES:
            raise KeyError(name)
        panel: Panel[Any] = import_module(f"livetui.ui.panels.{name}").PANEL
        return panel

    def __contains__(self, name: object) -> bool:
        return name in NAMES

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)


PANELS: Mapping[str, Panel[Any]] = _Panels()
