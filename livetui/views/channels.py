"""What a streamer calls the channels that bring viewers."""

from livetui.language import english
from livetui.text import Clean

_NAMES: dict[str, Clean] = {
    "for_you": english("For You"),
    "following": english("Following"),
    "ads": english("LIVE ads"),
    "video": english("Videos"),
    "search": english("Search"),
    "profile": english("Profile"),
    "share": english("Shares"),
    "shop_tab": english("Shop tab"),
}


def channel_words(channel: Clean) -> Clean:
    """The words for a channel the manual names; any other is called as the feed calls it."""
    return _NAMES.get(channel, channel)
