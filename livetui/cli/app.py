"""What there is to type, and how every command ends."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

from livetui import __version__
from livetui.cli.command import Command, Group
from livetui.cli.says import note
from livetui.cli.streams import lead_nowhere
from livetui.errors import LivetuiError
from livetui.text import clean

DEBUG_VARIABLE = "LIVETUI_DEBUG"
_LEAST_SECRET = 6
FAULT = 70
UNWRITABLE = 74

COMMANDS = (
    "replay", "watch", "record", "report", "diagnose", "check", "serve", "simulate", "metrics", "schema", "doctor",
)  # fmt: skip
"""Each a function in the module of its name, in the order of the help."""

GROUPS = ("history", "benchmark", "config")
"""Each an `app` of further commands in the module of its name."""


def command_line(names: Sequence[str] = (*COMMANDS, *GROUPS)) -> typer.Typer:
    """What understands these commands: to make all of them takes as long as to draw a screen."""
    app = typer.Typer(
        name="livetui",
        cls=Group,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(livetui)
    for name in names:
        module = import_module(f"livetui.cli.{name}")
        if name in GROUPS:
            for each in module.app.registered_commands:
                each.cls = Command
            app.add_typer(module.app, name=name, cls=Group)
        else:
            app.command(name, cls=Command)(getattr(module, name))
    return app


def _meant(arguments: Sequence[str]) -> Sequence[str]:
    """The commands that can be meant: the one that is named first, none where the welcome is shown, or any."""
    if not arguments and _watched():
        return ()
    every = (*COMMANDS, *GROUPS)
    return arguments[:1] if arguments and arguments[0] in every else every


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"livetui {__version__}")
        raise typer.Exit


def livetui(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """A terminal dashboard for people who sell live on video.

    Without a command: the welcome, with past LIVEs, the sample and feeds to connect to.
    """
    if context.invoked_subcommand is None:
        if _watched():
            from livetui.cli.welcome import welcome

            welcome()
        else:
            typer.echo(context.get_help())


def _watched() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def run(arguments: Sequence[str]) -> int:
    """Run a command and give its exit code; whatever went wrong has been said on stderr."""
    try:
        code = command_line(_meant(arguments))(list(arguments), prog_name="livetui", standalone_mode=False)
        sys.stdout.flush()
    except LivetuiError as error:
        return _fail(str(error), error.exit_code)
    except typer.TyperException as error:
        said = error.format_message().rstrip(".")
        end = "" if said.endswith("?") else "."
        context = getattr(error, "ctx", None)  # where it came up; the types that Typer shows do not say so
        command = clean(getattr(context, "command_path", "livetui"))
        return _fail(f"{said}{end} “{command} --help” says what can be typed.", error.exit_code)
    except OSError as error:
        if error.filename is None:  # of the files they read and write, commands speak themselves
            lead_nowhere(1)
            return _fail(f"The output cannot be written ({error.strerror}).", UNWRITABLE)
        return _crash(error)
    except Exception as error:  # noqa: BLE001  whatever it is, nobody should see its locals
        return _crash(error)
    return code if isinstance(code, int) else 0


def _without_values(text: str) -> str:
    """With the names of the environment's variables for what they hold: a token among them is shown to nobody."""
    held = ((name, value) for name, value in os.environ.items() if len(value) >= _LEAST_SECRET)
    for name, value in sorted(held, key=lambda pair: -len(pair[1])):
        text = text.replace(value, f"${name}")
    return text


def _crash(error: Exception) -> int:
    if os.environ.get(DEBUG_VARIABLE):
        import traceback

        for line in _without_values("".join(traceback.format_exception(error))).splitlines():
            sys.stderr.write(clean(line) + "\n")
    kind = type(error).__name__
    return _fail(
        f"Something went wrong inside livetui ({kind}): set {DEBUG_VARIABLE}=1, try again and report what it says.", FAULT
    )


def _fail(sentence: str, code: int) -> int:
    note(sentence)
    return code
