"""The dashboard as the configuration wants it.

Imported inside the commands, before anything is read or received: all it needs takes long to import, and longer beside a thread
that is busy.
"""

from functools import partial

from msgspec.structs import replace

from livetui.alerts.notify import Manner, Notifier
from livetui.cli.exporting import exporter
from livetui.cli.themes import theme_of
from livetui.config import Config, config_path, keep, mistake
from livetui.history.kept import AskedAside
from livetui.moment import Moment
from livetui.span import NAMES
from livetui.text import clean
from livetui.ui.app import Dashboard, Heard
from livetui.ui.keys import Key
from livetui.ui.panels.all import PANELS
from livetui.ui.playback import Playback
from livetui.ui.remapping import remapped
from livetui.ui.stage import Stage
from livetui.ui.theme import Theme
from livetui.views.choices import Choices


def dashboard(
    stage: Stage, playback: Playback, config: Config, choices: Choices, *, fps: float, start: Moment | None = None
) -> Dashboard:
    """Ready to be shown; raises `UsageError` as `looks` does."""
    theme, keys = looks(config)
    told = config.alert_bell or config.alert_command
    manner = Manner(bell=bool(config.alert_bell), command=config.alert_command or ())
    app = Dashboard(
        stage, playback, choices, start=start, span=config.span or NAMES[0], theme=theme, frame_s=1 / fps,
        keys=keys, notifier=Notifier(manner) if told else None, keep=partial(keep, config_path()),
        export=exporter(stage, choices.past),
    )  # fmt: skip
    app.choices = replace(choices, past=AskedAside(choices.past, lambda: app.is_running and app.post_message(Heard())))
    return app


def looks(config: Config) -> tuple[Theme, tuple[Key, ...]]:
    """The colours and keys wanted; raises `UsageError` where the configuration names a theme, a key or a column in vain."""
    _check_columns(config)
    return theme_of(config.theme), remapped(config.keys or {})


def _check_columns(config: Config) -> None:
    if not config.columns:
        return
    panels = PANELS.values()
    lists = {panel.name: panel.listed.columns for panel in panels if panel.listed is not None and panel.listed.choosable}
    for name, wanted in config.columns.items():
        known = [column.key for column in lists.get(name, ())]
        if name not in lists:
            words = f"there is no list “{clean(name, 40)}” whose columns are chosen; there is {', '.join(lists)}."
            raise mistake(words, "columns", name)
        for key in wanted:
            if key not in known:
                raise mistake(f"there is no column “{clean(key, 40)}”; there are {', '.join(known)}.", "columns", name)
