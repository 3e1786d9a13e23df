"""What the user's configuration means for a command."""

from typing import TYPE_CHECKING

from livetui.errors import UsageError
from livetui.text import clean

if TYPE_CHECKING:
    from livetui.config import Config
    from livetui.views.choices import Choices


def settings() -> "tuple[Config, Choices]":
    """The configuration and what it chooses; raises `UsageError` where it names something that does not exist."""
    from livetui.alerts.finder import Finder
    from livetui.config import config_path, load
    from livetui.metrics import benchmarks
    from livetui.metrics.catalogue import DEFAULT_TILES, DEFAULT_TREND, METRICS
    from livetui.views.choices import Choices

    config = load(config_path())
    for setting, keys in (("tiles", config.tiles), ("trend", config.trend)):
        for key in keys or ():
            if key not in METRICS:
                where = clean(str(config_path()))
                raise UsageError(f"{where}, {setting}: there is no metric “{clean(key)}”; “livetui metrics” lists them.")
    choices = Choices(
        tiles=config.tiles or DEFAULT_TILES,
        trend=config.trend or DEFAULT_TREND,
        benchmarks=benchmarks.load(config.benchmarks) if config.benchmarks else benchmarks.shipped(),
        region=config.region,
        alerts=Finder(looks_troubled=_looks_troubled),
    )
    return config, choices


def _looks_troubled(text: str, lang: str | None) -> bool:
    """Whether a comment speaks of trouble at the checkout; the lexicons are read when the first comment is looked at."""
    from livetui.intents.classify import shipped
    from livetui.intents.intent import Intent

    return Intent.CHECKOUT in shipped().classify(text, lang)
