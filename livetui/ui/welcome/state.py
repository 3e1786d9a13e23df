"""What the welcome shows, and where the cursor stands in it."""

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from livetui.feed.remembered import Remembered
from livetui.text import Clean
from livetui.ui.welcome.wish import Entry, Start
from livetui.views.past_lives import PastRow, found


class State(Struct, frozen=True, kw_only=True):
    """``lives`` is None while the history is being read, and ``trouble`` says why it cannot be.

    ``cursor`` is None until it is known whether there are LIVEs to stand on.
    ``said`` is a sentence about what was last asked for, ``failed`` whether that could not be done.
    """

    lives: tuple[PastRow, ...] | None = None
    trouble: Clean | None = None
    feeds: tuple[Remembered, ...] = ()
    search: str = ""
    cursor: Entry | None = None
    record: bool = True
    said: Clean | None = None
    failed: bool = False
    caps: Mapping[str, Clean] = field(default_factory=dict)
    """Those of keys that are not where they usually are, by name."""

    @property
    def rows(self) -> tuple[PastRow, ...]:
        """The LIVEs that are listed."""
        return found(self.lives or (), self.search)

    @property
    def row(self) -> PastRow | None:
        """The LIVE under the cursor."""
        return next((row for row in self.lives or () if row.id == self.cursor), None)

    @property
    def start(self) -> tuple[Start | Remembered, ...]:
        """What stands below the LIVEs."""
        return (*Start, *self.feeds)

    def moved(self, by: int) -> "State":
        """The cursor so many rows further, through both lists."""
        entries: tuple[Entry, ...] = (*(row.id for row in self.rows), *self.start)
        at = entries.index(self.cursor) if self.cursor in entries else -1
        return replace(self, cursor=entries[min(max(at + by, 0), len(entries) - 1)])

    def across(self) -> "State":
        """The cursor on the first row of the other list."""
        rows = self.rows
        return replace(self, cursor=rows[0].id if rows and not isinstance(self.cursor, int) else Start.SAMPLE)

    def searched(self, text: str) -> "State":
        """Only the LIVEs with a text; the cursor stays where it can, else it stands on the first of them."""
        state = replace(self, search=text)
        rows = state.rows
        if isinstance(self.cursor, int) and any(row.id == self.cursor for row in rows):
            return state
        return replace(state, cursor=rows[0].id if rows else Start.SAMPLE)
