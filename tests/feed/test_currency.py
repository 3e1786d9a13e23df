"""Amounts of money in minor units, exactly."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livetui.feed.currency import digits, minor


@pytest.mark.parametrize(
    ("currency", "places"), [("USD", 2), ("JPY", 0), ("VND", 0), ("KWD", 3), ("CLF", 4), ("XYZ", 2), (None, 2)]
)
def test_a_currency_has_its_digits(currency: str | None, places: int) -> None:
    assert digits(currency) == places


@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [
        ("19.99", "USD", 1999), ("19.99", "JPY", 20), ("1.2345", "KWD", 1234), (5, "USD", 500), (Decimal("0.1"), "USD", 10),
        ("-3", "USD", -300), ("5.", "USD", 500), ("2.665", "USD", 266), ("2.675", "USD", 268), (Decimal("1E+3"), "USD", 100000),
        (Decimal("1E-999999999"), "USD", 0), ("0.00499999999999999999999999999999999999", "USD", 0),
    ],
)  # fmt: skip
def test_an_amount_is_taken_exactly(amount: int | Decimal | str, currency: str, expected: int) -> None:
    assert minor(amount, currency) == expected


@pytest.mark.parametrize(
    "amount",
    ["", "free", "1,234.50", "1.2.3", "1e3", " 5", "5 ", "$5", "٥", "NaN", "9" * 30, True, 10**4000, Decimal("NaN"),
     Decimal("Infinity"), Decimal("1E+400"), Decimal("1E+999999999")],
)  # fmt: skip
def test_what_is_no_plain_amount_is_none(amount: int | Decimal | str) -> None:
    assert minor(amount, "USD") is None


@given(
    st.decimals(-(10**12), 10**12, allow_nan=False, places=9),
    st.integers(0, 10**6),
    st.sampled_from(["USD", "JPY", "KWD", "CLF"]),
)
def test_an_amount_is_the_nearest_whole_number_of_minor_units(amount: Decimal, times: int, currency: str) -> None:
    assert minor(amount, currency, times) == round(Fraction(amount) * times * 10 ** digits(currency))
