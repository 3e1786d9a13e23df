"""Moving the play head."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from livetui.language import said
from livetui.moment import END, Moment
from livetui.text import Clean
from livetui.ui.draw import own
from livetui.views.figures import position

if TYPE_CHECKING:
    from livetui.ui.app import Dashboard
    from livetui.views.marks import Mark


def by(seconds: int) -> "Callable[[Dashboard], None]":
    """Move by so many seconds."""

    def move(app: "Dashboard") -> None:
        app.seek(app.playback.position + seconds)

    return move


def to_start(app: "Dashboard") -> None:
    """To the start of the LIVE."""
    app.seek(0)


def to_end(app: "Dashboard") -> None:
    """To the end: of what is known of the LIVE, and once all is, to its own."""
    app.seek(app.stage.length_s)
    if not (app.stage.done or app.stage.live):
        app.go(END)


def to_mark(forward: bool) -> "Callable[[Dashboard], None]":
    """To the next or the previous key event."""

    def move(app: "Dashboard") -> None:
        marks = _marks(app)
        app.go(None)
        to = app.playback.jump([mark.at_s for mark in marks], forward)
        there = next((mark for mark in marks if mark.at_s == to), None)
        app.say(said(there.label) if there else own("no later key event") if forward else own("no earlier key event"))

    return move


async def go_to(app: "Dashboard") -> None:
    """Ask for a time, and go there."""
    from livetui.ui.screens.go_to import GoTo

    def go(moment: Moment | None) -> None:
        if moment is not None:
            app.go(moment)
            if (moment.seconds or 0) < 0:
                app.say(own("the LIVE starts at 0:00"))

    await app.push_screen(GoTo(app.look.theme), go)


def words_of(moment: Moment) -> Clean:
    """A moment as somebody would say it."""
    if moment == END:
        return own("the end")
    return position(moment.seconds) if moment.seconds is not None else Clean(f"{(moment.fraction or 0) * 100:g} %")


def _marks(app: "Dashboard") -> "Sequence[Mark]":
    """The key events of all that is known of the LIVE."""
    with app.stage.reading(int(app.playback.position), app.look.span) as reading:
        marks: Sequence[Mark] = app.panel("timeline").build(reading, app.choices).marks
    return marks
