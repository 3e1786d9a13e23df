"""Chooses metrics from the catalogue, for the chart or for the tiles."""

from collections.abc import Callable

from msgspec import Struct
from textual import events

from livetui.metrics.catalogue import CATALOGUE, METRICS
from livetui.metrics.metric import Group, Metric
from livetui.text import Clean, clean, join, width
from livetui.ui.draw import Canvas, own
from livetui.ui.screens.dialog import Dialog
from livetui.ui.screens.listing import STEPS
from livetui.ui.screens.typed import Typed
from livetui.ui.theme import Theme
from livetui.ui.wrap import wrap
from livetui.views.search import folded

_GROUPS: tuple[tuple[Clean, Group], ...] = (
    (own("Traffic express"), Group.EXPRESS), (own("All metrics · sales"), Group.SALES),
    (own("All metrics · reach"), Group.REACH),
    (own("All metrics · engagement"), Group.ENGAGEMENT), (own("All metrics · conversion"), Group.CONVERSION),
    (own("All metrics · advertising"), Group.ADS),
)  # fmt: skip
_BELOW = 5
_LONGEST = 20


class _Line(Struct, frozen=True):
    """A heading, or a metric below it."""

    heading: Clean | None
    metric: Metric | None


class ChooseMetrics(Dialog[tuple[str, ...] | None]):
    """A list to walk through: space chooses, letters search, enter is done, escape leaves all as it was."""

    wanted = (72, 40)

    def __init__(self, theme: Theme, title: Clean, chosen: tuple[str, ...], most: int, of: tuple[str, ...] = ()) -> None:
        super().__init__(theme)
        self._chosen: list[str | None] = list(chosen)
        self._oldest: list[str] = list(chosen)
        self._most = most
        self._of = of
        self.title_pieces = ((title, theme.title),)
        self._search = Typed(longest=_LONGEST)
        self._at = self._top = 0
        self._full = False

    def paint(self, inside: Canvas) -> None:
        theme, lines = self.palette, self._lines()
        rows = max(inside.height - _BELOW, 1)
        entries = [i for i, line in enumerate(lines) if line.metric]
        self._at = min(max(self._at, 0), max(len(entries) - 1, 0))
        cursor = entries[self._at] if entries else -1
        self._top = max(min(self._top, cursor - 1, len(lines) - rows), cursor - rows + 1, 0)
        for y, line in enumerate(lines[self._top : self._top + rows]):
            self._line(inside.area(0, y, inside.width, 1), line, self._top + y == cursor)
        if not entries:
            nothing = own("No metric has “{search}” in its name", search=clean(self._search.text))
            inside.put(0, 0, nothing, theme.dim, inside.width)
        y = inside.height - _BELOW + 1
        if entries:
            metric = lines[cursor].metric
            assert metric is not None
            for i, text in enumerate(wrap(own(metric.meaning), inside.width, 0, 2)):
                inside.put(0, y + i, text, theme.text)
        style = theme.warn if self._full else theme.dim
        x = inside.put(0, inside.height - 1, self._count(lines[cursor].metric if entries else None), style)
        keys = own("letters search · space choose · enter done · esc cancel")
        if x + width(keys) + 3 + width(clean(self._search.text)) > inside.width:
            keys = own("space · enter · esc")
        end = inside.right(inside.height - 1, ((keys, theme.dim),))
        if self._search.text:
            self._search.paint(inside.area(x + 3, inside.height - 1, end - x - 4, 1), 0, 0, theme)

    def _count(self, under: Metric | None) -> Clean:
        """How many are chosen, which one makes room where a chart has two, and what makes room where there is none."""
        words = own("{count} of {all}", count=len(self._oldest), all=self._most)
        if self._full:
            return join((words, own("leave one out first")), own(" · "))
        if self._most != 2 or len(self._oldest) < 2 or under is None or under.key in self._oldest:
            return words
        return join((words, own("in place of {metric}", metric=own(METRICS[self._oldest[0]].short))), own(" · "))

    def _line(self, row: Canvas, line: _Line, cursor: bool) -> None:
        theme = self.palette
        if line.metric is None:
            row.put(0, 0, line.heading or own(""), theme.dim, row.width)
            return
        number = self._chosen.index(line.metric.key) + 1 if line.metric.key in self._chosen else 0
        if cursor:
            row.fill(0, 0, row.width, own(" "), theme.cursor)
        style = theme.cursor if cursor else theme.strong if number else theme.text
        row.put(1, 0, Clean(str(number)) if number else own("·"), theme.cursor if cursor else theme.accent, 2, "right")
        row.put(5, 0, own(line.metric.label), style, row.width - 5)

    def _lines(self) -> list[_Line]:
        """What the search leaves: each metric once below "Traffic express", and once below its own heading."""
        lines: list[_Line] = []
        for heading, group in _GROUPS:
            found = [m for m in CATALOGUE if group in m.groups and self._offered(m)]
            if found:
                lines += [_Line(heading, None), *(_Line(None, metric) for metric in found)]
        return lines

    def _offered(self, metric: Metric) -> bool:
        return (not self._of or metric.key in self._of) and folded(self._search.text) in folded(own(metric.label))

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self._full = False
        if event.key == "escape":
            self.close()
            return
        if event.key == "enter":
            self.close(tuple(key for key in self._chosen if key is not None))
            return
        if event.key in STEPS:
            self._at += STEPS[event.key]
        elif event.key == "space":
            self._choose()
        else:
            self._look(lambda: self._search.type(event))
        self.draw_again()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._look(lambda: self._search.insert(event.text))
        self.draw_again()

    def _look(self, typed: Callable[[], object]) -> None:
        """Another search begins at the first that it finds."""
        before = self._search.text
        typed()
        if self._search.text != before:
            self._at = self._top = 0

    def _choose(self) -> None:
        """Take the metric under the cursor, or leave it. Of a chart's two each keeps its axis: a third takes the place of the
        one that was chosen longest ago.
        """
        metrics = [line.metric for line in self._lines() if line.metric]
        if not metrics:
            return
        key = metrics[self._at].key
        assert key in METRICS
        if key in self._chosen:
            self._leave(key)
        elif None in self._chosen:
            self._chosen[self._chosen.index(None)] = key
            self._oldest.append(key)
        elif len(self._chosen) < self._most:
            self._chosen.append(key)
            self._oldest.append(key)
        elif self._most == 2:
            self._chosen[self._chosen.index(self._oldest.pop(0))] = key
            self._oldest.append(key)
        else:
            self._full = True

    def _leave(self, key: str) -> None:
        """A chart's axis stays empty, for the next; tiles move up."""
        self._oldest.remove(key)
        if self._most == 2:
            self._chosen[self._chosen.index(key)] = None
        else:
            self._chosen.remove(key)
