"""The headers that open a feed, user and password of its address among them."""

from base64 import b64encode

from livetui.feed.source import Access


def access_headers(access: Access, user: str, password: str) -> list[tuple[bytes, bytes]]:
    """What is sent to the feed's own server; a header that authorizes goes before what stands in the address."""
    headers = [(name.encode(), value.encode()) for name, value in access.headers]
    if (user or password) and not any(name.lower() == b"authorization" for name, _ in headers):
        headers.append((b"Authorization", b"Basic " + b64encode(f"{user}:{password}".encode())))
    return headers
