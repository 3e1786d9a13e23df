"""LIVEs of which the history holds what makes no sense: somebody has edited the file, or another program has."""

from collections.abc import Collection

from livetui.language import english
from livetui.text import Clean

_NAMED = 5


def left_out(lives: Collection[int]) -> Clean:
    """A sentence on those of these ids, and what mends it."""
    ids = sorted(lives)
    if len(ids) == 1:
        return english(
            "What the history holds of LIVE {id} makes no sense and is left out: “livetui history forget {id}”, then import "
            "its recording again.", id=ids[0],
        )  # fmt: skip
    named = ", ".join(map(str, ids[:_NAMED])) + (" …" if len(ids) > _NAMED else "")
    return english(
        "What the history holds of {count} LIVEs ({named}) makes no sense and is left out: “livetui history forget {id}” and "
        "so on, then import their recordings again.",
        count=Clean(f"{len(ids):,}"), named=Clean(named), id=ids[0],
    )  # fmt: skip
