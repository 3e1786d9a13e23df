"""How a figure stands against the market, in words that are the same wherever they stand."""

from livetui.language import english
from livetui.metrics.standing import Standing
from livetui.text import Clean
from livetui.views.figures import relative

TOO_LITTLE = english("too little")
"""There is not enough behind the figure to hold it against anything."""


def against(standing: Standing) -> Clean:
    """``−21 %``, or that there is too little to say."""
    return TOO_LITTLE if standing.thin else relative(standing.deviation)
