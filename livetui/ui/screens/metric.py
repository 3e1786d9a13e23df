"""All about one metric: what it means, what it is made of, and how it stands against the market."""

from textual import events

from livetui.metrics.metric import Better
from livetui.text import Clean
from livetui.ui.draw import Piece, own
from livetui.ui.look import Look
from livetui.ui.playback import Playback
from livetui.ui.private import without_secrets
from livetui.ui.screens.listing import Line, Listing
from livetui.ui.stage import Stage
from livetui.ui.wrap import wrap
from livetui.views.choices import Choices
from livetui.views.figures import MISSING, change, figure, figure_of, position, relative
from livetui.views.metric_detail import WORDS, MetricDetail, metric_detail

_NAME = 12


class MetricScreen(Listing):
    """As of the moment shown; ← and → go through the tiles that are chosen."""

    wanted = (76, 24)

    def __init__(
        self, stage: Stage, playback: Playback, look: Look, choices: Choices, first: str, *, private: bool = False
    ) -> None:
        super().__init__(look.theme)
        self._stage = stage
        self._playback = playback
        self._look = look
        self._private = private
        self._choices = choices
        self._key = first
        self.title_pieces = ((own("Metric"), look.theme.title),)
        self.hint = own("← → other tiles · any other key closes")

    def lines(self, cells: int) -> list[Line]:
        with self._stage.reading(int(self._playback.position), self._look.span) as reading:
            detail = metric_detail(reading, self._choices, self._key)
        view = without_secrets(detail) if self._private else detail
        theme, metric, currency = self.palette, view.metric, view.currency
        lines: list[Line] = [((Clean(metric.label), theme.strong),)]
        lines += [((part, theme.text),) for part in wrap(Clean(metric.meaning), cells, 0, 4)]
        shown = figure_of(metric, view.value, currency)
        lines += [(), self._told(self._look.span_words, (shown, theme.accent if shown != MISSING else theme.dim))]
        lines.append(self._told(own("last 5 min"), *self._changed(view)))
        lines.append(self._told(own("market"), *self._market(view)))
        lines += [()]
        lines += self._wrapped(own("formula"), view.formula, cells)
        lines += [self._told(own("unit"), (Clean(f"{view.unit} · {view.direction}"), theme.text)), ()]
        for i, source in enumerate(view.sources):
            value = figure(source.value, source.unit, currency, short=True)
            told: Piece = (Clean(f"{source.what} {value}"), theme.text)
            lines.append(self._told(own("") if i else own("made of"), told, (Clean(f"  {WORDS[source.origin]}"), theme.dim)))
        return lines

    def _told(self, name: Clean, *pieces: Piece) -> Line:
        return ((Clean(f"{name:<{_NAME}}"), self.palette.dim), *pieces)

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
        against = own("the five minutes before") if view.window_s >= 300 else Clean(f"the {position(view.window_s)} before")
        moved_by: Piece = (more, theme.good if better else theme.text)
        return [(Clean(f"{pair}  "), theme.text), moved_by, (Clean(f"  against {against}"), theme.dim)]

    def _market(self, view: MetricDetail) -> list[Piece]:
        theme = self.palette
        if view.benchmark is None:
            return [(own("no average to compare with"), theme.dim)]
        mean = figure_of(view.metric, view.benchmark.mean, view.currency, short=True)
        pieces: list[Piece] = [(mean, theme.text), (Clean(f"  {view.benchmark.source}"), theme.dim)]
        if view.deviation is not None and view.judged:
            worse = view.deviation * view.metric.better.value < 0
            pieces.insert(1, (Clean(f"  {relative(view.deviation)}"), theme.bad if worse else theme.good))
        elif view.deviation is not None:
            pieces.append((own("  too early to compare"), theme.dim))
        return pieces

    def on_key(self, event: events.Key) -> None:
        if event.key in ("left", "right"):
            event.stop()
            event.prevent_default()  # any other key closes
            tiles = self._choices.tiles
            at = tiles.index(self._key) if self._key in tiles else 0
            self._key = tiles[(at + (1 if event.key == "right" else -1)) % len(tiles)]
            self.draw_again()
