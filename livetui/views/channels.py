"""What a streamer calls the channels that bring viewers."""

from livetui.text import Clean

_NAMES: dict[str, Clean] = {
    "for_you": Clean("For You"),
    "following": Clean("Following"),
    "ads": Clean("LIVE ads"),
    "video": Clean("Videos"),
    "search": Clean("Search"),
    "profile": Clean("Profile"),
    "share": Clean("Shares"),
    "shop_tab": Clean("Shop tab"),
}


def channel_words(channel: Clean) -> Clean:
    """The words for a channel the manual names; any other is called as the feed calls it."""
    return _NAMES.get(channel, channel)
