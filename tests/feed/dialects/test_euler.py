"""Euler Stream: TikTok LIVE's own messages, several a frame."""

from typing import Any

import pytest

from livetui.feed import events as e
from livetui.feed.dialects.euler import EULER
from tests.feed.dialects.translating import TS, translated

COMMON = {"msgId": "7289", "roomId": "7288", "createTime": str(TS)}
USER = {"userId": "1000", "uniqueId": "mia", "nickname": "Mía", "followInfo": {"followStatus": "1"}}


def _message(kind: str, **data: Any) -> dict[str, Any]:
    return {"type": f"Webcast{kind}Message", "data": {"common": COMMON, "user": USER} | data}


def _frame(kind: str, **data: Any) -> dict[str, Any]:
    return {"messages": [_message(kind, **data)]}


def _social(shown: str, action: object) -> dict[str, Any]:
    return _frame("Social", common=COMMON | {"displayText": {"displayType": shown}}, action=action)


def _card(**shop: Any) -> dict[str, Any]:
    return _frame("OecLiveShopping", shopData={"title": "น้ำหอม", "data1": "1729"} | shop)


ROSE = {"giftDetails": {"giftName": "Rose", "diamondCount": 1, "giftType": 1, "combo": True}, "repeatCount": 3}
FOLLOWED: list[e.Event] = [e.Follow(ts=TS, id="7289", viewer="1000")]
SHARED: list[e.Event] = [e.Share(ts=TS, id="7289", viewer="1000")]

EXAMPLES: dict[str, tuple[dict[str, Any], list[e.Event]]] = {
    "a comment": (
        _frame("Chat", comment="how much?", contentLanguage="en", userIdentity={"isModeratorOfAnchor": True}),
        [e.Comment(ts=TS, id="7289", text="how much?", viewer="1000", name="Mía", lang="en", follower=True, moderator=True)],
    ),
    "a comment of somebody who does not follow": (
        _frame("Chat", comment="hi", user={"userId": "1000", "followInfo": {}}),
        [e.Comment(ts=TS, id="7289", text="hi", viewer="1000", follower=False)],
    ),
    "a comment that does not say who follows": (
        _frame("Chat", comment="hi", user={"userId": "1000"}),
        [e.Comment(ts=TS, id="7289", text="hi", viewer="1000")],
    ),
    "a comment whose identity says who follows": (
        _frame("Chat", comment="hi", user={"userId": "1000"}, userIdentity={"isFollowerOfAnchor": True}),
        [e.Comment(ts=TS, id="7289", text="hi", viewer="1000", follower=True)],
    ),
    "somebody comes from For You": (
        _frame("Member", action="JOINED", clientEnterSource="homepage_hot-live_cell"),
        [e.Join(ts=TS, id="7289", viewer="1000", channel="for_you", follower=True)],
    ),
    "somebody comes from a place of TikTok's": (
        _frame("Member", action=1, clientEnterSource="live_merge-live_cover"),
        [e.Join(ts=TS, id="7289", viewer="1000", channel="live_merge", follower=True)],
    ),
    "somebody comes from nobody knows where": (
        _frame("Member", action="1", clientEnterSource="unknown", user=USER | {"userId": 1000}),
        [e.Join(ts=TS, id="7289", viewer="1000", follower=True)],
    ),
    "a member who does something else": (_frame("Member", action="SUBSCRIBED"), []),
    "likes": (
        _frame("Like", likeCount=15, totalLikeCount="123925"),
        [e.Like(ts=TS, id="7289", viewer="1000", count=15, total=123925)],
    ),
    "a streak that goes on": (
        _frame("Gift", **ROSE),
        [e.Gift(ts=TS, id="7289", viewer="1000", name="Rose", diamonds=1, count=3, final=False)],
    ),
    "the end of a streak": (
        _frame("Gift", **ROSE, repeatEnd=1),
        [e.Gift(ts=TS, id="7289", viewer="1000", name="Rose", diamonds=1, count=3)],
    ),
    "a gift that has no streaks, described in the newer words": (
        _frame("Gift", gift={"name": "Lion", "diamondCount": 29999, "type": 2}, repeatCount=1),
        [e.Gift(ts=TS, id="7289", viewer="1000", name="Lion", diamonds=29999)],
    ),
    "a follow": (_social("pm_main_follow_message_viewer_2", "1"), FOLLOWED),
    "a share": (_social("pm_mt_guidance_share", "3"), SHARED),
    "a follow that is only a number": (_frame("Social", action=1), FOLLOWED),
    "a share that is only words": (_social("pm_mt_guidance_share", None), SHARED),
    "another social message": (_social("pm_mt_other", 9), []),
    "viewers": (
        _frame("RoomUserSeq", viewerCount=1642, totalUser="37079"),
        [e.Viewers(ts=TS, id="7289", current=1642, total=37079)],
    ),
    "a pause": (_frame("Control", action=1), [e.LivePaused(ts=TS, id="7289")]),
    "no pause any more": (_frame("Control", action="STREAM_UNPAUSED"), [e.LiveResumed(ts=TS, id="7289")]),
    "the end": (_frame("Control", action="3"), [e.LiveEnded(ts=TS, id="7289")]),
    "the end by TikTok": (_frame("Control", action="CONTROL_ACTION_STREAM_SUSPENDED"), [e.LiveEnded(ts=TS, id="7289")]),
    "another control": (_frame("Control", action=77), []),
    "a product card": (
        _card(priceString="฿1,100.50"),
        [e.ProductListed(ts=TS, id="7289", product="1729", name="น้ำหอม", price=110050, currency="THB")],
    ),
    "a product card without a clear price": (
        _card(priceString="from ฿100"),
        [e.ProductListed(ts=TS, id="7289", product="1729", name="น้ำหอม")],
    ),
    "a shopping message without a card": (_frame("OecLiveShopping", shopTimings={"timestamp1": "1"}), []),
    "no time and no id": (
        _frame("Chat", common={"createTime": str(TS), "msgId": "0"}, comment="hi", user=None),
        [e.Comment(ts=TS, text="hi")],
    ),
    "several messages": (
        {"messages": [_message("Social", action=1), _message("Goal"), _message("Social", action=3)]},
        [*FOLLOWED, *SHARED],
    ),
    "no message": ({"messages": []}, []),
}

