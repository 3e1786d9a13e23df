"""The error tree. Whoever catches one prints its sentence and leaves with its exit code.

LivetuiError
├── UsageError          2   the command does not make sense as typed
├── UnreadableInput     3   the file or feed cannot be read as a LIVE
└── FeedRefused         4   the feed turned us away
"""


class LivetuiError(Exception):
    """Something the user can act on; its text is one sentence that says what to do next."""

    exit_code = 1


class UsageError(LivetuiError):
    exit_code = 2


class UnreadableInput(LivetuiError):
    exit_code = 3


class FeedRefused(LivetuiError):
    exit_code = 4


def is_fault(error: Exception | None) -> bool:
    """Whether an error is none that the user can act on, but a fault of ours."""
    return error is not None and not isinstance(error, LivetuiError)
