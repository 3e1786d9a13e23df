"""Euler Stream, which passes on TikTok LIVE's own messages, several a frame."""

from collections.abc import Callable, Iterator
from typing import Any

from livetui.feed.dialects.dialect import Dialect, Frame
from livetui.feed.dialects.price_tag import price_tag
from livetui.feed.dialects.reading import at, event, first, identifier, whole
from livetui.feed.dialects.tiktok import follows, is_final, known, moment

_CHANNELS = {"homepage_hot": "for_you", "homepage_follow": "following"}
"""Where people come from in TikTok's words, and in ours; its other words stand for themselves."""
_CONTROLS = {
    1: "live.paused", "STREAM_PAUSED": "live.paused",
    2: "live.resumed", "STREAM_UNPAUSED": "live.resumed",
    3: "live.ended", "STREAM_ENDED": "live.ended",
    4: "live.ended", "STREAM_SUSPENDED": "live.ended",
}  # fmt: skip
_JOINED = (None, 1, "JOINED")
_SOCIAL = {1: "follow", 3: "share"}


def _recognises(frame: Frame) -> bool:
    return isinstance(frame.get("messages"), list)


def _translate(frame: Frame) -> Iterator[object]:
    for message in frame["messages"]:
        if not isinstance(message, dict) or not isinstance(message.get("type"), str):
            yield message
            continue
        translation = _MESSAGES.get(message["type"])
        if translation is None:
            continue
        data = message.get("data")
        if isinstance(data, dict):
            yield from translation(data)
        else:
            yield data


def _event(kind: str, data: Frame, **fields: object) -> dict[str, object]:
    created, own = at(data, "common", "createTime"), at(data, "common", "msgId")
    return event(kind, ts=moment(created), id=known(own), **fields)


def _viewer(data: Frame) -> Any:
    return first(known(at(data, "user", "userId")), at(data, "user", "uniqueId"))


def _follower(data: Frame) -> Any:
    if at(data, "user", "followInfo") is None:
        return at(data, "userIdentity", "isFollowerOfAnchor")
    status = at(data, "user", "followInfo", "followStatus")
    # Protobuf leaves out what is 0: an empty follow info is that of somebody who does not follow.
    return follows(0 if status is None else status)


def _chat(data: Frame) -> Iterator[object]:
    yield _event(
        "comment",
        data,
        text=first(data.get("comment"), data.get("content")),
        viewer=_viewer(data),
        name=first(at(data, "user", "nickname"), at(data, "user", "uniqueId")),
        lang=data.get("contentLanguage"),
        follower=_follower(data),
        moderator=at(data, "userIdentity", "isModeratorOfAnchor"),
    )


def _member(data: Frame) -> Iterator[object]:
    if whole(data.get("action")) in _JOINED:
        source = _channel(data.get("clientEnterSource"))
        yield _event("join", data, viewer=_viewer(data), channel=source, follower=_follower(data))


def _channel(source: Any) -> Any:
    """The channel that an enter source such as ``homepage_hot-live_cell`` belongs to."""
    if not isinstance(source, str):
        return source
    place = source.partition("-")[0]
    return None if place in ("", "unknown") else _CHANNELS.get(place, place)


def _like(data: Frame) -> Iterator[object]:
    count, total = whole(data.get("likeCount")), whole(data.get("totalLikeCount"))
    yield _event("like", data, viewer=_viewer(data), count=count, total=total)


def _gift(data: Frame) -> Iterator[object]:
    # Euler Stream has had two names for the gift's description.
    older, newer = at(data, "giftDetails"), at(data, "gift")
    gift = {"gift": newer if older is None else older}
    yield _event(
        "gift",
        data,
        viewer=_viewer(data),
        name=first(at(gift, "gift", "giftName"), at(gift, "gift", "name")),
        diamonds=whole(at(gift, "gift", "diamondCount")),
        count=whole(data.get("repeatCount")),
        final=is_final(first(at(gift, "gift", "giftType"), at(gift, "gift", "type")), data.get("repeatEnd")),
    )


def _social(data: Frame) -> Iterator[object]:
    kind = _social_kind(at(data, "common", "displayText", "displayType"), whole(data.get("action")))
    if kind is not None:
        yield _event(kind, data, viewer=_viewer(data))


def _social_kind(shown: Any, action: Any) -> str | None:
    """Whether somebody followed or shared: the template of the shown text says it in words, the action as a number."""
    named = [kind for kind in _SOCIAL.values() if isinstance(shown, str) and kind in shown]
    return named[0] if len(named) == 1 else _SOCIAL.get(action) if isinstance(action, int) else None


def _room_users(data: Frame) -> Iterator[object]:
    yield _event("viewers", data, current=whole(data.get("viewerCount")), total=whole(data.get("totalUser")))


def _control(data: Frame) -> Iterator[object]:
    action = whole(data.get("action"))
    if isinstance(action, str):
        action = action.removeprefix("CONTROL_ACTION_")
    kind = _CONTROLS.get(action) if isinstance(action, int | str) else None
    if kind is not None:
        yield _event(kind, data)


def _shopping(data: Frame) -> Iterator[object]:
    if data.get("shopData") is None:
        return
    shown = at(data, "shopData", "priceString")
    tag = price_tag(shown) if isinstance(shown, str) else None
    yield _event(
        "product.listed",
        data,
        product=identifier(at(data, "shopData", "data1")),
        name=at(data, "shopData", "title"),
        # A text that is not one clear price ("from ฿90") leaves the price unknown; anything but a text is wrong.
        price=tag.price if tag else None if isinstance(shown, str) else shown,
        currency=tag.currency if tag else None,
    )


_MESSAGES: dict[str, Callable[[Frame], Iterator[object]]] = {
    "WebcastChatMessage": _chat,
    "WebcastMemberMessage": _member,
    "WebcastLikeMessage": _like,
    "WebcastGiftMessage": _gift,
    "WebcastSocialMessage": _social,
    "WebcastRoomUserSeqMessage": _room_users,
    "WebcastControlMessage": _control,
    "WebcastOecLiveShoppingMessage": _shopping,
}

EULER = Dialect("euler", _recognises, _translate)
