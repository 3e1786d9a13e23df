"""Why there is no connection to a server, whatever would be spoken on it, in words that hold no secret."""

import ssl
from collections.abc import Iterator
from socket import gaierror

from livetui.errors import FeedRefused
from livetui.feed.source import Dropped
from livetui.text import Clean, clean

NOBODY = "nobody answers at this address"


def unreachable(error: BaseException, where: Clean) -> Dropped | FeedRefused | None:
    """What to raise instead of ``error``, that came up while connecting to ``where``; None where it is about something else."""
    return next((why for cause in causes(error) if (why := _meaning(cause, where))), None)


def causes(error: BaseException) -> Iterator[BaseException]:
    """``error`` and all that led to it."""
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from causes(each)
    else:
        yield error
    earlier = error.__cause__ or error.__context__
    if earlier is not None:
        yield from causes(earlier)


def _meaning(cause: BaseException, where: Clean) -> Dropped | FeedRefused | None:
    match cause:
        case ssl.SSLCertVerificationError():
            why = clean(cause.verify_message, 100)
            what = "check the address and this computer's clock, or have the certificate renewed"
            return FeedRefused(f"The certificate of {where} cannot be verified ({why}): {what}.")
        case ssl.SSLError(reason="WRONG_VERSION_NUMBER" | "RECORD_LAYER_FAILURE"):
            return FeedRefused(f"{where} does not speak TLS: try the address with http:// or ws://, without the s.")
        case ssl.SSLError():
            return Dropped("no secure connection came about")
        case gaierror():
            return Dropped("the name of the host is not known")
        case ConnectionRefusedError():
            return Dropped(NOBODY)
    return None
