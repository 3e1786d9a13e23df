import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from livetui.cli.app import run


class Ended(Struct, frozen=True):
    """How a command ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Ended]
Feed = Callable[..., Path]


@pytest.fixture(autouse=True)
def own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for a configuration that no test shares with another, nor with who runs the tests."""
    place = tmp_path / "config" / "config.toml"
    monkeypatch.setenv("LIVETUI_CONFIG", str(place))
    return place


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same for what the program keeps."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "share" / "livetui"


@pytest.fixture
def livetui(capfd: pytest.CaptureFixture[str]) -> Command:
    """The program, in this process: its exit code and what it wrote."""

    def command(*arguments: str) -> Ended:
        code = run(arguments)
        out, err = capfd.readouterr()
        return Ended(code, out, err)

    return command


@pytest.fixture
def process() -> Command:
    """The program in a process of its own."""

    def command(*arguments: str, **options: Any) -> Ended:
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
        done = subprocess.run([sys.executable, "-m", "livetui", *arguments], timeout=60, check=False, **options)
        return Ended(done.returncode, (done.stdout or b"").decode(), (done.stderr or b"").decode())

    return command


@pytest.fixture
def feed(tmp_path: Path) -> Feed:
    """Writes lines, or events, into a file."""

    def write(lines: bytes | Iterable[dict[str, Any]], name: str = "feed.ndjson") -> Path:
        path = tmp_path / name
        path.write_bytes(lines if isinstance(lines, bytes) else "".join(json.dumps(line) + "\n" for line in lines).encode())
        return path

    return write


def environment(**changes: str) -> dict[str, str]:
    """This process's environment with changes."""
    return {**os.environ, **changes}
