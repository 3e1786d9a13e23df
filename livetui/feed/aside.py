"""Calls that may block for ever, beside the loop: a dead name server or network drive holds up nobody else, nor the end."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


async def aside(call: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
    """What ``call`` returns or raises, on a daemon thread of its own: threads of a pool would be waited for at the end."""
    done: Future[T] = Future()

    def run() -> None:
        if not done.set_running_or_notify_cancel():
            return
        try:
            done.set_result(call(*args, **named))
        except Exception as error:  # noqa: BLE001  whoever waits raises it
            done.set_exception(error)

    threading.Thread(target=run, name="aside", daemon=True).start()
    return await asyncio.wrap_future(done)
