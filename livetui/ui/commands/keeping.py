"""Keeping what was chosen for the next time."""

from typing import TYPE_CHECKING

from livetui.alerts.alert import Severity
from livetui.errors import UsageError
from livetui.text import clean
from livetui.ui.announcing import tell

if TYPE_CHECKING:
    from livetui.config import Kept
    from livetui.ui.app import Dashboard


def keep(app: "Dashboard", setting: str, value: "Kept") -> None:
    """Write a choice into the configuration, where there is one; say so where it cannot be written."""
    if app.keep is None:
        return
    try:
        app.keep(setting, value)
    except UsageError as error:
        tell(app, clean(str(error), 1000), Severity.WARN)
