"""The products: what was told of each, and which is pinned, as of any time."""

from hypothesis import given
from hypothesis import strategies as st

from livetui.feed.events import ProductListed, ProductPinned, ProductUnpinned
from livetui.session.shelf import Shelf

PINS = st.lists(st.tuples(st.integers(0, 20), st.booleans(), st.sampled_from("abc")), max_size=20)
Pins = list[tuple[int, bool, str]]


def _pinned(pins: Pins) -> Shelf:
    shelf = Shelf()
    for ts, pinned, product in pins:
        shelf.pinnings.add(ts, ProductPinned(product=product) if pinned else ProductUnpinned(product=product))
    return shelf


def _played(pins: Pins, end: int) -> tuple[int, str] | None:
    """One after the other: a pin takes the place of the one before, and an unpin of another product changes nothing."""
    held: tuple[int, str] | None = None
    for ts, pinned, product in sorted((pin for pin in pins if pin[0] < end), key=lambda pin: pin[0]):
        if pinned and (held is None or held[1] != product):
            held = ts, product
        elif not pinned and held is not None and held[1] == product:
            held = None
    return held


@given(PINS, st.integers(0, 22))
def test_what_is_pinned_at_a_time_is_what_playing_the_pins_up_to_it_leaves(pins: Pins, end: int) -> None:
    assert _pinned(pins).pinned(end) == _played(pins, end)


@given(PINS, st.integers(0, 22))
def test_every_pinning_before_a_time_is_told_in_order(pins: Pins, end: int) -> None:
    wanted = sorted(((ts, product) for ts, pinned, product in pins if pinned and ts < end), key=lambda pin: pin[0])
    assert _pinned(pins).pins(end, 100)[::-1] == wanted


def test_unpinning_another_product_leaves_the_pinned_one() -> None:
    assert _pinned([(1, True, "a"), (2, False, "b")]).pinned(9) == (1, "a")


def test_pinned_again_without_a_pause_is_pinned_since_the_first_time() -> None:
    assert _pinned([(1, True, "a"), (5, True, "a")]).pinned(9) == (1, "a")


def test_pinned_again_after_another_is_pinned_since_then() -> None:
    assert _pinned([(1, True, "a"), (3, True, "b"), (5, True, "a")]).pinned(9) == (5, "a")


def test_unpinned_is_nothing_pinned_even_if_another_was_before() -> None:
    assert _pinned([(1, True, "a"), (3, True, "b"), (5, False, "b")]).pinned(9) is None


LISTINGS = st.lists(
    st.tuples(
        st.integers(0, 20),
        st.builds(
            ProductListed,
            product=st.sampled_from("ab"),
            name=st.sampled_from([None, "Serum", "Cream"]),
            price=st.sampled_from([None, 0, 990]),
            stock=st.sampled_from([None, 0, 12]),
        ),
    ),
    max_size=15,
)


@given(LISTINGS, st.integers(0, 22))
def test_an_update_changes_what_it_tells_and_leaves_the_rest(listings: list[tuple[int, ProductListed]], end: int) -> None:
    shelf = Shelf()
    for ts, listed in listings:
        shelf.list_product(ts, listed)
        shelf.price_product(ts, listed)
    told = sorted((entry for entry in listings if entry[0] < end), key=lambda entry: entry[0])
    for product in "ab":
        mine = [(ts, listed) for ts, listed in told if listed.product == product]
        assert (product in shelf.listed(end)) == bool(mine)
        assert shelf.name(product, end) == next((each.name for _, each in mine[::-1] if each.name is not None), None)
        assert shelf.price(product, end) == next((each.price for _, each in mine[::-1] if each.price is not None), None)
        stock = next(((ts, each.stock) for ts, each in mine[::-1] if each.stock is not None), None)
        assert shelf.stock(product, end) == stock


def test_a_price_that_is_not_entered_is_not_the_products_price() -> None:
    shelf = Shelf()
    shelf.list_product(2, ProductListed(product="a", price=55, currency="EUR"))
    assert shelf.price("a", 9) is None
