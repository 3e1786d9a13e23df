"""A panel: where its view model comes from, how it is drawn, and what can be done with it."""

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

from livetui.text import Clean
from livetui.ui.draw import Drawing
from livetui.ui.look import Look
from livetui.views.choices import Choices
from livetui.views.sorting import Column

if TYPE_CHECKING:
    from livetui.session.reading import Reading

View = TypeVar("View")

Pick = int | str | Callable[[Choices], Choices]
"""What picking a row does: go to a second of the LIVE, open a metric's chart by its key, or choose something."""


class Listed(Struct, Generic[View], frozen=True, kw_only=True):
    """A panel that is a list to walk through; ``keys`` are its rows from the top, each by what makes it that row.

    ``columns`` are what it can be sorted by, the name of a row first; with ``choosable``, which of the others it shows is the
    user's choice. ``searched`` says what a search looks for; None: it cannot be searched. ``newest_last``: one comes into it
    from its end. ``ready``: whether a view has all that a panel of so many rows shows with the cursor there.
    """

    keys: Callable[[View], Sequence[Hashable]]
    pick: Callable[[View, Hashable], Pick | None] | None = None
    columns: tuple[Column[Any], ...] = ()
    choosable: bool = False
    searched: Clean | None = None
    newest_last: bool = False
    ready: Callable[[View, Hashable, int], bool] = lambda view, cursor, rows: True


class Drawn(Struct, frozen=True, kw_only=True):
    """Which metrics a panel draws as curves: of which ones it can, how many at most, and where the choice is kept."""

    title: Clean
    most: int
    get: Callable[[Choices], tuple[str, ...]]
    put: Callable[[Choices, tuple[str, ...]], Choices]
    kept: str = ""
    """The setting of the configuration that keeps it, if one does."""
    of: tuple[str, ...] = ()
    """None named: any of the catalogue."""


class Panel(Struct, Generic[View], frozen=True, kw_only=True):
    """One row of :data:`livetui.ui.panels.all.PANELS`; what its ``build`` returns is what its ``draw`` takes.

    ``transport``: it shows what the replay is doing. ``moment_at`` turns a click into a second of the LIVE. ``fit`` asks for no
    more than there is room for, given columns and rows.
    """

    name: str
    build: "Callable[[Reading, Choices], View]"
    draw: Callable[[View, int, int, Look], Drawing]
    moment_at: Callable[[View, int, int, int, int], int | None] | None = None
    fit: Callable[[Choices, int, int], Choices] = lambda choices, columns, rows: choices
    focus: bool = True
    transport: bool = False
    listed: Listed[View] | None = None
    drawn: Drawn | None = None
