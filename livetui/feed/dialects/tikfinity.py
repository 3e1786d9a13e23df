"""TikFinity, which passes on a TikTok LIVE from the streamer's own PC."""

from collections.abc import Callable, Iterator
from typing import Any

from livetui.feed.dialects.dialect import Dialect, Frame
from livetui.feed.dialects.reading import event, first, whole
from livetui.feed.dialects.tiktok import follows, is_final, known, moment


def _recognises(frame: Frame) -> bool:
    # A data layer of Google's may carry both; what it sells stands in "ecommerce".
    return isinstance(frame.get("event"), str) and isinstance(frame.get("data"), dict) and "ecommerce" not in frame


def _translate(frame: Frame) -> Iterator[object]:
    translation = _EVENTS.get(frame["event"])
    if translation is not None:
        kind, fields = translation
        data = frame["data"]
        yield event(kind, ts=moment(data.get("createTime")), id=known(data.get("msgId")), **fields(data))


def _viewer(data: Frame) -> Any:
    return first(known(data.get("userId")), data.get("uniqueId"))


def _person(data: Frame) -> dict[str, object]:
    return {"viewer": _viewer(data)}


def _joined(data: Frame) -> dict[str, object]:
    return {"viewer": _viewer(data), "follower": follows(data.get("followRole"))}


def _comment(data: Frame) -> dict[str, object]:
    return {
        **_joined(data),
        "text": data.get("comment"),
        "name": first(data.get("nickname"), data.get("uniqueId")),
        "moderator": data.get("isModerator"),
    }


def _gift(data: Frame) -> dict[str, object]:
    return {
        "viewer": _viewer(data),
        "name": data.get("giftName"),
        "diamonds": whole(data.get("diamondCount")),
        "count": whole(data.get("repeatCount")),
        "final": is_final(data.get("giftType"), data.get("repeatEnd")),
    }


def _like(data: Frame) -> dict[str, object]:
    return {"viewer": _viewer(data), "count": whole(data.get("likeCount")), "total": whole(data.get("totalLikeCount"))}


def _viewers(data: Frame) -> dict[str, object]:
    return {"current": whole(data.get("viewerCount"))}


def _nothing(_: Frame) -> dict[str, object]:
    return {}


# "subscribe" is a paid membership, neither a follow nor a sale, and is left out.
_EVENTS: dict[str, tuple[str, Callable[[Frame], dict[str, object]]]] = {
    "chat": ("comment", _comment),
    "gift": ("gift", _gift),
    "like": ("like", _like),
    "follow": ("follow", _person),
    "share": ("share", _person),
    "member": ("join", _joined),
    "roomUser": ("viewers", _viewers),
    "streamEnd": ("live.ended", _nothing),
}

TIKFINITY = Dialect("tikfinity", _recognises, _translate)
