"""A LIVE that was left makes room for the next."""

import asyncio
import gc
import time
from weakref import ref

from livetui.session.session import Session
from livetui.ui.pages import PAGES
from livetui.ui.panels.all import PANELS
from tests.session.playing import played
from tests.ui.played_stage import PlayedStage
from tests.ui.running import running


def _session() -> Session:
    views = [{"type": "viewer.joined", "at": at, "viewer": f"u{at}"} for at in range(600)]
    comments = [{"type": "comment", "at": at, "text": "How much is it?", "viewer": f"u{at}"} for at in range(0, 600, 60)]
    listed = {"type": "product.listed", "at": 1, "product": "p", "name": "soap", "category": "Beauty", "stock": 9}
    return played({"type": "live.started", "at": 0, "currency": "USD"}, listed, *views, *comments)


async def _shown_and_left() -> "ref[Session]":
    session = _session()
    async with running(panels=PANELS, stage=PlayedStage(session), at_s=500) as here:
        for number in range(1, len(PAGES) + 1):
            await here.press(str(number))
    return ref(session)


def _gone(left: "ref[Session]") -> bool:
    """Within some seconds: the thread that listens to comments first ends what it is at."""
    for _ in range(100):
        gc.collect()
        if left() is None:
            return True
        time.sleep(0.1)
    return False


def test_nothing_of_a_live_is_kept_once_it_was_left() -> None:
    left = asyncio.run(_shown_and_left())
    gc.unfreeze()
    assert _gone(left)
