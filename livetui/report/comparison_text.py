"""Two past LIVEs side by side, as text for 80 columns."""

from collections.abc import Sequence

from livetui.history.past_live import PastLive
from livetui.metrics.formula import Distinct, PerPerson
from livetui.metrics.metric import MONEY
from livetui.report.channel_table import PER_HOUR, channel_table, leads
from livetui.report.columns import GAP, WIDTH, Column, columns, wrapped
from livetui.report.sparkline import sparkline
from livetui.report.words import GROUPS
from livetui.text import Clean, clean, join, pad, width
from livetui.views.dates import minute_of
from livetui.views.figures import MISSING, change, figure_of, position, relative
from livetui.views.side_by_side import CoursePair, Outcome, Pair, SideBySide

A, B = Clean("A"), Clean("B")

_MARKS = {Outcome.BETTER: Clean("▲ better"), Outcome.WORSE: Clean("▼ worse")}
_COMMA = Clean(", ")
_LONGEST_TITLE = 200


def comparison_text(view: SideBySide) -> str:
    """Which LIVEs, every metric of both, their channels, and the courses of the metrics chosen."""
    parts: tuple[tuple[str, list[Clean]], ...] = (
        ("", [*_live(A, view.a), *_live(B, view.b)]),
        ("A against B", _metrics(view)),
        ("Channels", _channels(view)),
        (_title(view), _courses(view)),
    )
    return "\n\n".join("\n".join((title, *lines) if title else lines) for title, lines in parts if lines) + "\n"


def _live(name: Clean, live: PastLive) -> list[Clean]:
    title = clean(live.title, _LONGEST_TITLE) if live.title else Clean("A LIVE without a title")
    which = Clean(f"LIVE {live.id}") if live.id else Clean("A recording")
    told = [Clean(part) for part in (live.currency and clean(live.currency, 8),) if part]
    when = (minute_of(live.started_ms), position(live.lasted_s))
    return [join((Clean(f"{name}  {which}"), *when, *told), Clean(" · ")), *wrapped(title, indent=3)]


def _metrics(view: SideBySide) -> list[Clean]:
    rows: list[tuple[Clean, ...]] = []
    for group, title in GROUPS.items():
        here = [each for each in view.pairs if group in each.metric.groups and (each.a is not None or each.b is not None)]
        if here:
            rows += [(title, *(Clean(""),) * 4), *(_row(each, view) for each in here)]
    heads = (Column(Clean(""), "left"), Column(A), Column(B), Column(Clean("change")), Column(Clean(""), "left"))
    lines = columns(heads, rows)
    missing = [Clean(each.metric.short) for each in view.pairs if each.a is None and each.b is None]
    if missing:
        lines += wrapped(join((Clean("Not available in either:"), join(missing, _COMMA))))
    return [*lines, *_notes(view)]


def _row(pair: Pair, view: SideBySide) -> tuple[Clean, ...]:
    by = relative(pair.relative)
    if pair.relative is None:
        by = change(pair.change, pair.metric.unit, view.a.currency)
    a, b = (figure_of(pair.metric, value, live.currency) for value, live in ((pair.a, view.a), (pair.b, view.b)))
    return Clean(f"  {pair.metric.label}"), a, b, by, _MARKS.get(pair.outcome, Clean(""))


def _notes(view: SideBySide) -> list[Clean]:
    """Why some are not judged."""
    lines: list[Clean] = []
    outcomes = {pair.outcome for pair in view.pairs}
    if Outcome.CURRENCY in outcomes:
        lines += wrapped(Clean("Money is not compared: the LIVEs are in different currencies."))
    if Outcome.LENGTH in outcomes:
        lines += wrapped(
            Clean("Counts grow with time, and one LIVE was longer: figures per hour and rates tell which did better.")
        )
    if Outcome.TOO_LITTLE in outcomes:
        lines += wrapped(Clean("Rates of fewer than 30, or of less than two minutes, are not judged."))
    return lines


def _channels(view: SideBySide) -> list[Clean]:
    changes = view.channels
    if not changes.channels:
        return []
    sides = ((A, view.a.currency), (B, view.b.currency))
    lines = channel_table([*changes.channels, *changes.sides], *sides)
    return [*lines, *wrapped(PER_HOUR), *leads(changes, A, B)]


def _title(view: SideBySide) -> str:
    every = "minute" if view.every == 1 else f"{view.every} minutes"
    return f"From the start, as it stood every {every}" if view.so_far else f"Every {every}"


def _courses(view: SideBySide) -> list[Clean]:
    lines: list[Clean] = []
    for course in view.courses:
        lines += _curves(course, view)
    for some in _tables(view):
        lines += [Clean(""), *some]
    if not view.so_far and any(_nothing(course) and _people(course) for course in view.courses):
        lines += wrapped(Clean("Different people are known from the start on only: --so-far shows them."))
    return lines


def _nothing(course: CoursePair) -> bool:
    return all(value is None for value in (*course.a, *course.b))


def _people(course: CoursePair) -> bool:
    return isinstance(course.metric.formula, Distinct | PerPerson)


def _curves(course: CoursePair, view: SideBySide) -> list[Clean]:
    """Both courses in one height; money of different currencies each in its own."""
    label = Clean(f"  {course.metric.label}")
    if _nothing(course):
        return [Clean(f"{label}: {MISSING}")]
    own = view.one_currency or course.metric.unit not in MONEY
    heights = [max((value for value in each if value is not None), default=0.0) for each in (course.a, course.b)]
    lines, cells = [label], min(len(course.a), WIDTH - 30)
    for name, values, height, live in zip((A, B), (course.a, course.b), heights, (view.a, view.b), strict=True):
        curve = pad(sparkline(values, max(heights) if own else height, cells), cells)
        lines.append(Clean(f"    {name}  {curve}  up to {figure_of(course.metric, height, live.currency, short=True)}"))
    return lines


def _tables(view: SideBySide) -> list[list[Clean]]:
    """The figures of every piece, as many metrics beside each other as have room."""
    pieces = len(view.courses[0].a) if view.courses else 0
    times = [position((at + view.so_far) * view.every * 60) for at in range(pieces)]
    tables: list[list[tuple[Clean, ...]]] = []
    room = 0
    for course in (course for course in view.courses if not _nothing(course)):
        column = _columns(course, view)
        cells = sum(max(map(width, each)) + GAP for each in column)
        if not tables or cells > room:
            tables.append([])
            room = WIDTH - 2 - max(map(width, times))
        tables[-1] += column
        room -= cells
    head = Column(Clean("until" if view.so_far else "from"))
    return [_table(head, times, each) for each in tables]


def _columns(course: CoursePair, view: SideBySide) -> tuple[tuple[Clean, ...], tuple[Clean, ...]]:
    metric = course.metric
    a, b = (
        tuple(figure_of(metric, value, live.currency, short=True) for value in values)
        for values, live in ((course.a, view.a), (course.b, view.b))
    )
    return (Clean(f"{metric.short} A"), *a), (B, *b)


def _table(head: Column, times: Sequence[Clean], table: Sequence[tuple[Clean, ...]]) -> list[Clean]:
    rows = zip(*(values for _, *values in table), strict=True)
    return columns((head, *(Column(name) for name, *_ in table)), [(time, *row) for time, row in zip(times, rows, strict=True)])
