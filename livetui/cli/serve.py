"""`livetui serve`: a recording as a live feed, for rehearsal and for tests."""

import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from livetui.cli.numbers import number
from livetui.cli.says import note

if TYPE_CHECKING:
    from livetui.cli.signals import Ending
    from livetui.serve import Broadcast
    from livetui.serve.survey import Survey

_PORT = number(int, "--port", "a whole number, such as 8787")


def serve(
    file: Annotated[str, typer.Argument(help="A recording, or “sample”.")],
    port: Annotated[int, typer.Option(parser=_PORT, metavar="N", help="Listen here; 0: any that is free.")] = 8787,
    speed: Annotated[str, typer.Option(metavar="N|max", help="Seconds of the LIVE a second: 0.1 to 1000, or max.")] = "1",
) -> None:
    """Serve a recorded LIVE as a live feed, on this machine only.

    To each client from its beginning: /sse, /ndjson and the WebSocket /ws. Ctrl-C ends it.
    """
    import asyncio

    from livetui.cli.signals import awaited
    from livetui.serve import Broadcast, Pace, listen
    from livetui.ui.playback import speed as speed_of

    pace = Pace(speed=speed_of(speed))
    broadcast = Broadcast(_surveyed(file), pace)
    with awaited() as ending, listen(port) as listening:
        asyncio.run(_serve(broadcast, listening, ending))
    raise typer.Exit(ending.code)


def _surveyed(file: str) -> "Survey":
    from livetui.cli.progress import shown
    from livetui.recording.read import Recording
    from livetui.recording.sample import resolve
    from livetui.serve import survey
    from livetui.text import Clean

    path = resolve(file)
    with Recording(path) as recording, shown(Clean(f"Reading {recording.name}"), lambda: recording.progress):
        found = survey(recording, path)
    if found.rejected:
        lines = "1 line that is no event is" if found.rejected == 1 else f"{found.rejected:,} lines that are no events are"
        note(f"{lines} left out; “livetui check {found.name}” lists them.")
    if found.cut:
        note(found.cut)
    return found


async def _serve(broadcast: "Broadcast", listening: socket.socket, ending: "Ending") -> None:
    """Serve until a signal comes."""
    import asyncio

    from livetui.serve import serving

    loop, ended = asyncio.get_running_loop(), asyncio.Event()

    def end(_: int) -> None:
        with suppress(RuntimeError):  # it has ended for another reason
            loop.call_soon_threadsafe(ended.set)

    async with serving(broadcast, listening, note) as addresses:
        for address in addresses:
            note(address)
        ending.tell(end)
        await ended.wait()
