"""Ratios of two counts, either of which may be missing."""


def per(above: int | None, below: int | None) -> float | None:
    """A sum divided by a sum; None where one is missing or the lower one is 0."""
    return None if above is None or not below else above / below


share = per
"""A part's share of the whole, as a fraction of 1."""
