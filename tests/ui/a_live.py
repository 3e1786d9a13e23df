"""View models of a made-up LIVE for the screen to show, and a stage that plays them."""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from livetui.alerts.alert import Alert, AlertKind, Severity
from livetui.metrics.catalogue import METRICS
from livetui.metrics.metric import Unit
from livetui.span import Over
from livetui.text import Clean, clean
from livetui.ui.panel import Panel
from livetui.ui.panels.all import PANELS
from livetui.ui.reception import Reception
from livetui.views.alerts import AlertRow, Alerts
from livetui.views.audience import Audience, Dimension, Slice
from livetui.views.choices import Choices
from livetui.views.comments import CommentRow, Comments
from livetui.views.comparison import Change
from livetui.views.core import ChangeKind, CoreData, Tile
from livetui.views.header import Feed, Header, Status
from livetui.views.key_events import KeyEvent, KeyEvents
from livetui.views.mark_kind import MarkKind
from livetui.views.marks import Mark
from livetui.views.products import ProductRow, Products
from livetui.views.timeline import Timeline
from livetui.views.traffic import ChannelRow, Traffic
from livetui.views.trend import Series, Trend
from livetui.views.whom import Whom

LENGTH_S = 4364
SPAN_S = {"whole": LENGTH_S, "30m": 1800, "5m": 300}

MARKS = (
    Mark(240, MarkKind.PIN, clean("Glow serum 30 ml")),
    Mark(1500, MarkKind.PROMOTION, clean("Giveaway: night cream")),
    Mark(2100, MarkKind.PIN, clean("Night cream")),
    Mark(2640, MarkKind.VIOLATION, clean("Misleading claim")),
    Mark(3300, MarkKind.NOTE, clean("Sound was off")),
)


class Here(Struct, frozen=True):
    """What a reading of this LIVE knows: the moment and the span."""

    at_s: int
    span: str

    @property
    def from_s(self) -> int:
        return max(self.at_s - SPAN_S[self.span], 0)


def wave(second: int, period: float, phase: float = 0) -> float:
    return 0.5 + 0.5 * math.sin(second / period + phase)


def header(here: Here, choices: Choices) -> Header:
    feed = Feed(
        events=here.at_s * 37, rejected=3 if here.at_s > 2000 else 0, unknown=0, duplicates=0, late=0, other_currency=0, apart=0
    )
    title, creator = clean("Evening Skincare Drop 护肤之夜"), clean("@mira.glow")
    status = Status.ENDED if here.at_s >= LENGTH_S else Status.LIVE
    return Header(title, creator, clean("US"), status, here.at_s, here.at_s, feed)


_TYPICAL = {
    "gmv": 417.0, "orders": 0.0715, "watch_gpm": 9610.0, "current_viewers": 1482.0, "err": 0.036, "ctr": 0.124, "ctor": 0.021,
    "avg_view_duration": 41.0, "views": 6.1, "impressions": 169.0, "viewers": 4.2, "product_clicks": 0.75, "likes": 2.3,
    "comments": 0.11, "new_followers": 0.012, "refund_amount": 3.1,
}  # fmt: skip
_WORST = {"err": (1, -0.62), "ctor": (2, -0.21), "avg_view_duration": (3, -0.09)}


def tile(key: str, here: Here, rank: int = 0) -> Tile:
    metric = METRICS[key]
    typical = _TYPICAL.get(key)
    sums = metric.unit in (Unit.MONEY, Unit.COUNT) and key not in ("current_viewers", "watch_gpm")
    rank, deviation = _WORST.get(key, (0, 0.04))
    value = None if typical is None or (here.at_s < 5 and not sums) else float(round(typical * here.at_s)) if sums else typical
    kind = ChangeKind.ADDED if sums else ChangeKind.DIFFERENCE if key == "current_viewers" else ChangeKind.RELATIVE
    change = {ChangeKind.ADDED: round((typical or 0) * 290), ChangeKind.DIFFERENCE: -112, ChangeKind.RELATIVE: 0.04}[kind]
    course = tuple(wave(here.at_s - 100 * i, 900, len(key)) + 0.2 for i in range(24, 0, -1))
    return Tile(metric, value, key == "current_viewers", rank, deviation, change, kind, course if value is not None else ())


def core_data(here: Here, choices: Choices) -> CoreData:
    worst = tuple(tile(key, here) for key in _WORST) if here.at_s >= 120 else ()
    tiles = tuple(t if worst else replace(t, rank=0) for t in (tile(key, here) for key in choices.tiles))
    return CoreData(tiles, worst, "USD", Clean("sample values"))


