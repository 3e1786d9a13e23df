"""A LIVE in which every text is an attack."""

import json
from pathlib import Path
from typing import Any

PAYLOADS: tuple[str, ...] = (
    "\x1b]52;c;aGFja2Vk\x07",  # sets the clipboard
    "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "\x1b]0;owned\x07",
    "\x1b[2J\x1b[H\x1b[31mgone",
    "\x1bc\x1b(0",
    "\x9b2J\x9d0;owned\x9c",
    "\x1bPq#0;2;0;0;0\x1b\\",
    "[@click=app.quit]quit[/]",
    "[bold red]bold[/] [/b] [/]",
    "\\[ \\",
    "abc\r\ndef\x0b\x0c\x85\u2028\u2029ghi",
    "\u202eevil\u202c \u2066x\u2069 \u200b\u200d\ufeff\u00ad",
    "e" + "\u0301" * 300,
    "\u2800\u3164\u115f\uffa0\u034f",
    "👩‍👩‍👧‍👦👍🏽🏳️‍🌈" * 20,
    "界" * 200,
    "\x00\x01\x7f\x08\x08\x08",
    "\ud7ff\ue000\U000e0041\U0010fffe",
    "ไทยที่ " * 60,
    "x" * 5000,
)


def hostile_feed(start_ms: int = 1_794_540_600_000, rounds: int = len(PAYLOADS)) -> list[dict[str, Any]]:
    """Events that carry each payload in every text field they have."""
    events: list[dict[str, Any]] = []
    at = start_ms

    def say(kind: str, /, **fields: Any) -> None:
        nonlocal at
        at += 250
        events.append({"type": kind, "ts": at, **fields})

    for number in range(rounds):
        p = PAYLOADS[number % len(PAYLOADS)]
        say("live.started", title=p, creator=p, room=p, region=p, category=p, tz=p, currency="USD", goals={p: 3})
        say("product.listed", product=p, name=p, sku=p, price=1990, category=p, stock=3)
        say("product.pinned", product=p)
        say("promotion.started", promotion=p, kind=p, title=p, product=p)
        say("promotion.joined", promotion=p, viewer=p)
        say("violation.raised", violation=p, reason=p, recommendation=p, code=p, severity=p, clip_url=p)
        say("violation.appealed", violation=p, note=p)
        say("impression", channel=p, video=p, count=50)
        say("join", viewer=p, channel=p, video=p, gender=p, age=p, region=p, device=p, follower=True)
        say("comment", viewer=p, name=p, text=p, lang=p)
        say("comment", viewer=p, text=p + " how much? " + p)
        say("gift", viewer=p, name=p, diamonds=1)
        say("product.impression", product=p, channel=p, count=5)
        say("product.click", product=p, channel=p, viewer=p)
        say("order.paid", order=f"o{number}", viewer=p, channel=p, video=p, promotion=p,
            items=[{"product": p, "sku": p, "quantity": 1, "amount": 1990}])  # fmt: skip
        say("note", text=p)
        say("benchmark", metric=p, mean=1.0, region=p)
        say("ad.spent", spend=100, campaign=p)
        say("video.viewed", video=p, impressions=3)
        say("snapshot", counters={p: 1}, gauges={p: 1.5})
        say(p or "unknown")
        say("leave", viewer=p, watch_ms=1000)
    return events


def write_feed(path: Path, events: list[dict[str, Any]]) -> Path:
    """Write events as a recording."""
    path.write_text("".join(json.dumps(event) + "\n" for event in events))
    return path
