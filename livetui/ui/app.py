"""The dashboard: a play head in a recording or in a LIVE that goes on, and panels that show it as of where that stands."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from math import floor
from typing import Any

from msgspec.structs import replace
from textual.app import App, ComposeResult, SystemCommand
from textual.binding import Binding
from textual.events import Event, Paste
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen

from livetui.alerts.notify import Notifier
from livetui.config import Kept
from livetui.moment import Moment
from livetui.span import NAMES, Over, Stretch, later
from livetui.text import Clean, clean, join
from livetui.ui.announcing import TOASTS, Announcer
from livetui.ui.commands import moving, spanning
from livetui.ui.commands.listing import picked, sort_by
from livetui.ui.draw import own
from livetui.ui.export import Export
from livetui.ui.frames import Frames
from livetui.ui.keys import KEYS, NAMED, Key
from livetui.ui.layout import Page
from livetui.ui.look import Look, Transport
from livetui.ui.page_view import Panels
from livetui.ui.pages import PAGES
from livetui.ui.panel import Panel
from livetui.ui.panel_view import Nudge, PanelView, Picked, SeekTo, SortBy, Stretched, Stretching
from livetui.ui.panels.all import PANELS
from livetui.ui.playback import Playback, Playing
from livetui.ui.preparing import prepare
from livetui.ui.private import without_secrets
from livetui.ui.reception import Reception
from livetui.ui.stage import Stage
from livetui.ui.theme import DARK, Theme
from livetui.ui.themed_app import ThemedApp
from livetui.ui.together import Together
from livetui.views.choices import Choices

_LOOK_S = 0.5
"""However rarely frames come, and once none do, trouble with the recording is said within two seconds."""
_POINTED_FRAME_S = 0.1
"""However many clicks and turns of the wheel come in this time."""
_NOTICE_S = 3.0


class Heard(Message):
    """More is known of what comments are about."""


class Dashboard(ThemedApp):
    """Plays a :class:`Stage`; everything shown is read from it for the moment and span shown.

    ``start`` is gone to as soon as the stage has been read that far. ``frame_s`` is the least time between two drawings, in
    seconds: one of a LIVE that goes on, a fifth of one of a recording that plays.
    """

    CSS = ThemedApp.CSS + TOASTS
    BINDINGS = [  # noqa: RUF012  Textual's own shape
        Binding(key.keys, f"run('{key.name}')", key.words, show=False, priority=True, id=key.name)  # all in their order
        for key in KEYS
    ]

    def __init__(
        self, stage: Stage, playback: Playback, choices: Choices, *, start: Moment | None = None, span: Over = NAMES[0],
        panels: Mapping[str, Panel[Any]] = PANELS, theme: Theme = DARK, frame_s: float | None = None,
        notifier: Notifier | None = None, keys: Sequence[Key] = KEYS, keep: Callable[[str, Kept], None] | None = None,
        export: Export | None = None,
    ) -> None:  # fmt: skip
        super().__init__(theme)
        self.stage = stage
        self.playback = playback
        self.choices = choices
        choices.listener.set_aside(lambda: self.post_message(Heard()))
        self.look = Look(theme=theme, span=span, curves=False, caps={key.name: key.caps for key in keys})
        self.keys = keys
        """Every key, where it is."""
        self.set_keymap({key.name: key.keys for key in keys if key not in KEYS})
        self.keep = keep
        """Keeps a choice in the configuration."""
        self.export = export
        """Writes what is shown into a file."""
        self.private = False
        """Whether money and names are hidden."""
        self.stretch_from: int | None = None
        """Where a stretch was begun that has not been ended yet."""
        self._drawn: Stretch | None = None
        self._announcer = Announcer(notifier)
        self._panels = Panels(panels, PAGES[0])
        self._going_to = start
        self._notice: Clean | None = None
        self._frames = Frames(self, playback, stage, frame_s, self.update)
        self._pointed = Together(self, self.update, _POINTED_FRAME_S)
        self._unrecorded = False
        self._shown_at: Size | None = None
        self._left_at: float | None = None

    def compose(self) -> ComposeResult:
        yield self._panels

    def on_mount(self) -> None:
        self.app_suspend_signal.subscribe(self, self._stand_still, immediate=True)
        self.app_resume_signal.subscribe(self, self._come_to)
        self.call_after_refresh(self._with_curves)
        self._fit()
        if self.stage.live:
            self.set_interval(_LOOK_S, self._look)

    def _stand_still(self, _: App[Any]) -> None:
        self._left_at = None if self.playback.status is Playing.FOLLOWING else self.playback.position

    def _come_to(self, _: App[Any]) -> None:
        """Back from the shell: it has written on the screen, and its time is none of the replay's."""
        if self._left_at is not None:
            self.playback.seek(self._left_at)
            self._left_at = None
        self.refresh()
        self.update()

    async def on_event(self, event: Event) -> None:
        """What is pasted comes from anywhere, and Textual's own line to type on shows it as it is."""
        await super().on_event(Paste(clean(event.text)) if isinstance(event, Paste) else event)

    def on_app_blur(self) -> None:
        self._frames.unseen = True

    def on_app_focus(self) -> None:
        self._frames.unseen = False
        self.update()

    def on_resize(self) -> None:
        self._fit()
        self.call_after_refresh(self._fit)  # a size that Textual itself takes note of only after this

    def _fit(self) -> None:
        """Textual tells the size before it mounts, or after: each size is computed once."""
        if self._shown_at != self.size:
            self._shown_at = self.size
            self.update()

    def update(self) -> None:
        """Show the moment as it is now, and come back when there is something new to show."""
        stage, playback = self.stage, self.playback
        done = stage.done  # before the length: what has come since then is not the end
        length_s = stage.length_s  # once: it grows meanwhile
        if moved := playback.grow(length_s, done, stage.start_s):
            self.look = replace(self.look, span=later(self.look.span, moved))
            self.stretch_from = None if self.stretch_from is None else self.stretch_from + moved
        if self._going_to and self._going_to.reached(length_s, stage.live or done):
            playback.seek(self._going_to.within(length_s))
            self._going_to = None
        if stage.broken or (stage.live and done and not length_s):  # or refused before anything came: nothing to show
            self.exit()  # whoever started us says why
            return
        reception = stage.reception
        midway = reception is not None and reception.midway
        self._unrecorded = reception is not None and reception.unrecorded
        self._panels.take(len(self.choices.tiles))
        places = self._panels.places(self.size)
        hidden = 0 if self.full else sum(name not in places for name in self.page.panels)
        idle = frozenset(key.name for key in KEYS if key.on is not None and self.acting(key.on) is None)
        look = replace(self.look, transport=None, midway=midway, stretch=self._stretching, hidden=hidden, idle=idle)
        told = replace(look, transport=self._transport(reception, done))
        lifeless_s = None if reception is None else reception.lifeless_s
        choices = replace(self.choices, alerts=self.choices.alerts.watching(lifeless_s))
        self._announcer.look(self, choices)
        with stage.reading(int(playback.position), look.span) as reading:
            shown = [
                (view, place.size, view.panel.build(reading, view.fit(choices, *place.size)))
                for view, place in ((self._panels.view(name), place) for name, place in places.items())
            ]
        for view, room, model in shown:
            model = without_secrets(model) if self.private else model
            view.show(model, told if view.panel.transport else look, choices, room)
        self._frames.plan(going=self._going_to is not None, done=done)

    def _look(self) -> None:
        reception = self.stage.reception
        if reception is not None and reception.unrecorded != self._unrecorded:
            self.update()

    def _transport(self, reception: Reception | None, done: bool) -> Transport:
        stage, playback = self.stage, self.playback
        notice = self._notice
        if self._going_to is not None:
            notice = join((own("going to"), moving.words_of(self._going_to)))
        return Transport(
            name=stage.name, playing=playback.status, speed=playback.speed, length_s=floor(stage.length_s),
            loaded=round(stage.loaded, 2), done=done, trouble=self.trouble,
            notice=notice, reception=reception,
        )  # fmt: skip

    @property
    def trouble(self) -> Clean | None:
        """What went wrong, in one sentence."""
        return clean(self.stage.trouble) if self.stage.trouble else None

    def _with_curves(self) -> None:
        """The charts' rasteriser takes longer to import than a screen should to appear."""
        self.stage.seen()
        self.look = replace(self.look, curves=True)
        self.update()
        self.choices.listener.start()
        prepare(self, self._panels)

    def on_unmount(self) -> None:
        self.choices.listener.stop()

    def on_heard(self) -> None:
        if not self._frames.due:  # else it shows with the next frame
            self.update()

    def say(self, words: Clean) -> None:
        """A few words in the header, for a few seconds."""
        self._notice = words
        self.set_timer(_NOTICE_S, partial(self._unsay, words))
        self.update()

    def _unsay(self, words: Clean) -> None:
        if self._notice == words:
            self._notice = None
            self.update()

    def on_seek_to(self, message: SeekTo) -> None:
        self._point(message.at_s)

    def on_unready(self) -> None:
        self.update()

    def on_nudge(self, message: Nudge) -> None:
        self._point(self.playback.position + message.by_s)

    def _point(self, to_s: float) -> None:
        self._going_to = None
        self.playback.seek(to_s)
        self._pointed.ask()

    async def on_picked(self, message: Picked) -> None:
        await picked(self, message.pick)

    def on_sort_by(self, message: SortBy) -> None:
        sort_by(self, message.panel, message.column)

    def on_stretched(self, message: Stretched) -> None:
        self._drawn = None
        spanning.show(self, (message.from_s, message.to_s))

    def on_stretching(self, message: Stretching) -> None:
        self._drawn = message.stretch
        for view in self._panels.views.values():
            view.stretching(self._stretching)

    @property
    def _stretching(self) -> Stretch | None:
        """The stretch being drawn: with the mouse, or from where one was begun to the play head."""
        if self._drawn is not None or self.stretch_from is None:
            return self._drawn
        at_s = int(self.playback.position)
        return min(at_s, self.stretch_from), max(at_s, self.stretch_from)

    def begin_stretch(self, at_s: int | None) -> None:
        """Begin a stretch here; None: give up the one that was begun."""
        self.stretch_from = at_s
        self._notice = None  # what was said of a stretch before
        self.update()

    def panel(self, name: str) -> Panel[Any]:
        """A panel, whether it stands on the screen or not."""
        return self._panels.panels[name]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a dialog is open, keys are for it: what is typed right behind the key that opens one, too."""
        if action == "command_palette":
            return not self.screen.is_modal
        if action != "run" or not parameters:
            return True
        key = NAMED.get(str(parameters[0]))
        return key is not None and (key.anywhere or not self.screen.is_modal)

    async def action_run(self, name: str) -> None:
        """What a key of :data:`livetui.ui.keys.KEYS` does."""
        command = NAMED[name].command
        if isinstance(command, str):
            await self.run_action(command)
        elif (waiting := command(self)) is not None:
            await waiting

    def action_focus_next(self) -> None:
        """Textual's own name for tab."""
        self.focus_panel(1)

    def action_focus_previous(self) -> None:
        """Textual's own name for shift+tab."""
        self.focus_panel(-1)

    def seek(self, to_s: float) -> None:
        """Put the play head somewhere."""
        self._going_to = None
        self.playback.seek(to_s)
        self.update()

    def go(self, to: Moment | None) -> None:
        """Go there as soon as the stage has been read that far; None: nowhere any more."""
        self._going_to = to
        if to is not None:
            self.update()

    def choose(self, choices: Choices) -> None:
        """Show these from now on."""
        self.choices = choices
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.look = replace(self.look, theme=theme)
        self.wear(theme)
        self.update()

    def show_span(self, span: Over) -> None:
        """Show figures over another span."""
        self.stretch_from = self._notice = None
        self.look = replace(self.look, span=span)
        self.update()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._panels.page

    def show_page(self, page: Page) -> None:
        """Show another page, all of it."""
        self.set_focus(None)
        self.look = replace(self.look, page=page.short)
        self._panels.show(page)
        self.update()

    def show_full(self, name: str | None) -> None:
        """Give one panel of the page all the room, or, with None, each its own."""
        self._panels.show(self._panels.page, name)
        self.update()

    @property
    def full(self) -> str | None:
        """The panel that has the page to itself."""
        return self._panels.full

    def view_of(self, name: str) -> PanelView | None:
        """A panel as it stands on the screen, if it does."""
        return self._panels.view(name) if name in self._panels.places(self.size) else None

    def acting(self, can: Callable[[Panel[Any]], bool] = lambda panel: panel.listed is not None) -> PanelView | None:
        """The panel that keys act on: the one with the focus, else the first of the page that can."""
        focused = self.focused
        shown = self._panels.shown(self.size)
        if isinstance(focused, PanelView) and focused in shown and can(focused.panel):
            return focused
        return next((view for view in shown if can(view.panel)), None)

    def focus_panel(self, step: int) -> None:
        """Give the next panel, or the one before, the focus."""
        now = self.full or (self.focused.id if self.focused is not None else None)
        if (name := self._panels.beside(now, step, self.size)) is None:
            return
        if self.full:
            self.show_full(name)
        self.set_focus(self._panels.view(name), scroll_visible=False)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The command palette offers what the keys do, and nothing else."""
        for key in self.keys:
            if key.command != "command_palette":
                yield SystemCommand(key.words, own("Key: {key}", key=key.caps), partial(self.action_run, key.name))
