"""The page of the products, with keys and mouse, on the sample LIVE."""

from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from livetui.session.spans import read
from livetui.text import clean
from livetui.ui.draw import Drawing
from livetui.ui.look import Hand, Look
from livetui.ui.pages import PRODUCTS
from livetui.ui.panels import product, products
from livetui.ui.panels.all import PANELS
from livetui.views.choices import Choices
from livetui.views.performance import Compared, Performance
from livetui.views.product_detail import METRIC_KEYS, During, ProductDetail, product_detail
from livetui.views.products import ProductRow, Products
from tests.ui.a_sample import SampleStage, sample
from tests.ui.running import Running, running
from tests.ui.test_searching import key_of, on_products

AT_S = 48 * 60


def lines(drawing: Drawing) -> list[str]:
    return [strip.text.strip(" │╭╮╰╯─") for strip in drawing]


def frame(here: Running, panel: str) -> str:
    """What the frame of a panel says."""
    return here.app.query_one(f"#{panel}").render_line(0).text


async def test_the_pinned_product_is_looked_at_closely_where_none_was_chosen() -> None:
    async with on_products() as here:
        assert "Snail Mucin Essence 96, 100 ml · $19.90 · SKU SNAIL-100" in frame(here, "product")
        assert "● pinned 4:24" in frame(here, "product")


async def test_the_product_that_was_picked_is_looked_at_closely_and_marked() -> None:
    async with on_products() as here:
        await here.press("down", "down", "enter")
        assert "Cloud Barrier Cream" in frame(here, "product")
        assert "▸ chosen" in frame(here, "product")
        assert "▸Cloud Barrier Cream" in here.text()


async def test_picking_the_chosen_product_again_goes_back_to_the_pinned_one() -> None:
    async with on_products() as here:
        await here.press("down", "enter", "enter")
        assert here.app.choices.product is None
        assert "● pinned 4:24" in frame(here, "product")


async def test_a_chosen_product_that_is_pinned_says_both() -> None:
    async with on_products() as here:
        await here.press(*["down"] * 4, "enter")
        assert "▸ chosen · ● pinned 4:24" in frame(here, "product")
        assert "●▸Snail Mucin" in here.text()


async def test_two_clicks_pick_a_product() -> None:
    async with on_products() as here:
        for _ in range(2):
            await here.pilot.click("#products", offset=(10, 3))
            await here.pilot.pause()
        assert here.app.choices.product == "p3"


async def test_a_click_on_the_chart_of_a_product_goes_there() -> None:
    async with on_products() as here:
        view = here.app.query_one("#product")
        y = view.size.height // 2
        await here.pilot.click("#product", offset=(20, y))
        assert here.playback.position == AT_S
        await here.pilot.click("#product", offset=(view.size.width - 30, y))
        await here.pilot.pause()
        assert 1200 < here.playback.position < 2400


async def test_the_chart_of_a_product_shows_the_metrics_chosen_for_it() -> None:
    async with on_products() as here:
        await here.press("m", *"cart", "space", "enter")
        assert here.app.choices.product_trend == ("add_to_cart_rate", "ctor")
        assert "⠒ CTOR" in here.text()


async def test_only_what_a_product_has_can_be_chosen_for_its_chart() -> None:
    async with on_products() as here:
        await here.press("m", *"viewers")
        assert "No metric has “viewers” in its name" in here.text()
        assert "views" not in METRIC_KEYS


async def test_all_columns_have_room_on_a_large_screen() -> None:
    async with on_products((200, 60)) as here:
        head = next(line for line in here.text().splitlines() if line.startswith("│") and " product " in line)
        assert " ".join(head.strip("│ ").split()) == (
            "product GMV of GMV SKU orders orders sold impr. clicks CTR carts to cart CTOR SKU CTOR GPM price stock min left "
            "advice"
        )


async def test_before_anything_is_known_both_panels_say_so() -> None:
    async with running(at_s=0, panels=PANELS, stage=SampleStage()) as here:
        await here.press(key_of(PRODUCTS))
        assert here.text().count("No product has been shown yet") == 2


def row(**told: Any) -> ProductRow:
    """A product of which nothing else is known."""
    nothing = ProductRow(clean("p"), None, False, None, None, None, None, None, None, None, None, None, None, None, key="p")
    return replace(nothing, **told)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"stock": None}, "–"), ({"stock": 0, "stock_low": True}, "sold out"), ({"stock": 3, "stock_low": True}, "3 left"),
        ({"stock": 1200}, "1,200"), ({"stock": 54_321}, "54.3K"),
    ],
)  # fmt: skip
def test_what_runs_out_says_so_in_words(told: dict[str, Any], words: str) -> None:
    view = Products((row(**told),), None, "USD")
    drawn = products.draw(view, 60, 5, Look(hand=Hand(columns=("stock",))))
    assert lines(drawn)[2].endswith(words)


