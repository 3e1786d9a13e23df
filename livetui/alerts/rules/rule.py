"""What a rule is."""

from collections.abc import Callable, Iterator

from livetui.alerts.alert import Alert
from livetui.alerts.course import Course
from livetui.alerts.thresholds import Thresholds

Rule = Callable[[Course, Thresholds], Iterator[Alert]]
"""Finds all of its alerts in the course of a LIVE; each of them may depend only on what was known at its step."""
