"""What holds for all tests.

A property is looked at for as long as it takes, for machines are not always quick; nobody's own configuration and history are
read or changed.
"""

import os
import tempfile

from hypothesis import settings

_DATA = tempfile.TemporaryDirectory(prefix="livetui-tests-")
os.environ["LIVETUI_CONFIG"] = os.devnull
os.environ["XDG_DATA_HOME"] = _DATA.name  # before anything takes the environment down for a process of its own
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


def pytest_xdist_auto_num_workers() -> int:
    """Two for each processor: many tests wait for a process or a server most of their time."""
    return 2 * (os.cpu_count() or 1)
