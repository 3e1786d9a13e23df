"""`livetui doctor`: whether everything is in place, and what to do where it is not."""

import locale
import os
import platform
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from livetui import __version__
from livetui.errors import LivetuiError
from livetui.text import Clean, clean

_SMALLEST = (60, 20)
_LIBRARIES = (
    "textual", "rich", "plotext", "httpx", "websockets", "uvicorn", "msgspec", "numpy", "pydantic", "typer", "platformdirs",
    "tomlkit", *(("backports.zstd",) if sys.version_info < (3, 14) else ()),
)  # fmt: skip


class Finding(NamedTuple):
    """One thing looked at: how it is, and what to do if that is not good."""

    what: str
    found: str
    hint: str | None = None


def doctor() -> None:
    """Look whether everything is in place.

    The terminal, the versions and the files livetui uses, with a hint wherever something is off.
    """
    for look in LOOKS:
        for finding in look():
            sys.stdout.write(f"{finding.what:<15}{_shown(finding.found)}\n")
            if finding.hint:
                sys.stdout.write(f"{'':<15}! {_shown(finding.hint)}\n")


def _terminal() -> list[Finding]:
    here = sys.stdout.isatty() and sys.stdin.isatty()
    hint = "livetui plays only where both stdin and stdout are a terminal; without one, replay prints a report."
    name = os.environ.get("TERM", "")
    out = [
        Finding("terminal", "yes" if here else "no", None if here else hint),
        Finding("TERM", name or "not set", _term_hint(name)),
    ]
    if here:
        columns, rows = shutil.get_terminal_size()
        small = columns < _SMALLEST[0] or rows < _SMALLEST[1]
        hint = f"Below {_SMALLEST[0]}×{_SMALLEST[1]} panels are left out: make the window larger, or its letters smaller."
        out.append(Finding("size", f"{columns}×{rows}", hint if small else None))
    return out


def _term_hint(name: str) -> str | None:
    if name in ("", "dumb"):
        return "This names no terminal that can be drawn on: set TERM to what yours is, such as xterm-256color."
    return None


def _colours() -> list[Finding]:
    told = os.environ.get("COLORTERM", "")
    if os.environ.get("NO_COLOR"):
        return [
            Finding(
                "colours", "none (NO_COLOR is set)", "Everything can be read without, but it is easier with: unset NO_COLOR."
            )
        ]
    if told in ("truecolor", "24bit"):
        return [Finding("colours", "16 million")]
    if "256" in os.environ.get("TERM", ""):
        return [Finding("colours", "256", "If your terminal can do more, set COLORTERM=truecolor.")]
    return [Finding("colours", "16 at most", "If your terminal can do more, set COLORTERM=truecolor.")]


def _characters() -> list[Finding]:
    name = locale.getpreferredencoding(False)
    unicode = name.lower().replace("-", "") == "utf8"
    hint = None if unicode else "Lines and signs need UTF-8: set LANG to a UTF-8 locale, such as C.UTF-8."
    return [Finding("characters", f"{name}, locale {os.environ.get('LC_ALL') or os.environ.get('LANG') or 'not set'}", hint)]


def _versions() -> list[Finding]:
    from importlib.metadata import PackageNotFoundError, version

    out = [
        Finding("livetui", __version__),
        Finding("Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}"),
    ]
    for library in _LIBRARIES:
        try:
            out.append(Finding(library, version(library)))
        except PackageNotFoundError:
            out.append(Finding(library, "missing", "Install livetui again: it needs this."))
    return out


def _files() -> list[Finding]:
    from livetui.config import config_path, data_dir

    return [
        Finding("configuration", _place(config_path()), _config_hint()),
        Finding("data", _place(data_dir())),
    ]


def _config_hint() -> str | None:
    from livetui.cli.settings import settings

    try:
        config, _ = settings()
        from livetui.cli.dashboard import looks  # only now: the screen speaks the language that was set

        looks(config)
    except LivetuiError as error:
        return str(error)
    return None


def _sample() -> list[Finding]:
    from livetui.recording.sample import find_sample

    try:
        return [Finding("sample LIVE", str(find_sample()))]
    except LivetuiError as error:
        return [Finding("sample LIVE", "missing", str(error))]


LOOKS: tuple[Callable[[], list[Finding]], ...] = (_terminal, _colours, _characters, _versions, _files, _sample)


def _place(path: Path) -> str:
    return str(path) if path.exists() else f"{path} (not there yet)"


def _shown(text: str) -> Clean:
    return clean(text, 1000)
