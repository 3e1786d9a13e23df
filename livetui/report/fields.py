"""View models as the objects of a JSON report."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from livetui.report.times import rfc3339

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from livetui.views.traffic import ChannelRow

Document = dict[str, object]


def fields(row: "DataclassInstance", *but: str) -> Document:
    """A view model's fields by name, in their order, but for those named."""
    return {name: value for name, value in asdict(row).items() if name not in but}


def time(ms: int | None) -> str | None:
    """Milliseconds since the epoch as the report writes them."""
    return None if ms is None else rfc3339(ms)


def channel_fields(row: "ChannelRow") -> Document:
    """A channel's figures; its parts are only for show, for they are rounded."""
    rounded = [name for name in type(row).__slots__ if name.endswith("_part")]
    return {**fields(row, "key", *rounded), "channel": row.key}
