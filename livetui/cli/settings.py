"""What the user's configuration means for a command."""

from typing import TYPE_CHECKING

from livetui.text import clean

if TYPE_CHECKING:
    from livetui.config import Config
    from livetui.views.choices import Choices


def settings() -> "tuple[Config, Choices]":
    """The configuration and what it chooses; raises `UsageError` where it names something that does not exist.

    Its language is spoken from here on: the screen is imported only after this.
    """
    from livetui.alerts import thresholds as alerts
    from livetui.alerts.finder import Finder
    from livetui.config import config_path, load, mistake
    from livetui.history.kept import KeptPast
    from livetui.intents.classify import extended, shipped
    from livetui.language import read, speak
    from livetui.metrics import benchmarks, thresholds
    from livetui.metrics.catalogue import DEFAULT_TILES, DEFAULT_TREND, METRICS
    from livetui.views.choices import Choices
    from livetui.views.listener import Listener

    config = load(config_path())
    if config.language:
        speak(read(config.language))
    for setting, keys in (("tiles", config.tiles), ("trend", config.trend), ("goals", config.goals)):
        for key in keys or ():
            if key not in METRICS:
                place = (setting, key) if setting == "goals" else (setting,)
                raise mistake(f"there is no metric “{clean(key)}”; “livetui metrics” lists them.", *place)
    alert_thresholds = alerts.load(config.alerts) if config.alerts else None
    listener = Listener(extended(config.lexicons) if config.lexicons else shipped)
    choices = Choices(
        tiles=config.tiles or DEFAULT_TILES,
        trend=config.trend or DEFAULT_TREND,
        benchmarks=benchmarks.load(config.benchmarks) if config.benchmarks else benchmarks.shipped(),
        region=config.region,
        thresholds=thresholds.load(config.thresholds) if config.thresholds else thresholds.shipped(),
        alerts=Finder(alert_thresholds, listener.troubled),
        listener=listener,
        goals=config.goals or {},
        planned_s=config.planned_minutes * 60 if config.planned_minutes else None,
        columns=config.columns or {},
        past=KeptPast(),
    )
    return config, choices
