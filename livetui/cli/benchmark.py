"""`livetui benchmark`: what LIVEs are compared with, and making that from LIVEs of one's own."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from livetui.cli.formats import DATA, one_of
from livetui.errors import LivetuiError, UsageError
from livetui.text import Clean, clean, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from livetui.history.past_live import PastLive
    from livetui.metrics.benchmarks import Benchmarks, CategoryBenchmarks

HISTORY = "history"
_LONGEST_LABEL = 60

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.callback(invoke_without_command=True)
def benchmark(context: typer.Context) -> None:
    """What LIVEs are compared with: show, build."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def show(
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help="A file of averages.", show_default="the one in use")
    ] = None,
    region: Annotated[str | None, typer.Option(metavar="NAME", help="This region alone; * is any.")] = None,
    category: Annotated[str | None, typer.Option(metavar="NAME", help="This category alone.")] = None,
    format: Annotated[str, typer.Option(metavar="FORMAT", help="text or json.")] = "text",
) -> None:
    """Show which averages hold for which region and category, and where they come from."""
    from msgspec import to_builtins

    from livetui.metrics.benchmarks import load

    wanted = one_of(format, DATA)
    known, where = (load(Path(file)), clean(file)) if file else _in_use()
    if wanted == "json":
        sys.stdout.write(json.dumps(to_builtins(known), indent=2) + "\n")
        return
    out = [f"{clean(known.label)}: {where}"]
    tables = [table for table in known.tables() if _meant(region, table[0]) and _meant(category, table[1])]
    if not tables:
        raise UsageError("There are no averages for that: “livetui benchmark show” shows those that there are.")
    for of_region, of_category, averages in tables:
        out += ["", *_table(of_region, of_category, averages, averages.currency or known.regions[of_region].currency)]
    sys.stdout.write("\n".join(out) + "\n")


@app.command()
def build(
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Write here; whole, or not at all.")],
    sources: Annotated[
        list[str] | None,
        typer.Option("--from", metavar="WHERE", help="“history”, a recording, or a folder of recordings; may be given again.",
                     show_default=HISTORY),
    ] = None,
    label: Annotated[str | None, typer.Option(metavar="TEXT", help="What readers are told of where they come from.")] = None,
) -> None:  # fmt: skip
    """Compute means and quartiles by region and category, and write them to a file for the dashboard."""
    from livetui.cli.says import note
    from livetui.history.market import market
    from livetui.metrics.benchmark_file import as_toml
    from livetui.report.output import write

    lives = list(_lives(sources or [HISTORY]))
    if not lives:
        raise UsageError("There is no LIVE to compute averages of: watch some, or name a folder of recordings with --from.")
    number = "1 LIVE" if len(lives) == 1 else f"{len(lives):,} LIVEs"
    called = clean(label, _LONGEST_LABEL) if label else f"{number} of yours"
    averages = market(lives, called)
    if not averages.regions:
        raise UsageError(f"{number} cannot tell what is usual: name LIVEs of two minutes or more, with some dozens of viewers.")
    write(as_toml(averages), output)
    place = json.dumps(str(Path(output).absolute()), ensure_ascii=False)
    note(f"{clean(output)} has the averages of {number}; in the configuration this uses them: benchmarks = {place}")


def _in_use() -> "tuple[Benchmarks, Clean]":
    """Those that the configuration names, or that come with the program, and where they are."""
    from livetui.cli.settings import settings

    config, choices = settings()
    return choices.benchmarks, clean(config.benchmarks) if config.benchmarks else Clean("the values that come with livetui")


def _meant(typed: str | None, name: str | None) -> bool:
    """Whether a table's region or category is the one that was asked for, if one was."""
    return typed is None or (name is not None and plain(typed) == plain(name))


def _lives(sources: list[str]) -> "Iterator[PastLive]":
    """The LIVEs in the history and in folders; those that are in several count once."""
    from livetui.cli.past import opened_history, paths_of, summaries
    from livetui.cli.says import note

    seen: set[str] = set()
    for source in sources:
        found: list[PastLive] = []
        if source == HISTORY and not Path(source).exists():
            with opened_history() as history:
                found = history.lives()
        else:
            for _, summary in summaries(paths_of([source])):
                if isinstance(summary, LivetuiError):
                    note(str(summary))
                elif summary is not None:
                    found.append(summary.live)
        for live in found:
            if live.fingerprint not in seen:
                seen.add(live.fingerprint)
                yield live


def _table(region: str, category: str | None, averages: "CategoryBenchmarks", currency: str | None) -> list[str]:
    from livetui.metrics.benchmarks import ANYWHERE
    from livetui.metrics.catalogue import CATALOGUE
    from livetui.report.columns import Column, columns
    from livetui.views.figures import figure_of

    where = "any other region" if region == ANYWHERE else clean(region, 40)
    what = clean(category, 40) if category else "any category"
    lives = "" if averages.lives is None else f", {averages.lives:,} LIVE{'' if averages.lives == 1 else 's'}"
    rows = []
    for metric in CATALOGUE:
        if metric.key in averages.means:
            three = averages.quartiles.get(metric.key, (None, None, None))
            numbers = (figure_of(metric, value, currency, short=True) for value in (averages.means[metric.key], *three))
            rows.append((Clean(metric.label), *numbers))
    names = ("mean", "¼ below", "½ below", "¾ below") if averages.quartiles else ("mean",)
    rows = [row[: 1 + len(names)] for row in rows]
    heads = [Column(Clean("metric"), "left"), *(Column(Clean(head)) for head in names)]
    money = f" ({clean(currency, 8)})" if currency else ""
    return [f"{where}{money}, {what}{lives}", *columns(heads, rows)]
