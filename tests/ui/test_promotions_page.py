"""The page of promotions and quality: the funnel, promotions, violations, goals and advertising."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from livetui.ui.layout import arrange
from livetui.ui.look import Hand, Look
from livetui.ui.pages import PAGES, PROMOTIONS
from livetui.ui.panel import Panel
from livetui.ui.panels import advertising, funnel, goals, promotions, violations
from livetui.ui.panels.all import PANELS
from livetui.views.choices import Choices
from tests.session.playing import START_S, played, reading
from tests.ui.played_stage import PlayedStage
from tests.ui.running import Running, running

LIVE = {"type": "live.started", "at": 0, "currency": "USD", "region": "US"}
NO_HAND = Hand()
END = {"type": "heartbeat", "at": 3599}
STAGES = ("impression", "join", "product.impression", "product.click", "cart.added", "checkout.started")


def sold(at: float, order: str, amount: int = 2500, product: str = "p") -> dict[str, Any]:
    return {"type": "order.paid", "at": at, "order": order, "items": [{"product": product, "quantity": 1, "amount": amount}]}


def came(at: float, *counts: int) -> list[dict[str, Any]]:
    return [{"type": name, "at": at, "product": "p", "count": count} for name, count in zip(STAGES, counts, strict=False)]


WHOLE = (*came(1, 100_000, 11_000, 50_000, 2600, 300, 100), *(sold(2, f"o{i}") for i in range(20)))


def drawn(
    panel: Panel[Any], *events: dict[str, Any], size: tuple[int, int] = (60, 16), moment: int = 3600,
    hand: Hand = NO_HAND, **choices: Any,
) -> list[str]:  # fmt: skip
    """What a panel says of these events, line by line, inside its frame."""
    view = panel.build(reading(played(LIVE, *events, END), moment), Choices(**choices))
    strips = panel.draw(view, *size, Look(hand=hand))
    assert [strip.cell_length for strip in strips] == [size[0]] * size[1]
    return [strip.text[2:-2].rstrip() for strip in strips[1:-1]]


def said(lines: list[str]) -> str:
    return " ".join(" ".join(lines).replace("\N{NO-BREAK SPACE}", " ").split())


def test_all_seven_stages_and_the_bottleneck_fit_on_80_by_24() -> None:
    place = arrange(PROMOTIONS, 80, 24)["funnel"]
    lines = drawn(funnel.PANEL, *WHOLE, size=place.size)
    assert [line.split()[0] for line in lines if line[:1].isalpha()][:8] == [
        "Impressions", "Views", "Product", "Product", "Added", "Checkouts", "Orders", "Orders:",
    ]  # fmt: skip
    assert "▼ Bottleneck: Product clicks → Orders: 0.77 %, market 2.5 %, −69 % (sample" in said(lines)


def test_each_stage_has_a_bar_that_narrows_with_it() -> None:
    lines = drawn(funnel.PANEL, *came(1, 10_000, 1000, 100), size=(60, 12))
    bars = [line.count("━") for line in lines[1:4]]
    assert bars == sorted(bars, reverse=True)
    assert bars[0] > bars[2] > 0


def test_the_step_that_loses_most_has_a_sign_and_its_name() -> None:
    lines = drawn(funnel.PANEL, *WHOLE)
    assert [line.split()[0] for line in lines if "▼" in line] == ["Orders", "▼"]


def test_a_stage_reached_more_often_than_the_one_above_is_a_multiple_of_it() -> None:
    assert next(line for line in drawn(funnel.PANEL, *WHOLE) if line.startswith("Product impr")).split()[3:5] == ["4.5", "×"]


def test_early_it_is_said_that_it_is_too_early() -> None:
    assert "Too early to name a bottleneck" in said(drawn(funnel.PANEL, *came(1, 20, 2)))


def test_where_nothing_is_low_there_is_no_bottleneck() -> None:
    assert "No bottleneck so far" in said(drawn(funnel.PANEL, *came(1, 1000, 110)))


def test_without_stages_there_is_a_sentence() -> None:
    assert said(drawn(funnel.PANEL)) == "No stage of the funnel has been reported yet"


def giveaway(at: int, name: str, end: int | None = None, **more: Any) -> list[dict[str, Any]]:
    started = {"type": "promotion.started", "at": at, "promotion": name, "kind": "flash_sale", "title": f"Sale {name}", **more}
    return [started, *([{"type": "promotion.ended", "at": end, "promotion": name}] if end else [])]


BROUGHT = (sold(850, "a", 1000), sold(1010, "b", 5000), *came(900, 10, 10), *came(1050, 500, 2))


def test_a_promotion_that_runs_says_so_and_for_how_long() -> None:
    lines = drawn(promotions.PANEL, *giveaway(1000, "x"), *BROUGHT, moment=1125)
    assert lines[1].startswith(" ▶ 2:05  Sale x")


def test_what_a_promotion_brought_is_signed_and_called_an_estimate() -> None:
    lines = drawn(promotions.PANEL, *giveaway(1000, "x", 1200), *BROUGHT)
    assert lines[0].split() == ["promotion", "≈", "GMV", "≈", "views", "≈", "impr."]
    assert lines[1].split()[-3:] == ["+$40", "−8", "+490"]


def test_below_it_stands_when_it_was_its_kind_and_what_else_is_known() -> None:
    joined = {"type": "promotion.joined", "at": 1001, "promotion": "x", "count": 12}
    lines = drawn(promotions.PANEL, *giveaway(1000, "x", 1200, cost=2000), joined, *BROUGHT)
    assert lines[2].strip() == "16:40–20:00 · flash sale · return 2.0 × · 12 joined"


def test_where_there_is_room_all_of_it_has_columns() -> None:
    head = drawn(promotions.PANEL, *giveaway(1000, "x", 1200), size=(130, 10))[0]
    assert head.replace("≈ ", "≈").split() == [
        "promotion", "when", "≈GMV", "≈views", "≈impr.", "joined", "orders", "GMV", "cost", "return",
    ]  # fmt: skip


def test_the_one_under_the_cursor_tells_how_its_product_did_before_and_during_it() -> None:
    events = [each for i in range(8) for each in giveaway(1000 + i * 200, f"{i}", 1100 + i * 200, product="p")]
    lines = drawn(promotions.PANEL, *events, *BROUGHT, size=(80, 14), hand=Hand(cursor="0"))
    assert "Sale 0 · 16:40–18:20 · flash sale" in said(lines)
    assert "p GMV/min $0 → $30" in said(lines)


def test_without_promotions_there_is_a_sentence() -> None:
    assert said(drawn(promotions.PANEL)) == "No promotion has been started yet"


def raised(name: str, at: int = 100, **more: Any) -> dict[str, Any]:
    return {"type": "violation.raised", "at": at, "violation": name, "reason": f"Claim {name}", **more}


def test_a_violation_says_its_reason_when_how_it_stands_and_what_to_do() -> None:
    clip = (START_S + 90) * 1000
    lines = drawn(violations.PANEL, raised("x", recommendation="Say it otherwise.", severity="minor", clip_ts=clip))
    assert lines[0].split() == ["✕", "1:40", "·", "not", "appealed", "·", "minor", "clip", "1:30"]
    assert lines[1:3] == ["  Claim x", "  → Say it otherwise."]


def test_where_the_clip_of_a_violation_is_to_be_seen_is_cut_in_its_middle() -> None:
    clip_url = f"https://example.com/{'a' * 90}/clip-x1.mp4"
    line = drawn(violations.PANEL, raised("x", clip_url=clip_url), size=(60, 9))[2]
    assert line.startswith("  https://example.com/aa")
    assert line.endswith("/clip-x1.mp4")
    assert len(line) == 60 - 4


def test_those_that_stand_come_first_and_are_marked() -> None:
    resolved = {"type": "violation.resolved", "at": 300, "violation": "b"}
    lines = drawn(violations.PANEL, raised("a"), raised("b", 200), resolved)
    assert [line.split()[0] for line in lines if line[:1] in "✕✓" and line] == ["✕", "✓"]


def test_of_many_each_has_a_line_and_the_one_under_the_cursor_all_of_them() -> None:
    many = [raised(f"{i}", 100 + i, recommendation="Say it otherwise.") for i in range(9)]
    assert [line.split()[-1] for line in drawn(violations.PANEL, *many, size=(60, 8))] == ["8", "7", "6", "5", "4", "more"]
    lines = drawn(violations.PANEL, *many, size=(60, 8), hand=Hand(cursor="2"))
    assert "→ Say it otherwise." in said(lines)
    assert lines[-1] == "4 above · + 2 more"


def test_without_violations_there_is_one_quiet_sentence() -> None:
    assert said(drawn(violations.PANEL)) == "No violation has been reported"


JOINS = [{"type": "join", "at": at, "viewer": f"v{at}"} for at in range(0, 1800, 30)]


@pytest.mark.parametrize(
    ("target", "planned", "words"),
    [
        (50, 3600, "✓ reached"),
        (100, 3600, "▲ ahead, ends at ≈ 120, reached in ≈ 20 min"),
        (200, 3600, "▼ behind, ends at ≈ 120, needs ≈ 70 min"),
        (100, None, "→ reached in ≈ 20 min at this pace"),
    ],
)
def test_a_goal_says_whether_its_pace_is_enough(target: int, planned: int | None, words: str) -> None:
    lines = drawn(goals.PANEL, *JOINS, moment=1800, goals={"views": target}, planned_s=planned)
    assert lines[2].replace("\N{NO-BREAK SPACE}", " ") == words


def test_a_goal_has_how_much_of_it_is_done_and_how_much_of_the_time_has_gone() -> None:
    lines = drawn(goals.PANEL, *JOINS, size=(44, 8), moment=1800, goals={"views": 120}, planned_s=2400)
    assert lines[0].split() == ["Views", "60", "of", "120", "50", "%"]
    assert (lines[1].count("━"), lines[1].index("│")) == (20, 30)


def test_a_goal_in_money_is_told_as_money() -> None:
    lines = drawn(goals.PANEL, sold(5, "a", 123_400), goals={"gmv": 200_000})
    assert lines[0].split() == ["GMV", "$1,234", "of", "$2,000", "62", "%"]


def test_many_goals_are_told_in_a_line_each() -> None:
    told = {"views": 70, "gmv": 100, "orders": 5, "likes": 6, "err": 0.1}
    assert len([line for line in drawn(goals.PANEL, *JOINS, size=(44, 7), goals=told) if line]) == 5


def test_without_goals_it_is_said_how_to_set_some() -> None:
    assert "set some under goals in the configuration" in said(drawn(goals.PANEL))


def test_measures_have_their_band_in_words_and_by_a_sign() -> None:
    ad = {"type": "ad.spent", "at": 1, "spend": 1000, "impressions": 10_000, "clicks": 100, "conversions": 20}
    lines = drawn(advertising.PANEL, ad, size=(64, 20))
    told = {" ".join(line.split()[:2]): line.split()[2:] for line in lines if line.startswith("Ad ")}
    assert told == {
        "Ad CTR": ["1.0", "%", "▼", "low", "1.9–2.3", "%", "2.3", "%"],
        "Ad CVR": ["20.0", "%", "too", "little", "1.6–2.0", "%", "2.0", "%"],
    }  # fmt: skip
    assert "▸ Ad CTR is low: redo the hook" in said(lines)


def test_without_figures_there_is_a_sentence() -> None:
    assert said(drawn(advertising.PANEL)) == "No figures of advertising have been reported yet"


@pytest.mark.parametrize(
    ("size", "panels"),
    [
        ((200, 60), {"funnel", "promotions", "violations", "goals", "advertising"}),
        ((120, 40), {"funnel", "promotions", "violations", "goals", "advertising"}),
        ((80, 24), {"funnel", "promotions", "violations"}),
        ((60, 20), {"funnel", "promotions", "violations"}),
        ((40, 20), {"promotions", "violations"}),
    ],
)
def test_what_matters_most_stays_on_a_small_screen(size: tuple[int, int], panels: set[str]) -> None:
    assert set(arrange(PROMOTIONS, *size)) - {"header", "core", "timeline", "footer"} == panels


EVERYTHING = (
    *WHOLE, *giveaway(1000, "护肤", 1200, product="p", cost=5), *giveaway(1500, "x"),
    raised("ครีม", recommendation="Stop. " * 40), raised("v"), *JOINS,
    {"type": "ad.spent", "at": 1, "spend": 1000, "impressions": 10_000, "clicks": 100},
)  # fmt: skip


@pytest.mark.parametrize("panel", [funnel.PANEL, promotions.PANEL, violations.PANEL, goals.PANEL, advertising.PANEL])
def test_a_panel_fills_any_room_and_no_more(panel: Panel[Any]) -> None:
    choices = Choices(goals={"gmv": 90_000, "err": 0.1}, planned_s=7200)
    view = panel.build(reading(played(LIVE, *EVERYTHING, END)), choices)
    for width in range(0, 130, 7):
        for height in range(0, 30, 3):
            for cursor in (None, "x", "v", "gmv"):
                strips = panel.draw(view, width, height, Look(hand=Hand(cursor=cursor)))
                assert [strip.cell_length for strip in strips] == [width] * height


def eventful() -> PlayedStage:
    """Two promotions and a violation with a clip."""
    clip = raised("v", 1500, clip_ts=(START_S + 1450) * 1000)
    return PlayedStage(played(LIVE, *WHOLE, *giveaway(300, "a", 400), *giveaway(900, "b", 1000), clip, END))


@asynccontextmanager
async def page() -> AsyncIterator[Running]:
    async with running(at_s=3000, panels=PANELS, stage=eventful()) as here:
        await here.press(str(PAGES.index(PROMOTIONS) + 1))
        yield here


async def test_enter_on_a_promotion_goes_to_its_start() -> None:
    async with page() as here:
        here.app.query_one("#promotions").focus()
        await here.press("down", "down", "enter")
        assert here.playback.position == 301  # by which it has happened


async def test_enter_on_a_violation_goes_to_its_clip() -> None:
    async with page() as here:
        here.app.query_one("#violations").focus()
        await here.press("down", "enter")
        assert here.playback.position == 1450


async def test_down_walks_through_the_promotions_without_tab() -> None:
    async with page() as here:
        await here.press("down")
        assert "›Sale b" in here.text()
