"""Recordings to measure with: simulated LIVEs of the size asked for."""

from pathlib import Path

from livetui.simulate import SimulationOptions, write


def recording(folder: Path, events: int, minutes: int = 60) -> Path:
    """A LIVE of about so many events in so many minutes; made once a folder."""
    path = folder / f"{events}-in-{minutes}.ndjson"
    if not path.exists():
        write(SimulationOptions(seed=7, minutes=minutes, rate=max(1.0, events / (minutes * 60))), path)
    return path
