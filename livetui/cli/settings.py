"""What the user's configuration means for a command."""

from pathlib import Path
from typing import TYPE_CHECKING

from livetui.text import clean

if TYPE_CHECKING:
    from livetui.config import Config
    from livetui.intents.classify import Ready
    from livetui.views.choices import Choices


def configuration() -> "Config":
    """The configuration; its language is spoken from here on: the screen is imported only after this."""
    from livetui.config import config_path, load
    from livetui.language import read, speak

    config = load(config_path())
    if config.language:
        speak(read(config.language))
    return config


def settings() -> "tuple[Config, Choices]":
    """The `configuration` and what it chooses; raises `UsageError` where it names something that does not exist."""
    from livetui.alerts import thresholds as alerts
    from livetui.alerts.finder import Finder
    from livetui.config import mistake
    from livetui.history.kept import KeptPast
    from livetui.metrics import benchmarks, thresholds
    from livetui.metrics.catalogue import DEFAULT_TILES, DEFAULT_TREND, METRICS
    from livetui.views.choices import Choices
    from livetui.views.listener import Listener

    config = configuration()
    for setting, keys in (("tiles", config.tiles), ("trend", config.trend), ("goals", config.goals)):
        for key in keys or ():
            if key not in METRICS:
                place = (setting, key) if setting == "goals" else (setting,)
                raise mistake(f"there is no metric “{clean(key)}”; “livetui metrics” lists them.", *place)
    alert_thresholds = alerts.load(Path(config.alerts)) if config.alerts else None
    listener = Listener(_lexicons(config))
    choices = Choices(
        tiles=config.tiles or DEFAULT_TILES,
        trend=config.trend or DEFAULT_TREND,
        benchmarks=benchmarks.load(Path(config.benchmarks)) if config.benchmarks else benchmarks.shipped(),
        region=config.region,
        thresholds=thresholds.load(Path(config.thresholds)) if config.thresholds else thresholds.shipped(),
        alerts=Finder(alert_thresholds, listener.troubled),
        listener=listener,
        goals=config.goals or {},
        planned_s=config.planned_minutes * 60 if config.planned_minutes else None,
        columns=config.columns or {},
        past=KeptPast(),
    )
    return config, choices


def _lexicons(config: "Config") -> "Ready | None":
    if not config.lexicons:
        return None
    from livetui.intents.classify import extended

    return extended(map(Path, config.lexicons))
