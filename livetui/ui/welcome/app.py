"""The welcome: what there is to see, until somebody has chosen."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.message import Message

from livetui.errors import LivetuiError
from livetui.feed.remembered import Remembered
from livetui.text import Clean, clean
from livetui.ui.draw import own
from livetui.ui.theme import DARK, THEMES, Theme
from livetui.ui.themed_app import ThemedApp
from livetui.ui.welcome.about import no_sense
from livetui.ui.welcome.face import draw
from livetui.ui.welcome.keys import KEYS, NAMED
from livetui.ui.welcome.state import State
from livetui.ui.welcome.view import Pointed, Turned, View
from livetui.ui.welcome.wish import Play, Start, Watch, Wish
from livetui.views.past_lives import Kept, PastRow

Past = Future[tuple[PastRow, ...]]
"""The LIVEs that are over, once they have been read."""


class Known(Message):
    """The history has been read."""


class Welcome(ThemedApp):
    """Run it, and ``wish`` is what was chosen, or None, and ``state`` how it was left.

    ``check`` says what is wrong with a feed, ``keep`` keeps the colours; both raise `LivetuiError`. ``wish`` is what was asked
    for last: where that failed, as the state says, it can be corrected. ``ready`` is called once the first screen stands.
    """

    BINDINGS = [  # noqa: RUF012  Textual's own shape
        Binding(key.keys, f"run('{key.name}')", key.words, show=False, priority=True, id=key.name)  # all in their order
        for key in KEYS
    ]
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self, past: Past, state: State, *, theme: Theme = DARK, check: Callable[[Watch], None] = lambda watch: None,
        keep: Callable[[Theme], None] = lambda theme: None, keys: Mapping[str, str] | None = None, wish: Wish | None = None,
        ready: Callable[[], None] = lambda: None,
    ) -> None:  # fmt: skip
        super().__init__(theme)
        self.wish: Wish | None = None
        self.state = state
        self._palette = theme
        self._past = past
        self._check = check
        self._keep = keep
        self._first_shown = ready
        self._wished = wish
        self._draft = wish if isinstance(wish, Watch) and state.failed else Watch()
        self._view = View()
        self.set_keymap(dict(keys or {}))
        if past.done():
            self._take_in()

    def compose(self) -> ComposeResult:
        yield self._view

    def on_mount(self) -> None:
        self.app_resume_signal.subscribe(self, self._come_to)
        self.call_after_refresh(self._begin)
        if self.state.lives is None and self.state.trouble is None:
            self._past.add_done_callback(lambda _: self.post_message(Known()))

    async def _begin(self) -> None:
        """Ask again for what could not be done, where it was typed; then there is time for other things."""
        said = self.state.said
        match self._wished:
            case Watch() as watch if self.state.failed:
                self.show(replace(self.state, said=None))
                await self._connect(watch, said)
            case Play(path) if self.state.failed and self.state.cursor is Start.FILE:
                self.show(replace(self.state, said=None))
                await self._open(path, said)
        self._first_shown()

    def _come_to(self, _: App[Any]) -> None:
        """Back from the shell, which has written on the screen."""
        self.refresh()

    def on_resize(self) -> None:
        self.call_after_refresh(self.show)

    def show(self, state: State | None = None) -> None:
        """Show this from now on."""
        self.state = state or self.state
        self._view.show(draw(self.state, self.size.width, self.size.height, self._palette))

    def on_known(self) -> None:
        self._take_in()
        self.show()

    def _take_in(self) -> None:
        """The LIVEs; the cursor stands on the latest, unless it stood somewhere already."""
        try:
            self.state = replace(self.state, lives=self._past.result(), trouble=None)
        except LivetuiError as error:
            self.state = replace(self.state, trouble=clean(str(error)))
        rows = self.state.rows
        if self.state.cursor is None:
            self.state = replace(self.state, cursor=rows[0].id if rows else Start.SAMPLE)

    async def on_pointed(self, message: Pointed) -> None:
        again = message.entry == self.state.cursor
        self.show(replace(self.state, cursor=message.entry))
        if again:
            await self.action_pick()

    def on_turned(self, message: Turned) -> None:
        self.action_move(message.rows)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a dialog is open, its keys are letters."""
        if action != "run" or not parameters:
            return True
        return NAMED[str(parameters[0])].anywhere or not self.screen.is_modal

    async def action_run(self, name: str) -> None:
        """What a key of :data:`livetui.ui.welcome.keys.KEYS` does."""
        await self.run_action(NAMED[name].action)

    def action_move(self, rows: int) -> None:
        """The cursor so many rows further."""
        self.show(self.state.moved(rows))

    def action_other_panel(self) -> None:
        """The cursor into the other list."""
        self.show(self.state.across())

    def action_record(self) -> None:
        """Record what is watched next, or do not."""
        self.show(replace(self.state, record=not self.state.record))

    def action_show_all(self) -> None:
        """No search any more."""
        self.show(self.state.searched(""))

    def action_next_theme(self) -> None:
        """The next colours, for the next time too."""
        at = THEMES.index(self._palette) + 1 if self._palette in THEMES else 0
        self._palette = THEMES[at % len(THEMES)]
        self.wear(self._palette)
        try:
            self._keep(self._palette)
        except LivetuiError as error:
            self.state = replace(self.state, said=clean(str(error)), failed=True)
        self.show()

    async def action_start(self, name: str) -> None:
        """Do what a row of the start does."""
        self.show(replace(self.state, cursor=Start(name)))
        await self.action_pick()

    async def action_pick(self) -> None:
        """Do what the row under the cursor says."""
        match self.state.cursor:
            case Start.SAMPLE:
                self._leave_for(Play())
            case Start.FILE:
                await self._open()
            case Start.FEED:
                await self._connect(replace(self._draft, record=self.state.record))
            case int():
                self._replay(self.state.row)
            case Remembered() as feed:
                await self._connect(Watch(feed.source, feed.header or "", feed.dialect, self.state.record))

    def _replay(self, row: PastRow | None) -> None:
        if row is None:
            return
        if row.kept is Kept.THERE:
            self._leave_for(Play(row.recording))
            return
        if row.kept is Kept.GONE:
            words = own("The recording of this LIVE is gone: {place}", place=clean(str(row.recording), 200))
        elif row.kept is Kept.SENSELESS:
            words = no_sense(row)
        else:
            words = own("This LIVE was not recorded: there is nothing to replay.")
        self.show(replace(self.state, said=words, failed=True))

    def _leave_for(self, wish: Wish) -> None:
        self.wish = wish
        self.exit()

    async def action_search(self) -> None:
        """Ask what to look for."""
        from livetui.ui.screens.search import Search

        def look_for(text: str) -> None:
            self.show(self.state.searched(text))

        await self.push_screen(Search(self._palette, own("title, date, room id, creator"), self.state.search, look_for))

    async def action_manual(self) -> None:
        """Open the manual."""
        from livetui.ui.screens.manual import Manual

        await self.push_screen(Manual(self._palette))

    async def _open(self, path: Path | None = None, said: Clean | None = None) -> None:
        from livetui.ui.welcome.open_file import OpenFile

        def opened(path: Path | None) -> None:
            if path is not None:
                self._leave_for(Play(path))

        await self.push_screen(OpenFile(self._palette, path, said), opened)

    async def _connect(self, watch: Watch, said: Clean | None = None) -> None:
        from livetui.ui.welcome.connect import Asked, Connect

        def answered(asked: Asked | None) -> None:
            if asked is None:
                return
            self._draft = asked.watch
            self.show(replace(self.state, record=asked.watch.record))
            if asked.go:
                self._leave_for(asked.watch)

        await self.push_screen(Connect(self._palette, watch, self._check, said), answered)
