"""Whether a goal will be met, in words."""

from math import ceil

from livetui.language import english
from livetui.metrics.metric import Better
from livetui.metrics.standing import LEAST_SECONDS
from livetui.text import Clean
from livetui.views.figures import figure_of, relative
from livetui.views.goals import Goal, Goals, Outlook

SIGNS: dict[Outlook, Clean] = {
    Outlook.REACHED: english("✓ reached"),
    Outlook.ON_TRACK: english("▲ ahead"),
    Outlook.UNSURE: english("◆ close"),
    Outlook.BEHIND: english("▼ behind"),
    Outlook.MISSED: english("✕ missed"),
    Outlook.UNKNOWN: english("–"),
}


def outlook_words(row: Goal, view: Goals) -> tuple[Clean, ...]:
    """How it stands, where it ends at its paces, and when it is met: parts of a sentence, the more telling first.

    They are English; the interface says them anew.
    """
    sign = SIGNS[row.outlook]
    if row.outlook is Outlook.UNKNOWN:
        return (_unknown(row, view),)
    if row.outlook is Outlook.REACHED:
        return (sign,)
    if row.outlook is Outlook.MISSED or not row.grows:
        off = (row.value - row.target) / row.target if row.value is not None and row.target else None
        return sign, english("{off} to the goal", off=_kept(relative(off)))
    told = sign, english("ends at {value}", value=_ends(row, view))
    if row.reached_in_s is None:
        return told
    time = _minutes(row.reached_in_s)
    return *told, english("needs {time}", time=time) if row.outlook is Outlook.BEHIND else english(
        "reached in {time}", time=time
    )


def _unknown(row: Goal, view: Goals) -> Clean:
    if row.value is None:
        return english("– nothing of it has been reported yet")
    if row.reached_in_s is not None:
        return english("→ reached in {time} at this pace", time=_minutes(row.reached_in_s))
    if view.elapsed_s < LEAST_SECONDS:
        return english("– too early for a pace")
    return english("– within it so far") if row.metric.better is Better.LOWER else english("– not reached at this pace")


def _ends(row: Goal, view: Goals) -> Clean:
    """By the pace of all of the LIVE and by the recent one, the lower first."""
    ends = sorted(end for end in (row.end, row.end_recent) if end is not None)
    told = dict.fromkeys(figure_of(row.metric, round(end), view.currency, short=True) for end in ends)
    return _kept(Clean(f"≈ {'–'.join(told)}"))


def _minutes(seconds: float) -> Clean:
    minutes = ceil(seconds / 60)
    return _kept(Clean(f"≈ {minutes} min" if minutes < 120 else f"≈ {round(minutes / 60):,} h"))


def _kept(words: Clean) -> Clean:
    """Not to be broken into lines."""
    return Clean(words.replace(" ", "\N{NO-BREAK SPACE}"))
