"""What happened in the LIVE: what was pointed out, what the platform found fault with, and key events."""

from collections.abc import Iterator

from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import alerts as alerts_view
from livetui.views.alerts import AlertRow
from livetui.views.choices import Choices
from livetui.views.figures import MISSING, position, relative
from livetui.views.key_events import KeyEvent
from livetui.views.violations import ViolationRow


def alerts(reading: Reading, choices: Choices) -> Iterator[tuple[AlertRow, Clean, Clean | None]]:
    """Each alert, from when to when it held, and what to do about it where it still does."""
    for row in alerts_view.alerts(reading, choices).rows:
        over = "" if row.until_s is None else f" to {position(row.until_s)}"
        yield row, Clean(f"{position(row.at_s)}{over}"), row.alert.advice if row.until_s is None else None


def clip(row: ViolationRow) -> Clean | None:
    """Where in the LIVE a violation is to be seen, where the platform says."""
    return None if row.clip_s is None else Clean(f"(see {position(row.clip_s)})")


def changes(row: KeyEvent) -> list[Clean]:
    """What each metric did after an event; ``*`` where one side of it was shorter."""
    told = [relative(change.relative) for change in row.changes]
    return [Clean(f"{each} *") if row.short and each != MISSING else each for each in told]
