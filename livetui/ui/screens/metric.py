"""All about one metric: what it means, what it is made of, how it stands against the market and own LIVEs, and its course."""

from textual import events

from livetui.history.earlier import DAYS
from livetui.language import said
from livetui.metrics.metric import Better
from livetui.text import Clean
from livetui.ui.draw import Canvas, Piece, length, own
from livetui.ui.look import Look
from livetui.ui.metric_chart import LEAST_ROWS, metric_chart
from livetui.ui.playback import Playback
from livetui.ui.private import without_secrets
from livetui.ui.screens.listing import Line, Listing
from livetui.ui.stage import Stage
from livetui.ui.wrap import wrap
from livetui.views.against import TOO_LITTLE
from livetui.views.choices import Choices
from livetui.views.dates import day_of
from livetui.views.figures import MISSING, change, figure, figure_of, position, relative
from livetui.views.metric_course import MetricCourse, metric_course
from livetui.views.metric_detail import WORDS, MetricDetail, metric_detail

_NAME = 14
_SOON_S = 0.05
"""So long after it was asked for the history is looked for again."""


class MetricScreen(Listing):
    """As of the moment shown; ← and → go through the tiles that are chosen, enter to the chart alone (``charted``) and back."""

    wanted = (100, 40)

    def __init__(
        self, stage: Stage, playback: Playback, look: Look, choices: Choices, first: str, *, private: bool = False,
        charted: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(look.theme, self.lines)
        self._stage = stage
        self._playback = playback
        self._look = look
        self._private = private
        self._choices = choices
        self._key = first
        self._charted = charted
        self._read: tuple[MetricDetail, MetricCourse] | None = None
        self.title_pieces = ((own("Metric"), look.theme.title),)

    def draw_again(self) -> None:
        with self._stage.reading(int(self._playback.position), self._look.span) as reading:
            read = metric_detail(reading, self._choices, self._key), metric_course(reading, self._choices, self._key)
        self._read = without_secrets(read) if self._private else read
        super().draw_again()
        if not read[0].own.known:
            self.set_timer(_SOON_S, self.draw_again)

    def rows(self, cells: int) -> int:
        super().rows(cells)
        return self.wanted[1]  # the chart takes what the words leave

    def paint(self, inside: Canvas) -> None:
        """The words, and below them the chart where there is room for both; or the chart alone."""
        if self._read is None:
            return
        _, view = self._read
        lines = self._head(self._read[0]) if self._charted else self.lines(inside.width)
        rows = inside.height - len(lines) - 2
        self.hint = (
            own("enter text · ← → other tiles · esc closes")
            if self._charted
            else own("enter chart · ← → other tiles · esc closes")
        )
        if rows < LEAST_ROWS and not self._charted:
            super().paint(inside)
            return
        for y, line in enumerate(lines):
            inside.line(0, y, line, inside.width)
        metric_chart(inside.area(0, len(lines) + 1, inside.width, max(rows - 1, 0)), view, self._look)
        inside.put(0, inside.height - 1, self.hint, self.palette.dim, inside.width)

    def _head(self, view: MetricDetail) -> list[Line]:
        """What stands above the chart where it stands alone."""
        return [((own(view.metric.label), self.palette.strong),)]

    def lines(self, cells: int) -> list[Line]:
        if self._read is None:
            return []
        view, _ = self._read
        theme, metric, currency = self.palette, view.metric, view.currency
        lines: list[Line] = [((own(metric.label), theme.strong),)]
        lines += [((part, theme.text),) for part in wrap(own(metric.meaning), cells, 0, 4)]
        shown = figure_of(metric, view.value, currency)
        lines += [(), self._told(self._look.span_words, (shown, theme.accent if shown != MISSING else theme.dim))]
        lines.append(self._told(own("last 5 min"), *self._changed(view)))
        lines.append(self._told(own("market"), *self._market(view)))
        lines += self._basis(view)
        lines += [*self._own(view), ()]
        lines += self._wrapped(own("formula"), said(view.formula), cells)
        lines += [self._told(own("unit"), (Clean(f"{said(view.unit)} · {said(view.direction)}"), theme.text)), ()]
        for i, source in enumerate(view.sources):
            value = figure(source.value, source.unit, currency, short=True)
            if source.millis and source.value is not None:
                value = position(source.value // 1000)
            told: Piece = (Clean(f"{said(source.what)} {value}"), theme.text)
            lines.append(
                self._told(own("") if i else own("made of"), told, (Clean(f"  {said(WORDS[source.origin])}"), theme.dim))
            )
        return [part for line in lines for part in self._within(line, cells)]

    def _within(self, line: Line, cells: int) -> list[Line]:
        """The line, its last words below it where they have no room."""
        if length(line) <= cells:
            return [line]
        *before, (words, style) = line
        return [tuple(before), self._told(own(""), (Clean(words.lstrip()), style))]

    def _told(self, name: Clean, *pieces: Piece) -> Line:
        return ((Clean(f"{name:<{_NAME - 1}} "), self.palette.dim), *pieces)

    def _wrapped(self, name: Clean, text: Clean, cells: int) -> list[Line]:
        parts = wrap(text, cells - _NAME, 0, 4)
        return [self._told(name if not i else own(""), (part, self.palette.text)) for i, part in enumerate(parts)]

    def _changed(self, view: MetricDetail) -> list[Piece]:
        theme, moved = self.palette, view.change
        if moved.absolute is None:
            return [(own("not long enough yet to compare"), theme.dim)]
        pair = " → ".join(figure_of(view.metric, value, view.currency, short=True) for value in (moved.before, moved.after))
        better = moved.absolute * view.metric.better.value > 0 and view.metric.better is not Better.NEUTRAL
        more = change(moved.absolute, view.metric.unit, view.currency)
        minutes, time = own("  against the five minutes before"), position(view.window_s)
        against = minutes if view.window_s >= 300 else own("  against the {time} before", time=time)
        moved_by: Piece = (more, theme.good if better else theme.text)
        return [(Clean(f"{pair}  "), theme.text), moved_by, (against, theme.dim)]

    def _market(self, view: MetricDetail) -> list[Piece]:
        theme = self.palette
        if view.benchmark is None:
            return [(own("no average to compare with"), theme.dim)]
        mean = figure_of(view.metric, view.benchmark.mean, view.currency, short=True)
        pieces: list[Piece] = [(mean, theme.text), (Clean(f"  {said(view.benchmark.source)}"), theme.dim)]
        if view.thin:
            pieces.insert(1, (Clean(f"  {said(TOO_LITTLE)}"), theme.dim))
        elif view.judged:
            pieces[1:1] = self._apart(view, view.deviation)
        return pieces

    def _basis(self, view: MetricDetail) -> list[Line]:
        """``rests on  353,580 impressions  compared from 30 on``."""
        theme, basis = self.palette, view.basis
        if basis is None:
            return []
        if basis.what is None:
            told, least = own("{time} of LIVE", time=position(basis.value)), position(basis.least)
        else:
            value, least = (figure(each, basis.unit, view.currency, short=True) for each in (basis.value, basis.least))
            told = Clean(f"{value} {said(basis.what)}")
        return [self._told(own("rests on"), (told, theme.text), (own("  at least {least} to compare", least=least), theme.dim))]

    def _own(self, view: MetricDetail) -> list[Line]:
        """The mean over own LIVEs and the LIVE before, each with where it comes from; nothing where there are none."""
        theme, found = self.palette, view.own
        told: list[tuple[Clean, float, float | None, Clean]] = []
        if (mean := found.average) is not None:
            source = own("last {days} days, mean of {count} whole LIVEs", days=DAYS, count=mean.lives)
            if mean.lives == 1:
                source = own("last {days} days, one whole LIVE", days=DAYS)
            told.append((own("own LIVEs"), mean.mean, mean.deviation, source))
        if (last := found.before) is not None:
            at, day = position(last.at_s), day_of(last.started_ms)
            source = own("{day}, its end at {at}", day=day, at=at) if last.over else own("{day}, at {at}", day=day, at=at)
            told.append((own("LIVE before"), last.value, last.deviation, source))
        return [
            self._told(
                name,
                (figure_of(view.metric, value, view.currency, short=True), theme.text),
                *self._apart(view, deviation),
                (Clean(f"  {source}"), theme.dim),
            )
            for name, value, deviation, source in told
        ]

    def _apart(self, view: MetricDetail, deviation: float | None) -> list[Piece]:
        """How far this LIVE is from something; good or bad by which way is better."""
        if deviation is None:
            return []
        merit, theme = deviation * view.metric.better.value, self.palette
        return [(Clean(f"  {relative(deviation)}"), theme.good if merit > 0 else theme.bad if merit < 0 else theme.dim)]

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self._charted = not self._charted
            self.draw_again()
        elif event.key in ("left", "right"):
            event.stop()
            event.prevent_default()  # any other key closes
            tiles = self._choices.tiles
            at = tiles.index(self._key) if self._key in tiles else 0
            self._key = tiles[(at + (1 if event.key == "right" else -1)) % len(tiles)]
            self.draw_again()
