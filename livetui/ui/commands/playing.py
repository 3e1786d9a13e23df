"""Pausing and speed."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from livetui.ui.app import Dashboard


def play_pause(app: "Dashboard") -> None:
    """Pause or play."""
    app.playback.toggle()
    app.update()


def faster(app: "Dashboard") -> None:
    """The next higher speed."""
    app.playback.faster()
    app.update()


def slower(app: "Dashboard") -> None:
    """The next lower speed."""
    app.playback.slower()
    app.update()