WRONG: dict[str, dict[str, Any]] = {
    "a comment without a text": _frame("Chat"),
    "a text as a user": _frame("Member", user="mia"),
    "a list as a user": _frame("Member", user=["mia"]),
    "a list as a follow info": _frame("Member", user={"userId": "1000", "followInfo": [1]}),
    "a word as a follow status": _frame("Member", user={"userId": "1000", "followInfo": {"followStatus": "friend"}}),
    "a text as what is common": _frame("Member", common="all"),
    "a word as a count": _frame("Like", likeCount="many"),
    "no viewer count": _frame("RoomUserSeq", totalUser=5),
    "a list as a gift": _frame("Gift", giftDetails=[1]),
    "a card without a product": _card(data1=None),
    "a list as a card": _frame("OecLiveShopping", shopData=[1]),
    "a number as a price tag": _card(priceString=1.5),
    "a list as data": {"messages": [{"type": "WebcastMemberMessage", "data": []}]},
    "no data": {"messages": [{"type": "WebcastMemberMessage"}]},
    "a message without a type": {"messages": [{"data": {}}]},
    "a number as a message": {"messages": [5]},
    "a number as messages": {"messages": 5},
}


@pytest.mark.parametrize("what", EXAMPLES)
def test_a_frame_becomes_its_events(what: str) -> None:
    frame, events = EXAMPLES[what]
    found = translated(frame, dialect=EULER)
    assert (list(found.events), list(found.rejected), list(found.unknown)) == (events, [], [])


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_in_a_message_is_one_rejection(what: str) -> None:
    found = translated(WRONG[what], dialect=EULER)
    assert (list(found.events), len(found.rejected), list(found.unknown)) == ([], 1, [])


def test_a_message_that_is_wrong_takes_no_other_with_it() -> None:
    found = translated({"messages": [_message("Social", action=1), _message("Chat"), 5, _message("Social", action=3)]})
    assert [type(event) for event in found.events] == [e.Follow, e.Share]
    assert [rejected.line for rejected in found.rejected] == [2, 3]
