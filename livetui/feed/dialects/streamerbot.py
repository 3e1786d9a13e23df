"""Streamer.bot, which passes on what happens on Twitch, YouTube and Kick."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from livetui.feed.dialects.dialect import Dialect, Frame
from livetui.feed.dialects.reading import at, event, first, identifier, whole

_MODERATOR = 3
"""Streamer.bot's roles: 1 viewer, 2 VIP, 3 moderator, 4 the broadcaster."""
_ANSWERS = ("ok", "error")

Translation = Callable[[Frame], Iterator[tuple[str, dict[str, object]]]]


def _recognises(frame: Frame) -> bool:
    happened = frame.get("event")
    if isinstance(happened, dict):
        return isinstance(happened.get("source"), str) and isinstance(happened.get("type"), str)
    return "event" not in frame and "type" not in frame and (_greets(frame) or _answers(frame))


def _greets(frame: Frame) -> bool:
    return frame.get("request") == "Hello"


def _answers(frame: Frame) -> bool:
    """Whether this answers a request of ours."""
    return frame.get("status") in _ANSWERS and isinstance(frame.get("id"), str)


def _translate(frame: Frame) -> Iterator[object]:
    happened = frame.get("event")
    if not isinstance(happened, dict):
        return
    translation = _EVENTS.get(happened["source"], {}).get(happened["type"])
    if translation is None:
        return
    data = frame.get("data")
    if data is not None and not isinstance(data, dict):
        yield data
        return
    for kind, fields in translation(data or {}):
        yield event(kind, ts=frame.get("timeStamp"), **fields)


def _message(data: Frame) -> Frame:
    """Where the fields of a chat message stand: on Twitch within ``message``, elsewhere beside the text."""
    message = data.get("message")
    return {**data, "message": None, **message} if isinstance(message, dict) else data


def _viewer(data: Frame) -> Any:
    return identifier(first(at(data, "user", "id"), data.get("userId"), data.get("user_id")))


def _name(data: Frame) -> Any:
    return first(at(data, "user", "name"), data.get("displayName"), data.get("user_name"), data.get("username"))


def _moderates(data: Frame) -> Any:
    role = whole(first(at(data, "user", "role"), data.get("role")))
    if isinstance(role, int) and not isinstance(role, bool):
        return role >= _MODERATOR
    return first(at(data, "user", "isModerator"), role)


def _comment(data: Frame) -> Iterator[tuple[str, dict[str, object]]]:
    said = _message(data)
    yield (
        "comment",
        {
            "id": _id(said),
            "text": first(said.get("message"), said.get("text")),
            "viewer": _viewer(said),
            "name": _name(said),
            "moderator": _moderates(said),
        },
    )


def _id(data: Frame) -> Any:
    return identifier(first(data.get("messageId"), data.get("msgId"), data.get("eventId")))


def _follow(data: Frame) -> Iterator[tuple[str, dict[str, object]]]:
    yield "follow", {"viewer": _viewer(data)}


def _cheer(data: Frame) -> Iterator[tuple[str, dict[str, object]]]:
    given = _message(data)
    yield "gift", {"id": _id(given), "viewer": _viewer(given), "name": "Bits", "count": whole(given.get("bits"))}


def _super(name: str) -> Translation:
    """A paid message: a gift, whose worth is money and no diamonds."""

    def translation(data: Frame) -> Iterator[tuple[str, dict[str, object]]]:
        yield "gift", {"id": _id(data), "viewer": _viewer(data), "name": name}

    return translation


def _viewers(data: Frame) -> Iterator[tuple[str, dict[str, object]]]:
    yield "viewers", {"current": whole(first(data.get("viewers"), data.get("viewerCount")))}


def _statistics(data: Frame) -> Iterator[tuple[str, dict[str, object]]]:
    # A broadcaster may hide either number; one that is hidden is missing.
    if data.get("concurrentViewers") is not None:
        yield "viewers", {"current": whole(data["concurrentViewers"]), "total": whole(data.get("viewCount"))}
    if data.get("likeCount") is not None:
        yield "like", {"total": whole(data["likeCount"])}


def _started(_: Frame) -> Iterator[tuple[str, dict[str, object]]]:
    yield "live.started", {}


def _ended(_: Frame) -> Iterator[tuple[str, dict[str, object]]]:
    yield "live.ended", {}


_EVENTS: dict[str, dict[str, Translation]] = {
    "Twitch": {
        "ChatMessage": _comment,
        "Cheer": _cheer,
        "Follow": _follow,
        "ViewerCountUpdate": _viewers,
        "StreamOnline": _started,
        "StreamOffline": _ended,
    },
    "YouTube": {
        "Message": _comment,
        "SuperChat": _super("Super Chat"),
        "SuperSticker": _super("Super Sticker"),
        "NewSubscriber": _follow,
        "StatisticsUpdated": _statistics,
        "BroadcastStarted": _started,
        "BroadcastEnded": _ended,
    },
    "Kick": {
        "ChatMessage": _comment,
        "Follow": _follow,
        "ViewerCountUpdate": _viewers,
        "StreamOnline": _started,
        "StreamOffline": _ended,
    },
}

_HELLO = json.dumps(
    {"request": "Subscribe", "id": "livetui", "events": {source: list(types) for source, types in _EVENTS.items()}}
)

STREAMERBOT = Dialect("streamerbot", _recognises, _translate, _HELLO)
