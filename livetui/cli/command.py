"""How a command reads what was typed behind its name, and shows its help."""

import re
from typing import Any

from typer.core import TyperCommand, TyperOption

from livetui.errors import UsageError

_TYPE = re.compile(r" <[\w\[\]]+>")
"""A type of Python's, which the help has behind the names of arguments."""


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
        return super().parse_args(ctx, args)

    def get_help(self, ctx: Any) -> str:
        """Without types, and what stands behind them where it stood."""
        return _TYPE.sub(lambda found: " " * len(found[0]), super().get_help(ctx))
