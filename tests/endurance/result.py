"""A line of what a trial came to."""

import sys


def show(what: str, value: str, promised: str = "", *, kept: bool | None = None) -> None:
    """What was measured; beside it what is promised, and whether that was kept."""
    verdict = "" if kept is None else "kept" if kept else "NOT KEPT"
    sys.stdout.write(f"  {what:<34}{value:>24}   {promised:<18}{verdict}".rstrip() + "\n")
    sys.stdout.flush()
