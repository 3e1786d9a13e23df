"""The measures of advertising, in bands, and the quick diagnosis of the “TikTok metrics” guide."""

from enum import StrEnum
from math import sqrt

from msgspec import Struct

from livetui.language import english
from livetui.metrics.benchmarks import benchmark_of
from livetui.metrics.catalogue import METRICS
from livetui.metrics.level import Level, level, surprise
from livetui.metrics.metric import Metric
from livetui.metrics.thresholds import Band
from livetui.session.counters import Counter
from livetui.session.reading import Reading
from livetui.text import Clean, clean
from livetui.views.choices import Choices


class AdMeasure(Struct, frozen=True):
    """A measure and the bounds of its band: below ``low`` is low, from ``high`` on is high; None where nothing sets any.

    ``level`` is None where it is not available, not to be judged, or where there is too little of it.
    """

    metric: Metric
    value: float | None
    low: float | None
    high: float | None
    source: Clean | None
    level: Level | None

    @property
    def unsure(self) -> bool:
        """Whether it is outside its band, but chance may have put it there."""
        within = self.value is None or self.low is None or self.high is None or self.low <= self.value < self.high
        return self.level is Level.USUAL and not within


class AdFindingKind(StrEnum):
    """The values are the words the JSON report uses."""

    HOOK = "low_ctr"
    PACE = "low_vtr"
    OFFER = "low_cvr"
    BID = "low_roas"
    PROMOTE = "engagement_without_sales"


class AdFinding(Struct, frozen=True):
    """What is wrong and what to do about it, and the measures it is drawn from."""

    kind: AdFindingKind
    words: Clean
    measures: tuple[AdMeasure, ...]


class Advertising(Struct, frozen=True):
    """Five measures, of which the feed may carry only some, and what they say together."""

    measures: tuple[AdMeasure, ...]
    findings: tuple[AdFinding, ...]

    @property
    def available(self) -> bool:
        """Whether there is any figure."""
        return any(measure.value is not None for measure in self.measures)


PAID = ("ad_ctr", "ad_cvr", "roas")
"""Those of the ads alone; the others any LIVE has."""
MEASURES = ("engagement_rate", "vtr", *PAID)

_LOW: tuple[tuple[AdFindingKind, str, Clean], ...] = (
    (
        AdFindingKind.HOOK,
        "ad_ctr",
        english("Few click the ad: redo its hook, the first seconds, the thumbnail, the call to action."),
    ),
    (AdFindingKind.PACE, "vtr", english("Few watch on: the video is too slow, or has been seen too often. Quicken its pace.")),
    (
        AdFindingKind.OFFER,
        "ad_cvr",
        english("Few who click buy: look at the product page, the way to checkout, and the offer."),
    ),
    (
        AdFindingKind.BID,
        "roas",
        english("The ads earn little for what they cost: improve bid or creative before spending more."),
    ),
)
_PROMOTE = english("Much engagement and few sales: promote it as a Spark Ad instead of only posting it.")


def advertising(reading: Reading, choices: Choices) -> Advertising:
    """The measures over the reading's span."""
    measures = {key: _measure(METRICS[key], reading, choices) for key in MEASURES}
    findings = [AdFinding(kind, words, (measures[key],)) for kind, key, words in _LOW if measures[key].level is Level.LOW]
    engagement, sold = measures["engagement_rate"], (measures["ad_cvr"], _measure(METRICS["ctor"], reading, choices))
    sales = next((measure for measure in sold if measure.level is Level.LOW), None)
    if engagement.level is Level.HIGH and sales:
        findings.append(AdFinding(AdFindingKind.PROMOTE, _PROMOTE, (engagement, sales)))
    return Advertising(tuple(measures.values()), tuple(findings))


def _measure(metric: Metric, reading: Reading, choices: Choices) -> AdMeasure:
    """By its published bands, else against its benchmark."""
    value, rates = metric.formula.value(reading), choices.thresholds.rates
    if band := choices.thresholds.bands.get(metric.key):
        found = _in_band(metric, value, reading, band, choices)
        return AdMeasure(metric, value, band.typical, band.high, english(clean(band.source, 120)), found)
    market = benchmark_of(metric, reading, choices.benchmarks, choices.region)
    if market is None:
        return AdMeasure(metric, value, None, None, None, None)
    low, high = market.mean * rates.low.value, market.mean * rates.high.value
    if metric.formula.counters[-1] is Counter.AD_SPEND:
        found = _earned(value, market.mean, reading, choices)
    else:
        found = level(_count(metric, reading), metric.formula.denominator(reading), market.mean, choices.thresholds)
    return AdMeasure(metric, value, low, high, market.source, found)


def _count(metric: Metric, reading: Reading) -> int | None:
    """What a ratio divides."""
    *above, _ = (reading.sum(counter) for counter in metric.formula.counters)
    return None if None in above else sum(count or 0 for count in above)


def _in_band(metric: Metric, value: float | None, reading: Reading, band: Band, choices: Choices) -> Level | None:
    enough = surprise(_count(metric, reading), metric.formula.denominator(reading), band.typical, choices.thresholds.chance)
    return None if enough is None else _between(value, band.typical, band.high)


def _earned(value: float | None, mean: float, reading: Reading, choices: Choices) -> Level | None:
    """Of money earned for money spent: how many bought tells how much of the difference is chance."""
    bought, chance, rates = reading.sum(Counter.AD_CONVERSIONS), choices.thresholds.chance, choices.thresholds.rates
    if value is None or (bought is not None and bought < chance.least_expected.value):
        return None
    if bought is not None and abs(value / mean - 1) * sqrt(bought) < chance.z.value:
        return Level.USUAL
    return _between(value, mean * rates.low.value, mean * rates.high.value)


def _between(value: float | None, low: float, high: float) -> Level | None:
    if value is None:
        return None
    return Level.LOW if value < low else Level.HIGH if value >= high else Level.USUAL
