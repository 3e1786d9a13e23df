"""What a metric says of itself."""

import re
from typing import Any

import pytest

from livetui.metrics.catalogue import CATALOGUE, METRICS
from livetui.metrics.formula import Ratio
from livetui.metrics.metric import Metric, Unit
from livetui.session.counters import Counter
from livetui.text import clean
from livetui.views.choices import Choices
from livetui.views.metric_detail import WORDS, Basis, MetricDetail, Origin, metric_detail
from tests.metrics.test_figures_by_hand import LIVE
from tests.session.playing import played, reading

CHOICES = Choices()

FORMULAS = {
    "gmv": "GMV", "gmv_per_hour": "GMV ÷ hours", "watch_gpm": "GMV ÷ views × 1,000", "err": "views ÷ impressions",
    "engagement_rate": "(likes + comments + shares) ÷ impressions", "viewers": "different viewers",
    "value_per_viewer": "GMV ÷ different viewers", "avg_view_duration": "watch time ÷ leaves with a watch time",
    "leave_rate": "leaves ÷ (viewers at the start of the span + views)", "vtr": "video views of 6 s ÷ video impressions",
}  # fmt: skip


@pytest.mark.parametrize("key", FORMULAS)
def test_a_formula_in_words(key: str) -> None:
    assert METRICS[key].formula.words == FORMULAS[key]


@pytest.mark.parametrize("key", [metric.key for metric in CATALOGUE if isinstance(metric.formula, Ratio)])
def test_every_ratio_is_what_its_words_say(key: str) -> None:
    seen = reading(played(*LIVE))
    values = {str(source.what): source.value or 0 for source in metric_detail(seen, CHOICES, key).sources}
    above, below = METRICS[key].formula.words.replace(" × 1,000", "").split(" ÷ ")
    total = sum(values[part] for part in above.strip("()").split(" + "))
    scale = 1000 if "× 1,000" in METRICS[key].formula.words else 0.001 if key == "avg_view_duration" else 1
    assert METRICS[key].formula.value(seen) == pytest.approx(total * scale / values[below])


@pytest.mark.parametrize("metric", CATALOGUE, ids=lambda metric: metric.key)
def test_every_metric_says_all_about_itself(metric: Metric) -> None:
    seen = reading(played(*LIVE))
    view = metric_detail(seen, CHOICES, metric.key)
    assert all((view.formula, view.unit, view.direction, view.metric.meaning))
    assert view.value == metric.formula.value(seen)
    assert view.sources
    assert Origin.NOTHING not in {source.origin for source in view.sources}
    assert re.fullmatch(r"[A-Za-z0-9 ÷×+(),']+", view.formula)


def _of(key: str, *events: dict[str, Any], moment: int | None = None) -> MetricDetail:
    return metric_detail(reading(played({"type": "live.started", "at": 0, "currency": "USD"}, *events), moment), CHOICES, key)


def test_where_a_figure_comes_from() -> None:
    joins = {"type": "join", "at": 1, "viewer": "a"}
    total = {"type": "viewers", "at": 2, "current": 5, "total": 9}
    snapshot = {"type": "snapshot", "at": 3, "counters": {"views": 20}}
    told = {
        Origin.EVENTS: (joins,),
        Origin.TOTALS: (joins, total),
        Origin.SNAPSHOTS: (joins, total, snapshot),
        Origin.NOTHING: (),
    }
    for origin, events in told.items():
        (source,) = _of("views", *events).sources
        assert source.origin is origin


def test_whether_how_many_watch_is_reported_or_estimated() -> None:
    join, leave = {"type": "join", "at": 1, "viewer": "a"}, {"type": "leave", "at": 2}
    report = {"type": "viewers", "at": 3, "current": 5}
    for events, origin in (((join, leave), Origin.ESTIMATE), ((join, leave, report), Origin.REPORTS), ((), Origin.NOTHING)):
        assert [source.origin for source in _of("current_viewers", *events).sources] == [origin]
    assert [source.origin for source in _of("viewers", join).sources] == [Origin.PEOPLE]


def test_every_origin_and_counter_has_words() -> None:
    assert set(WORDS) == set(Origin)
    counted = {counter for metric in CATALOGUE for counter in metric.formula.counters}
    assert {Counter.GMV, Counter.VIEWS, Counter.AD_SPEND} <= counted


def test_the_benchmark_its_source_and_the_deviation() -> None:
    view = _of("err", {"type": "impression", "at": 0, "count": 100}, {"type": "join", "at": 0, "count": 14},
               {"type": "heartbeat", "at": 600})  # fmt: skip
    assert view.benchmark
    assert (view.benchmark.mean, view.benchmark.source) == (0.07, "sample values, any region")
    assert view.deviation == pytest.approx(1.0)
    assert view.judged
    assert not _of("err", {"type": "impression", "at": 0, "count": 100}).judged


def test_the_change_is_of_the_last_five_minutes_against_the_five_before() -> None:
    events = [{"type": "join", "at": at} for at in (99, 100, 399, 400, 401, 402, 699)]
    view = _of("views", *events, {"type": "heartbeat", "at": 999}, moment=700)
    assert (view.change.before, view.change.after, view.window_s) == (2, 4, 300)
    early = _of("views", *events, moment=402)
    assert (early.change.before, early.change.after, early.window_s) == (2, 3, 201)
    assert _of("views", moment=1).change.after is None


@pytest.mark.parametrize(("spend", "judged"), [(29, False), (30, True)])
def test_a_figure_says_what_it_rests_on_and_from_how_much_on_it_is_compared(spend: int, judged: bool) -> None:
    mean = {"type": "benchmark", "at": 0, "metric": "roas", "mean": 2.0}
    spent = {"type": "ad.spent", "at": 0, "spend": spend, "revenue": 1}
    view = _of("roas", mean, spent, {"type": "heartbeat", "at": 600})
    assert view.basis == Basis(clean("ad spend"), spend, Unit.MONEY, 30)
    assert (view.thin, view.judged) == (not judged, judged)


def test_before_two_minutes_a_figure_rests_on_too_little_time() -> None:
    view = _of("err", {"type": "impression", "at": 0, "count": 100}, {"type": "join", "at": 59, "count": 14})
    assert view.basis == Basis(None, 60, Unit.SECONDS, 120)
    assert view.thin


def test_a_count_is_never_compared_and_rests_on_nothing() -> None:
    assert _of("views", {"type": "join", "at": 0}, {"type": "heartbeat", "at": 600}).basis is None
