"""The figures: tiles, the worst three against the market, and all there are in one table."""

from livetui.metrics.metric import Better
from livetui.metrics.standing import Standing, standings, worst_three
from livetui.report.html.markup import NOTHING, Content, Markup, tag, together
from livetui.report.html.tables import note, says, table
from livetui.report.svg import HEIGHT, WIDTH, curve, top
from livetui.report.words import GROUPS, VIEWERS_ESTIMATE
from livetui.session.reading import Reading
from livetui.text import Clean, join
from livetui.views.choices import Choices
from livetui.views.core import Tile, core_data, estimated, none_worse
from livetui.views.figures import MISSING, figure_of, relative

_COMMA = Clean(", ")


def tiles(reading: Reading, choices: Choices) -> Markup:
    """A tile for each figure the user chose, with its course; the worst three are red and have a sign."""
    view = core_data(reading, choices)
    found = {standing.metric.key: standing for standing in standings(reading, choices.benchmarks, choices.region)}
    shown = [_tile(each, found[each.metric.key], view.currency) for each in view.tiles]
    estimate = any(each.estimate and each.value is not None for each in view.tiles)
    return together(tag("div", *shown, class_="tiles"), note(VIEWERS_ESTIMATE) if estimate else None)


def worst(reading: Reading, choices: Choices) -> Markup:
    """The three worst, worst first, each beside the market's average."""
    view = core_data(reading, choices)
    found = worst_three(standings(reading, choices.benchmarks, choices.region))
    if not found:
        return says(Clean(f"{none_worse(view.benchmark_source, view.judged)}."))
    sources = dict.fromkeys(standing.benchmark.source for standing in found if standing.benchmark)
    cards = [_card(rank, each, view.currency) for rank, each in enumerate(found, 1)]
    return together(tag("div", *cards, class_="worst"), note(Clean(f"Market: {' and '.join(sources)}.")))


def metrics(reading: Reading, choices: Choices) -> Markup:
    """Every metric the feed has figures for, by group; the others are named below."""
    found = standings(reading, choices.benchmarks, choices.region)
    ranks = {each.metric.key: rank for rank, each in enumerate(worst_three(found), 1)}
    rows: list[tuple[Content, ...]] = []
    for group, title in GROUPS.items():
        here = [each for each in found if group in each.metric.groups and each.value is not None]
        if here:
            rows.append((tag("b", title, class_="group"), None, None, None))
            rows += [_row(each, reading, ranks.get(each.metric.key)) for each in here]
    missing = [Clean(each.metric.short) for each in found if each.value is None]
    return together(
        table((Clean("metric"), Clean("value"), Clean("market"), Clean("vs market")), rows, Clean("All metrics")),
        note(join((Clean("Not available:"), join(missing, _COMMA)))) if missing else None,
    )


def _tile(tile: Tile, standing: Standing, currency: str | None) -> Markup:
    value = figure_of(tile.metric, tile.value, currency)
    if tile.estimate and value != MISSING:
        value = Clean(f"≈{value}")
    sign = tag("span", Clean(f"▼{tile.rank}"), class_="bad") if tile.rank else None
    market: Content = None
    if standing.benchmark is not None and tile.value is not None:
        mean = figure_of(tile.metric, standing.benchmark.mean, currency, short=True)
        market = together(_deviation(standing), Clean(f" vs market {mean}"))
    return tag(
        "div",
        tag("p", tag("span", Clean(tile.metric.short)), sign, class_="label"),
        tag("p", value, class_="value"),
        tag("p", market, class_="market"),
        _spark(tile.spark),
        class_="tile worse" if tile.rank else "tile",
        title=tile.metric.label,
    )


def _spark(values: tuple[float | None, ...]) -> Markup:
    if sum(value is not None for value in values) < 2:
        return tag("div", class_="spark")
    path = tag("path", d=curve(values, top(values)).line)
    return tag("svg", path, class_="spark", viewBox=f"0 0 {WIDTH} {HEIGHT}", preserveAspectRatio="none", aria_hidden="true")


def _card(rank: int, standing: Standing, currency: str | None) -> Markup:
    benchmark, value = standing.benchmark, standing.value
    if benchmark is None or value is None:
        return NOTHING
    most = max(value, benchmark.mean)
    return tag(
        "div",
        tag("p", tag("span", Clean(f"▼{rank}"), class_="bad"), Clean(f" {standing.metric.label}"), class_="label"),
        tag("p", relative(standing.deviation), class_="value bad"),
        _against(Clean("this LIVE"), value / most, figure_of(standing.metric, value, currency), "bad"),
        _against(Clean("market"), benchmark.mean / most, figure_of(standing.metric, benchmark.mean, currency), None),
        class_="tile worse",
    )


def _against(words: Clean, share: float, value: Clean, kind: str | None) -> Markup:
    track = tag("span", tag("i", style=f"width:{share * 100:.1f}%", class_=kind), class_="track")
    return tag("p", tag("span", words), track, tag("b", value), class_="against")


def _row(standing: Standing, reading: Reading, rank: int | None) -> tuple[Content, ...]:
    metric, currency = standing.metric, reading.session.currency
    value = figure_of(metric, standing.value, currency)
    if estimated(metric, reading) and value != MISSING:
        value = Clean(f"≈{value}")
    name: Content = Clean(metric.label)
    if rank:
        name = together(tag("span", Clean(f"▼{rank} "), class_="bad"), Clean(metric.label))
    if standing.benchmark is None:
        return name, value, None, None
    return name, value, figure_of(metric, standing.benchmark.mean, currency), _deviation(standing)


def _deviation(standing: Standing) -> Markup:
    """Red where it is worse than the market, green where it is better; the sign says which way it is off."""
    ahead = (standing.deviation or 0) * (1 if standing.metric.better is Better.HIGHER else -1)
    kind = None
    if standing.merit is not None:
        kind = "good" if ahead > 0 else "bad" if ahead < 0 else None
    return tag("span", relative(standing.deviation), class_=kind)