@pytest.mark.parametrize(("minutes", "stock", "words"), [(0.2, 1, "1"), (4.01, 9, "5"), (None, 9, "–"), (0.0, 0, "–")])
def test_minutes_left_are_whole_and_never_none_before_it_is_sold_out(minutes: float | None, stock: int, words: str) -> None:
    view = Products((row(stock=stock, sold_out_in_min=minutes),), None, "USD")
    drawn = products.draw(view, 60, 5, Look(hand=Hand(columns=("sold_out_in_min",))))
    assert lines(drawn)[2].split()[-1] == words


def detail(**told: Any) -> ProductDetail:
    view = product_detail(read(sample(), AT_S), Choices())
    assert view
    return replace(view, **told)


def words_of(view: ProductDetail, width: int = 80, height: int = 12) -> Sequence[str]:
    return lines(product.draw(view, width, height, Look()))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"stock": None}, "The feed does not say how many are left"), ({"stock": 0}, "Sold out"),
        ({"stock": 38, "sold_out_in_min": 24.0}, "38 left · sold out in 24 min at the pace of the last 10 min"),
        ({"stock": 3, "stock_low": True, "sold_out_in_min": 2.2},
         "Only 3 left · sold out in 3 min at the pace of the last 10 min"),
        ({"stock": 900, "sold_out_in_min": 300.0}, "900 left · sold out in 5 h at the pace of the last 10 min"),
        ({"stock": 9}, "9 left · too few sold lately to say for how long"),
    ],
)  # fmt: skip
def test_what_is_left_of_a_product_is_a_sentence(told: dict[str, Any], words: str) -> None:
    assert words_of(detail(row=row(**told)))[3] == words


def _did(orders: int) -> Performance:
    return Performance(60, 200, 20, orders, orders * 1000, 0.1, orders / 20)


def test_what_changed_stands_before_and_during_with_the_change() -> None:
    pin = During(60, None, False, Compared(_did(9), _did(6)))
    text = [" ".join(line.split()) for line in words_of(detail(during=(pin,)))]
    assert text[4:10] == [
        "before → P 1:00–now pinned", "GMV / min $60.00 → $90.00 +50 %", "orders / min 6 → 9 +50 %", "CTR 10.0 % → 10.0 % ±0 %",
        "CTOR 30.0 % → 45.0 % +50 %", "clicks / min 20 → 20 ±0 %",
    ]  # fmt: skip


@pytest.mark.parametrize(("orders", "words"), [(1, "1 order "), (2, "2 orders "), (0, "0 orders ")])
def test_one_order_is_not_orders(orders: int, words: str) -> None:
    assert words in " ".join(" ".join(words_of(detail(row=row(orders=orders)))).split())


def test_promotions_without_room_are_counted() -> None:
    during = tuple(During(at_s, clean("Giveaway"), True, Compared(_did(9), None)) for at_s in (0, 60, 120, 180))
    text = [" ".join(line.split()) for line in words_of(detail(during=during))]
    assert text[4] == "+ 2 more O 0:00–1:00 Giveaway O 1:00–2:00 Giveaway"
    assert text[6] == "orders / min – → 9 – → 9"


def test_a_product_without_pins_and_promotions_says_so() -> None:
    assert "It has not been pinned so far, and has had no promotion" in words_of(detail(during=()))[4]


def test_a_long_name_leaves_room_for_the_price_and_for_why_it_is_shown() -> None:
    drawn = product.draw(detail(row=row(name=clean("面膜" * 60), price=1990, sku=clean("M-1"))), 60, 8, Look())
    assert "… · $19.90" in drawn[0].text
    assert "● pinned 4:24" in drawn[0].text


@pytest.mark.parametrize("size", [(12, 3), (30, 5), (58, 8), (80, 14), (80, 20), (101, 9), (118, 20), (200, 35)])
def test_a_product_is_drawn_at_any_size(size: tuple[int, int]) -> None:
    for view in (detail(), None):
        drawing = product.draw(view, *size, Look())
        assert [strip.cell_length for strip in drawing] == [size[0]] * size[1]


@pytest.mark.parametrize("size", [(80, 20), (118, 20)])
def test_the_moment_under_a_cell_is_one_of_the_chart(size: tuple[int, int]) -> None:
    view = detail()
    told = [product.moment_at(view, *size, x, size[1] - 5) for x in range(size[0])]
    known = [at_s for at_s in told if at_s is not None]
    assert known == sorted(known)
    assert known[0] == view.trend.from_s
    assert AT_S - view.trend.bucket_s <= known[-1] <= AT_S
    assert all(product.moment_at(view, *size, x, y) is None for x in (0, size[0] - 1) for y in range(size[1]))
