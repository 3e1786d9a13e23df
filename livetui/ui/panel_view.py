"""A panel as a widget, and what people say with the mouse on it."""

from collections.abc import Hashable, Sequence
from typing import Any

from msgspec.structs import replace
from textual import events
from textual.geometry import Size
from textual.message import Message

from livetui.span import Stretch
from livetui.ui.cells import Cells
from livetui.ui.draw import Drawing, Head, Row
from livetui.ui.look import Hand, Look
from livetui.ui.panel import Panel, Pick
from livetui.views.choices import Choices

_WHEEL_S = 10


class SeekTo(Message):
    """Somebody pointed at a moment of the LIVE."""

    def __init__(self, at_s: int) -> None:
        super().__init__()
        self.at_s = at_s


class Nudge(Message):
    """Somebody turned the wheel."""

    def __init__(self, by_s: int) -> None:
        super().__init__()
        self.by_s = by_s


class Picked(Message):
    """Somebody picked a row."""

    def __init__(self, pick: Pick) -> None:
        super().__init__()
        self.pick = pick


class SortBy(Message):
    """Somebody pointed at the head of a column."""

    def __init__(self, panel: str, column: str) -> None:
        super().__init__()
        self.panel = panel
        self.column = column


class Unready(Message):
    """Somebody moved to rows that are not made yet."""


class Stretched(Message):
    """Somebody drew a stretch of the LIVE, from one second to another."""

    def __init__(self, from_s: int, to_s: int) -> None:
        super().__init__()
        self.from_s, self.to_s = from_s, to_s


class Stretching(Message):
    """Somebody is drawing a stretch of the LIVE; None: not any more."""

    def __init__(self, stretch: Stretch | None) -> None:
        super().__init__()
        self.stretch = stretch


class PanelView(Cells):
    """A panel on the screen: draws only when its view model, its size or its look is another than the last."""

    def __init__(self, panel: Panel[Any]) -> None:
        super().__init__(id=panel.name)
        self.panel = panel
        self.can_focus = panel.focus
        self.cursor: Hashable | None = None
        self._view: object = None
        self._look: Look | None = None
        self._room = Size()
        self._hand = Hand()
        self._drawn: tuple[object, Look, Size] | None = None
        self._drawing = Drawing(())
        self._pressed_s: int | None = None
        self._reached_s: int | None = None

    def show(self, view: object, look: Look, choices: Choices, room: Size) -> None:
        """Show this view model from now on, with so much ``room``, though Textual may give it that only later."""
        self._room = room
        self._view, self._look = view, look if self.panel.moment_at is not None else replace(look, stretch=None)
        name = self.panel.name
        self._hand = Hand(
            sort=choices.sorts.get(name), search=choices.searches.get(name, ""), columns=choices.columns.get(name, ())
        )
        self._draw()

    def fit(self, choices: Choices, columns: int, rows: int) -> Choices:
        """What the panel asks for, with so much room and its cursor where it is."""
        fitted = self.panel.fit(choices, columns, rows)
        return fitted if self.panel.listed is None else replace(fitted, cursor=self.cursor)

    def stretching(self, stretch: Stretch | None) -> None:
        """Show this stretch as one being drawn, where the panel shows the LIVE from left to right."""
        if self._look is not None and self.panel.moment_at is not None:
            self._look = replace(self._look, stretch=stretch)
            self._draw()

    @property
    def row(self) -> Hashable | None:
        """The row under the cursor; None where there is no cursor, or no such row any more."""
        return self.cursor if self.cursor is not None and self.cursor in self._keys() else None

    @property
    def heads(self) -> tuple[str, ...]:
        """The columns that have room, from the left."""
        return self._drawing.heads

    def _keys(self) -> Sequence[Hashable]:
        listed = self.panel.listed
        return listed.keys(self._view) if listed is not None and self._look is not None else ()

    def move(self, by: int) -> None:
        """Move the cursor by so many rows; from nowhere, onto the first row or, upwards, the last."""
        listed, keys = self.panel.listed, self._keys()
        if not keys or listed is None:
            return
        at = keys.index(self.cursor) + by if self.cursor in keys else 0 if by >= 0 and not listed.newest_last else len(keys) - 1
        self.cursor = keys[min(max(at, 0), len(keys) - 1)]
        self._moved()

    def let_go(self) -> bool:
        """Take the cursor away; False if there was none."""
        had, self.cursor = self.cursor is not None, None
        self._moved()
        return had

    def pick(self) -> None:
        """Pick the row under the cursor."""
        listed = self.panel.listed
        if listed is None or listed.pick is None or (row := self.row) is None:
            return
        if (picked := listed.pick(self._view, row)) is not None:
            self.post_message(Picked(picked))

    def _moved(self) -> None:
        """Draw, or ask for what is to be drawn."""
        listed = self.panel.listed
        if listed is not None and self._look is not None and not listed.ready(self._view, self.cursor, self.size.height):
            self.post_message(Unready())
        else:
            self._draw()

    def _draw(self) -> None:
        if self._look is None or not self._room:
            return
        hand = replace(self._hand, cursor=self.cursor)
        now = (self._view, self._look.on(self.has_focus, hand), self._room)
        if now != self._drawn:
            self._drawn = now
            self._drawing = self.panel.draw(self._view, *self._room, now[1])
            self.put(self._drawing)

    def on_resize(self) -> None:
        self._room = self.size
        self._moved()

    def watch_has_focus(self, focused: bool) -> None:
        super().watch_has_focus(focused)
        self._draw()

    def _moment_at(self, event: events.MouseEvent) -> int | None:
        if self.panel.moment_at is None or self._look is None:
            return None
        return self.panel.moment_at(self._view, self.size.width, self.size.height, event.x, event.y)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._pressed_s = self._reached_s = self._moment_at(event)
        if self._pressed_s is not None:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        at_s = self._moment_at(event)
        if self._pressed_s is not None and at_s is not None and at_s != self._reached_s:
            self._reached_s = at_s
            self.post_message(Stretching(_in_order(self._pressed_s, at_s)))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """From where the button was pressed to here is a stretch; pressed and let go in one place is a click.

        Where it is let go beside the curves, the last place on them counts.
        """
        pressed, at_s = self._pressed_s, self._moment_at(event)
        reached = self._reached_s if at_s is None else at_s
        self._pressed_s = self._reached_s = None
        if pressed is None or reached is None:
            return
        self.release_mouse()
        if pressed == reached:
            self.post_message(Stretching(None))
            self.post_message(SeekTo(reached))
        else:
            self.post_message(Stretched(*_in_order(pressed, reached)))

    def on_click(self, event: events.Click) -> None:
        target = self._drawing.at(event.x, event.y)
        if isinstance(target, Head):
            self.post_message(SortBy(self.panel.name, target.column))
        elif isinstance(target, Row):
            if self.cursor == target.key:
                self.pick()
            self.cursor = target.key
            self._moved()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.post_message(Nudge(-_WHEEL_S))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.post_message(Nudge(_WHEEL_S))


def _in_order(one: int, other: int) -> Stretch:
    return min(one, other), max(one, other)
