"""What holds for every test of a feed over HTTP."""

import asyncio
import gc
import warnings
from collections.abc import AsyncIterator

import pytest


@pytest.fixture(autouse=True)
async def _nothing_hangs_or_leaks(recwarn: pytest.WarningsRecorder) -> AsyncIterator[None]:
    warnings.simplefilter("always", ResourceWarning)
    async with asyncio.timeout(20):
        yield
    gc.collect()
    assert [str(warning.message) for warning in recwarn if warning.category is ResourceWarning] == []
