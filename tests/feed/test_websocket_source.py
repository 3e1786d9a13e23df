"""A WebSocket server as a feed: what comes of its messages, and of how it ends."""

import asyncio
import json
from contextlib import aclosing

import pytest
from websockets.asyncio.server import ServerConnection
from websockets.frames import Frame, Opcode

from livetui.errors import FeedRefused
from livetui.feed.source import LONGEST_TEXT, Access, Dropped, Over
from livetui.feed.sources import websocket
from livetui.feed.sources.websocket_connection import texts_in
from tests.feed.websocket_servers import accepting, gathered, sending, source_at, speaking

MESSAGES: dict[str, tuple[str | bytes, list[bytes]]] = {
    "one text": ('{"a":1}', [b'{"a":1}']),
    "bytes": ('{"a":"é"}'.encode(), ['{"a":"é"}'.encode()]),
    "a newline at the end": ('{"a":1}\r\n', [b'{"a":1}']),
    "one text over several lines": ('{\r\n "a":\n1}', [b'{   "a": 1}']),
    "several lines": ('{"a":1}\n{"b":2}\r\n\n[3]\n', [b'{"a":1}', b'{"b":2}', b"[3]"]),
    "several lines, one of them bad": ('{"a":1}\n{"b":\n[3]', [b'{"a":1}', b'{"b":', b"[3]"]),
    "bytes that are no text": (b"\x08\n\xff\n\x12", [b"\x08 \xff \x12"]),
    "a byte order mark": ('\ufeff{"a":1}\n', [b'{"a":1}']),
    "nothing": ("", []),
    "white space": (" \r\n\t", []),
    "an array too deep": ("[\n" * 100_000, [b"["] * 100_000),
}


@pytest.mark.parametrize("what", MESSAGES)
def test_a_message_brings_the_texts_in_it(what: str) -> None:
    message, texts = MESSAGES[what]
    assert texts_in([message.encode() if isinstance(message, str) else message]) == texts


async def test_texts_and_bytes_arrive_in_order() -> None:
    async with speaking(sending('{"a":1}', b'{"b":2}', "", "[3]\n[4]")) as port:
        assert await gathered(source_at(port)) == ([b'{"a":1}', b'{"b":2}', b"[3]", b"[4]"], 0)


async def test_the_first_batch_is_empty_and_says_that_the_connection_stands() -> None:
    async with (
        asyncio.timeout(30),
        speaking(ServerConnection.wait_closed) as port,
        aclosing(source_at(port).batches(None)) as batches,
    ):
        assert (await anext(batches)).texts == ()


async def test_messages_that_have_come_together_are_one_batch() -> None:
    sent = asyncio.Event()

    async def send(connection: ServerConnection) -> None:
        for number in range(300):
            await connection.send(str(number))
        sent.set()
        await connection.wait_closed()

    async with speaking(send) as port, asyncio.timeout(30):
        batches = source_at(port).batches(None)
        await anext(batches)
        await sent.wait()
        await asyncio.sleep(0.02)
        assert [int(text) for text in (await anext(batches)).texts] == list(range(300))
        await batches.aclose()


async def test_no_more_is_read_than_somebody_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(websocket, "_CLOSE_S", 60)
    sent = 0

    async def send(connection: ServerConnection) -> None:
        nonlocal sent
        while True:
            await connection.send("1" * 100_000)
            sent += 100_000

    async with speaking(send) as port, asyncio.timeout(30):
        batches = source_at(port).batches(None)
        await anext(batches)
        before = -1
        while sent != before:
            before = sent
            await asyncio.sleep(0.05)
        assert sent < 50_000_000
        await batches.aclose()  # which reads the goodbye behind all that


async def test_a_message_that_is_too_long_is_left_out_and_the_connection_goes_on() -> None:
    giant = "x" * (LONGEST_TEXT + 1)

    async def send(connection: ServerConnection) -> None:
        await connection.send("1")
        await connection.send(giant)
        await connection.send("2" * LONGEST_TEXT)
        await connection.send([giant[:100_000]] * 20)
        await connection.send("3")

    async with speaking(send) as port:
        texts, overlong = await gathered(source_at(port))
    assert ([text[:1] for text in texts], overlong) == ([b"1", b"2", b"3"], 2)


async def test_a_message_in_parts_is_one_text() -> None:
    async def send(connection: ServerConnection) -> None:
        await connection.send(['{"a":', '"', 'é"}'])

    async with speaking(send) as port:
        assert await gathered(source_at(port)) == (['{"a":"é"}'.encode()], 0)


async def test_a_message_arrives_with_the_handshake() -> None:
    async def send(connection: ServerConnection) -> None:
        connection.transport.write(Frame(Opcode.TEXT, b"{}").serialize(mask=False))

    async with speaking(send) as port:
        assert await gathered(source_at(port)) == ([b"{}"], 0)


