"""The page of the diagnosis: what to improve, the figures, the LIVE, and own LIVEs that did better."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from livetui.history.earlier import Earlier
from livetui.history.past_live import PastLive
from livetui.metrics.benchmarks import Benchmarks, RegionBenchmarks
from livetui.ui.layout import arrange
from livetui.ui.look import Hand, Look
from livetui.ui.pages import DIAGNOSIS, PAGES
from livetui.ui.panel import Panel
from livetui.ui.panels import basics, examples, factors, performance
from livetui.ui.panels.all import PANELS
from livetui.ui.private import without_secrets
from livetui.views.choices import Choices
from livetui.views.sorting import Sort
from tests.session.playing import START_S, played, reading
from tests.ui.played_stage import PlayedStage
from tests.ui.running import Running, running

LIVE = {
    "type": "live.started", "at": 0, "currency": "USD", "region": "US", "room": "r-1", "creator": "Mira", "title": "Evening",
    "category": "Beauty",
}  # fmt: skip
END = {"type": "heartbeat", "at": 3599}
MARKET = {"err": 0.1, "ctr": 0.2, "ctor": 0.05, "impressions_per_hour": 120_000, "gmv_per_hour": 10_000}
STAGES = ("impression", "join", "product.click")


def came(at: float, *counts: int) -> list[dict[str, Any]]:
    return [{"type": name, "at": at, "product": "p", "count": count} for name, count in zip(STAGES, counts, strict=True)]


def sold(at: float, order: str, product: str = "p") -> dict[str, Any]:
    return {"type": "order.paid", "at": at, "order": order, "items": [{"product": product, "quantity": 1, "amount": 2500}]}


def listed(product: str, category: str) -> dict[str, Any]:
    return {"type": "product.listed", "at": 0, "product": product, "category": category}


WHOLE = (*came(61, 90_000, 9900, 1980), *came(1800, 10_000, 100, 20), *(sold(1805, f"o{i}") for i in range(50)))
"""At minute 30 hardly anybody came in."""
VIOLATION = {"type": "violation.raised", "at": 1500, "violation": "v", "reason": "A claim", "clip_ts": (START_S + 1450) * 1000}


def chosen(**choices: Any) -> Choices:
    market = Benchmarks(label="m", regions={"US": RegionBenchmarks(currency="USD", means=MARKET | {"err": 0.2})})
    return Choices(**{"benchmarks": market} | choices)


def drawn(
    panel: Panel[Any], *events: dict[str, Any], size: tuple[int, int] = (64, 24), moment: int = 3600, cursor: Any = None,
    **choices: Any,
) -> list[str]:  # fmt: skip
    """What a panel says of these events, line by line, inside its frame."""
    view = panel.build(reading(played(LIVE, *events, END), moment), chosen(**choices))
    strips = panel.draw(view, *size, Look(hand=Hand(cursor=cursor)))
    assert [strip.cell_length for strip in strips] == [size[0]] * size[1]
    return [strip.text[2:-2].rstrip() for strip in strips[1:-1]]


def said(lines: list[str]) -> str:
    return " ".join(" ".join(lines).replace("\N{NO-BREAK SPACE}", " ").split())


def test_a_finding_says_what_is_low_and_what_it_would_be_worth() -> None:
    lines = drawn(factors.PANEL, *WHOLE, size=(70, 24))
    assert next(line for line in lines if line.startswith("•")).split() == [
        "•", "Enter", "(ERR)", "10.0", "%", "20.0", "%", "−50", "%", "+$1.2K",
    ]  # fmt: skip


def test_findings_stand_in_their_group_by_what_they_are_worth() -> None:
    lines = [line.split("  ")[0].strip() for line in drawn(factors.PANEL, *WHOLE, size=(64, 9))]
    assert lines[:5] == ["Entry and stay", "• Enter (ERR)", "• Impr. / hour", "Interaction and conversion", "• CTOR"]


def test_the_one_under_the_cursor_unfolds() -> None:
    assert "→" not in said(drawn(factors.PANEL, *WHOLE, size=(64, 8)))
    told = said(drawn(factors.PANEL, *WHOLE, size=(64, 12), cursor="err"))
    assert "→ Redo the cover and the first seconds" in told
    assert "worst 30:00–31:00 (1.0 %)" in told
    assert "views ÷ impressions: Of those the LIVE was shown to" in told


def test_with_room_all_are_unfolded() -> None:
    assert said(drawn(factors.PANEL, *WHOLE, size=(90, 40))).count("→") == 3


def test_early_in_a_live_it_is_said_that_it_is_too_early() -> None:
    assert "Too early to diagnose" in said(drawn(factors.PANEL, *WHOLE, moment=100))


def test_where_nothing_is_lower_that_is_said() -> None:
    market = Benchmarks(label="m", regions={"US": RegionBenchmarks(means={"err": 0.01})})
    assert said(drawn(factors.PANEL, *WHOLE, benchmarks=market)) == "Nothing is below the market by more than chance"


def test_without_a_benchmark_that_is_said() -> None:
    assert "No market average to compare with" in said(
        drawn(factors.PANEL, *WHOLE, benchmarks=Benchmarks(label="m", regions={}))
    )


def test_what_is_lower_is_marked_by_a_word_and_a_sign() -> None:
    lines = drawn(performance.PANEL, *WHOLE)
    assert next(line for line in lines if "Enter (ERR)" in line).endswith("▼ Lower −50 %")
    assert next(line for line in lines if "LIVE CTR" in line).endswith("● ±0 %")


def test_what_a_metric_means_is_at_hand() -> None:
    told = said(drawn(performance.PANEL, *WHOLE, cursor="ctor"))
    assert "CTOR is orders ÷ product clicks: Paid main orders for each product click" in told
    assert "Market: 5.0 %, m, US." in told


def test_gmv_is_told_as_the_product_of_its_factors() -> None:
    assert "GMV $1,250.00 = 1.00 h × 100K/h impressions × 10.0 % ERR × 20.0 % LIVE CTR × 2.5 % CTOR × $25.00 price" in said(
        drawn(performance.PANEL, *WHOLE, size=(90, 30))
    )


def test_before_anything_came_there_is_a_sentence() -> None:
    assert said(drawn(performance.PANEL, moment=0)) == "No figures of the LIVE have been reported yet"


def test_before_anything_came_there_is_no_row_to_pick() -> None:
    view = performance.PANEL.build(reading(played(LIVE, END), 0), chosen())
    assert performance.LISTED.keys(view) == []


def test_the_live_says_its_pace_against_the_benchmark() -> None:
    lines = drawn(basics.PANEL, *WHOLE, size=(64, 10))
    assert lines[0].split() == ["Impr.", "/", "hour", "100K/h", "▼", "Lower", "−17", "%", "vs", "market", "120K/h"]
    assert lines[1].split()[-5:] == ["+>999", "%", "vs", "market", "$100/h"]


def test_where_there_is_no_room_for_the_word_the_pace_is_still_whole() -> None:
    assert drawn(basics.PANEL, *WHOLE, size=(32, 10))[0].split() == ["Impr.", "/", "hour", "100K/h", "▼", "−17", "%"]


def test_the_live_says_room_creator_start_and_duration() -> None:
    told = said(drawn(basics.PANEL, *WHOLE, moment=1900))
    assert "Room r-1 Creator Mira · US Began 2026-08-12 17:50 UTC Duration 31:40 · on air" in told


def test_violations_are_told_only_where_there_are_any() -> None:
    assert "✕" not in said(drawn(basics.PANEL, *WHOLE))
    assert "✕ 25:00 A claim" in said(drawn(basics.PANEL, *WHOLE, VIOLATION))


def test_the_category_compared_within_is_marked() -> None:
    two = listed("p", "Beauty"), listed("q", "Toys"), *WHOLE, sold(5, "x", "q")
    lines = [line for line in drawn(basics.PANEL, *two) if line.startswith("Category")]
    assert [line.split()[1:] for line in lines] == [["●", "Beauty", "98", "%", "of", "GMV"], ["Toys", "2", "%", "of", "GMV"]]
    chosen = [line for line in drawn(basics.PANEL, *two, category="Toys") if line.startswith("Category")]
    assert [line.split()[1] for line in chosen] == ["Beauty", "●"]


class Remembered:
    """Own LIVEs of the days before, that did better at the enter-room rate."""

    def __init__(self, **told: Any) -> None:
        self.earlier = Earlier(**{"lives": tuple(ended(day) for day in (1, 2)), "recent": (ended(1), ended(2))} | told)

    def before(self, started_ms: int, creator: str | None) -> Earlier:
        return self.earlier


def ended(day: int, category: str | None = "Beauty", currency: str = "USD") -> PastLive:
    """A LIVE so many days before."""
    metrics = {"err": 0.2 + day / 100, "views": 900, "impressions": 4000, "impressions_per_hour": 5000, "gmv_per_hour": 700_000}
    start = (START_S - day * 86_400) * 1000
    return PastLive(
        id=day, title=f"[b]{day}", category=category, currency=currency, started_ms=start, ended_ms=start + 3_600_000,
        start_told=True, heard_s=0, duration_s=3600, lasted_s=3600, recording=Path(f"/lives/{day}.ndjson"), events=9,
        violations=0, fingerprint=str(day), metrics=metrics,
    )  # fmt: skip


def test_own_lives_that_did_better_are_told_with_how_to_replay_them() -> None:
    lines = drawn(examples.PANEL, *WHOLE, size=(80, 8), past=Remembered())
    assert lines[1].split()[:8] == ["2026-08-10", "[b]2", "Enter", "(ERR)", "22.0", "%", "10.0", "%"]
    assert "livetui replay /lives/2.ndjson" in said(lines)
    under = ("err", (START_S - 86_400) * 1000)
    assert "livetui replay /lives/1.ndjson" in said(drawn(examples.PANEL, *WHOLE, past=Remembered(), cursor=under))


def test_the_whole_title_stands_below_where_there_is_room() -> None:
    title = "Evening skincare: glow with me, live from the studio"
    past = Remembered(lives=(replace(ended(1), title=title),))
    assert title in said(drawn(examples.PANEL, *WHOLE, size=(64, 14), past=past))


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"category": "Toys"}, "no earlier LIVE is in this category"),
        ({"currency": "EUR"}, "no earlier LIVE in this category has enough of it, in this currency"),
    ],
)
def test_those_of_another_category_or_currency_are_no_examples_and_that_is_said(other: dict[str, str], why: str) -> None:
    past = Remembered(lives=(ended(1, **other),))
    assert said(drawn(examples.PANEL, *WHOLE, past=past)).endswith(why)


def test_at_what_none_did_better_is_said_below_those_that_did() -> None:
    told = said(drawn(examples.PANEL, *WHOLE, size=(80, 24), past=Remembered()))
    assert "no earlier LIVE in this category was better by 2 %" in told
    assert "livetui replay" in told


def test_a_live_of_the_history_that_makes_no_sense_is_pointed_out() -> None:
    told = said(drawn(examples.PANEL, *WHOLE, size=(80, 24), past=Remembered(senseless=frozenset({7}))))
    assert "livetui history forget 7" in told


def test_those_that_did_better_by_the_hour_are_examples_too() -> None:
    assert "GMV / hour" in said(drawn(examples.PANEL, *WHOLE, size=(80, 12), past=Remembered()))


def better(**choices: Any) -> list[tuple[str, str]]:
    """At what, and which, of LIVEs that did better by the enter-room rate and by the hour."""
    view = examples.PANEL.build(reading(played(LIVE, *WHOLE, END), 3600), chosen(past=BY_THE_HOUR, **choices))
    return [(row.metric.key, str(row.title)) for row in view.rows]


BY_THE_HOUR = Remembered(lives=tuple(ended(day) for day in range(1, 6)))


def test_the_best_at_each_factor_comes_first_then_the_next_at_each() -> None:
    assert better()[:4] == [("err", "[b]5"), ("gmv_per_hour", "[b]1"), ("err", "[b]4"), ("gmv_per_hour", "[b]2")]


def test_of_a_factor_that_was_chosen_there_are_more() -> None:
    assert better(better_at="err") == [("err", f"[b]{day}") for day in (5, 4, 3, 2, 1)]


def test_a_factor_at_which_none_did_better_leaves_those_of_each() -> None:
    assert better(better_at="ctor") == better()


def test_they_can_be_sorted() -> None:
    told = better(sorts={"examples": Sort("began", descending=False)})
    assert [title for _, title in told] == ["[b]5", "[b]4", "[b]3", "[b]3", "[b]2", "[b]1"]


def test_picking_one_chooses_its_factor_and_picking_again_each() -> None:
    key, before = ("err", (START_S - 5 * 86_400) * 1000), chosen(past=BY_THE_HOUR)
    for at in ("err", None):
        view = examples.PANEL.build(reading(played(LIVE, *WHOLE, END), 3600), before)
        pick = examples.LISTED.pick and examples.LISTED.pick(view, key)
        assert callable(pick)
        before = pick(before)
        assert before.better_at == at


def test_the_title_says_at_what() -> None:
    view = examples.PANEL.build(reading(played(LIVE, *WHOLE, END), 3600), chosen(past=BY_THE_HOUR, better_at="err"))
    assert "LIVEs that did better · Enter (ERR)" in examples.PANEL.draw(view, 64, 12, Look())[0].text


def test_a_history_that_cannot_be_read_says_why() -> None:
    past = Remembered(lives=(), trouble="The history is damaged: do something.")
    assert said(drawn(examples.PANEL, *WHOLE, past=past)) == "The history is damaged: do something."


def test_nothing_is_said_of_own_lives_until_they_are_known() -> None:
    assert said(drawn(examples.PANEL, *WHOLE, past=Remembered(lives=(), known=False))) == ""


def test_the_mean_of_own_lives_stands_beside_the_market_where_there_is_room() -> None:
    lines = drawn(performance.PANEL, *WHOLE, size=(90, 30), past=Remembered())
    assert next(line for line in lines if "Enter-room" in line or "Enter (ERR)" in line).split("%")[-2].split()[-1] == "21.5"
    assert "own 14 d" not in said(drawn(performance.PANEL, *WHOLE, size=(90, 30)))


def test_without_any_it_is_said_how_to_add_some() -> None:
    assert "livetui history import FILE … adds LIVEs" in said(drawn(examples.PANEL, *WHOLE))


def test_money_and_the_creator_can_be_hidden() -> None:
    over = reading(played(LIVE, *WHOLE, END))
    panels: tuple[Panel[Any], ...] = (factors.PANEL, performance.PANEL, basics.PANEL, examples.PANEL)
    for panel in panels:
        view = without_secrets(panel.build(over, chosen(past=Remembered())))
        told = said([strip.text for strip in panel.draw(view, 100, 40, Look())])
        assert "$" not in told
        assert "Mira" not in told


@pytest.mark.parametrize(
    ("size", "panels"),
    [
        ((200, 60), {"factors", "performance", "basics", "examples"}),
        ((160, 45), {"factors", "performance", "basics", "examples"}),
        ((120, 40), {"factors", "performance", "basics", "examples"}),
        ((80, 24), {"factors", "performance", "basics"}),
        ((60, 20), {"factors", "basics"}),
        ((30, 12), {"factors"}),
    ],
)
def test_what_matters_most_stays_on_a_small_screen(size: tuple[int, int], panels: set[str]) -> None:
    assert set(arrange(DIAGNOSIS, *size)) - {"header", "core", "timeline", "footer"} == panels


EVERYTHING = (*WHOLE, VIOLATION, listed("p", "护肤"), listed("q", "ครีม"), sold(9, "z", "q"))


@pytest.mark.parametrize("panel", [factors.PANEL, performance.PANEL, basics.PANEL, examples.PANEL])
def test_a_panel_fills_any_room_and_no_more(panel: Panel[Any]) -> None:
    view = panel.build(reading(played(LIVE, *EVERYTHING, END)), chosen(past=Remembered()))
    for width in range(0, 130, 7):
        for height in range(0, 40, 3):
            for cursor in (None, "err", "ctor", ("violation", "v"), ("category", "护肤")):
                strips = panel.draw(view, width, height, Look(hand=Hand(cursor=cursor)))
                assert [strip.cell_length for strip in strips] == [width] * height


def quiet_half_way() -> PlayedStage:
    """A LIVE in which hardly anybody came in at minute 30."""
    return PlayedStage(played(LIVE, listed("p", "Toys"), *WHOLE, VIOLATION, END))


@asynccontextmanager
async def page() -> AsyncIterator[Running]:
    async with running(at_s=3000, panels=PANELS, stage=quiet_half_way()) as here:
        await here.press(str(PAGES.index(DIAGNOSIS) + 1))
        yield here


async def test_enter_on_a_finding_goes_to_its_worst_moment() -> None:
    async with page() as here:
        here.app.choose(chosen())
        await here.press("down", "enter")
        assert here.playback.position == 1800


async def test_enter_on_a_violation_goes_to_its_clip() -> None:
    async with page() as here:
        here.app.query_one("#basics").focus()
        await here.press("down", "enter")
        assert here.playback.position == 1450


async def test_enter_on_a_category_compares_within_it_and_again_no_more() -> None:
    async with page() as here:
        here.app.query_one("#basics").focus()
        await here.press("down", "down", "enter")
        assert here.app.choices.category == "Toys"
        await here.press("enter")
        assert here.app.choices.category is None
