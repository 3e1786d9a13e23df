"""What holds for all tests.

A property is looked at for as long as it takes, for machines are not always quick; nobody's own configuration and history are
read or changed.
"""

import os

import pytest
from hypothesis import settings

os.environ["LIVETUI_CONFIG"] = os.devnull
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(autouse=True, scope="session")
def nobodys_data(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A data folder for all tests that have none of their own."""
    os.environ["XDG_DATA_HOME"] = str(tmp_path_factory.mktemp("data"))


def pytest_xdist_auto_num_workers() -> int:
    """Two for each processor: many tests wait for a process or a server most of their time."""
    return 2 * (os.cpu_count() or 1)
