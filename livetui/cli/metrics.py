"""`livetui metrics`: what every metric is called and means."""

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from livetui.cli.formats import DATA, one_of

if TYPE_CHECKING:
    from livetui.metrics.metric import Metric


def metrics(
    format: Annotated[str, typer.Option(metavar="FORMAT", help="text or json.")] = "text",
) -> None:
    """List the metrics and what each means."""
    from livetui.metrics.catalogue import CATALOGUE

    if one_of(format, DATA) == "json":
        rows = ",\n".join(json.dumps(_fields(metric)) for metric in CATALOGUE)
        sys.stdout.write(f"[\n{rows}\n]\n")
    else:
        sys.stdout.write(_table(CATALOGUE))


def _fields(metric: "Metric") -> dict[str, object]:
    return {
        "key": metric.key,
        "label": metric.label,
        "short": metric.short,
        "unit": metric.unit.value,
        "better": metric.better.name.lower(),
        "groups": [group.value for group in metric.groups],
        "meaning": metric.meaning,
    }


def _table(catalogue: "tuple[Metric, ...]") -> str:
    """Two lines a metric: what can be looked for in columns, and below it what is read."""
    from livetui.report.columns import Column, columns, wrapped
    from livetui.text import Clean

    names = ("key", "unit", "better", "groups")
    rows = [
        (
            Clean(metric.key),
            Clean(metric.unit.value),
            Clean(metric.better.name.lower()),
            Clean(", ".join(group.value for group in metric.groups)),
        )
        for metric in catalogue
    ]
    heads = [Column(Clean(name), "left") for name in names]
    head, *lines = columns(heads, rows, indent=0)
    out: list[str] = [head]
    for metric, line in zip(catalogue, lines, strict=True):
        out += [line, *wrapped(Clean(f"{metric.label}: {metric.meaning}"), indent=4)]
    return "\n".join(out) + "\n"
