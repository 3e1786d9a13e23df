"""What has been pointed out so far: what still holds first, each with what to do about it."""

from livetui.alerts.alert import Severity
from livetui.text import Clean
from livetui.ui.draw import own
from livetui.ui.screens.listing import Line, Listing
from livetui.ui.stage import Stage
from livetui.ui.theme import Theme
from livetui.ui.wrap import wrap
from livetui.views.alerts import AlertRow, alerts
from livetui.views.choices import Choices
from livetui.views.figures import position

_SIGNS = {Severity.INFO: own("·"), Severity.WARN: own("!"), Severity.BAD: own("▼")}


class Alerts(Listing):
    """As of the moment shown; of a LIVE that goes on, as of now."""

    def __init__(self, theme: Theme, stage: Stage, at_s: int, choices: Choices) -> None:
        super().__init__(theme)
        self._stage = stage
        self._at_s = at_s
        self._choices = choices
        self.title_pieces = ((own("Alerts"), theme.title),)

    def lines(self, cells: int) -> list[Line]:
        at_s = int(self._stage.length_s) if self._stage.live else self._at_s
        with self._stage.reading(at_s, "whole") as reading:
            view = alerts(reading, self._choices)
        if not view.rows:
            return [((own("Nothing has been pointed out yet."), self.palette.dim),)]
        lines: list[Line] = []
        for row in view.rows:
            lines += [*self._row(row, cells), ()]
        return lines

    def _row(self, row: AlertRow, cells: int) -> list[Line]:
        theme, alert = self.palette, row.alert
        holds = row.until_s is None
        said = theme.strong if holds else theme.dim
        loud = {Severity.INFO: theme.accent, Severity.WARN: theme.warn, Severity.BAD: theme.bad}[alert.severity]
        when = position(row.at_s) if row.until_s is None else Clean(f"{position(row.at_s)} to {position(row.until_s)}")
        mark = _SIGNS[alert.severity]
        lines: list[Line] = [((mark, loud if holds else theme.dim), (Clean(f" {when}"), theme.text if holds else theme.dim))]
        lines += [((own("  "), theme.dim), (part, said)) for part in wrap(alert.sentence, cells - 2, 0, 3)]
        if holds:
            lines += [((own("  "), theme.dim), (part, theme.text)) for part in wrap(alert.advice, cells - 2, 0, 3)]
        return lines
