"""Benchmarks as the TOML file that they are read from."""

from livetui.metrics.benchmarks import Benchmarks, CategoryBenchmarks

_DIGITS = 6
"""Significant: what comes after them means nothing, in figures of a few LIVEs."""

_HEAD = (
    "Ratios are fractions of 1, durations seconds, money minor units of the currency (cents).",
    "Name this file in the configuration: benchmarks = \"…\".",
)  # fmt: skip


def as_toml(benchmarks: Benchmarks) -> str:
    """The text of the file."""
    import tomlkit  # takes as long to import as a screen to draw

    document = tomlkit.document()
    for line in _HEAD:
        document.add(tomlkit.comment(line))
    document["label"] = benchmarks.label
    regions = document["regions"] = tomlkit.table(is_super_table=True)
    for region, averages in benchmarks.regions.items():
        table = regions[region] = tomlkit.table()
        table.update(_values(averages))
        if averages.categories:
            categories = table["categories"] = tomlkit.table(is_super_table=True)
            for category, of_category in averages.categories.items():
                categories[category] = tomlkit.item(_values(of_category))
    return tomlkit.dumps(document)


def _values(averages: CategoryBenchmarks) -> dict[str, object]:
    values: dict[str, object] = {"currency": averages.currency, "lives": averages.lives}
    values["means"] = {key: _rounded(mean) for key, mean in averages.means.items()}
    values["quartiles"] = {key: [_rounded(value) for value in three] for key, three in averages.quartiles.items()}
    return {key: value for key, value in values.items() if value not in (None, {})}


def _rounded(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}")
