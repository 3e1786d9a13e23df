"""Asks for a feed: where it is, what opens it, what it speaks, and whether to record it."""

from collections.abc import Callable

from msgspec import Struct
from textual import events

from livetui.errors import LivetuiError
from livetui.feed.dialects import DIALECTS
from livetui.feed.remembered import header_may_be_kept, without_secrets
from livetui.text import Clean, clean
from livetui.ui.draw import Canvas, own
from livetui.ui.screens.dialog import Dialog
from livetui.ui.screens.typed import Typed
from livetui.ui.theme import Theme
from livetui.ui.welcome.wish import Watch
from livetui.ui.wrap import wrap

_LABEL = 12
_FEED, _HEADER, _SPEAKS, _RECORD = _LINES = range(4)
_NAMES = (own("feed"), own("header"), own("speaks"), own("record"))
_SPOKEN: tuple[str | None, ...] = (None, *(dialect.name for dialect in DIALECTS))
_NOWHERE = own("Type where the feed is first: an address, a file, or tikfinity:")
_NOT_ADDRESS = own("The user, the password and the query of this address are not kept for the next time.")
_NOT_HEADER = own("This header is not kept for the next time: only one with the name of a variable is.")
_SAID_LINES = 5


class Asked(Struct, frozen=True):
    """What stood on the lines, and whether it is to be watched."""

    watch: Watch
    go: bool


class Connect(Dialog[Asked]):
    """Two lines to type on and two to choose on; ``check`` says what is wrong with a feed before anybody connects to it.

    What was typed is in the answer also if it is closed.
    """

    wanted = (76, 13)

    def __init__(self, theme: Theme, watch: Watch, check: Callable[[Watch], None], said: Clean | None = None) -> None:
        super().__init__(theme)
        self._check = check
        self._typed = (Typed(watch.source, 4000), Typed(watch.header, 4000))
        self._spoken = _SPOKEN.index(watch.dialect) if watch.dialect in _SPOKEN else 0
        self._record = watch.record
        self._at = _FEED
        self._says = said
        self.title_pieces = ((own("Watch a LIVE"), theme.title),)

    @property
    def watch_this(self) -> Watch:
        """What stands on the lines."""
        source, header = (typed.text.strip() for typed in self._typed)
        return Watch(source, header, _SPOKEN[self._spoken], self._record)

    def paint(self, inside: Canvas) -> None:
        theme = self.palette
        for y, name in zip(_LINES, _NAMES, strict=True):
            inside.put(2, y, name, theme.text if y == self._at else theme.dim)
        inside.put(0, self._at, own("›"), theme.accent)
        hints = (own("https://…  wss://…  tikfinity:  or a file"), own("such as Authorization: Bearer $TOKEN"))
        for y, typed in enumerate(self._typed):
            typed.paint(inside, _LABEL, y, theme, here=y == self._at, hint=hints[y])
        spoken = _SPOKEN[self._spoken]
        words = own("recognised by what it says") if spoken is None else Clean(spoken)
        inside.put(_LABEL, _SPEAKS, words, theme.strong if self._at == _SPEAKS else theme.text, inside.width - _LABEL)
        recorded = own("● yes, in the data folder") if self._record else own("○ no")
        inside.put(_LABEL, _RECORD, recorded, theme.strong if self._at == _RECORD else theme.text, inside.width - _LABEL)
        said, style = (self._says, theme.bad) if self._says else (self._not_kept, theme.warn)
        for y, line in enumerate(wrap(said, inside.width, 0, _SAID_LINES) if said else (), len(_LINES) + 1):
            inside.put(0, y, line, style)
        keys = own("← → changes it") if self._at in (_SPEAKS, _RECORD) else own("↑ ↓ other line")
        inside.line(0, inside.height - 1, ((keys, theme.dim), (own(" · enter connects · esc closes"), theme.dim)), inside.width)

    @property
    def _not_kept(self) -> Clean | None:
        """What is typed that will have to be typed again the next time."""
        watch = self.watch_this
        if "://" in watch.source and without_secrets(watch.source) != watch.source:
            return _NOT_ADDRESS
        value = watch.header.partition(":")[2]
        return _NOT_HEADER if value.strip() and not header_may_be_kept(watch.header) else None

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        if self._at < len(self._typed):
            self._typed[self._at].insert(event.text.strip())
            self._changed()

    def on_click(self, event: events.Click) -> None:
        line = event.screen_y - self._box.region.y - 1
        if line in _LINES:
            if line in (_SPEAKS, _RECORD) and line == self._at:
                self._choose(1)
            self._at = line
            self.draw_again()

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key == "escape":
            self.close(Asked(self.watch_this, go=False))
        elif event.key == "enter":
            self._connect()
        elif event.key in ("tab", "down"):
            self._to((self._at + 1) % len(_LINES))
        elif event.key in ("shift+tab", "up"):
            self._to((self._at - 1) % len(_LINES))
        elif self._at < len(self._typed):
            if self._typed[self._at].type(event):
                self._changed()
        elif event.key in ("left", "right", "space") or (event.key == "r" and self._at == _RECORD):
            self._choose(-1 if event.key == "left" else 1)

    def _to(self, line: int) -> None:
        self._at = line
        self.draw_again()

    def _changed(self) -> None:
        self._says = None
        self.draw_again()

    def _choose(self, step: int) -> None:
        if self._at == _SPEAKS:
            self._spoken = (self._spoken + step) % len(_SPOKEN)
        else:
            self._record = not self._record
        self._changed()

    def _connect(self) -> None:
        watch = self.watch_this
        if not watch.source:
            self._at, self._says = _FEED, _NOWHERE
            self.draw_again()
            return
        try:
            self._check(watch)
        except LivetuiError as error:
            self._says = clean(str(error))
            self.draw_again()
        else:
            self.close(Asked(watch, go=True))
