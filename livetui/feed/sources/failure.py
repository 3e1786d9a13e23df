"""Why a feed over HTTP has no connection, or no longer one, in words that hold no secret."""

import httpx

from livetui.errors import FeedRefused
from livetui.feed.source import Dropped
from livetui.feed.sources.unreachable import causes, unreachable
from livetui.text import Clean

FAILURES = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, UnicodeError)
"""What asking and reading can end with. The texts of these may quote headers and addresses: none of them is ever shown."""

_STOOD = (httpx.ReadError, httpx.WriteError)


def failure(error: BaseException, where: Clean) -> Dropped | FeedRefused:
    """What to raise instead of ``error``, one of `FAILURES`, that came up at the address ``where``."""
    if not isinstance(error, _STOOD) and (why := unreachable(error, where)):
        return why
    for cause in causes(error):
        if isinstance(cause, (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError)):
            return FeedRefused(f"{where} leads to something that is no address of a feed: check the address.")
        if isinstance(cause, httpx.LocalProtocolError):
            return FeedRefused(f"{where} cannot be asked with these headers: check what --header names.")
    match error:
        case httpx.TimeoutException():
            return Dropped("no answer came in time")
        case httpx.ProxyError():
            return Dropped("the proxy does not let us through")
        case httpx.ConnectError():
            return Dropped("the host cannot be reached")
        case _:
            return Dropped("the connection broke")
