"""How numbers are written: money, counts, ratios, durations, positions, changes.

Full figures stand alone, as on a tile; short ones stand in columns and have at most four significant digits. Money comes in
minor units. What is not available is :data:`MISSING`, and so is whatever is not a finite number.
"""

from collections.abc import Callable
from math import floor, isfinite, log10

from msgspec import Struct
from msgspec.structs import replace

from livetui.feed.currency import digits
from livetui.metrics.metric import Metric, Unit
from livetui.text import Clean

MISSING = Clean("–")
MINUS = "−"
HIDDEN = "•••"
"""In place of a currency: amounts in it are not to be read."""

_SYMBOLS = {
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "CN¥", "VND": "₫", "THB": "฿", "IDR": "Rp", "MYR": "RM", "PHP": "₱",
    "SGD": "S$", "KRW": "₩", "INR": "₹", "BRL": "R$", "MXN": "MX$", "AUD": "A$", "CAD": "C$", "TWD": "NT$", "TRY": "₺",
    "ILS": "₪", "NGN": "₦", "UAH": "₴",
}  # fmt: skip
_SCALES = ((1_000_000_000_000, "T"), (1_000_000_000, "B"), (1_000_000, "M"), (1_000, "K"))


def figure(value: float | None, unit: Unit, currency: str | None = None, *, short: bool = False) -> Clean:
    """``value`` as ``unit`` is read."""
    return _FORMS[unit].write(value, currency, short)


def figure_of(metric: Metric, value: float | None, currency: str | None = None, *, short: bool = False) -> Clean:
    """A metric's value, as its unit is read or as the metric has a way of its own."""
    return _OWN_FORMS.get(metric.key, _FORMS[metric.unit]).write(value, currency, short)


def money(minor: float | None, currency: str | None = None, *, short: bool = False) -> Clean:
    """An amount in minor units: ``$18,204.50``; short ``$18.2K``, ``$6,210``, ``$962``, ``$96.10``."""
    if minor is None or not isfinite(minor):
        return MISSING
    if currency == HIDDEN:
        return Clean(HIDDEN)
    places = digits(currency) if minor or not short else 0
    major = abs(minor) / 10**places
    if not short:
        number = f"{major:,.{places}f}"
    elif round(major) >= 10_000:
        number = _scaled(major)
    else:
        number = f"{major:,.0f}" if round(major, places) >= 100 else f"{major:,.{min(places, 2)}f}"
    return Clean(_sign(minor, number) + symbol(currency) + number)


def count(value: float | None, *, short: bool = False) -> Clean:
    """A number of things: ``1,482``; short ``12.4K`` from ten thousand on. A mean of counts keeps one decimal below 100."""
    if value is None or not isfinite(value):
        return MISSING
    size = abs(value)
    if short and round(size) >= 10_000:
        number = _scaled(size)
    else:
        number = f"{size:,.1f}" if size < 100 and size != round(size) else f"{size:,.0f}"
    return Clean(_sign(value, number) + number)


def ratio(value: float | None) -> Clean:
    """A fraction of 1 as a percentage of at most three significant digits: ``3.6 %``, ``0.12 %``, ``134 %``."""
    if value is None or not isfinite(value):
        return MISSING
    return _and(_percentage(value), " %")


def percent(share: float | None) -> Clean:
    """A share of a whole, where whole percents say enough: ``41 %``, ``<1 %``."""
    if share is None or not isfinite(share):
        return MISSING
    return Clean("<1 %" if 0 < share < 0.005 else f"{floor(share * 100 + 0.5)} %")


def part(tenths: int | None) -> Clean:
    """A part of a column that adds up to 100.0 %, given in tenths of a percent: ``62.3 %``."""
    return MISSING if tenths is None else Clean(f"{tenths // 10}.{tenths % 10} %")


def percents(part: int | None, *, any: bool) -> Clean:
    """A part of a column that adds up to 100 %, in whole percents; of less than one, whether there is ``any``: ``<1 %``."""
    return MISSING if part is None else Clean("<1 %" if any and not part else f"{part} %")


def multiple(value: float | None) -> Clean:
    """How many times over: ``3.2 ×``."""
    if value is None or not isfinite(value):
        return MISSING
    number = f"{abs(value):,.0f}" if abs(value) >= 99.95 else f"{abs(value):.1f}"
    return Clean(f"{_sign(value, number)}{number} ×")


def duration(seconds: float | None) -> Clean:
    """How long something lasts on average: ``8.4 s``, ``41 s``, ``2 m 05 s``."""
    if seconds is None or not isfinite(seconds):
        return MISSING
    if 0 < abs(seconds) < 9.95:
        return Clean(f"{_sign(seconds)}{abs(seconds):.1f} s")
    whole = round(abs(seconds))
    text = f"{whole} s" if whole < 100 else f"{whole // 60} m {whole % 60:02} s"
    return Clean(_sign(seconds, text) + text)


