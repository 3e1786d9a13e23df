"""The page of trends: the chart, what key events did, and what is pointed out."""

import pytest
from msgspec.structs import replace

from livetui.alerts.alert import Alert, AlertKind, Severity
from livetui.text import clean
from livetui.ui.look import Hand, Look
from livetui.ui.pages import PAGES, TRENDS
from livetui.ui.panels import alerts as alerts_panel
from livetui.ui.panels.all import PANELS
from livetui.views.alerts import AlertRow, Alerts
from tests.ui.a_sample import SampleStage
from tests.ui.running import running

_TRENDS = str(PAGES.index(TRENDS) + 1)
AN_ALERT = Alert(at=0, kind=AlertKind.ERR_DIP, severity=Severity.WARN, sentence=clean(""), advice=clean("Do it."))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_enter_on_a_key_event_goes_there(size: tuple[int, int]) -> None:
    async with running(size=size) as here:
        await here.press(_TRENDS, "down", "down", "enter")
        assert here.playback.position == 2101  # by which it has happened


async def test_the_latest_key_event_stands_first_with_what_it_did() -> None:
    async with running() as here:
        await here.press(_TRENDS)
        (row,) = [row for row in here.text().splitlines() if "Misleading claim" in row]
        told = "44:00 V Misleading claim +9 % 1,204 → 1,310 +21 % 3.4 % → 4.1 % 1:00"
        assert row.strip("│ ").split() == told.split()


async def test_enter_on_an_alert_goes_to_where_it_was_raised() -> None:
    async with running() as here:
        await here.press(_TRENDS)
        here.app.set_focus(here.app.query_one("#alerts"))
        await here.press("down", "enter")
        assert here.playback.position == 2200


async def test_what_holds_stands_first_and_says_what_to_do() -> None:
    async with running() as here:
        await here.press(_TRENDS)
        text = here.text()
        assert "2 now" in text
        assert text.index("Sold out, and still") < text.index("Enter-room rate fell") < text.index("More viewers than")
        assert "Pin another product." in text
        assert "Show what sells best now." not in text


@pytest.mark.parametrize("height", [6, 9, 20])
def test_the_alert_under_the_cursor_is_always_whole(height: int) -> None:
    rows = tuple(
        AlertRow(replace(AN_ALERT, at=at, sentence=clean(f"what {at} " + "word " * (at % 7))), at, None if at % 3 else at + 9)
        for at in range(40)
    )
    view = Alerts(rows, 26, 40, Severity.BAD, 0)
    for row in rows:
        drawing = alerts_panel.draw(view, 36, height, Look(hand=Hand(cursor=row.alert.key)))
        text = "\n".join(strip.text for strip in drawing)
        assert f"what {row.at_s} " in text
        assert (row.until_s is not None) or "Do it." in text.split(f"what {row.at_s} ")[1]


async def test_the_alerts_have_the_whole_page_when_asked() -> None:
    async with running(size=(80, 24)) as here:
        await here.press(_TRENDS, "tab", "tab", "tab", "f")
        assert "Key events" in here.text()
        await here.press("tab")
        assert "─ Alerts · what holds first ─" in here.text()
        assert "Key events" not in here.text()


async def test_sorting_by_a_metric_puts_the_greatest_change_first() -> None:
    async with running() as here:
        await here.press(_TRENDS, "down", "o", "o")
        assert here.app.choices.sorts["key_events"].column == "change_0"
        assert "↓⠶ Views" in here.text()


async def test_key_events_that_one_jumps_to_are_alerts_too() -> None:
    async with running(stage=SampleStage(), panels=PANELS, at_s=19 * 60) as here:
        await here.press("right_square_bracket")
        assert here.playback.position == 19 * 60 + 20
        assert "Enter-room rate fell" in here.text()
