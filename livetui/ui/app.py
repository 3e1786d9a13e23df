"""The dashboard: a play head in a recording or in a LIVE that goes on, and panels that show it as of where that stands."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from math import floor, inf
from typing import Any

from textual.app import App, ComposeResult, SystemCommand
from textual.binding import Binding
from textual.events import Event, Paste
from textual.geometry import Size
from textual.screen import Screen
from textual.theme import Theme as TextualTheme
from textual.timer import Timer

from livetui.moment import END, Moment
from livetui.span import NAMES
from livetui.text import Clean, clean, join
from livetui.ui.draw import own
from livetui.ui.keys import KEYS
from livetui.ui.layout import tiles
from livetui.ui.look import Look, Transport
from livetui.ui.page import PANELS
from livetui.ui.page_view import Nudge, Page, SeekTo
from livetui.ui.panel import Panel
from livetui.ui.playback import Playback, Playing
from livetui.ui.reception import Reception
from livetui.ui.stage import Stage
from livetui.ui.terminal_app import TerminalApp
from livetui.ui.theme import DARK, Theme
from livetui.ui.uncoloured import Uncoloured
from livetui.views.choices import Choices
from livetui.views.figures import position
from livetui.views.marks import Mark
from livetui.views.whom import Whom

_DIALOGS = ("go_to", "choose_trend", "choose_tiles", "feeds", "help")
"""What is typed right after these keys is for the dialog, so they go before all other keys and wait until it is there."""
_LIVE_FRAME_S = 1.0
_FASTEST_FRAME_S = 0.2
_LOADING_FRAME_S = 0.2
_UNSEEN_FRAME_S = 2.0
_NOTICE_S = 3.0
_SLACK_S = 0.01
"""A frame for a whole second comes this much after it, lest a clock that runs short shows the second before."""


class Dashboard(TerminalApp):
    """Plays a :class:`Stage`; everything shown is read from it for the moment and span shown.

    ``start`` is gone to as soon as the stage has been read that far. ``frame_s`` is the least time between two drawings, in
    seconds: one of a LIVE that goes on, a fifth of one of a recording that plays.
    """

    TITLE = "livetui"
    CSS = "Screen { background: $background; } ModalScreen { align: center middle; background: transparent; }"
    BINDINGS = [  # noqa: RUF012  Textual's own shape
        Binding(key.keys, key.action, key.words, show=False, priority=key.action in _DIALOGS) for key in KEYS
    ]
    AUTO_FOCUS = None

    def __init__(
        self, stage: Stage, playback: Playback, choices: Choices, *, start: Moment | None = None,
        span: str = NAMES[0],
        panels: Sequence[Panel[Any]] = PANELS, theme: Theme = DARK, frame_s: float | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._stage = stage
        self._playback = playback
        self.choices = choices
        self._panels = panels
        self._page = Page(panels)
        self._look = Look(theme=theme, span=span, curves=False)
        self._going_to = start
        self._notice: Clean | None = None
        self._frame: Timer | None = None
        self._frame_s = frame_s or (_LIVE_FRAME_S if stage.live else _FASTEST_FRAME_S)
        self._unseen = False
        self._shown_at: Size | None = None
        self._left_at: float | None = None
        if self.no_color:  # Textual makes all grey, which is a colour to a terminal, and does so for an empty NO_COLOR too
            self._filters = [Uncoloured(theme)] if os.environ.get("NO_COLOR") else []
        self.animation_level = "none"
        self.register_theme(_textual(theme))
        self.theme = theme.name

    @property
    def playback(self) -> Playback:
        """The play head."""
        return self._playback

    def compose(self) -> ComposeResult:
        yield self._page

    def on_mount(self) -> None:
        self.app_suspend_signal.subscribe(self, self._stand_still, immediate=True)
        self.app_resume_signal.subscribe(self, self._come_to)
        self.call_after_refresh(self._with_curves)
        self._fit()

    def _stand_still(self, _: App[Any]) -> None:
        self._left_at = None if self._playback.status is Playing.FOLLOWING else self._playback.position

    def _come_to(self, _: App[Any]) -> None:
        """Back from the shell: it has written on the screen, and its time is none of the replay's."""
        if self._left_at is not None:
            self._playback.seek(self._left_at)
            self._left_at = None
        self.refresh()
        self.update()

    async def on_event(self, event: Event) -> None:
        """What is pasted comes from anywhere, and Textual's own line to type on shows it as it is."""
        await super().on_event(Paste(clean(event.text)) if isinstance(event, Paste) else event)

    def on_app_blur(self) -> None:
        self._unseen = True

    def on_app_focus(self) -> None:
        self._unseen = False
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
        stage, playback = self._stage, self._playback
        done = stage.done  # before the length: what has come since then is not the end
        playback.grow(stage.length_s, done)
        if self._going_to and self._going_to.reached(stage.length_s, stage.live or stage.done):
            playback.seek(self._going_to.within(stage.length_s))
            self._going_to = None
        if stage.broken or (stage.live and done and not stage.length_s):  # or refused before anything came: nothing to show
            self.exit()  # whoever started us says why
            return
        reception = stage.reception
        look = replace(self._look, transport=None, midway=reception is not None and reception.midway)
        told = replace(look, transport=self._transport(reception))
        places = self._page.places(self.size)
        choices = self._fitting(places)
        with stage.reading(int(playback.position), look.span) as reading:
            views = [(p, p.build(reading, choices)) for p in self._panels if p.name in places]
        for panel, view in views:
            self._page.views[panel.name].show(view, told if panel.transport else look)
        self._come_back()

    def _tick(self) -> None:
        self._playback.frame()
        self.update()

    def _come_back(self) -> None:
        if self._frame is not None:
            self._frame.stop()
            self._frame = None
        if (delay := self._delay()) is not None:
            self._frame = self.set_timer(delay, self._tick)

    def _delay(self) -> float | None:
        """Seconds to the next frame: on whole seconds of the LIVE, where that is not too often; None where nothing moves."""
        playback, stage = self._playback, self._stage
        delay = inf
        if playback.status is Playing.PLAYING:
            at = playback.position
            ahead = 0.0 if playback.speed == inf else (floor(at) + 1 - at) / playback.speed + _SLACK_S
            delay = max(ahead, self._frame_s if self._frame_s > 1 or not stage.live else _FASTEST_FRAME_S)
        if stage.live and not stage.done:
            delay = min(delay, self._frame_s)
        elif not stage.live and (not stage.done or self._going_to):
            delay = min(delay, _LOADING_FRAME_S)
        if self._unseen and (stage.live or playback.speed != inf):  # at full speed it moves by frames
            delay = max(delay, _UNSEEN_FRAME_S)
        return None if delay == inf else delay

    def _transport(self, reception: Reception | None) -> Transport:
        stage, playback = self._stage, self._playback
        notice = self._notice
        if self._going_to is not None:
            notice = join((own("going to"), _words(self._going_to)))
        return Transport(
            name=stage.name, playing=playback.status, speed=playback.speed, length_s=floor(stage.length_s),
            loaded=round(stage.loaded, 2), done=stage.done, trouble=self._trouble(),
            notice=notice, reception=reception,
        )  # fmt: skip

    def _trouble(self) -> Clean | None:
        return clean(self._stage.trouble) if self._stage.trouble else None

    def _fitting(self, places: dict[str, Any]) -> Choices:
        """The choices, with no more tiles than there is room for."""
        if "core" not in places:
            return replace(self.choices, tiles=())
        return replace(self.choices, tiles=self.choices.tiles[: tiles(*places["core"].size).count])

    def _with_curves(self) -> None:
        """The charts' rasteriser takes longer to import than a screen should to appear."""
        self._look = replace(self._look, curves=True)
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

    def _seek(self, to_s: float) -> None:
        self._going_to = None
        self._playback.seek(to_s)
        self.update()

    def on_seek_to(self, message: SeekTo) -> None:
        self._seek(message.at_s)

    def on_nudge(self, message: Nudge) -> None:
        self.action_nudge(message.by_s)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One dialog at a time: while one is open, its keys are letters."""
        return action not in _DIALOGS or not self.screen.is_modal

    def action_play_pause(self) -> None:
        """Pause or play."""
        self._playback.toggle()
        self.update()

    def action_faster(self) -> None:
        """The next higher speed."""
        self._playback.faster()
        self.update()

    def action_slower(self) -> None:
        """The next lower speed."""
        self._playback.slower()
        self.update()

    def action_nudge(self, by_s: int) -> None:
        """Move the play head by so many seconds."""
        self._seek(self._playback.position + by_s)

    def action_seek_start(self) -> None:
        """To the start of the LIVE."""
        self._seek(0)

    def action_seek_end(self) -> None:
        """To the end: of what is known of the LIVE, and once all is, to its own."""
        self._seek(self._stage.length_s)
        if not (self._stage.done or self._stage.live):
            self._going_to = END
            self.update()

    def action_mark(self, direction: int) -> None:
        """To the next or the previous key event."""
        marks = self._marks()
        self._going_to = None
        to = self._playback.jump([mark.at_s for mark in marks], direction > 0)
        there = next((mark for mark in marks if mark.at_s == to), None)
        self.say(there.label if there else own("no later key event") if direction > 0 else own("no earlier key event"))

    def _marks(self) -> Sequence[Mark]:
        timeline = next(panel for panel in self._panels if panel.name == "timeline")
        with self._stage.reading(int(self._playback.position), self._look.span) as reading:
            marks: Sequence[Mark] = timeline.build(reading, self.choices).marks
        return marks

    async def action_go_to(self) -> None:
        """Ask for a time, and go there."""
        from livetui.ui.screens.go_to import GoTo

        def go(moment: Moment | None) -> None:
            if moment is not None:
                self._going_to = moment
                self.update()

        await self.push_screen(GoTo(self._look.theme), go)

    def action_span(self) -> None:
        """The next span."""
        span = NAMES[(NAMES.index(self._look.span) + 1) % len(NAMES)]
        self._look = replace(self._look, span=span)
        self.update()

    def action_whom(self) -> None:
        """Viewers or customers."""
        whom = Whom.CUSTOMERS if self.choices.whom is Whom.VIEWERS else Whom.VIEWERS
        self.choices = replace(self.choices, whom=whom)
        self.update()

    async def action_choose_trend(self) -> None:
        """Choose the two metrics of the chart."""
        from livetui.ui.screens.metrics import ChooseMetrics

        def choose(keys: tuple[str, ...] | None) -> None:
            if keys:
                self.choices = replace(self.choices, trend=keys)
                self.update()

        await self.push_screen(ChooseMetrics(self._look.theme, own("Metrics of the chart"), self.choices.trend, 2), choose)

    async def action_choose_tiles(self) -> None:
        """Choose the tiles of core data."""
        from livetui.ui.screens.metrics import ChooseMetrics

        def choose(keys: tuple[str, ...] | None) -> None:
            if keys:
                self.choices = replace(self.choices, tiles=keys)
                self.update()

        await self.push_screen(ChooseMetrics(self._look.theme, own("Tiles"), self.choices.tiles, 16), choose)

    async def action_feeds(self) -> None:
        """How the feeds are doing, and the recording."""
        from livetui.ui.screens.feeds import Feeds

        await self.push_screen(Feeds(self._look.theme, self._stage, int(self._playback.position), lambda: self.skipped))

    async def action_alerts(self) -> None:
        """What has been pointed out so far, and what to do."""
        from livetui.ui.screens.alerts import Alerts

        await self.push_screen(Alerts(self._look.theme, self._stage, int(self._playback.position), self.choices))

    async def action_help(self) -> None:
        """What every key does."""
        from livetui.ui.screens.help import Help

        await self.push_screen(Help(self._look.theme, self._trouble()))

    def action_next_panel(self) -> None:
        """Give the next panel the focus."""
        self._focus(1)

    def action_previous_panel(self) -> None:
        """Give the previous panel the focus."""
        self._focus(-1)

    def action_focus_next(self) -> None:
        """Textual's own name for tab."""
        self._focus(1)

    def action_focus_previous(self) -> None:
        """Textual's own name for shift+tab."""
        self._focus(-1)

    def _focus(self, step: int) -> None:
        places = self._page.places(self.size)
        names = [panel.name for panel in self._panels if panel.focus and (self._page.full or panel.name in places)]
        if not names:
            return
        now = self.focused.id if self.focused is not None else None
        name = names[(names.index(now) + step) % len(names)] if now in names else names[0 if step > 0 else -1]
        if self._page.full:
            self._show_full(name)
        self.set_focus(self._page.views[name], scroll_visible=False)

    def action_full(self) -> None:
        """The focused panel, or else the chart, alone; again: all of them."""
        focused = self.focused.id if self.focused is not None else None
        self._show_full(None if self._page.full else focused or "trend")

    def action_leave(self) -> None:
        """Back from full screen, then from the focus."""
        if self._page.full:
            self._show_full(None)
        else:
            self.set_focus(None)

    def _show_full(self, name: str | None) -> None:
        self._page.show_full(name)
        self.update()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The command palette offers what the keys do, and nothing else."""
        for key in KEYS:
            if key.action != "command_palette":
                yield SystemCommand(key.words, f"Key: {key.caps}", partial(self.run_action, key.action))


def _words(moment: Moment) -> Clean:
    if moment == END:
        return own("the end")
    return position(moment.seconds) if moment.seconds is not None else Clean(f"{(moment.fraction or 0) * 100:g} %")


def _textual(theme: Theme) -> TextualTheme:
    """The same colours for Textual's own widgets."""
    return TextualTheme(
        name=theme.name, primary=theme.accent_colour, secondary=theme.accent_colour, accent=theme.accent_colour,
        background=theme.background, surface=theme.surface, panel=theme.surface, foreground=theme.text_colour, dark=theme.dark,
    )  # fmt: skip
