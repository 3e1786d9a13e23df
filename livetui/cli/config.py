"""`livetui config`: where the configuration is, what it says, and what it may say."""

import sys

import typer

from livetui.errors import UsageError
from livetui.text import clean

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)


@app.callback(invoke_without_command=True)
def config(context: typer.Context) -> None:
    """The configuration: path, show, init, schema."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def path() -> None:
    """Print where the configuration is read from."""
    from livetui.config import config_path

    sys.stdout.write(f"{clean(str(config_path()), 4096)}\n")


@app.command()
def show() -> None:
    """Print every setting as it holds, as JSON.

    null stands for what is not set, and has no value of its own: a file that comes with livetui, or that of the LIVE.
    """
    import json

    from msgspec import to_builtins

    from livetui.cli.says import note
    from livetui.cli.settings import settings
    from livetui.cli.themes import theme_of
    from livetui.config import config_path
    from livetui.language import ENGLISH
    from livetui.span import NAMES

    config, choices = settings()
    built_in: dict[str, object] = {
        "tiles": choices.tiles, "trend": choices.trend, "span": NAMES[0], "theme": theme_of(config.theme).name,
        "language": ENGLISH, "goals": {}, "columns": {}, "keys": {}, "alert_bell": False,
    }  # fmt: skip
    told = {key: built_in.get(key) if value is None else value for key, value in to_builtins(config).items()}
    sys.stdout.write(json.dumps(told, indent=2) + "\n")
    if not (place := config_path()).exists():
        note(f"There is no {place} yet, so all of this is built in: “livetui config init” writes one to edit.")


@app.command()
def init() -> None:
    """Write a configuration to edit.

    It changes nothing and shows everything that can be set. One that exists is left alone.
    """
    from livetui.cli.says import note
    from livetui.config import config_path, template

    place = config_path()
    name = clean(str(place))
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        folder = clean(str(place.parent))
        raise UsageError(f"{folder} cannot be made a folder ({error.strerror}): set LIVETUI_CONFIG to another place.") from None
    try:
        with place.open("x", encoding="utf-8") as file:
            file.write(template())
    except FileExistsError:
        raise UsageError(f"{name} exists already: edit it, or remove it first.") from None
    except OSError as error:
        raise UsageError(f"{name} cannot be written ({error.strerror}): set LIVETUI_CONFIG to another place.") from None
    note(f"{name} is there now: edit it to make it yours.")


@app.command()
def schema() -> None:
    """Print the JSON Schema of the configuration."""
    import json

    from livetui.config import schema as settings_schema

    sys.stdout.write(json.dumps(settings_schema(), indent=2) + "\n")
