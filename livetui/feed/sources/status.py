"""What an HTTP status means for whoever asks for a feed, over whatever transport."""

from collections.abc import Mapping

from livetui.errors import FeedRefused
from livetui.feed.source import Dropped, Over
from livetui.text import Clean

_LATER: Mapping[int, str] = {
    408: "the server waited too long for us",
    425: "the server is not ready yet",
    429: "the server wants to be asked less often",
}
_REFUSED: Mapping[int, str] = {
    401: "wants to know who asks: pass a valid token in the address, or with --header 'Authorization: Bearer $TOKEN'",
    403: "does not let you in: check that the token or key you pass is valid, and may read this LIVE",
    404: "is not there: check the address",
    406: "has neither Server-Sent Events nor NDJSON to offer: check the address",
    407: "is behind a proxy that wants a password: put it into the address in HTTPS_PROXY or HTTP_PROXY",
    410: "is gone for good: ask for its new address",
    426: "wants another protocol: try the address with wss:// in place of https://, or the other way round",
}
_STRAYED = (
    "wants more than was sent: your headers do not go along to another address, so name that one yourself if you trust it"
)


def no_feed(
    status: int, where: Clean, *, retry_after_s: float | None, strayed: bool, otherwise: str
) -> Over | Dropped | FeedRefused:
    """What is to be raised for an answer of this status, that is no feed.

    ``where`` names the address that answered; ``strayed``: a redirect led there, and what opens the feed did not go along;
    ``otherwise`` says what is the matter, and what to do, where the server reports no error.
    """
    if status == 204:
        return Over("the feed says that it is over")
    if status in _LATER or 500 <= status <= 599:
        return Dropped(f"{_LATER.get(status, 'the server has trouble')} ({status})", retry_after_s)
    if strayed and status in (401, 403):
        return FeedRefused(f"{where} ({status}) {_STRAYED}.")
    what = _REFUSED.get(status, "turned us away: check the address" if status >= 400 else otherwise)
    return FeedRefused(f"{where} ({status}) {what}.")
