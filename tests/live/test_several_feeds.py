"""Several feeds are one LIVE, and one of them may be refused."""

import asyncio
import json
from pathlib import Path

from livetui.engine.receiver import Feed
from livetui.engine.receiving import Receiving
from livetui.feed.source import Access
from livetui.feed.sources.http import HttpSource
from livetui.recording.recorder import Recorder
from livetui.report.document import document
from livetui.session.spans import read
from livetui.views.choices import Choices
from tests.feed.serving import head, in_turn, saying, serving
from tests.live.processes import livetui
from tests.live.telling import OVER, START, comments, sse
from tests.recording.written import held

SALES = [
    b'{"type":"order.paid","ts":%d,"order":"o%d","currency":"USD","items":[{"product":"p1","quantity":1,"amount":%d}]}'
    % (START + number * 1500, number, number * 100)
    for number in range(1, 40)
]


async def test_feeds_with_the_same_ids_replay_to_what_was_seen_live(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson.zst"
    room = in_turn([sse(*comments(*range(1, 30))), sse(*comments(*range(20, 60))), OVER])
    shop = in_turn([sse(*((str(number), line) for number, line in enumerate(SALES, 1))), OVER])
    async with serving(room) as first, serving(shop) as second:
        feeds = [Feed(source=HttpSource(server.url, Access())) for server in (first, second)]
        with Recorder(path) as recorder:
            receiving = Receiving(feeds, recorder)
            receiving.start()
            try:
                assert await asyncio.to_thread(receiving.wait, 60)
            finally:
                await asyncio.to_thread(receiving.stop)
            with receiving.lend() as session:
                seen = json.loads(json.dumps(document(read(session, None, "whole"), Choices())))
    replayed = await livetui("report", str(path), "--format", "json", environment={"XDG_DATA_HOME": str(tmp_path)})
    assert len(held(path)) == 59 + len(SALES)
    assert seen["feed"].pop("duplicates") in range(11)  # as many as were not on the disk when the server was asked again
    told = json.loads(replayed.out)
    assert told["feed"].pop("duplicates") == 0
    assert told == seen
    assert told["feed"]["events"] == 59 + len(SALES)


async def test_a_feed_that_is_refused_is_said_and_the_others_go_on(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    going_on = in_turn([sse(*comments(1, 2)), sse(*comments(3)), OVER])
    web_page = saying(head(content_type="text/html"), b"<h1>\x1b[2J</h1>")
    async with serving(saying(head(401))) as locked, serving(web_page) as page, serving(going_on) as feed:
        done = await livetui("record", locked.url, page.url, feed.url, "-o", str(path))
    assert (done.code, done.out) == (0, "")
    assert len(held(path)) == 3
    assert [line for line in done.said if "token" in line] == [
        f"{locked.url} (401) wants to know who asks: pass a valid token in the address, "
        "or with --header 'Authorization: Bearer $TOKEN'."
    ]
    assert len([line for line in done.said if "a web page, not a feed" in line]) == 1


async def test_where_all_feeds_are_refused_each_is_said_once_and_that_is_all(tmp_path: Path) -> None:
    async with serving(saying(head(404))) as one, serving(saying(head(401))) as other:
        alone, both = await asyncio.gather(
            livetui("record", one.url, "-o", str(tmp_path / "one.ndjson")),
            livetui("record", one.url, other.url, "-o", str(tmp_path / "both.ndjson")),
        )
    assert (alone.code, alone.out, alone.said) == (4, "", [f"{one.url} (404) is not there: check the address."])
    assert (both.code, len(both.said)) == (4, 2)


async def test_events_without_ids_and_times_are_all_kept(tmp_path: Path) -> None:
    path = tmp_path / "live.ndjson"
    line = b'{"type":"like","count":2}'
    async with serving(in_turn([sse((None, line), (None, line), ("", line), ("", line)), OVER])) as server:
        done = await livetui("record", server.url, "-o", str(path))
    assert done.code == 0
    recorded = [json.loads(line) for line in held(path)]
    assert [sorted(line) for line in recorded] == [["count", "ts", "type"]] * 4
