"""Written by what they are called: a report takes those it has room for, in its own order."""

from collections.abc import Iterable, Mapping

from livetui.text import Clean

Written = Mapping[str, Clean]


def chosen(figures: Written, names: Iterable[str]) -> tuple[Clean, ...]:
    """The figures of these names, in their order."""
    return tuple(figures[name] for name in names)
