"""What the head of an answer means: a feed, one that is over, one to ask again later, or a refusal."""

from collections.abc import Mapping
from typing import Literal

from livetui.errors import FeedRefused
from livetui.feed.sources.retry_after import retry_after_s
from livetui.feed.sources.status import no_feed
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


def kind_of(status: int, headers: Mapping[str, str], *, where: Clean, strayed: bool, now_ms: int) -> Kind:
    """How the body of the answer is to be read; raises what `no_feed` gives, or `FeedRefused`, where it is no feed."""
    if status != 200:
        wait_s = retry_after_s(headers.get("retry-after"), now_ms)
        otherwise = "gave an answer that is no feed: check the address"
        raise no_feed(status, where, retry_after_s=wait_s, strayed=strayed, otherwise=otherwise)
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
