"""The web server around the station: uvicorn, on loopback, without a log and without signal handlers of its own."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn

from livetui.serve.broadcast import Broadcast
from livetui.serve.loopback import HOST
from livetui.serve.pace import BEAT_S
from livetui.serve.station import PATHS, Station

_SILENT = logging.CRITICAL + 1


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to the command."""
        yield

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop at once: uvicorn would wait for its clients, but a LIVE goes on for hours, and one of them may not read."""
        for server in self.servers:
            server.close()
        tasks = list(self.server_state.tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        await asyncio.sleep(0)  # in which the connections close


@asynccontextmanager
async def serving(
    broadcast: Broadcast, listening: socket.socket, trouble: Callable[[str], None] = lambda sentence: None
) -> AsyncIterator[tuple[str, ...]]:
    """Serve a broadcast on a socket of `listen`; gives the addresses of its feeds, and stops at once at the end."""
    config = uvicorn.Config(
        Station(broadcast, trouble),
        loop="asyncio",
        http="h11",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        ws_ping_interval=BEAT_S,
        ws_ping_timeout=None,  # a client that does not read does not answer either, and may still come round
        lifespan="off",
        log_config=None,
        log_level=_SILENT,
        access_log=False,
        server_header=False,
        proxy_headers=False,
    )
    server = _Server(config)
    running = asyncio.create_task(server.serve([listening]))
    port = listening.getsockname()[1]
    try:
        yield tuple(f"{'ws' if path == '/ws' else 'http'}://{HOST}:{port}{path}" for path in PATHS)
    finally:
        server.should_exit = True
        await running
