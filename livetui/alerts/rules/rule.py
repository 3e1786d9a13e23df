"""What a rule is."""

from collections.abc import Callable, Iterator

from livetui.alerts.course import Course
from livetui.alerts.thresholds import Thresholds
from livetui.alerts.track import Track

Rule = Callable[[Course, Thresholds], Iterator[Track]]
"""Says what it watches in the course of a LIVE.

A flag may depend only on what was known at its step, and on steps no further before it than `Thresholds.reach_s`.
"""
