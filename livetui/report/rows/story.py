"""What happened in the LIVE: what was pointed out, what the platform found fault with, key events, the feed."""

from livetui.report.rows.some import Some
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views import alerts as alerts_view
from livetui.views import header as header_view
from livetui.views.alerts import AlertRow
from livetui.views.authorities import authorities
from livetui.views.choices import Choices
from livetui.views.figures import MISSING, count, position, relative
from livetui.views.key_events import KeyEvent
from livetui.views.violations import ViolationRow


def alerts(reading: Reading, choices: Choices) -> Some[tuple[AlertRow, Clean, Clean | None]]:
    """Each alert, from when to when it held, and what to do about it where it still does."""
    view = alerts_view.alerts(reading, choices)
    return Some([(row, _held(row), row.alert.advice if row.until_s is None else None) for row in view.rows], view.total)


def _held(row: AlertRow) -> Clean:
    over = "" if row.until_s is None else f" to {position(row.until_s)}"
    return Clean(f"{position(row.at_s)}{over}")


def clip(row: ViolationRow) -> Clean | None:
    """Where in the LIVE a violation is to be seen, where the platform says."""
    return None if row.clip_s is None else Clean(f"(see {position(row.clip_s)})")


def changes(row: KeyEvent) -> list[Clean]:
    """What each metric did after an event; ``*`` where one side of it was shorter."""
    told = [relative(change.relative) for change in row.changes]
    return [Clean(f"{each} *") if row.short and each != MISSING else each for each in told]


def feed(reading: Reading) -> list[Clean]:
    """How many events came up to the moment, what of them was not counted, and what goes by reported totals."""
    told = header_view.feed(reading)
    left_out = (
        (told.rejected, "rejected"),
        (told.unknown, "of unknown type"),
        (told.duplicates, "repeated"),
        (told.late, "late, counted when they happened"),
        (told.other_currency, "in another currency, their money left out"),
        (told.apart, "dated more than a day before or after the LIVE"),
    )
    words = [f"{count(number)} {what}" for number, what in left_out if number]
    counted = Clean(f"{count(told.events)} events counted" + (f"; {', '.join(words)}." if words else "."))
    counters = authorities(reading)
    whose = ((counters.snapshots, "snapshots"), (counters.totals, "the totals that come with events"))
    return [
        counted,
        *(Clean(f"By {who}, not by single events: {', '.join(names).replace('_', ' ')}.") for names, who in whose if names),
    ]
