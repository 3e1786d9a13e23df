"""The ways into the room, and how people from each behave."""

from msgspec import Struct


class Channel(Struct, frozen=True, kw_only=True):
    name: str
    paid: bool | None = None
    impressions: float  # share of all impressions
    views: float  # share of all views
    stay: float = 1.0  # how long people stay, against the average
    known: float = 0.05  # how likely somebody new follows already
    back: float = 0.08  # how likely it is somebody who was here before
    buying: float = 1.0  # how likely a click becomes an order, against the average
    batch: int = 60  # impressions that one event stands for


CHANNELS = (
    Channel(name="for_you", impressions=0.900, views=0.760, known=0.04, buying=1.0, batch=72),
    Channel(name="following", impressions=0.020, views=0.055, stay=1.9, known=1.0, back=0.45, buying=0.9, batch=24),
    Channel(name="ads", paid=True, impressions=0.035, views=0.060, stay=0.7, known=0.01, back=0.02, buying=2.0, batch=24),
    Channel(name="video", impressions=0.014, views=0.045, stay=1.2, known=0.12, buying=1.1, batch=16),
    Channel(name="video", paid=True, impressions=0.011, views=0.022, stay=0.8, known=0.02, buying=1.2, batch=16),
    Channel(name="search", impressions=0.006, views=0.014, stay=1.4, known=0.10, buying=1.6, batch=12),
    Channel(name="profile", impressions=0.004, views=0.014, stay=1.7, known=0.45, back=0.25, buying=1.0, batch=12),
    Channel(name="share", impressions=0.004, views=0.012, stay=1.2, known=0.05, buying=0.7, batch=12),
    Channel(name="shop_tab", impressions=0.006, views=0.018, stay=1.1, known=0.12, buying=2.2, batch=12),
)

FOR_YOU = (0,)
PAID = tuple(number for number, channel in enumerate(CHANNELS) if channel.paid)
FROM_VIDEOS = frozenset(number for number, channel in enumerate(CHANNELS) if channel.name == "video")
