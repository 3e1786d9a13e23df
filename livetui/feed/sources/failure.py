"""Why there is no connection, or no longer one, in words that hold no secret."""

import socket
import ssl
from collections.abc import Iterator

import httpx

from livetui.errors import FeedRefused
from livetui.feed.source import NOBODY, Dropped
from livetui.text import Clean, clean

FAILURES = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, UnicodeError)
"""What asking and reading can end with. The texts of these may quote headers and addresses: none of them is ever shown."""


def failure(error: BaseException, where: Clean) -> Dropped | FeedRefused:
    """What to raise instead of ``error``, one of `FAILURES`, that came up at the address ``where``."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            why = clean(cause.verify_message, 100)
            what = "check the address and this computer's clock, or have the certificate renewed"
            return FeedRefused(f"The certificate of {where} cannot be verified ({why}): {what}.")
        if isinstance(cause, ssl.SSLError):
            return Dropped("no secure connection came about; is it an http:// address?")
        if isinstance(cause, socket.gaierror):
            return Dropped("the name of the host is not known")
        if isinstance(cause, ConnectionRefusedError):
            return Dropped(NOBODY)
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


def _causes(error: BaseException) -> Iterator[BaseException]:
    """``error`` and all that led to it."""
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from _causes(each)
    else:
        yield error
    earlier = error.__cause__ or error.__context__
    if earlier is not None:
        yield from _causes(earlier)
