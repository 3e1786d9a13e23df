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
from livetui.views.against import TOO_LITTLE
from livetui.views.choices import Choices
from livetui.views.figures import MISSING, figure_of

LEVELS = {Level.LOW: english("▼ low"), Level.USUAL: english("● typical"), Level.HIGH: english("▲ high")}


class AdMeasure(Struct, frozen=True):
    """A measure and the bounds of its band: below ``low`` is low, from ``high`` on is high; None where nothing sets any.

    ``level`` is None where it is not available, not to be judged, or where there is too little of it. ``published``: the bounds
    are, else they are around the market's average.
    """

    metric: Metric
    value: float | None
    low: float | None
    high: float | None
    source: Clean | None
    level: Level | None
    published: bool = False

    @property
    def unsure(self) -> bool:
        """Whether it is outside its band, but chance may have put it there."""
        within = self.value is None or self.low is None or self.high is None or self.low <= self.value < self.high
        return self.level is Level.USUAL and not within

    @property
    def verdict(self) -> Clean:
        """Where it stands in its band, with a sign; a question mark where chance may have put it there."""
        if self.unsure and self.value is not None and self.low is not None:
            return english("◆ low?") if self.value < self.low else english("◆ high?")
        if self.level is not None:
            return LEVELS[self.level]
        return MISSING if self.value is None or self.low is None else TOO_LITTLE

    @property
    def typical(self) -> Clean:
        """``27.9–34.1 %``; in whole percents, where the bounds are, up to the last that is not high yet: ``5–9 %``."""
        if self.low is None or self.high is None:
            return MISSING
        if self._whole:
            first, last = round(self.low * 100), round(self.high * 100) - 1
            return Clean(f"{first}–{last} %" if last > first else f"{first} %")
        low, high = figure_of(self.metric, self.low), figure_of(self.metric, self.high)
        return Clean(f"{low.removesuffix(''.join(high.rpartition(' ')[1:]))}–{high}")

    @property
    def high_from(self) -> Clean:
        """``10 %``."""
        if self.high is None:
            return MISSING
        return Clean(f"{round(self.high * 100)} %") if self._whole else figure_of(self.metric, self.high)

    @property
    def band(self) -> Clean | None:
        """``5–9 % typical, 10 % and more high``; None without one."""
        if self.low is None or self.high is None:
            return None
        if self._whole:
            return english("{band} typical, {high} and more high", band=self.typical, high=self.high_from)
        return english("{band} typical, more is high", band=self.typical)

    @property
    def _whole(self) -> bool:
        """Whether its bounds are whole percents."""
        bounds = [bound * 100 for bound in (self.low, self.high) if bound is not None]
        return self.published and self.metric.key != "roas" and all(abs(each - round(each)) < 1e-9 for each in bounds)


class AdFindingKind(StrEnum):
    """The values are the words the JSON report uses."""

    CREATIVE = "low_engagement"
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

    @property
    def sources(self) -> tuple[Clean, ...]:
        """Whose the bands are, of the measures that have a figure."""
        told: list[Clean] = []
        for each in self.measures:
            if each.value is not None and each.source is not None:
                around = english("around the market average ({source})", source=each.source)
                told.append(each.source if each.published else around)
        return tuple(dict.fromkeys(told))


PAID = ("ad_ctr", "ad_cvr", "roas")
"""Those of the ads alone; the others any LIVE has."""
MEASURES = ("engagement_rate", "vtr", *PAID)

_LOW: tuple[tuple[AdFindingKind, str, Clean], ...] = (
    (
        AdFindingKind.CREATIVE,
        "engagement_rate",
        english("Engagement is low: show something that hooks sooner, or see whether the right people are reached."),
    ),
    (
        AdFindingKind.HOOK,
        "ad_ctr",
        english("Ad CTR is low: redo the hook (the first seconds, the thumbnail, the call to action)."),
    ),
    (
        AdFindingKind.PACE,
        "vtr",
        english("View-through is low: quicken the pace of the video, or make a new one if it has been seen too often."),
    ),
    (
        AdFindingKind.OFFER,
        "ad_cvr",
        english("Ad CVR is low: look at the product page, the way to checkout, and the offer."),
    ),
    (
        AdFindingKind.BID,
        "roas",
        english("ROAS is low: improve the bid or the creative before spending more."),
    ),
)
_PROMOTE = english("Engagement is high and sales are low: promote it as a Spark Ad instead of only posting it.")


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
        return AdMeasure(metric, value, band.typical, band.high, english(clean(band.source, 120)), found, published=True)
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
