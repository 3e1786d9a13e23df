"""Pages in another language as text; ``GOLDEN=write`` renews the files."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.ui.test_golden import check


def test_the_first_page_and_the_traffic_in_spanish() -> None:
    command = [sys.executable, "-m", "tests.language.framing", "es", "80x24", "1", "3"]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, env=os.environ | {"NO_COLOR": ""}, capture_output=True, timeout=100, check=True)
    key, traffic = json.loads(done.stdout)
    check("live-key-es-80x24", key)
    check("live-traffic-es-80x24", traffic)
