"""How a command reads what was typed behind its name, and shows its help."""

import re
from collections.abc import Iterable
from typing import Any

from typer.core import TyperCommand, TyperGroup, TyperOption

from livetui.errors import UsageError

_TYPE = re.compile(r" <[\w\[\]]+>")
"""A type of Python's, which the help has behind the names of arguments."""


class _AsTyped:
    """Reads a parameter as the text that was typed, or by the parser it names: no list has one.

    Typer's own way makes a schema of pydantic's for each, and to import pydantic takes longer than most commands do.
    """

    @staticmethod
    def coerce(value: Any, param: Any, ctx: Any) -> Any:
        """Raises what the parser raises."""
        if param.multiple or param.nargs == -1:
            return list(value or ())
        parser = param.type_descriptor.parameter_info.parser
        return value if value is None or parser is None else parser(value)


def _read_as_typed(params: Iterable[Any]) -> None:
    for param in params:
        if hasattr(param, "type_descriptor"):
            param._runtime_param = _AsTyped  # where Typer keeps what it makes of the annotation when it is first needed


class Command(TyperCommand):
    """Like Typer's own, in words for those who do not program; of its ``ctx`` Typer does not export the type."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Raises `UsageError` where an option has no value: Typer would take a ``--help`` behind it for one."""
        takes = {
            name: param.metavar or "value"
            for param in self.params
            if isinstance(param, TyperOption) and not param.is_flag
            for name in param.opts
        }
        left = iter(() if ctx.resilient_parsing else args)  # that is when a shell asks how a line could go on
        for typed in left:
            if typed == "--":
                break
            if typed in takes and next(left, None) in (None, *ctx.help_option_names):
                raise UsageError(f"{typed} lacks its {takes[typed]}: “{ctx.command_path} --help” says what can be typed.")
        _read_as_typed(self.get_params(ctx))
        return super().parse_args(ctx, args)

    def get_help(self, ctx: Any) -> str:
        """Without types, and what stands behind them where it stood."""
        return _TYPE.sub(lambda found: " " * len(found[0]), super().get_help(ctx))


class Group(TyperGroup):
    """What stands before the name of a command."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Its own options, all flags."""
        _read_as_typed(self.get_params(ctx))
        return super().parse_args(ctx, args)