async def test_everything_may_arrive_byte_by_byte() -> None:
    async def send(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for byte in await accepting(reader) + Frame(Opcode.TEXT, b'{"a":1}').serialize(mask=False) + b"\x88\x00":
            writer.write(bytes([byte]))
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        writer.close()

    async with await asyncio.start_server(send, "127.0.0.1", 0) as server:
        assert await gathered(source_at(server.sockets[0].getsockname()[1])) == ([b'{"a":1}'], 0)


async def test_a_ping_of_the_server_is_answered() -> None:
    async def ping(connection: ServerConnection) -> None:
        await (await connection.ping())
        await connection.send("1")

    async with speaking(ping) as port:
        assert await gathered(source_at(port)) == ([b"1"], 0)


async def test_a_ping_that_is_answered_is_a_sign_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(websocket, "_PING_S", 0.02)
    async with (
        asyncio.timeout(30),
        speaking(ServerConnection.wait_closed) as port,
        aclosing(source_at(port).batches(None)) as batches,
    ):
        assert [len((await anext(batches)).texts) for _ in range(3)] == [0, 0, 0]


@pytest.mark.parametrize("hello", ['{"request":"Subscribe"}', '{"shop":"café"}', ""])
async def test_the_hello_is_told_first_as_text(hello: str) -> None:
    told: list[str | bytes] = []

    async def listen(connection: ServerConnection) -> None:
        told.append(await connection.recv())

    async with speaking(listen) as port:
        await gathered(source_at(port, Access(hello=hello)))
    assert told == [hello]


async def test_it_can_be_asked_again() -> None:
    async with speaking(sending("1")) as port:
        source = source_at(port)
        assert await gathered(source) == await gathered(source) == ([b"1"], 0)


async def test_leaving_says_goodbye_and_does_not_wait_for_what_still_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(websocket, "_CLOSE_S", 60)
    said: asyncio.Future[int | None] = asyncio.get_running_loop().create_future()

    async def send(connection: ServerConnection) -> None:
        async with asyncio.timeout(30):
            async for _ in connection:
                pass
        said.set_result(connection.close_code)

    async with speaking(send) as port, asyncio.timeout(20):
        batches = source_at(port).batches(None)
        await anext(batches)
        await batches.aclose()
        assert await said == 1000


@pytest.mark.parametrize("code", [1000, 1005])
async def test_a_connection_that_ends_well_is_no_error(code: int) -> None:
    async def close(connection: ServerConnection) -> None:
        await connection.send("1")
        connection.protocol.send_close(code if code != 1005 else None)
        connection.send_data()

    async with speaking(close) as port:
        assert await gathered(source_at(port)) == ([b"1"], 0)


async def test_a_live_that_has_ended_is_over() -> None:
    async with speaking(sending("1", code=4005)) as port:
        with pytest.raises(Over):
            await gathered(source_at(port))


@pytest.mark.parametrize("code", [1001, 1002, 1011, 1012, 1013, 1014, 4006, 4429, 4500, 4555, 4556, 4999])
async def test_a_close_that_may_pass_is_a_drop(code: int) -> None:
    async with speaking(sending(code=code)) as port:
        with pytest.raises(Dropped, match=r"\w+ \w+"):
            await gathered(source_at(port))


@pytest.mark.parametrize("code", [1003, 1007, 1008, 1009, 1010, 3000, 3003, 4400, 4401, 4403])
async def test_a_close_for_good_says_what_to_do(code: int) -> None:
    async with speaking(sending(code=code)) as port:
        with pytest.raises(FeedRefused, match=rf"^ws://127\.0\.0\.1:{port}/ .*{code}\): \w+ .*\.$"):
            await gathered(source_at(port))


async def test_a_creator_who_is_not_live_is_asked_for_again_only_later() -> None:
    async with speaking(sending(code=4404)) as port:
        with pytest.raises(Dropped) as dropped:
            await gathered(source_at(port))
    assert dropped.value.retry_after_s == 30


async def test_a_connection_that_breaks_is_a_drop() -> None:
    async def abort(connection: ServerConnection) -> None:
        connection.transport.abort()

    async with speaking(abort) as port:
        with pytest.raises(Dropped, match="broke"):
            await gathered(source_at(port))


async def test_a_server_that_breaks_the_protocol_is_dropped_with_what_it_sent_before() -> None:
    async def send(connection: ServerConnection) -> None:
        await connection.send("1")
        connection.transport.write(Frame(Opcode.TEXT, b"masked").serialize(mask=True))
        await connection.wait_closed()

    texts: list[bytes] = []

    async def gather(port: int) -> None:
        async for batch in source_at(port).batches(None):
            texts.extend(batch.texts)

    async with speaking(send) as port, asyncio.timeout(30):
        with pytest.raises(Dropped, match="protocol"):
            await gather(port)
    assert texts == [b"1"]


async def test_a_server_that_closes_and_stays_there_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(websocket, "_CLOSE_S", 0.05)
    left = asyncio.Event()

    async def close(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(await accepting(reader) + b"\x88\x02" + (1001).to_bytes(2, "big"))
        await left.wait()
        writer.close()

    async with await asyncio.start_server(close, "127.0.0.1", 0) as server:
        with pytest.raises(Dropped, match="going away"):
            await gathered(source_at(server.sockets[0].getsockname()[1]))
        left.set()


async def test_a_server_that_falls_silent_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(websocket, "_PING_S", 0.05)
    monkeypatch.setattr(websocket, "_CLOSE_S", 0.05)

    noticed = asyncio.Event()

    async def fall_silent(connection: ServerConnection) -> None:
        connection.transport.pause_reading()
        await noticed.wait()

    async with speaking(fall_silent) as port, asyncio.timeout(30):
        with pytest.raises(Dropped, match="broke"):
            await gathered(source_at(port))
        noticed.set()


async def test_a_reason_is_never_repeated() -> None:
    async def close(connection: ServerConnection) -> None:
        await connection.close(4401, json.dumps({"your key was": "s3cret"}))

    async with speaking(close) as port:
        with pytest.raises(FeedRefused) as refused:
            await gathered(source_at(port, path="/?apiKey=s3cret"))
    assert "s3cret" not in str(refused.value)
