"""Whether a goal will be met, in words."""

from math import ceil

from livetui.metrics.metric import Better
from livetui.metrics.standing import LEAST_SECONDS
from livetui.text import Clean
from livetui.ui.draw import own
from livetui.views.figures import figure_of, relative
from livetui.views.goals import Goal, Goals, Outlook

SIGNS: dict[Outlook, Clean] = {
    Outlook.REACHED: own("✓ reached"),
    Outlook.ON_TRACK: own("▲ ahead"),
    Outlook.UNSURE: own("◆ close"),
    Outlook.BEHIND: own("▼ behind"),
    Outlook.MISSED: own("✕ missed"),
    Outlook.UNKNOWN: own("–"),
}


def outlook_words(row: Goal, view: Goals) -> tuple[Clean, ...]:
    """How it stands, where it ends at its paces, and when it is met: parts of a sentence, the more telling first."""
    sign = SIGNS[row.outlook]
    if row.outlook is Outlook.UNKNOWN:
        return (_unknown(row, view),)
    if row.outlook is Outlook.REACHED:
        return (sign,)
    if row.outlook is Outlook.MISSED or not row.grows:
        off = (row.value - row.target) / row.target if row.value is not None and row.target else None
        return sign, own("{off} to the goal", off=_kept(relative(off)))
    told = sign, own("ends at {value}", value=_ends(row, view))
    if row.reached_in_s is None:
        return told
    time = _minutes(row.reached_in_s)
    return *told, own("needs {time}", time=time) if row.outlook is Outlook.BEHIND else own("reached in {time}", time=time)


def _unknown(row: Goal, view: Goals) -> Clean:
    if row.value is None:
        return own("– nothing of it has been reported yet")
    if row.reached_in_s is not None:
        return own("→ reached in {time} at this pace", time=_minutes(row.reached_in_s))
    if view.elapsed_s < LEAST_SECONDS:
        return own("– too early for a pace")
    return own("– within it so far") if row.metric.better is Better.LOWER else own("– not reached at this pace")


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
