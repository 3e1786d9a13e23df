"""What the first screen need not wait for, and nobody should wait for later."""

import gc
from typing import Any

from textual.app import App

from livetui.ui.page_view import Panels

_PAUSE_S = 0.02


def prepare(app: App[Any], panels: Panels) -> None:
    """Have the other pages ready before they are asked for: read in a panel at a time, so that keys are heard between."""
    names = iter(panels.panels)

    def another() -> None:
        if (name := next(names, None)) is None:
            _mount_all(app, panels)
            gc.freeze()  # what was imported stays: looking through it for what can be given back would stop the screen
        else:
            panels.panels[name]
            app.set_timer(_PAUSE_S, another)

    another()


def _mount_all(app: App[Any], panels: Panels) -> None:
    with app.batch_update():  # each by itself would have the whole screen sent to the terminal once more
        for name in panels.panels:
            panels.view(name)
