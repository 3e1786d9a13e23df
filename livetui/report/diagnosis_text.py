"""The diagnosis as text for 80 columns: what it is about, what to improve, and the figures that it comes from."""

from livetui.diagnosis.diagnosis import Against
from livetui.diagnosis.key_factors import STAGE_WORDS, Stage
from livetui.metrics.metric import Unit
from livetui.report.columns import Column, columns, wrapped
from livetui.report.sections.head import head
from livetui.report.sections.story import violations
from livetui.session.reading import Reading
from livetui.text import Clean, join
from livetui.views.against import TOO_LITTLE, against
from livetui.views.basics import basics
from livetui.views.choices import Choices
from livetui.views.diagnosis import NOTHING_FOUND, FindingRow, LivePerformance, PerformanceRow, findings, performance
from livetui.views.examples import examples
from livetui.views.figures import change, figure_of, money, percent, position, relative

_AGAINST = {Against.LOWER: "▼ Lower ", Against.UNSURE: "◆ Lower? "}
_HEADS = (Clean("value"), Clean("market"), Clean("vs market"))


def diagnosis_text(reading: Reading, choices: Choices) -> str:
    """Every part under its heading, with a line between them."""
    parts: tuple[tuple[str, list[Clean]], ...] = (
        ("", [*head(reading, choices), *_compared(reading, choices)]),
        ("Violations", violations(reading, choices)),
        ("", _pace(reading, choices)),
        ("To improve, by worth in each group", _findings(reading, choices)),
        ("Performance", _performance(reading, choices)),
        ("LIVEs that did better", _examples(reading, choices)),
    )
    return "\n\n".join("\n".join((title, *lines) if title else lines) for title, lines in parts if lines) + "\n"


def _compared(reading: Reading, choices: Choices) -> list[Clean]:
    view = basics(reading, choices)
    lasted = Clean(f"Duration {position(view.duration_s)}")
    within = [] if view.category is None else [join((Clean("compared within"), view.category))]
    sold = view.categories if len(view.categories) > 1 else ()
    others = [Clean(f"{each.name} {percent(each.gmv_share)} of GMV") for each in sold if each.gmv_share is not None]
    return wrapped(join((lasted, *within, *others), Clean(" · ")), indent=0)


def _pace(reading: Reading, choices: Choices) -> list[Clean]:
    view = basics(reading, choices)
    rows = []
    for each in view.pace:
        mean = None if each.benchmark is None else each.benchmark.mean
        value, market = (figure_of(each.metric, number, view.currency) for number in (each.value, mean))
        rows.append((Clean(each.metric.label), value, market, against(each)))
    return columns((Column(Clean("Pace"), "left"), *map(Column, _HEADS)), rows, indent=0)


def _findings(reading: Reading, choices: Choices) -> list[Clean]:
    view = findings(reading, choices)
    if not view.rows:
        return [Clean(f"  {NOTHING_FOUND[view.verdict]}.")]
    lines: list[Clean] = []
    for stage, rows in view.stages:
        lines.append(Clean(f"  {STAGE_WORDS[stage]}{'' if rows else ': nothing is clearly below the market'}"))
        for row in rows:
            lines += _finding(row, view.currency)
    return [*lines, *wrapped(Clean(f"Market: {' and '.join(view.sources)}."))]


def _finding(row: FindingRow, currency: str | None) -> list[Clean]:
    """What is low, what that costs, what to do, and when it was worst."""
    value, mean = (figure_of(row.metric, each, currency) for each in (row.value, row.benchmark.mean))
    worth = (
        ""
        if row.gain is None
        else f"; at the market’s, GMV {money(row.worth, currency)} ({change(row.gain, Unit.MONEY, currency)})"
    )
    lines = wrapped(Clean(f"• {row.metric.label}: {value}, market {mean}, {relative(row.deviation)}{worth}"), indent=4)
    lines += wrapped(row.advice, indent=6)
    if row.moments:
        moments = [
            f"{position(each.at_s)} to {position(each.until_s)} ({figure_of(row.metric, each.value, currency)})"
            for each in row.moments
        ]
        lines += wrapped(Clean(f"Worst {', '.join(moments)}"), indent=6)
    return lines


def _performance(reading: Reading, choices: Choices) -> list[Clean]:
    view = performance(reading, choices)
    rows: list[tuple[Clean, ...]] = []
    for stage in Stage:
        rows.append((STAGE_WORDS[stage], *(Clean(""),) * 3))
        rows += [_row(row, view.currency) for row in view.rows if row.stage is stage]
    return [*columns((Column(Clean(""), "left"), *map(Column, _HEADS)), rows), *_identity(view)]


def _row(row: PerformanceRow, currency: str | None) -> tuple[Clean, ...]:
    mean = None if row.benchmark is None else row.benchmark.mean
    value, market = (figure_of(row.metric, number, currency) for number in (row.value, mean))
    if row.against is Against.TOO_LITTLE:
        return Clean(f"  {row.metric.label}"), value, market, TOO_LITTLE
    return Clean(f"  {row.metric.label}"), value, market, Clean(f"{_AGAINST.get(row.read_as, '')}{relative(row.deviation)}")


def _identity(view: LivePerformance) -> list[Clean]:
    """GMV as the product of its factors, line by line."""
    if view.gmv is None:
        return []
    parts = [f"{view.hours:.2f} h"]
    for part in view.factors:
        if part.metric is None:
            return []
        value = figure_of(part.metric, part.value, view.currency)
        parts.append(f"{value} {part.words}")
    return wrapped(Clean(f"GMV {money(view.gmv, view.currency)} = {' × '.join(parts)}"))


def _examples(reading: Reading, choices: Choices) -> list[Clean]:
    view = examples(reading, choices)
    lines = wrapped(view.left_out) if view.left_out else []
    if view.trouble or not view.lives:
        return [*wrapped(view.trouble or Clean("None yet: “livetui history import FILE …” adds LIVEs.")), *lines]
    for row in view.by_factor:
        title = row.title or Clean("A LIVE without a title")
        value = figure_of(row.metric, row.value, view.currency)
        named = Clean(f"{row.creator} · {title}") if row.creator else title
        lines += wrapped(Clean(f"{row.metric.short} {value}: {named}"))
        if row.recording:
            lines += wrapped(Clean(f"livetui replay {row.recording}"), indent=4)
    for each in view.lacking:
        lines += wrapped(Clean(f"{', '.join(metric.short for metric in each.metrics)}: {each.why}."))
    return lines or [Clean("  Nothing to compare with yet.")]