def trend(here: Here, choices: Choices) -> Trend:
    bucket = max((here.at_s - here.from_s) // 60, 1)
    seconds = range(here.from_s, here.at_s, bucket)
    course: dict[str, list[float | None]] = {
        "views": [round(300 * wave(s, 700) + 60 * wave(s, 80)) for s in seconds],
        "err": [None if 1300 < s < 1500 else 0.02 + 0.06 * wave(s, 500, 2) + 0.01 * wave(s, 40) for s in seconds],
    }
    series = tuple(
        Series(METRICS[key], tuple(course.get(key) or [round(9000 * wave(s, 300)) for s in seconds])) for key in choices.trend
    )
    marks = tuple(mark for mark in MARKS if here.from_s <= mark.at_s <= here.at_s)
    return Trend(here.span, here.from_s, here.at_s, bucket, series, marks, "USD")


_CHANNELS = (
    ("for_you", False, 0.90, 0.752, 0.623, 0.031, 0.12, 0.022), ("ads", True, 0.04, 0.12, 0.21, 0.09, 0.22, 0.03),
    ("following", False, 0.03, 0.08, 0.11, 0.16, 0.3, 0.026), ("video", False, 0.02, 0.03, 0.05, 0.06, 0.1, 0.016),
    ("Đối tác – แบรนด์พาร์ทเนอร์ยาวมาก", False, 0.01, 0.018, 0.007, 0.03, 0.03, None),
)  # fmt: skip


def traffic(here: Here, choices: Choices) -> Traffic:
    views = 6 * here.at_s
    return Traffic(
        tuple(
            ChannelRow(clean(name), paid, round(169 * here.at_s * i), round(views * v), round(417 * here.at_s * g),
                       round(g * 300), round(views * v * ctr), i, v, g, err, ctr, ctor)
            for name, paid, i, v, g, err, ctr, ctor in _CHANNELS
        ), "USD",
    )  # fmt: skip


_PRODUCTS = (
    ("p1", "Glow serum 30 ml", 1998, 0.34, 0.061, 0.030, 140), ("p2", "Night cream", 2450, 0.22, 0.022, 0.049, 3),
    ("p3", "玻尿酸补水面膜 十片装 深层保湿修护敏感肌", 1290, 0.18, 0.045, 0.021, 900),
    ("p4", "ครีมกันแดด SPF50+ เนื้อบางเบา", 890, 0.12, 0.038, None, 0),
    ("p5", "Lip balm 💋 trio", 750, 0.08, 0.051, 0.018, None),
    ("p6", "A very long product name that some seller wrote to be found by every search there is", 3100, 0.06, 0.012, 0.01, 57),
)  # fmt: skip


def products(here: Here, choices: Choices) -> Products:
    pinned = "p2" if here.at_s >= 2100 else "p1" if here.at_s >= 240 else ""
    rows = tuple(
        ProductRow(clean(key), clean(name), key == pinned, price, 90 * here.at_s, 4 * here.at_s, ctr, 12, round(share * 300),
                   round(share * 320), round(share * 340), round(share * 417 * here.at_s), ctor, stock,
                   stock_low=stock is not None and stock <= 5)
        for key, name, price, share, ctr, ctor, stock in _PRODUCTS
    )  # fmt: skip
    since = {"p2": here.at_s - 2100, "p1": here.at_s - 240}.get(pinned)
    return Products(rows if here.at_s else (), since, "USD")


def audience(here: Here, choices: Choices) -> Audience:
    people = 5 * here.at_s if choices.whom is Whom.VIEWERS else here.at_s // 16

    def dimension(name: str, unknown: int, **shares: float) -> Dimension:
        slices = (Slice(clean(label.replace("_", "–")), round(share * people), share) for label, share in shares.items())
        return Dimension(name, tuple(slices), unknown)

    ages = dict(zip(["13–17", "18–24", "25–34", "35–44", "45+"], [0.04, 0.41, 0.33, 0.15, 0.07], strict=True))
    dimensions = (
        dimension("gender", 12, female=0.81, male=0.17, other=0.02), dimension("age", 210, **ages),
        dimension("region", 0, US=0.66, CA=0.14, GB=0.11, VN=0.09), dimension("device", 0, iOS=0.58, Android=0.4, web=0.02),
    )  # fmt: skip
    return Audience(choices.whom, people, dimensions if people else ())


_SAID = (
    ("mira_fan", "how much is the serum?", True, False),
    ("小雨", "这个面膜敏感肌可以用吗?已经第三次买了真的很好用", True, False),
    ("Nok 🌸", "ส่งไปเชียงใหม่กี่วันคะ", None, False), ("jo", "cannot check out 😭😭", False, False),
    ("mira team", "Checkout works again, please try once more and tell us here if it does not", True, True),
    ("a_name_longer_than_anybody_needs", "first!", False, False), ("Linh", "còn hàng không ạ", False, False),
)  # fmt: skip


def comments(here: Here, choices: Choices) -> Comments:
    total = here.at_s // 9
    rows = []
    for i in range(max(total - 60, 0), total):
        name, text, follower, moderator = _SAID[i % len(_SAID)]
        rows.append(CommentRow(i * 9 + 9, clean(name), clean(text), follower, moderator))
    return Comments(tuple(rows), total)


def timeline(here: Here, choices: Choices) -> Timeline:
    shape = tuple(round(300 * wave(s, 700) + 90 * wave(s, 90)) for s in range(0, LENGTH_S, 20))
    return Timeline(20, shape, MARKS, here.at_s, LENGTH_S, here.at_s, LENGTH_S, over=False)


def key_events(here: Here, choices: Choices) -> KeyEvents:
    metrics = tuple(METRICS[key] for key in choices.trend)
    before_after = ((0.034, 0.041), (1204, 1310))
    rows = tuple(
        KeyEvent(mark, min(here.at_s - mark.at_s, 300), tuple(
            Change(metric, *before_after[metric.unit is not Unit.RATIO]) for metric in metrics
        ))
        for mark in reversed(MARKS) if here.from_s <= mark.at_s < here.at_s
    )  # fmt: skip
    return KeyEvents(metrics, rows, "USD")


ORIGIN = 1_700_000_000
ALERTS = (
    (1000, 1300, AlertKind.VIEWER_PEAK, Severity.INFO, "More viewers than ever: 1,482", "Show what sells best now."),
    (2200, None, AlertKind.SOLD_OUT, Severity.BAD, "Sold out, and still pinned: “Glow serum 30 ml”", "Pin another product."),
    (2600, None, AlertKind.ERR_DIP, Severity.WARN, "Enter-room rate fell to 3.1 % from 5.2 %", "Say what comes next."),
    (2720, 2900, AlertKind.LEAVE_RISE, Severity.WARN, "Leave rate rose to 70 % from 57 %", "Ask something."),
    (2720, None, AlertKind.VIOLATION, Severity.BAD, "Violation: “claim [red]x[/]”", "Stop what the reason names."),
)  # fmt: skip


def alerts(here: Here, choices: Choices) -> Alerts:
    found = [
        AlertRow(Alert(at=ORIGIN + at, kind=kind, severity=severity, sentence=clean(said), advice=clean(advice)), at, until)
        for at, until, kind, severity, said, advice in ALERTS if at <= here.at_s
    ]  # fmt: skip
    now = [replace(row, until_s=None) if row.until_s and row.until_s > here.at_s else row for row in found]
    rows = sorted(now, key=lambda row: (row.until_s is not None, -row.alert.severity.rank, -row.at_s))
    holding = [row.alert.severity for row in rows if row.until_s is None]
    lately = tuple(row.alert for row in now)
    return Alerts(tuple(rows), len(holding), len(rows), holding[0] if holding else None, ORIGIN, lately)


def empty(here: Here, choices: Choices) -> dict[str, Any]:
    """Every panel's view model of a LIVE of which nothing is known."""
    nothing = Feed(0, 0, 0, 0, 0, 0, 0)
    blank = [Tile(METRICS[key], None, False, 0, None, None, ChangeKind.ADDED, ()) for key in choices.tiles]
    series = tuple(Series(METRICS[key], ()) for key in choices.trend)
    return {
        "header": Header(None, None, None, Status.LIVE, 0, 0, nothing), "core": CoreData(tuple(blank), (), None, None),
        "trend": Trend("whole", 0, 0, 1, series, (), None), "traffic": Traffic((), None), "products": Products((), None, None),
        "audience": Audience(choices.whom, None, ()), "comments": Comments((), None),
        "timeline": Timeline(1, (), (), 0, 0, 0, 0, over=False), "footer": None,
        "key_events": KeyEvents(tuple(one.metric for one in series), (), None), "alerts": Alerts((), 0, 0, None, ORIGIN),
    }  # fmt: skip


BUILDERS: dict[str, Callable[[Any, Choices], Any]] = {
    "header": header, "core": core_data, "trend": trend, "traffic": traffic, "products": products, "audience": audience,
    "comments": comments, "timeline": timeline, "footer": lambda here, choices: None, "key_events": key_events,
    "alerts": alerts,
}  # fmt: skip


def panels() -> dict[str, Panel[Any]]:
    """The real panels, with view models of this LIVE."""
    return {name: replace(panel, build=BUILDERS[name]) if name in BUILDERS else panel for name, panel in PANELS.items()}


class AStage:
    """The made-up LIVE, all of it read."""

    def __init__(self) -> None:
        self.start_s = 1_786_557_420
        self.length_s: float = LENGTH_S
        self.loaded = 1.0
        self.live = False
        self.done = True
        self.broken = False
        self.reception: Reception | None = None
        self.trouble: str | None = None
        self.name: Clean = clean("skincare.jsonl.zst")
        self.read: list[tuple[int, Over]] = []

    def seen(self) -> None:
        pass

    @contextmanager
    def reading(self, at_s: int, span: Over) -> Iterator[Any]:
        self.read.append((at_s, span))
        yield Here(at_s, span if isinstance(span, str) else "whole")
