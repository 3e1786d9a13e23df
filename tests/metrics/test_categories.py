"""Which category a LIVE is compared within."""

from typing import Any

from livetui.metrics.categories import benchmark_category, categories
from livetui.session.reading import Reading
from tests.session.playing import played, reading


def listed(product: str, category: str | None, at: float = 1) -> dict[str, Any]:
    return {"type": "product.listed", "at": at, "product": product} | ({"category": category} if category else {})


def sold(product: str, amount: int, at: float = 2) -> dict[str, Any]:
    return {"type": "order.paid", "at": at, "order": f"{product}-{at}-{amount}", "items": [
        {"product": product, "quantity": 1, "amount": amount},
    ]}  # fmt: skip


def live(*events: dict[str, Any], category: str | None = None, moment: int | None = None) -> Reading:
    started = {"type": "live.started", "at": 0} | ({"category": category} if category else {})
    return reading(played(started, *events, {"type": "heartbeat", "at": 100}), moment)


def test_it_is_that_of_the_product_with_the_most_gmv() -> None:
    many = [listed("a", "Toys"), listed("b", "Toys"), listed("c", "Beauty"), sold("a", 60), sold("b", 60), sold("c", 100)]
    assert benchmark_category(live(*many)) == "Beauty"


def test_each_category_has_the_gmv_of_all_its_products() -> None:
    many = [listed("a", "Toys"), listed("b", "Toys"), listed("c", "Beauty"), sold("a", 60), sold("b", 60), sold("c", 100)]
    assert [(each.name, each.gmv) for each in categories(live(*many))] == [("Beauty", 100), ("Toys", 120)]


def test_before_anything_is_sold_it_is_the_lives_own() -> None:
    assert benchmark_category(live(listed("a", "Beauty"), listed("b", "Toys"), category="Toys")) == "Toys"


def test_where_no_product_has_one_it_is_the_lives() -> None:
    assert benchmark_category(live(listed("a", None), sold("a", 5), category="Toys")) == "Toys"


def test_where_nothing_tells_there_is_none() -> None:
    assert benchmark_category(live(sold("a", 5))) is None


def test_what_is_chosen_goes_first() -> None:
    assert benchmark_category(live(category="Toys"), "Beauty") == "Beauty"


def test_a_category_told_later_is_not_known_before() -> None:
    events = [listed("a", "Toys"), sold("a", 5), listed("a", "Beauty", at=50)]
    assert benchmark_category(live(*events, moment=40)) == "Toys"
    assert benchmark_category(live(*events)) == "Beauty"
