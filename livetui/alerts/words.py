"""Figures within the sentences of alerts, written as everywhere on the screen."""

from livetui.text import Clean, clean, fit

_LONGEST_NAME = 40
_WITHIN = str.maketrans("“”", "‘’")


def percent(fraction: float) -> Clean:
    """A fraction of 1: ``3.1 %``, ``0.12 %``, ``134 %``."""
    size = fraction * 100
    places = 0 if size >= 99.95 else 1 if size >= 0.995 or not size else 2
    return Clean(f"{size:,.{places}f} %")


def minutes(seconds: int) -> Clean:
    """A window's length: ``90 s``, ``2 min``."""
    return Clean(f"{seconds} s" if seconds % 60 else f"{seconds // 60} min")


def named(text: str, cells: int = _LONGEST_NAME) -> Clean:
    """What somebody else called something, cleaned, cut, in quotes that it cannot end: it is never taken for our words."""
    return Clean(f"“{fit(clean(text.translate(_WITHIN), 4 * cells), cells)}”")
