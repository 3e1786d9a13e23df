"""Streamer.bot: what happens on Twitch, YouTube and Kick."""

import json
from typing import Any

import pytest

from livetui.feed import events as e
from livetui.feed.dialects.streamerbot import STREAMERBOT
from tests.feed.dialects.translating import TS, translated


def _frame(source: str, kind: str, data: Any = None) -> dict[str, Any]:
    stamp = "2026-08-12T19:57:00.3504567+02:00"
    return {"timeStamp": stamp, "event": {"source": source, "type": kind}} | ({} if data is None else {"data": data})


SAID = {"msgId": "ab-1", "userId": "44", "username": "mia", "displayName": "Mía", "role": 3, "message": "hello?"}

EXAMPLES: dict[str, tuple[dict[str, Any], list[e.Event]]] = {
    "a comment on Twitch": (
        _frame("Twitch", "ChatMessage", {"message": SAID}),
        [e.Comment(ts=TS, id="ab-1", text="hello?", viewer="44", name="Mía", moderator=True)],
    ),
    "a comment with its user beside it": (
        _frame("Twitch", "ChatMessage", {"messageId": "ab-1", "text": "hi", "user": {"id": 44, "name": "Mía", "role": 1}}),
        [e.Comment(ts=TS, id="ab-1", text="hi", viewer="44", name="Mía", moderator=False)],
    ),
    "a comment on YouTube": (
        _frame(
            "YouTube", "Message", {"eventId": "Lk", "message": "hi", "user": {"id": "UC1", "name": "M", "isModerator": False}}
        ),
        [e.Comment(ts=TS, id="Lk", text="hi", viewer="UC1", name="M", moderator=False)],
    ),
    "a comment on Kick": (
        _frame("Kick", "ChatMessage", {"messageId": "1e", "message": "hi", "user": {"id": "9", "name": "M"}}),
        [e.Comment(ts=TS, id="1e", text="hi", viewer="9", name="M")],
    ),
    "bits": (
        _frame("Twitch", "Cheer", SAID | {"bits": 500}),
        [e.Gift(ts=TS, id="ab-1", viewer="44", name="Bits", count=500)],
    ),
    "bits within a message": (
        _frame("Twitch", "Cheer", {"message": SAID | {"bits": 5}}),
        [e.Gift(ts=TS, id="ab-1", viewer="44", name="Bits", count=5)],
    ),
    "a super chat": (
        _frame("YouTube", "SuperChat", {"eventId": "Lk", "amount": "$5.00", "user": {"id": "UC1"}}),
        [e.Gift(ts=TS, id="Lk", viewer="UC1", name="Super Chat")],
    ),
    "a follow on Twitch": (
        _frame("Twitch", "Follow", {"user_id": "44", "user_name": "Mía"}),
        [e.Follow(ts=TS, viewer="44")],
    ),
    "a new subscriber on YouTube": (
        _frame("YouTube", "NewSubscriber", {"user": {"id": "UC1"}}),
        [e.Follow(ts=TS, viewer="UC1")],
    ),
    "viewers on Twitch": (_frame("Twitch", "ViewerCountUpdate", {"viewers": 187}), [e.Viewers(ts=TS, current=187)]),
    "viewers on Kick": (_frame("Kick", "ViewerCountUpdate", {"viewerCount": 69}), [e.Viewers(ts=TS, current=69)]),
    "statistics of YouTube": (
        _frame("YouTube", "StatisticsUpdated", {"concurrentViewers": "42", "viewCount": "9001", "likeCount": "99"}),
        [e.Viewers(ts=TS, current=42, total=9001), e.Like(ts=TS, total=99)],
    ),
    "statistics that are hidden": (_frame("YouTube", "StatisticsUpdated", {"viewCount": 9001}), []),
    "the start": (_frame("Twitch", "StreamOnline"), [e.LiveStarted(ts=TS)]),
    "the end": (_frame("YouTube", "BroadcastEnded", {}), [e.LiveEnded(ts=TS)]),
    "an event that is none of ours": (_frame("Twitch", "Raid", {"viewers": 5}), []),
    "a message that nobody said in a chat": (_frame("WebsocketClient", "Message", {"message": "hi"}), []),
    "a greeting": ({"request": "Hello", "info": {"name": "Streamer.bot"}, "session": "s"}, []),
    "an answer": ({"status": "ok", "id": "livetui", "events": {}}, []),
    "a refusal": ({"status": "error", "id": "livetui", "error": "no"}, []),
}

WRONG: dict[str, dict[str, Any]] = {
    "a comment without data": _frame("Twitch", "ChatMessage"),
    "a list as data": _frame("Twitch", "StreamOnline", [1]),
    "a number as a text": _frame("Twitch", "ChatMessage", {"message": SAID | {"message": 5}}),
    "a text as a user": _frame("Twitch", "Follow", {"user": "Mía"}),
    "a word as a role": _frame("Twitch", "ChatMessage", {"message": SAID | {"role": "host"}}),
    "a word as bits": _frame("Twitch", "Cheer", SAID | {"bits": "many"}),
    "no viewer count": _frame("Twitch", "ViewerCountUpdate", {}),
    "a number as a time": _frame("Twitch", "StreamOnline") | {"timeStamp": 5},
    "a number as a type": {"timeStamp": "x", "event": {"source": "Twitch", "type": 5}},
}


@pytest.mark.parametrize("what", EXAMPLES)
def test_a_frame_becomes_its_events(what: str) -> None:
    frame, events = EXAMPLES[what]
    found = translated(frame, dialect=STREAMERBOT)
    assert (list(found.events), list(found.rejected), list(found.unknown)) == (events, [], [])


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_in_a_frame_is_one_rejection(what: str) -> None:
    found = translated(WRONG[what], dialect=STREAMERBOT)
    assert (list(found.events), len(found.rejected), list(found.unknown)) == ([], 1, [])


def test_the_hello_asks_for_the_events_that_are_translated() -> None:
    hello = json.loads(STREAMERBOT.hello or "")
    assert hello["request"] == "Subscribe"
    assert "ChatMessage" in hello["events"]["Twitch"]
    asked = {(source, kind) for source, kinds in hello["events"].items() for kind in kinds}
    frames = [frame for frame, events in EXAMPLES.values() if events]
    assert {(frame["event"]["source"], frame["event"]["type"]) for frame in frames} <= asked
