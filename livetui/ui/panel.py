"""A panel: where its view model comes from, and how it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from textual.strip import Strip

from livetui.ui.look import Look
from livetui.views.choices import Choices

if TYPE_CHECKING:
    from livetui.session.reading import Reading

View = TypeVar("View")


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel(Generic[View]):
    """One row of :data:`livetui.ui.page.PANELS`; what its ``build`` returns is what its ``draw`` takes.

    ``transport``: it shows what the replay is doing. ``moment_at`` turns a click into a second of the LIVE.
    """

    name: str
    build: "Callable[[Reading, Choices], View]"
    draw: Callable[[View, int, int, Look], list[Strip]]
    moment_at: Callable[[View, int, int, int, int], int | None] | None = None
    focus: bool = True
    transport: bool = False
