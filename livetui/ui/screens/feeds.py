"""How the feeds are doing: what comes in, what of it cannot be used, whose word counts, and where it is recorded."""

from collections.abc import Callable
from typing import LiteralString

from livetui.clock import monotonic
from livetui.engine.health import FeedState
from livetui.metrics.formula import counter_words
from livetui.session.counters import Counter
from livetui.text import Clean, clean, fit, join, width
from livetui.ui.draw import Piece, own
from livetui.ui.reception import Reception
from livetui.ui.screens.listing import Line, Listing
from livetui.ui.stage import Stage
from livetui.ui.theme import Theme
from livetui.ui.wrap import wrap
from livetui.views.authorities import Authorities, authorities
from livetui.views.figures import count, position
from livetui.views.header import Feed, feed

_DOT = Clean(" · ")
_MOST_REJECTED = 20
_ONE = {
    "{count} events": "1 event", "{count} lines rejected": "1 line rejected", "{count} reconnects": "1 reconnect",
    "{count} gaps": "1 gap", "{count} drawings skipped: the terminal was slow": "1 drawing skipped: the terminal was slow",
    "{count} events could not be recorded": "1 event could not be recorded",
}  # fmt: skip
"""What is counted, where there is one of it."""
_MOST_LAG_S = 3600
"""What is later than this is no delay: the feed is that of another day."""


class Feeds(Listing):
    """Of a recording up to the moment shown, of a LIVE that goes on as of now."""

    def __init__(self, theme: Theme, stage: Stage, at_s: int, skipped: Callable[[], int] = lambda: 0) -> None:
        super().__init__(theme, self.lines)
        self._stage = stage
        self._at_s = at_s
        self._skipped = skipped
        self.title_pieces = ((own("What comes in"), theme.title),)

    def lines(self, cells: int) -> list[Line]:
        reception = self._stage.reception
        with self._stage.reading(self._at_s if reception is None else int(self._stage.length_s), "whole") as reading:
            counted, told = feed(reading), authorities(reading)
        lines: list[Line] = []
        if reception is not None:
            for state in reception.feeds:
                lines += self._feed(state, cells)
            lines += self._recorded(reception, cells)
        lines += self._counted(counted, told, cells)
        if skipped := self._skipped():
            lines += [(), ((_counted(skipped, "{count} drawings skipped: the terminal was slow"), self.palette.warn),)]
        if reception is not None and reception.rejected:
            lines += [(), ((own("Lines that could not be used"), self.palette.title),)]
            for line in reversed(reception.rejected[-_MOST_REJECTED:]):
                reason = Clean(f"{line.line:,}  {clean(line.reason, 200)}")
                lines.append(((fit(reason, cells), self.palette.dim),))
        return lines

    def _feed(self, state: FeedState, cells: int) -> list[Line]:
        theme, connection = self.palette, state.connection
        doing: dict[str, Piece] = {
            "connected": (own("● connected"), theme.good),
            "connecting": (own("○ connecting"), theme.warn),
            "waiting": (own("○ not connected"), theme.bad),
            "over": (own("■ over"), theme.dim),
            "refused": (own("✕ refused"), theme.bad),
        }
        how = doing[connection.state]
        name = fit(state.name, cells - width(how[0]) - 2)
        lines: list[Line] = [((name, theme.strong), (own("  "), theme.dim), how)]
        if connection.reason and connection.state in ("waiting", "refused"):
            again = own("")
            if connection.until is not None:
                again = own("; again in {seconds} s", seconds=max(round(connection.until - monotonic()), 0))
            lines += [
                ((own("  "), theme.dim), (part, theme.warn))
                for part in wrap(Clean(f"{connection.reason}{again}"), cells - 2, 0, 3)
            ]
        facts = [_counted(state.events, "{count} events"), Clean(f"{state.rate:,.1f}/s")]
        if state.lag_s is not None and state.lag_s < _MOST_LAG_S:
            facts.append(own("{seconds} s behind", seconds=Clean(f"{state.lag_s:.1f}")))
        facts += [
            _counted(number, words)
            for number, words in (
                (state.rejected, "{count} rejected"), (state.unknown, "{count} of unknown type"),
                (state.duplicates, "{count} repeated"), (state.late, "{count} late"), (state.ignored, "{count} of no interest"),
                (connection.reconnects, "{count} reconnects"), (state.gaps, "{count} gaps"),
            )
            if number
        ]  # fmt: skip
        if state.dialect and state.dialect != "native":
            facts.insert(0, clean(state.dialect, 20))
        lines += [((own("  "), theme.dim), (part, theme.text)) for part in wrap(join(facts, _DOT), cells - 2, 0, 3)]
        return [*lines, ()]

    def _recorded(self, reception: Reception, cells: int) -> list[Line]:
        theme, recorded = self.palette, reception.recorded
        if recorded is None:
            return [((own("Not recorded"), theme.warn),), ()]
        lines: list[Line] = [((own("Recorded in"), theme.title),)]
        lines += [((part, theme.text),) for part in wrap(recorded.to, cells, 0, 3)]
        for trouble in filter(None, (recorded.trouble,)):
            lines += [((part, theme.bad),) for part in wrap(trouble, cells, 0, 4)]
        if recorded.lost:
            lines.append(((_counted(recorded.lost, "{count} events could not be recorded"), theme.bad),))
        for notice in recorded.notices:
            lines += [((part, theme.warn),) for part in wrap(notice, cells, 0, 3)]
        return [*lines, ()]

    def _counted(self, counted: Feed, told: Authorities, cells: int) -> list[Line]:
        theme = self.palette
        facts = [
            _counted(number, words)
            for number, words in (
                (counted.events, "{count} events"), (counted.rejected, "{count} lines rejected"),
                (counted.unknown, "{count} of unknown type"), (counted.duplicates, "{count} repeated"),
                (counted.late, "{count} late"), (counted.other_currency, "{count} in another currency, not added"),
                (counted.apart, "{count} dated more than a day off"),
            )
            if number or words == "{count} events"
        ]  # fmt: skip
        recorded = self._stage.reception is None
        title = own("Counted up to {time}", time=position(self._at_s)) if recorded else own("Counted")
        lines: list[Line] = [((title, theme.title),)]
        lines += [((part, theme.text),) for part in wrap(join(facts, _DOT), cells, 0, 3)]
        for by, names in ((own("By snapshots"), told.snapshots), (own("By totals so far"), told.totals)):
            if names:
                listed = Clean(f"{by}: {', '.join(own(counter_words(Counter(name))) for name in names)}")
                lines += [((part, theme.text),) for part in wrap(listed, cells, 0, 4)]
        if told.snapshots or told.totals:
            lines.append(((own("All else by single events."), theme.dim),))
        return lines


def _counted(number: int, words: LiteralString) -> Clean:
    """So many of something."""
    return own(_ONE[words]) if number == 1 and words in _ONE else own(words, count=count(number))
