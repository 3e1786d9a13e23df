"""Rows of which a report shows some, and says how many there are beside them."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from livetui.text import Clean
from livetui.views.figures import count

Row = TypeVar("Row")


class Some(Struct, Generic[Row], frozen=True):
    """Those shown, of so many in ``all``."""

    rows: Sequence[Row]
    all: int

    @property
    def more(self) -> Clean | None:
        """How many are left out; None where none is."""
        left_out = self.all - len(self.rows)
        return Clean(f"and {count(left_out)} more") if left_out > 0 else None
