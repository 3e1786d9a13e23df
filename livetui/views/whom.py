"""Whose profile is shown."""

from enum import StrEnum


class Whom(StrEnum):
    """Viewers or customers."""

    VIEWERS = "viewers"
    CUSTOMERS = "customers"
