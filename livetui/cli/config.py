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
    """Print every setting as JSON.

    null stands for what is built in.
    """
    import json

    from msgspec import to_builtins

    from livetui.cli.settings import settings

    config, _ = settings()
    sys.stdout.write(json.dumps(to_builtins(config), indent=2) + "\n")


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
