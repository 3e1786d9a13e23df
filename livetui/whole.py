"""A file that is there whole or not at all."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """What is written inside takes the place of ``path`` once all of it is on the disk; whatever fails leaves all as it was.

    A link stays a link, and a file that was there keeps who may read it. A pipe or a device is written to as it is, for
    renaming over it would destroy it. Raises ``OSError``, or ``ValueError`` for what is no path.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as device:
            yield device
        return
    path = path.resolve()
    neighbour = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with neighbour.open("xb") as file:
            yield file
            file.flush()
            if path.exists():
                neighbour.chmod(path.stat().st_mode & 0o777)
            os.fsync(file.fileno())
        neighbour.replace(path)
    except BaseException:
        neighbour.unlink(missing_ok=True)
        raise
