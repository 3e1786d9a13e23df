"""Decimal amounts of money in minor units, exactly."""

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal

_DIGITS = {
    "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0, "RWF": 0, "UGX": 0, "UYI": 0,
    "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
    "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
    "CLF": 4, "UYW": 4,
}  # fmt: skip
"""ISO 4217's minor unit digits where they are not 2."""

_PLAIN = re.compile(r"[+-]?[0-9]{1,20}(\.[0-9]{0,40})?")
_LONGEST = 20
"""Digits before the point beyond which an amount is no money: far above what an event may carry."""
_EXACT = Context(prec=80, rounding=ROUND_HALF_EVEN)


def digits(currency: str | None) -> int:
    """How many digits of an amount in minor units stand after the decimal point."""
    return _DIGITS.get(currency or "", 2)


def minor(amount: int | Decimal | str, currency: str, times: int = 1) -> int | None:
    """``amount`` × ``times`` in the minor unit of ``currency``; None where it is not a plain, finite amount.

    A text may hold digits and one point, and no comma: to some a comma begins the decimals, to others it parts the thousands.
    Digits finer than the currency has are the trace of sums in binary floating point; rounding to the nearest undoes them, and
    halves go to the even side so that many of them do not add up to a bias.
    """
    if isinstance(amount, str):
        if not _PLAIN.fullmatch(amount):
            return None
    elif isinstance(amount, bool):
        return None
    value = Decimal(amount)
    if not value.is_finite() or value.adjusted() > _LONGEST or abs(times) > 10**_LONGEST:
        return None
    whole = _EXACT.scaleb(_EXACT.multiply(value, times), digits(currency))
    return int(_EXACT.to_integral_value(whole))
