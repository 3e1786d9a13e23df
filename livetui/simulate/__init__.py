"""A plausible LIVE, second by second, the same bytes for the same seed on every machine.

Chance is `random.Random.random` and arithmetic that IEEE 754 fixes to the last bit, nothing else: no logarithms, no
powers, no sum() of floats (those differ between platforms or Python versions), no order of a set. Whoever adds to it
keeps to that.
"""

from livetui.simulate.options import SimulationOptions
from livetui.simulate.room import simulate
from livetui.simulate.writing import write

__all__ = ["SimulationOptions", "simulate", "write"]
