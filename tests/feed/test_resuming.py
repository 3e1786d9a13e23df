"""Which server is told where a feed is to go on, whenever the place came onto the disk."""

import pytest

from livetui.feed.sources import resuming
from livetui.feed.sources.resuming import Resuming
from livetui.feed.sources.server import Server

OWN, OTHER, THIRD = (Server(True, f"{name}.example", 443) for name in ("own", "other", "third"))


def told(after: str | None, *connections: tuple[Server, list[str]]) -> list[Server]:
    """Who hears of ``after``, once these connections have named these ids."""
    resuming = Resuming(OWN)
    for server, ids in connections:
        resuming.connected(server)
        for id in ids:
            resuming.named(id)
    resuming.begin(after)
    return [server for server in (OWN, OTHER, THIRD) if resuming.header(server) == [(b"Last-Event-ID", (after or "").encode())]]


def test_an_id_that_is_on_the_disk_some_connections_later_belongs_to_who_named_it() -> None:
    assert told("7", (OWN, ["7"]), (OTHER, [])) == [OWN]
    assert told("7", (OTHER, ["7"]), (OWN, []), (THIRD, ["8"])) == [OTHER]


def test_of_those_who_named_the_same_id_it_belongs_to_the_last() -> None:
    assert told("7", (OTHER, ["7"]), (THIRD, ["7"])) == [THIRD]
    assert told("7", (OTHER, ["7"]), (OWN, ["7"])) == [OWN]


def test_an_id_that_nobody_is_known_to_have_named_belongs_to_the_feeds_own_server() -> None:
    assert told("from a recording", (OTHER, ["7"])) == [OWN]


def test_while_nothing_is_known_nobody_is_told() -> None:
    assert told(None) == []


def test_only_the_last_ids_of_other_servers_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resuming, "_MOST", 2)
    named = (OTHER, ["1", "2", "3"])
    assert [told(id, named) for id in ("1", "2", "3")] == [[OWN], [OTHER], [OTHER]]
