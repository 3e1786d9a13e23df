"""Another program's frames over a WebSocket, as Euler Stream sends them, recorded as events."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from websockets.asyncio.server import ServerConnection

from tests.feed.websocket_servers import speaking
from tests.live.processes import livetui
from tests.live.telling import START
from tests.recording.written import held

_OVER = 4005  # as Euler Stream says that the LIVE is over


def message(kind: str, number: int, /, **data: Any) -> dict[str, Any]:
    return {
        "type": f"Webcast{kind}Message",
        "data": {"common": {"msgId": str(number), "createTime": str(START + number)}, **data},
    }


MIA = {"user": {"userId": "7", "uniqueId": "mia", "nickname": "Mia ✨"}}
FRAMES = [
    [message("Chat", 1, comment="how much?", **MIA), message("Chat", 2, comment="so glowy", **MIA)],
    [message("Member", 3, action=1, clientEnterSource="homepage_hot-live_cell", **MIA)],
    [message("Like", 4, likeCount=15, totalLikeCount=1015, **MIA)],
    [message("Social", 5, action=1, **MIA), message("Social", 6, action=3, **MIA)],
    [message("RoomUserSeq", 7, viewerCount=1642, totalUser=90_000)],
    [message("OecLiveShopping", 8, shopData={"data1": "77", "title": "เซรั่ม", "priceString": "฿190"})],
    [message("OecLiveShopping", 9)],
    [message("RoomPin", 10)],
    [message("Chat", 1, comment="how much?", **MIA)],
]


async def say_all(connection: ServerConnection) -> None:
    for messages in FRAMES:
        await connection.send(json.dumps({"messages": messages}, ensure_ascii=False))
    await connection.close(_OVER)


async def test_frames_become_events_and_what_has_no_meaning_for_us_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    async with speaking(say_all) as port:
        done = await livetui("record", f"ws://127.0.0.1:{port}/?uniqueId=mia", "-o", str(path))
    assert (done.code, done.out) == (0, "")
    events = [json.loads(line) for line in held(path)]
    assert Counter(event["type"] for event in events) == {
        "comment": 2, "join": 1, "like": 1, "follow": 1, "share": 1, "viewers": 1, "product.listed": 1,
    }  # fmt: skip
    assert [event["id"] for event in events] == [str(number) for number in range(1, 9)]
    assert events[-1] == {
        "type": "product.listed", "ts": START + 8, "id": "8",
        "product": "77", "name": "เซรั่ม", "price": 19000, "currency": "THB",
    }  # fmt: skip
