"""Marking questions as answered."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from livetui.ui.draw import own
from livetui.views.question_key import QuestionKey

if TYPE_CHECKING:
    from livetui.ui.app import Dashboard

_LIST = "questions"


def answered(app: "Dashboard") -> None:
    """Mark the question under the cursor as answered as of the moment shown, and go on; from elsewhere, go there first."""
    view = app.acting(lambda panel: panel.name == _LIST)
    if view is None:
        app.say(own("no open questions here"))
        return
    key = view.row
    if not isinstance(key, QuestionKey) or not view.has_focus:
        app.set_focus(view, scroll_visible=False)
        view.move(0)
        if view.row is None:
            app.say(own("no question is open"))
        return
    with app.stage.reading(int(app.playback.position), app.look.span) as reading:
        now = reading.moment_ms
    view.move(1)
    if view.cursor == key:  # it was the last
        view.move(-1)
    marks = {other: at for other, at in app.choices.answered.items() if other != key}
    app.choose(replace(app.choices, answered={**marks, key: now}))
    app.say(own("answered; {key} opens it again", key=app.look.caps["unanswered"]))


def unanswered(app: "Dashboard") -> None:
    """Open the question again that was marked last."""
    marks = dict(app.choices.answered)
    if not marks:
        app.say(own("no question has been marked as answered"))
        return
    marks.popitem()
    app.choose(replace(app.choices, answered=marks))
