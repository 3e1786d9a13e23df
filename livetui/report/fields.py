"""View models as the objects of a JSON report."""

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import asdict

from livetui.report.times import rfc3339

if TYPE_CHECKING:
    from livetui.views.traffic import ChannelRow

Document = dict[str, object]


def fields(row: Struct, *but: str) -> Document:
    """A view model's fields by name, in their order, but for those named."""
    return {name: _plain(value) for name, value in asdict(row).items() if name not in but}


def _plain(value: object) -> object:
    if isinstance(value, Struct):
        return fields(value)
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def time(ms: int | None) -> str | None:
    """Milliseconds since the epoch as the report writes them."""
    return None if ms is None else rfc3339(ms)


def channel_fields(row: "ChannelRow") -> Document:
    """A channel's figures; its parts are only for show, for they are rounded."""
    rounded = [name for name in row.__struct_fields__ if name.endswith("_part")]
    return {**fields(row, "key", *rounded), "channel": row.key}


def side_fields(row: "ChannelRow | None") -> Document | None:
    """The same where it is said elsewhere which channel and which side it is."""
    if row is None:
        return None
    return {name: value for name, value in channel_fields(row).items() if name not in ("channel", "paid")}
