"""What the head of an answer means: a feed, one that is over, one to ask again later, or a refusal."""

from collections.abc import Mapping
from typing import Literal

from livetui.errors import FeedRefused
from livetui.feed.source import Dropped, Over
from livetui.feed.sources.retry_after import retry_after_s
from livetui.text import Clean, clean

Kind = Literal["events", "lines", "sequence"]
"""Server-Sent Events, one JSON text a line, or such lines with a record separator before each (RFC 7464)."""

KINDS: Mapping[str, Kind] = {
    "text/event-stream": "events",
    "application/x-ndjson": "lines",
    "application/ndjson": "lines",
    "application/jsonl": "lines",
    "application/x-jsonl": "lines",
    "application/jsonlines": "lines",
    "application/x-jsonlines": "lines",
    "application/json": "lines",
    "application/stream+json": "lines",
    "application/x-json-stream": "lines",
    "application/cloudevents+json": "lines",
    "text/x-ndjson": "lines",
    "text/json": "lines",
    "text/plain": "lines",
    "application/json-seq": "sequence",
}
"""The content types of feeds. Some servers name no better one than text/plain or application/json."""

ACCEPT = "text/event-stream, application/x-ndjson, application/jsonl;q=0.9, application/json;q=0.8, text/plain;q=0.5"

_LATER: Mapping[int, str] = {
    408: "the server waited too long for us",
    425: "the server is not ready yet",
    429: "the server wants to be asked less often",
}
_REFUSED: Mapping[int, str] = {
    401: "wants to know who asks: pass a valid token, as in --header 'Authorization: Bearer $TOKEN'",
    403: "does not let you in: check that the token you pass is valid, and may read this LIVE",
    404: "is not there: check the address",
    406: "has neither Server-Sent Events nor NDJSON to offer: check the address",
    407: "is behind a proxy that wants a password: put it into the address in HTTPS_PROXY or HTTP_PROXY",
    410: "is gone for good: ask for its new address",
}
_STRAYED = (
    "wants more than was sent: your headers do not go along to another address, so name that one yourself if you trust it"
)


def kind_of(status: int, headers: Mapping[str, str], *, where: Clean, strayed: bool, now_ms: int) -> Kind:
    """How the body of the answer is to be read; `Over`, `Dropped` or `FeedRefused` where it is no feed.

    ``where`` names the address that answered; ``strayed``: a redirection led there, and what opens the feed did not go along.
    """
    if status == 204:
        raise Over("the feed says that it is over")
    if status in _LATER or 500 <= status <= 599:
        reason = _LATER.get(status, "the server has trouble")
        raise Dropped(f"{reason} ({status})", retry_after_s(headers.get("retry-after"), now_ms))
    if status != 200:
        what = "turned us away: check the address" if status >= 400 else "gave an answer that is no feed: check the address"
        raise FeedRefused(f"{where} ({status}) {_STRAYED if strayed and status in (401, 403) else _REFUSED.get(status, what)}.")
    if packed := set(headers.get("content-encoding", "").lower().replace(" ", "").split(",")) - {"identity", ""}:
        how = clean(", ".join(sorted(packed)), 40)
        raise FeedRefused(f"{where} packs what it sends ({how}) though asked not to: have it send the feed as it is.")
    named = headers.get("content-type", "").partition(";")[0].strip().lower()
    kind = KINDS.get(named)
    if kind is None:
        what = f"“{clean(named, 40)}”" if named else "something without a content type"
        wanted = "name one that sends text/event-stream or application/x-ndjson"
        raise FeedRefused(f"{where} sends {'a web page' if named == 'text/html' else what}, not a feed: {wanted}.")
    return kind
