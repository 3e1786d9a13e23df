"""`livetui history`: the LIVEs that are over, and what they came to."""

import json
import sys
from collections import Counter
from os.path import isfile
from typing import TYPE_CHECKING, Annotated

import typer

from livetui.cli.compare import compare
from livetui.cli.formats import DATA, one_of
from livetui.cli.months import months
from livetui.cli.numbers import number
from livetui.errors import LivetuiError, UnreadableInput
from livetui.text import Clean, clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from livetui.history.averages import Average
    from livetui.history.past_live import PastLive

_FORMAT = typer.Option(metavar="FORMAT", help="text or json.")
_ID = typer.Argument(metavar="ID", parser=number(int, "ID", "the number that “livetui history list” shows, such as 7"))
_WHICH = typer.Argument(
    metavar="ID",
    help="A number of the list, a room id, a date, words of a title, or a recording.",
    show_default="the latest LIVE",
)
_LISTED = ("gmv", "views", "err", "ctor")
_TITLE = 21

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.callback(invoke_without_command=True)
def history(context: typer.Context) -> None:
    """The LIVEs that are over: list, show, search, compare, months, import, forget."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command("import")
def import_(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Recordings, or folders with recordings in them.")],
) -> None:
    """Take recordings into the history.

    One that is there already does not count twice; a fuller recording of the same LIVE takes its place.
    """
    from livetui.cli.past import opened_history, paths_of, summaries
    from livetui.cli.says import note
    from livetui.history.rows import Added

    unreadable, became = 0, Counter[Added]()
    with opened_history() as past:
        for path, summary in summaries(_of_real_people(paths_of(files))):
            name = clean(str(path))
            if isinstance(summary, LivetuiError):
                unreadable += 1
                note(str(summary))
            elif summary is None:
                note(f"{name} is of a rehearsal, from “livetui serve”: it stays out of the history.")
            else:
                added, id = past.add(summary)
                became[added] += 1
                sys.stdout.write(f"{name}: LIVE {id} {added.value}.\n")
                sys.stdout.flush()
    if became.total() > 1:
        words = {Added.NEW: "new", Added.BETTER: "in place of what was known", Added.KNOWN: "there already"}
        told = ", ".join(f"{number:,} {words[added]}" for added in Added if (number := became[added]))
        sys.stdout.write(f"{became.total():,} LIVEs read: {told}.\n")
    if unreadable:
        raise typer.Exit(UnreadableInput.exit_code)


def _of_real_people(paths: "Sequence[Path]") -> "list[Path]":
    """Those that are not the sample, of which it is said that it stays out."""
    from filecmp import cmp

    from livetui.cli.says import note
    from livetui.recording.sample import find_sample

    sample = find_sample()
    kept = [path for path in paths if not path.is_file() or not cmp(path, sample, shallow=False)]
    if len(kept) < len(paths):
        note("The sample LIVE stays out of the history: nobody in it is real.")
    return kept


@app.command("list")
def list_(format: Annotated[str, _FORMAT] = "text") -> None:
    """List the LIVEs, the latest first."""
    _write_all("", format)


@app.command()
def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Words of a room id, title, creator, category or date.")],
    format: Annotated[str, _FORMAT] = "text",
) -> None:
    """List the LIVEs with these words in their room id, title, creator, category or date."""
    _write_all(text, format)


@app.command()
def show(which: Annotated[str | None, _WHICH] = None, format: Annotated[str, _FORMAT] = "text") -> None:
    """Show all metrics of a LIVE, beside the LIVE before and the average of the 14 days before."""
    from livetui.cli import which_live
    from livetui.cli.kept_live import recorded
    from livetui.cli.past import opened_history
    from livetui.history.kept import earlier_lives
    from livetui.report.live_fields import live_fields

    wanted = one_of(format, DATA)
    with opened_history() as past:
        if which is not None and which_live.names_a_file(which):
            live = recorded(which).live
        else:
            live = which_live.one_of(past.lives(), which)
        earlier = earlier_lives(past, live.started_ms, live.creator)
    before, averages = earlier.latest, earlier.averages(live.currency)
    if wanted == "json":
        means = {key: {"mean": average.mean, "lives": average.lives} for key, average in averages.items()}
        told: dict[str, object] = {
            "live": live_fields(live),
            "previous": live_fields(before) if before else None,
            "averages": means,
        }
        sys.stdout.write(_json(told))
    else:
        sys.stdout.write("\n".join(_shown(live, before, averages)) + "\n")


app.command()(compare)
app.command()(months)


@app.command()
def forget(id: Annotated[int, _ID]) -> None:
    """Take a LIVE out of the history; its recording is left alone."""
    from livetui.cli.past import opened_history
    from livetui.report.times import readable

    with opened_history() as past:
        live = past.forget(id)
    if live is None:
        sys.stdout.write(f"LIVE {id} is forgotten; its recording stays.\n")
        return
    gone = "stays" if live.recording and isfile(live.recording) else "was gone before"
    stays = f"; its recording {clean(str(live.recording))} {gone}" if live.recording else ""
    sys.stdout.write(f"LIVE {id} of {readable(live.started_ms)} ({_title(live)}) is forgotten{stays}.\n")


def _write_all(text: str, format: str) -> None:
    from livetui.cli.past import opened_history
    from livetui.cli.says import note

    wanted = one_of(format, DATA)
    with opened_history() as past:
        lives = past.lives(text)
        empty = bool(text) and not lives and not past.lives()
    if lives or wanted == "json":
        write_lives(lives, wanted)
    elif text and not empty:
        note(f"No LIVE in the history has “{clean(text, 80)}” in its room id, title, creator, category or date.")
    else:
        note("The history is empty: watch a LIVE, or take recordings in with “livetui history import FILE…”.")


def write_lives(lives: "Sequence[PastLive]", format: str, output: str | None = None) -> None:
    """A line for each with its number, or JSON."""
    from livetui.report.live_fields import live_fields
    from livetui.report.output import write

    told = _json({"lives": [live_fields(live) for live in lives]}) if format == "json" else "\n".join(listed(lives)) + "\n"
    write(told, output)


def listed(lives: "Sequence[PastLive]") -> list[Clean]:
    """A line of heads, and one for each LIVE, in 80 cells."""
    from livetui.metrics.catalogue import METRICS
    from livetui.report.columns import Column, columns
    from livetui.report.times import readable
    from livetui.text import fit
    from livetui.views.figures import figure_of, position

    metrics = [METRICS[key] for key in _LISTED]
    rows = [
        (
            Clean(str(live.id)),
            Clean(readable(live.started_ms)[:16]),
            fit(_title(live), _TITLE),
            position(live.lasted_s),
            *(figure_of(metric, live.metrics.get(metric.key), live.currency, short=True) for metric in metrics),
        )
        for live in lives
    ]
    names = [Clean({"err": "ERR", "ctor": "CTOR"}.get(metric.key, metric.short)) for metric in metrics]
    heads = [Column(Clean("ID")), Column(Clean("started (UTC)"), "left"), Column(Clean("title"), "left")]
    return columns([*heads, Column(Clean("length")), *map(Column, names)], rows, indent=0)


def _shown(live: "PastLive", before: "PastLive | None", averages: "Mapping[str, Average]") -> list[Clean]:
    from livetui.history.earlier import DAYS
    from livetui.metrics.catalogue import CATALOGUE
    from livetui.report.columns import Column, columns
    from livetui.report.times import readable
    from livetui.views.figures import figure_of, position

    told = (live.creator, live.region, live.category, live.room and f"room {live.room}")
    lines = [_title(live), Clean(" · ".join(clean(part, 60) for part in told if part))]
    which = f"LIVE {live.id}" if live.id else "A recording"
    lines.append(Clean(f"{which} · {readable(live.started_ms)} · {position(live.lasted_s)}"))
    if live.recording:
        gone = "" if isfile(live.recording) else " (gone)"
        lines.append(Clean(f"recording {clean(str(live.recording), 300)}{gone}"))
    rows = []
    for metric in CATALOGUE:
        average, key = averages.get(metric.key), metric.key
        earlier = before.metrics.get(key) if before else None
        currency = before.currency if before else None
        rows.append(
            (
                Clean(metric.label),
                figure_of(metric, live.metrics.get(key), live.currency),
                figure_of(metric, earlier, currency),
                figure_of(metric, average.mean if average else None, live.currency),
            )
        )
    most = max((average.lives for average in averages.values()), default=0)
    heads = [Column(Clean("metric"), "left"), Column(Clean("this LIVE")), Column(Clean("the one before"))]
    heads.append(Column(Clean(f"mean of {DAYS} days ({most})")))
    return [line for line in lines if line] + [Clean(""), *columns(heads, rows, cells=100, indent=0)]


def _title(live: "PastLive") -> Clean:
    return clean(live.title, 80) if live.title else Clean("(no title)")


def _json(values: dict[str, object]) -> str:
    return json.dumps({"schema": "livetui.history/1"} | values, indent=1) + "\n"
