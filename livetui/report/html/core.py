"""The figures: tiles, the worst three against the market, and all there are in one table."""

from livetui.metrics.metric import Better
from livetui.metrics.standing import Standing, worst_three
from livetui.report.html.markup import NOTHING, Content, Markup, tag, together
from livetui.report.html.tables import heads, note, says, table
from livetui.report.rows.metrics import approximate, by_group, market, not_available, stood, value
from livetui.report.svg import HEIGHT, WIDTH, curve, top
from livetui.report.words import VIEWERS_ESTIMATE
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.against import against
from livetui.views.choices import Choices
from livetui.views.core import Tile, core_data, none_worse
from livetui.views.figures import figure_of, relative


def tiles(reading: Reading, choices: Choices) -> Markup:
    """A tile for each figure the user chose, with its course; the worst three are red and have a sign."""
    view = core_data(reading, choices)
    found = {standing.metric.key: standing for standing in stood(reading, choices)}
    shown = [_tile(each, found[each.metric.key], view.currency) for each in view.tiles]
    estimate = any(each.estimate and each.value is not None for each in view.tiles)
    return together(tag("div", *shown, class_="tiles"), note(VIEWERS_ESTIMATE) if estimate else None)


def worst(reading: Reading, choices: Choices) -> Markup:
    """The three worst, worst first, each beside the market's average."""
    view = core_data(reading, choices)
    found = worst_three(stood(reading, choices))
    if not found:
        return says(Clean(f"{none_worse(view.benchmark_source, view.judged)}."))
    cards = [_card(rank, each, view.currency) for rank, each in enumerate(found, 1)]
    return together(tag("div", *cards, class_="worst"), note(market(found)))


def metrics(reading: Reading, choices: Choices) -> Markup:
    """Every metric the feed has figures for, by group; the others are named below."""
    found = stood(reading, choices)
    ranks = {each.metric.key: rank for rank, each in enumerate(worst_three(found), 1)}
    rows: list[tuple[Content, ...]] = []
    for title, here in by_group(found):
        rows.append((tag("b", title, class_="group"), None, None, None))
        rows += [_row(each, reading, ranks.get(each.metric.key)) for each in here]
    return together(
        table(heads("metric", "value", "market", "vs market"), rows, Clean("All metrics")),
        note(not_available(found)),
    )


def _tile(tile: Tile, standing: Standing, currency: str | None) -> Markup:
    figure = approximate(figure_of(tile.metric, tile.value, currency), tile.estimate)
    sign = tag("span", Clean(f"▼{tile.rank}"), class_="bad") if tile.rank else None
    market: Content = None
    if standing.benchmark is not None and tile.value is not None:
        mean = figure_of(tile.metric, standing.benchmark.mean, currency, short=True)
        market = together(_deviation(standing), Clean(f" · market {mean}" if standing.thin else f" vs market {mean}"))
    return tag(
        "div",
        tag("p", tag("span", Clean(tile.metric.short)), sign, class_="label"),
        tag("p", figure, class_="value"),
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
    benchmark, reached = standing.benchmark, standing.value
    if benchmark is None or reached is None:
        return NOTHING
    most = max(reached, benchmark.mean)
    return tag(
        "div",
        tag("p", tag("span", Clean(f"▼{rank}"), class_="bad"), Clean(f" {standing.metric.label}"), class_="label"),
        tag("p", relative(standing.deviation), class_="value bad"),
        _against(Clean("this LIVE"), reached / most, figure_of(standing.metric, reached, currency), "bad"),
        _against(Clean("market"), benchmark.mean / most, figure_of(standing.metric, benchmark.mean, currency), None),
        class_="tile worse",
    )


def _against(words: Clean, share: float, value: Clean, kind: str | None) -> Markup:
    track = tag("span", tag("i", style=f"width:{share * 100:.1f}%", class_=kind), class_="track")
    return tag("p", tag("span", words), track, tag("b", value), class_="against")


def _row(standing: Standing, reading: Reading, rank: int | None) -> tuple[Content, ...]:
    metric, shown = standing.metric, value(standing, reading)
    name: Content = Clean(metric.label)
    if rank:
        name = together(tag("span", Clean(f"▼{rank} "), class_="bad"), Clean(metric.label))
    if standing.benchmark is None:
        return name, shown, None, None
    mean = figure_of(metric, standing.benchmark.mean, reading.session.currency)
    return name, shown, mean, _deviation(standing)


def _deviation(standing: Standing) -> Markup:
    """Red where it is worse than the market, green where it is better; the sign says which way it is off."""
    ahead = (standing.deviation or 0) * (1 if standing.metric.better is Better.HIGHER else -1)
    kind = None
    if standing.merit is not None:
        kind = "good" if ahead > 0 else "bad" if ahead < 0 else None
    return tag("span", against(standing), class_=kind)
