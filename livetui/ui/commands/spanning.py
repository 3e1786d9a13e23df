"""Over which span figures are."""

from typing import TYPE_CHECKING

from livetui.span import NAMES, Stretch
from livetui.ui.draw import own
from livetui.views.figures import position

if TYPE_CHECKING:
    from livetui.ui.app import Dashboard


def next_span(app: "Dashboard") -> None:
    """The next named span; from a stretch that was drawn, the first."""
    now = app.look.span
    app.show_span(NAMES[(NAMES.index(now) + 1) % len(NAMES)] if isinstance(now, str) else NAMES[0])


def stretch(app: "Dashboard") -> None:
    """Begin a stretch where the play head stands; the second time, end it there."""
    at_s, began = int(app.playback.position), app.stretch_from
    if began is None:
        app.begin_stretch(at_s)
        app.say(own("from {time} to … move, then {key} again", time=position(at_s), key=app.look.caps["stretch"]))
    elif at_s == began:
        app.begin_stretch(None)
        app.say(own("the span was begun here: nothing is between"))
    else:
        show(app, (min(at_s, began), max(at_s, began)))


def show(app: "Dashboard", stretch: Stretch) -> None:
    """Show figures over a stretch, as of its end at the earliest: before that there are none of it."""
    app.show_span(stretch)
    if app.playback.position < stretch[1]:
        app.seek(stretch[1])
    app.say(own("{key} or {other} leaves it", key=app.look.caps["span"], other=app.look.caps["leave"]))
