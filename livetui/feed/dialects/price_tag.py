"""Prices as a shop shows them: ``฿100.00``, ``Rp25.000``, ``1.234,50 €``."""

import re

from msgspec import Struct

from livetui.feed.currency import digits, minor

_LONGEST = 40
_SHOWN = re.compile(r"([^0-9]*)([0-9](?:[0-9.,\s']*[0-9])?)([^0-9]*)")

_SYMBOLS = {
    "฿": "THB", "₫": "VND", "đ": "VND", "Rp": "IDR", "RM": "MYR", "₱": "PHP", "S$": "SGD", "US$": "USD", "£": "GBP", "€": "EUR",
    "¥": "JPY", "￥": "JPY", "円": "JPY", "CN¥": "CNY", "₩": "KRW", "₹": "INR", "R$": "BRL", "MX$": "MXN", "A$": "AUD",
    "C$": "CAD", "HK$": "HKD", "NT$": "TWD", "₺": "TRY", "zł": "PLN", "₪": "ILS", "₦": "NGN", "₴": "UAH",
}  # fmt: skip
_DOLLARS = "$"
"""Dollars and pesos of some country, all of two digits: an amount, but of no known currency."""


class PriceTag(Struct, frozen=True):
    """A price in minor units; its currency, where the tag says which."""

    price: int
    currency: str | None


def price_tag(shown: str) -> PriceTag | None:
    """What a price tag says; None where that is not one price, or of a currency it does not tell."""
    found = _SHOWN.fullmatch(shown) if len(shown) <= _LONGEST else None
    if found is None:
        return None
    before, number, after = found.groups()
    symbol = (before + after).strip()
    code = symbol if re.fullmatch("[A-Z]{3}", symbol) else _SYMBOLS.get(symbol)
    if code is None and symbol != _DOLLARS:
        return None
    price = minor(_plain(number, digits(code)), code or "")
    return None if price is None else PriceTag(price, code)


def _plain(number: str, places: int) -> str:
    """A number with a point before its decimals and no other mark, in a currency of so many ``places``."""
    number = re.sub(r"[\s']", "", number)
    last = max(number.rfind("."), number.rfind(","))
    if last < 0:
        return number
    mark, decimals = number[last], len(number) - last - 1
    both = {".", ","} <= set(number)
    # Three digits after the only kind of mark are thousands, but where the currency itself has three decimals.
    parts_decimals = number.count(mark) == 1 and (both or decimals != 3 or places == 3)
    whole = re.sub("[.,]", "", number[:last])
    return f"{whole}.{number[last + 1 :]}" if parts_decimals else whole + number[last + 1 :]
