"""TikFinity: what a TikTok LIVE says, from the streamer's own PC."""

from typing import Any

import pytest

from livetui.feed import events as e
from livetui.feed.dialects.tikfinity import TIKFINITY
from tests.feed.dialects.translating import TS, translated

PERSON = {"userId": "6510", "uniqueId": "mia", "nickname": "Mía", "followRole": 0}
ENVELOPE = {"createTime": str(TS), "msgId": "71"}


def _frame(kind: str, **data: Any) -> dict[str, Any]:
    return {"event": kind, "data": ENVELOPE | PERSON | data}


ROSE = {"giftId": 5655, "giftName": "Rose", "diamondCount": 1, "repeatCount": 4, "giftType": 1}

EXAMPLES: dict[str, tuple[dict[str, Any], list[e.Event]]] = {
    "a comment": (
        _frame("chat", comment="hello?", followRole=1, isModerator=False),
        [e.Comment(ts=TS, id="71", text="hello?", viewer="6510", name="Mía", follower=True, moderator=False)],
    ),
    "a friend is a follower": (
        _frame("chat", comment="", followRole=2, nickname=""),
        [e.Comment(ts=TS, id="71", text="", viewer="6510", name="mia", follower=True)],
    ),
    "a viewer without a number": (_frame("follow", userId="0"), [e.Follow(ts=TS, id="71", viewer="mia")]),
    "numbers as ids": (_frame("share", userId=6510, msgId=71, createTime=TS), [e.Share(ts=TS, id="71", viewer="6510")]),
    "a streak that goes on": (
        _frame("gift", **ROSE, repeatEnd=False),
        [e.Gift(ts=TS, id="71", viewer="6510", name="Rose", diamonds=1, count=4, final=False)],
    ),
    "the end of a streak": (
        _frame("gift", **ROSE, repeatEnd=True),
        [e.Gift(ts=TS, id="71", viewer="6510", name="Rose", diamonds=1, count=4)],
    ),
    "a gift that has no streaks": (
        _frame("gift", giftName="Lion", diamondCount=29999, repeatCount=1, giftType=2, repeatEnd=False),
        [e.Gift(ts=TS, id="71", viewer="6510", name="Lion", diamonds=29999)],
    ),
    "likes": (
        _frame("like", likeCount=15, totalLikeCount=123925),
        [e.Like(ts=TS, id="71", viewer="6510", count=15, total=123925)],
    ),
    "somebody comes": (_frame("member"), [e.Join(ts=TS, id="71", viewer="6510", follower=False)]),
    "viewers": ({"event": "roomUser", "data": ENVELOPE | {"viewerCount": 372}}, [e.Viewers(ts=TS, id="71", current=372)]),
    "the end": ({"event": "streamEnd", "data": ENVELOPE}, [e.LiveEnded(ts=TS, id="71")]),
    "a subscription is neither a follow nor a sale": (_frame("subscribe"), []),
    "an event nobody knows": (_frame("emote"), []),
}

WRONG: dict[str, dict[str, Any]] = {
    "no text": _frame("chat"),
    "a number as a text": _frame("chat", comment=5),
    "a word as a follow role": _frame("member", followRole="friend"),
    "a list as a user": _frame("follow", userId=["6510"]),
    "true as a user": _frame("follow", userId=True),
    "no viewer count": _frame("roomUser"),
    "a word as a viewer count": _frame("roomUser", viewerCount="many"),
    "a fraction as a count": _frame("like", likeCount=1.5),
    "a count below 0": _frame("like", likeCount=-1),
    "a word as the end of a streak": _frame("gift", giftType=1, repeatEnd="yes"),
    "a time that is none": _frame("share", createTime="now"),
    "a list as data": {"event": "chat", "data": []},
    "no data": {"event": "member"},
    "a number as an event": {"event": 5, "data": {}},
}


@pytest.mark.parametrize("what", EXAMPLES)
def test_a_frame_becomes_its_event(what: str) -> None:
    frame, events = EXAMPLES[what]
    found = translated(frame, dialect=TIKFINITY)
    assert (list(found.events), list(found.rejected), list(found.unknown)) == (events, [], [])


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_in_a_frame_is_one_rejection(what: str) -> None:
    found = translated(WRONG[what], dialect=TIKFINITY)
    assert (list(found.events), len(found.rejected), list(found.unknown)) == ([], 1, [])


@pytest.mark.parametrize("created", [None, 0, "0"])
def test_a_frame_without_a_time_leaves_it_to_who_receives_it(created: object) -> None:
    (line,) = TIKFINITY.translate(_frame("follow", createTime=created))
    assert line == {"type": "follow", "id": "71", "viewer": "6510"}
