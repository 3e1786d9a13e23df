"""Page 5: who watches, who buys, where they differ, and followers against the others."""

from livetui.session.spans import read
from livetui.ui.look import Look
from livetui.ui.panels import audience, buyers, followers
from livetui.ui.panels.all import PANELS
from livetui.views.choices import Choices
from livetui.views.whom import Whom
from tests.ui.a_sample import SampleStage, sample
from tests.ui.running import running

AT_S = 48 * 60


def drawn(panel: object, width: int, height: int, at_s: int = AT_S) -> str:
    view = panel.PANEL.build(read(sample(), at_s), Choices())  # type: ignore[attr-defined]
    return "\n".join(strip.text for strip in panel.draw(view, width, height, Look()))  # type: ignore[attr-defined]


def test_differences_are_signed_and_what_follows_stands_below() -> None:
    text = drawn(buyers, 64, 20)
    assert "−22 pt" in text
    assert "+20 pt" in text
    assert "Speak to them" in text


def test_where_there_is_no_room_for_all_of_what_follows_there_is_none_of_it() -> None:
    assert "speak to" not in drawn(buyers, 64, 9)


def test_before_enough_have_bought_that_is_said() -> None:
    assert "Too few customers are known" in drawn(buyers, 64, 20, at_s=60)


def test_followers_stand_beside_the_others() -> None:
    text = drawn(followers, 64, 8)
    assert [line[2:12].strip() for line in text.splitlines()[2:5]] == ["Followers", "Others", "Not known"]


def test_two_columns_have_room_for_the_most_there_is() -> None:
    """The regions, which are many, stand beside all others rather than below one of them."""
    text = drawn(audience, 60, 30)
    heads = text.splitlines()[1]
    assert "Region" in heads
    assert "US-PR" in text
    assert all(word in text for word in ("Age", "Gender", "Device"))


async def test_customers_take_the_place_of_viewers() -> None:
    async with running(stage=SampleStage(), panels=PANELS, at_s=AT_S) as here:
        await here.press("5", "v")
        assert "Audience · customers" in here.text()
        assert here.app.choices.whom is Whom.CUSTOMERS
