"""What kinds of key event there are."""

from enum import Enum


class MarkKind(Enum):
    """Each with the letter that stands for it where colour alone must not."""

    PIN = "P"
    PROMOTION = "O"
    VIOLATION = "V"
    NOTE = "N"
    ALERT = "A"
