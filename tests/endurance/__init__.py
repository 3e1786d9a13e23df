"""What takes too long for every day; see ``__main__``. Nobody's own history is written to."""

import os
import tempfile

_DATA = tempfile.TemporaryDirectory(prefix="livetui-endurance-")
os.environ["XDG_DATA_HOME"] = _DATA.name  # before anything takes the environment down for a process of its own
