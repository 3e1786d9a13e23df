"""Prices as a shop shows them."""

import pytest

from livetui.feed.dialects.price_tag import PriceTag, price_tag

SHOWN = {
    "฿100.00": PriceTag(10000, "THB"),
    "฿1,190.00": PriceTag(119000, "THB"),
    "THB 100": PriceTag(10000, "THB"),
    "$12.99": PriceTag(1299, None),
    "US$1,234,567.5": PriceTag(123456750, "USD"),
    "Rp25.000": PriceTag(2500000, "IDR"),
    "Rp 1.250.000": PriceTag(125000000, "IDR"),
    "150.000₫": PriceTag(150000, "VND"),
    "¥1,980": PriceTag(1980, "JPY"),
    "RM5.9": PriceTag(590, "MYR"),
    "1.234,50 €": PriceTag(123450, "EUR"),
    "1 234,50\u00a0zł": PriceTag(123450, "PLN"),
    "KWD 1.250": PriceTag(1250, "KWD"),
    "CHF 1'234.50": PriceTag(123450, "CHF"),
}


@pytest.mark.parametrize("shown", SHOWN)
def test_a_price_tag_is_read(shown: str) -> None:
    assert price_tag(shown) == SHOWN[shown]


@pytest.mark.parametrize(
    "shown", ["", "free", "100", "฿", "฿100–฿190", "from ฿100", "kr 100", "฿-5", "฿" + "9" * 30, "฿" + "1," * 50_000]
)
def test_what_is_not_one_clear_price_is_none(shown: str) -> None:
    assert price_tag(shown) is None
