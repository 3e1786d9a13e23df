"""What has been pointed out so far: what still holds first, each with what to do about it."""

from msgspec.structs import replace

from livetui.ui.draw import own
from livetui.ui.panels.alerts import lines
from livetui.ui.playback import Playback
from livetui.ui.screens.listing import Line, Listing
from livetui.ui.stage import Stage
from livetui.ui.theme import Theme
from livetui.views.alerts import alerts
from livetui.views.choices import Choices
from livetui.views.figures import count


class Alerts(Listing):
    """As of the moment shown, while that goes on."""

    def __init__(self, theme: Theme, stage: Stage, playback: Playback, choices: Choices) -> None:
        super().__init__(theme, self._found)
        self._stage = stage
        self._playback = playback
        self._choices = choices
        self.title_pieces = ((own("Alerts"), theme.title), (own(" · what holds first, then the latest"), theme.dim))

    def _found(self, cells: int) -> list[Line]:
        reception = self._stage.reception
        lifeless_s = None if reception is None else reception.lifeless_s
        with self._stage.reading(int(self._playback.position), "whole") as reading:
            view = alerts(reading, replace(self._choices, alerts=self._choices.alerts.watching(lifeless_s)))
        if not view.rows:
            return [((own("Nothing has been pointed out yet."), self.palette.dim),)]
        found: list[Line] = []
        for row in view.rows:
            found += [*lines(row, cells, self.palette), ()]
        if (more := view.total - len(view.rows)) > 0:
            found.append(((own("+ {count} more", count=count(more)), self.palette.dim),))
        return found