def position(seconds: float) -> Clean:
    """A moment of the LIVE, counted from its start: ``0:42``, ``1:12:44``."""
    whole = floor(abs(seconds))
    hours, minutes = divmod(whole // 60, 60)
    clock = f"{hours}:{minutes:02}" if hours else f"{minutes}"
    return Clean(f"{MINUS if seconds < 0 and whole else ''}{clock}:{whole % 60:02}")


def change(value: float | None, unit: Unit, currency: str | None = None) -> Clean:
    """A difference, signed, in three digits or fewer: ``+$1.2K``, ``+$7.11``, ``−112``; ratios in points, ``+0.61 pt``."""
    if value is None or not isfinite(value):
        return MISSING
    if currency == HIDDEN and unit in (Unit.MONEY, Unit.MONEY_PER_HOUR):
        return Clean(HIDDEN)
    return Clean(_signed(value, _FORMS[unit].size(abs(value), currency)))


def relative(fraction: float | None) -> Clean:
    """A change or deviation as a fraction of what it is measured against: ``+4 %``, ``−62 %``, ``±0 %``."""
    if fraction is None or not isfinite(fraction):
        return MISSING
    percent = abs(fraction) * 100
    if percent > 999:
        return Clean(f"{'+' if fraction > 0 else MINUS}>999 %")
    number = f"{percent:.1f}" if 0.05 <= percent < 0.95 else f"{percent:.0f}"
    return Clean(_signed(fraction, number + " %"))


def ticks(values: tuple[float, ...], metric: Metric, currency: str | None = None) -> tuple[Clean, ...]:
    """The labels of an axis: short, with as many decimals as it takes to tell one from the next, the same on each."""
    unit = metric.unit
    if currency == HIDDEN and unit in (Unit.MONEY, Unit.MONEY_PER_HOUR):
        return (Clean(HIDDEN),) * len(values)
    if metric.key in _OWN_FORMS:
        return tuple(figure_of(metric, value, currency, short=True) for value in values)
    if unit in (Unit.MONEY, Unit.MONEY_PER_HOUR):
        before, shown = symbol(currency), tuple(value / 10 ** digits(currency) for value in values)
    else:
        before, shown = "", tuple(value * 100 if unit is Unit.RATIO else value for value in values)
    after = {Unit.RATIO: " %", Unit.SECONDS: " s"}.get(unit, "")
    top = max(map(abs, shown), default=0)
    by, letter = next(((by, letter) for by, letter in _SCALES if top >= by * 10), (1, ""))
    scaled = [value / by for value in shown]
    places = next((n for n in range(3) if all(abs(round(v, n) - v) < 1e-6 for v in scaled)), 3)
    return tuple(Clean(f"{before}{v:,.{places}f}{letter if v else ''}{after}") for v in scaled)


def symbol(currency: str | None) -> str:
    """What stands before an amount: the currency's sign, or its code and a space; nothing for a code that is none."""
    if currency in _SYMBOLS:
        return _SYMBOLS[currency]
    return f"{currency} " if currency and len(currency) == 3 and currency.isascii() and currency.isalpha() else ""


def _scaled(number: float, significant: int = 3) -> str:
    """A thousand or more, with K, M, B or T: ``18.2K``, ``182K``; its decimals say no more than the digits asked for."""
    whole_digits = floor(log10(number)) % 3 + 1
    number = float(f"{number:.{max(significant, whole_digits)}g}")  # once: rounding what is rounded goes astray
    by, letter = next(((by, letter) for by, letter in _SCALES if number >= by), (1, ""))
    scaled = number / by
    places = max(0, significant - 1 - floor(log10(scaled)))
    return f"{scaled:,.{places}f}{letter}"


def _brief(number: float) -> str:
    """A difference's size, in two digits where they are enough."""
    if round(number) >= 1000:
        return _scaled(number, 2)
    return f"{number:.0f}" if number >= 9.95 or number == round(number) else f"{number:.1f}"


def _percentage(fraction: float) -> str:
    percent = abs(fraction) * 100
    if percent >= 99.95:
        number = f"{percent:,.0f}"
    elif percent >= 0.995 or percent == 0:
        number = f"{percent:.1f}" if percent else "0"
    else:
        number = f"{percent:.2f}" if percent >= 0.01 else "<0.01"
    return _sign(fraction, number) + number


def _sign(value: float, number: str = "1") -> str:
    """The sign of a plain number: only for one below zero, and never for one that reads zero."""
    return MINUS if value < 0 and any("1" <= digit <= "9" for digit in number) else ""


def _signed(value: float, number: str) -> str:
    if not any("1" <= digit <= "9" for digit in number):
        return "±" + number
    return ("+" if value > 0 else MINUS) + number


def _and(number: str, unit: str) -> Clean:
    return MISSING if number == MISSING else Clean(number + unit)


class _Form(Struct, frozen=True):
    """How a number is written: alone or in a column, and the size of a difference."""

    write: Callable[[float | None, str | None, bool], Clean]
    size: Callable[[float, str | None], str]


def _money_size(minor: float, currency: str | None) -> str:
    places = min(digits(currency), 2)
    major = minor / 10 ** digits(currency)
    small = 0 < round(major, places) < 10
    return symbol(currency) + (f"{major:.{places}f}" if small else _brief(major))


_MONEY = _Form(lambda value, currency, short: money(value, currency, short=short), _money_size)
_COUNT = _Form(lambda value, currency, short: count(value, short=short), lambda value, currency: _brief(value))
_FORMS: dict[Unit, _Form] = {
    Unit.MONEY: _MONEY,
    Unit.MONEY_PER_HOUR: replace(_MONEY, write=lambda value, currency, short: _and(money(value, currency, short=True), "/h")),
    Unit.COUNT: _COUNT,
    Unit.PER_HOUR: replace(_COUNT, write=lambda value, currency, short: _and(count(value, short=True), "/h")),
    Unit.RATIO: _Form(lambda value, currency, short: ratio(value), lambda value, currency: _percentage(value) + " pt"),
    Unit.SECONDS: _Form(lambda value, currency, short: duration(value), lambda value, currency: duration(value)),
}
"""Rates per hour are always short, for their last digits mean nothing."""

_OWN_FORMS: dict[str, _Form] = {
    "roas": _Form(lambda value, currency, short: multiple(value), lambda value, currency: multiple(value)),
}
"""By metric: ratios read as a multiple of what was put in, not as a part of a whole."""
