"""A file opened for reading from its start to its end, or one sentence why it cannot be."""

import os
import stat
from io import FileIO
from pathlib import Path

from livetui.errors import UnreadableInput

PIPE_PATIENCE_S = 10.0


def open_to_read(path: Path, name: str) -> FileIO:
    """The file or pipe at ``path``, unbuffered; errors speak of it as ``name``."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableInput(f"{name} is a directory: name one of the recordings in it.")
        if stat.S_ISFIFO(mode):
            return _open_pipe(path, name)
        if not stat.S_ISREG(mode):
            raise UnreadableInput(f"{name} is a device, not a recording: name a file or a pipe.")
        return FileIO(path)
    except PermissionError:
        raise UnreadableInput(f"{name} may not be read by you: change its permissions first.") from None
    except (FileNotFoundError, NotADirectoryError):
        instead = "check the name, or try the sample LIVE with “sample”"
        if name.isdecimal():
            instead = f"“livetui history show {name}” says where the recording of LIVE {name} is"
        raise UnreadableInput(f"{name} does not exist: {instead}.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UnreadableInput(f"{name} cannot be opened ({reason}): check the name.") from None


def _open_pipe(path: Path, name: str) -> FileIO:
    """A pipe into which somebody writes; who opens it before the writer does waits, but not for ever."""
    import select

    pipe = FileIO(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
    waiting = select.poll()
    waiting.register(pipe, select.POLLIN)
    if not waiting.poll(PIPE_PATIENCE_S * 1000):
        pipe.close()
        raise UnreadableInput(f"{name} is a pipe with nobody writing to it: start the program that writes first.")
    os.set_blocking(pipe.fileno(), True)
    return pipe
