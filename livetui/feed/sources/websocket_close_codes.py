"""What it means that a WebSocket server closes the connection, and what to do about it.

Nothing a server says is repeated, only its codes: it may say our own key back to us.
"""

from livetui.errors import FeedRefused
from livetui.feed.source import Dropped, Over
from livetui.text import Clean

_CLOSED_WELL = frozenset({1000, 1005})  # 1005: closed without a code
_OVER = 4005
_CLOSED_FOR_GOOD = {
    1003: "does not take what it was told (1003): check --hello.",
    1007: "does not understand what it was told (1007): check --hello.",
    1008: "does not let you in (1008): check the address, your key, and --hello.",
    1009: "was told more than it takes (1009): shorten --hello.",
    1010: "wants a WebSocket extension that livetui does not speak (1010): ask its maker for a plain feed.",
    3000: "wants to know who you are (3000): give its key in the address, or with --header.",
    3003: "does not let you in (3003): check that your key is meant for this feed.",
    # from here on as Euler Stream means them: eulerstream.com/docs/api/client-sdks/websocket-sdk/close-codes
    4400: "does not take these options (4400): check uniqueId and the others in the address.",
    4401: "does not know your key (4401): check apiKey or jwtKey in the address.",
    4403: "does not let your key see this creator (4403): use one that is allowed to.",
}
_CLOSED_FOR_NOW = {
    1001: "the server is going away",
    1002: "the WebSocket protocol was broken",
    1006: "the connection broke",
    1011: "the server has failed",
    1012: "the server restarts",
    1013: "the server has too much to do",
    1014: "the server got no good answer itself",
    4006: "no message came for too long",
    4404: "the creator is not live",
    4429: "too many connections, or too many in a short time",
    4500: "TikTok has closed the connection",
    4555: "the connection has lived as long as it may",
    4556: "the server could not join the LIVE",
    4557: "the server could not find the LIVE",
}
_WAIT_S = {1013: 10.0, 4404: 30.0, 4429: 30.0}  # each try counts against a limit there


def closed(code: int, name: Clean) -> Exception | None:
    """What a close code means; None where the connection ended as connections do."""
    if code in _CLOSED_WELL:
        return None
    if code == _OVER:
        return Over("the LIVE has ended")
    if code in _CLOSED_FOR_GOOD:
        return FeedRefused(f"{name} {_CLOSED_FOR_GOOD[code]}")
    if code in _CLOSED_FOR_NOW:
        return Dropped(_CLOSED_FOR_NOW[code], _WAIT_S.get(code))
    return Dropped(f"the server closed with code {code}")
