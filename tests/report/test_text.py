"""The report as text."""

import pytest

from livetui.engine.opening import Opening
from livetui.recording.read import Recording
from livetui.recording.sample import find_sample
from livetui.report.columns import WIDTH
from livetui.report.text import as_text
from livetui.session.session import Session
from livetui.session.spans import read
from livetui.text import Clean, width
from livetui.views.choices import Choices
from livetui.views.goals import goals
from livetui.views.outlook import outlook_words
from tests.report.a_live import event, order, reading, session_of


@pytest.fixture(scope="module")
def sample() -> Session:
    with Recording(find_sample()) as recording:
        opening = Opening(recording)
        opening.run()
    return opening.session


@pytest.mark.parametrize("span", ["whole", "30m", "5m"])
@pytest.mark.parametrize("at_s", [None, 0, 1, 300, 1800])
def test_it_fits_eighty_columns(sample: Session, at_s: float | None, span: str) -> None:
    lines = as_text(read(sample, at_s, span), Choices()).splitlines()
    assert max(width(Clean(line)) for line in lines) <= WIDTH
    assert all(line == line.rstrip() for line in lines)


def test_too_early_to_compare_is_said_as_on_the_screen(sample: Session) -> None:
    assert "\n  Too early to compare with the market.\n" in as_text(read(sample, 90), Choices())


def test_an_estimate_is_explained_only_where_there_is_one(sample: Session) -> None:
    for at_s in (0, 90, None):
        text = as_text(read(sample, at_s), Choices())
        assert ("≈ Estimated" in text) == ("≈" in text.replace("≈ Estimated", ""))
    told = event(0, "live.started"), event(0, "join"), event(5, "leave"), event(9, "note", text="")
    assert "≈ Estimated" in as_text(read(session_of(*told)), Choices())


def test_at_its_start_the_report_knows_what_the_live_is_called(sample: Session) -> None:
    text = as_text(read(sample, 0), Choices())
    assert text.startswith("Evening skincare")
    assert "does not tell" not in text.split("Worst against")[0]


def test_what_matters_most_comes_first(sample: Session) -> None:
    text = as_text(read(sample), Choices())
    titles = [line for line in text.splitlines() if line and not line.startswith(" ")][3:]
    assert titles == [
        "Worst against the market", "Violations", "Alerts", "Goals", "Metrics", "From impression to order", "Traffic sources",
        "Videos that bring viewers", "Advertising", "Products", "Promotions", "Audience", "Followers and others",
        "Comments and questions", "Key events", "Feed",
    ]  # fmt: skip
    assert [text.index(f"▼{rank} ") for rank in (1, 2, 3)] == sorted(text.index(f"▼{rank} ") for rank in (1, 2, 3))
    assert "sample values" in text


def test_names_are_whole_however_long() -> None:
    def many(word: str) -> str:
        return " ".join(f"{word}{number}" for number in range(12))

    live = session_of(
        event(0, "live.started", title=many("title"), creator=many("who"), category=many("kind")[:40], currency="USD"),
        event(1, "product.listed", product="p1", name=many("product"), price=1),
        event(2, "product.pinned", product="p1"),
        event(3, "promotion.started", promotion="g", kind="giveaway", title=many("win")),
        event(4, "violation.raised", violation="v", reason=many("claim")),
        event(5, "note", text=many("note")),
        event(6, "join", viewer="a", channel="for_you", video=many("video")[:60], region=many("r")[:24]),
        order(7, "1", 1000),
    )
    text = as_text(read(live), Choices())
    assert "…" not in text
    assert max(width(Clean(line)) for line in text.splitlines()) <= WIDTH
    for word in ("title", "who", "product", "win", "claim", "note"):
        assert set(many(word).split()) <= set(text.split())


def test_the_moment_and_the_span_are_said() -> None:
    text = as_text(reading(at_s=61, span="5m"), Choices())
    assert "Last 5 minutes: 0:00 to 1:01, as of 1:01\n" in text
    assert "on air" in text


def test_what_goes_by_reported_totals_is_named() -> None:
    told = session_of(
        event(0, "snapshot", counters={"gmv": 100, "product_clicks": 4}), event(1, "like", total=9), event(2, "join")
    )
    text = as_text(read(told), Choices())
    assert "By snapshots, not by single events: product clicks, gmv." in text
    assert "By the totals that come with events, not by single events: likes." in text


def test_what_the_feed_does_not_carry_is_named_not_shown_as_zero() -> None:
    text = as_text(read(session_of(event(0, "like", count=5))), Choices())
    assert "Likes" in text
    assert "Not available: GMV" in text
    assert "No channel has been reported by this feed." in text
    assert "No product has been reported by this feed." in text
    assert "This feed does not say who watches." in text
    assert "Violations" not in text
    assert " 0\n" not in text


def test_an_estimate_is_marked_and_explained() -> None:
    counted = event(0, "live.started"), event(0, "join", viewer="a"), event(5, "leave", viewer="a")
    text = as_text(read(session_of(*counted)), Choices())
    assert "≈1" in text
    assert "≈ Estimated" in text


def test_the_pinned_product_is_marked() -> None:
    text = as_text(reading(), Choices())
    assert "  ● Soap ☂" in text
    assert "● pinned for 1:58" in text


def test_money_is_written_in_its_currency() -> None:
    assert "¥1,500" in as_text(read(session_of(order(0, "1", 1500, currency="JPY"))), Choices())


def test_nothing_a_terminal_obeys_is_in_it() -> None:
    text = as_text(reading(), Choices())
    assert "\x1b" not in text
    assert "\x07" not in text


def test_what_follows_from_the_figures_is_said(sample: Session) -> None:
    text = " ".join(as_text(read(sample), Choices(goals={"gmv": 100_00})).split())
    assert "▼ Bottleneck: Impressions → Views: 8.8 %, market 11.0 %" in text
    assert "Organic leads by " in text
    assert "create urgency" in " ".join(as_text(read(sample, 1800), Choices()).split())
    assert "An estimate: the whole LIVE during the promotion" in text
    assert "Customers differ from viewers:" in text
    assert "GMV $100.00 " in text
    assert "the five minutes after against the five before" in text


def test_a_goal_ends_in_the_report_as_on_the_screen(sample: Session) -> None:
    at, choices = read(sample, 1800), Choices(goals={"views": 30_000})
    view = goals(at, choices)
    (row,) = (row for row in view.rows if row.metric.key == "views")
    shown = ", ".join(outlook_words(row, view)).replace("\N{NO-BREAK SPACE}", " ")
    assert shown == "→ reached in ≈ 14 min at this pace"
    assert f"  Views: {shown}" in as_text(at, choices).splitlines()


def test_what_is_too_little_to_compare_has_no_deviation(sample: Session) -> None:
    line = next(
        line for line in as_text(read(sample, 60), Choices()).splitlines() if line.startswith("    Impressions per hour")
    )
    assert line.endswith("  too little")


def test_shares_of_channels_add_up(sample: Session) -> None:
    lines = as_text(read(sample), Choices()).split("\nTraffic sources\n")[1].split("\n  Organic ")[0].splitlines()[1:]
    tenths = [round(float(line.split(" %")[0].split()[-1]) * 10) for line in lines]
    assert len(tenths) >= 8
    assert sum(tenths) == 1000
