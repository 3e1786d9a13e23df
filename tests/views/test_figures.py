"""How numbers are written."""

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livetui.metrics.catalogue import CATALOGUE, METRICS
from livetui.metrics.metric import Unit
from livetui.views import figures

MONEY = [
    # minor units, currency, full, short
    (1820450, "USD", "$18,204.50", "$18.2K"),
    (621000, "USD", "$6,210.00", "$6,210"),
    (96200, "USD", "$962.00", "$962"),
    (9610, "USD", "$96.10", "$96.10"),
    (9610.4, "EUR", "€96.10", "€96.10"),
    (0, "USD", "$0.00", "$0"),
    (-1250, "GBP", "−£12.50", "−£12.50"),
    (-0.2, "USD", "$0.00", "$0.00"),
    (999_996, "USD", "$9,999.96", "$10.0K"),
    (99_995_000, "USD", "$999,950.00", "$1.00M"),
    (123_456_789, "VND", "₫123,456,789", "₫123M"),
    (15_300, "JPY", "¥15,300", "¥15.3K"),
    (12_345, "KWD", "KWD 12.345", "KWD 12.35"),
    (50_000_00, "IDR", "Rp50,000.00", "Rp50.0K"),
    (990_00, "THB", "฿990.00", "฿990"),
    (990_00, "CHF", "CHF 990.00", "CHF 990"),
    (990_00, None, "990.00", "990"),
    (990_00, "[b]", "990.00", "990"),
    (None, "USD", "–", "–"),
    (nan, "USD", "–", "–"),
    (inf, "USD", "–", "–"),
]


@pytest.mark.parametrize(("minor", "currency", "full", "short"), MONEY)
def test_money_has_its_currencys_digits_and_sign(minor: float | None, currency: str | None, full: str, short: str) -> None:
    assert (figures.money(minor, currency), figures.money(minor, currency, short=True)) == (full, short)


@pytest.mark.parametrize(
    ("value", "full", "short"),
    [
        (0, "0", "0"), (312, "312", "312"), (1482, "1,482", "1,482"), (9999, "9,999", "9,999"), (12_431, "12,431", "12.4K"),
        (999_999, "999,999", "1.00M"), (1_240_000, "1,240,000", "1.24M"), (12.44, "12.4", "12.4"), (1204.6, "1,205", "1,205"),
        (-3, "−3", "−3"), (None, "–", "–"),
    ],
)  # fmt: skip
def test_counts(value: float | None, full: str, short: str) -> None:
    assert (figures.count(value), figures.count(value, short=True)) == (full, short)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.036, "3.6 %"), (0.124, "12.4 %"), (0.9, "90.0 %"), (1, "100 %"), (1.34, "134 %"), (0.99951, "100 %"),
        (0.0012, "0.12 %"),
        (0.00996, "1.0 %"), (0.0005, "0.05 %"), (0.00001, "<0.01 %"), (0, "0 %"), (-0.5, "−50.0 %"), (None, "–"), (nan, "–"),
    ],
)  # fmt: skip
def test_ratios_have_at_most_three_digits(value: float | None, text: str) -> None:
    assert figures.ratio(value) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(41.4, "41 s"), (8.42, "8.4 s"), (0, "0 s"), (99.4, "99 s"), (125, "2 m 05 s"), (None, "–")]
)
def test_durations(seconds: float | None, text: str) -> None:
    assert figures.duration(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (42.9, "0:42"), (754, "12:34"), (3599, "59:59"), (4364, "1:12:44"), (36_000, "10:00:00"), (-5, "−0:05")],
)
def test_positions(seconds: float, text: str) -> None:
    assert figures.position(seconds) == text


@pytest.mark.parametrize(
    ("value", "unit", "currency", "text"),
    [
        (120_000, Unit.MONEY, "USD", "+$1.2K"), (-99_00, Unit.MONEY, "USD", "−$99"), (5_50, Unit.MONEY, "USD", "+$5.50"),
        (9_90, Unit.MONEY, "USD", "+$9.90"), (-9_996, Unit.MONEY, "USD", "−$100"), (7, Unit.MONEY, "JPY", "+¥7"),
        (0, Unit.MONEY, "USD", "±$0"),
        (123_456_00, Unit.MONEY, "USD", "+$123K"), (18, Unit.COUNT, None, "+18"), (-112, Unit.COUNT, None, "−112"),
        (2345, Unit.COUNT, None, "+2.3K"),
        (1453, Unit.COUNT, None, "+1.5K"), (9_954, Unit.COUNT, None, "+10K"), (999_600, Unit.COUNT, None, "+1.0M"),
        (0, Unit.COUNT, None, "±0"), (0.02, Unit.RATIO, None, "+2.0 pt"),
        (-3, Unit.SECONDS, None, "−3.0 s"), (None, Unit.COUNT, None, "–"),
    ],
)  # fmt: skip
def test_changes_are_always_signed(value: float | None, unit: Unit, currency: str | None, text: str) -> None:
    assert figures.change(value, unit, currency) == text


@pytest.mark.parametrize(
    ("fraction", "text"),
    [(0.04, "+4 %"), (-0.62, "−62 %"), (0, "±0 %"), (-0.0001, "±0 %"), (0.004, "+0.4 %"), (12, "+>999 %"), (None, "–")],
)
def test_relative_changes_are_percentages_of_what_they_are_measured_against(fraction: float | None, text: str) -> None:
    assert figures.relative(fraction) == text


@pytest.mark.parametrize(
    ("value", "unit", "currency", "short", "text"),
    [
        (1820450, Unit.MONEY, "USD", False, "$18,204.50"), (1520344, Unit.MONEY_PER_HOUR, "USD", False, "$15.2K/h"),
        (12_431, Unit.COUNT, "USD", True, "12.4K"), (12_431, Unit.PER_HOUR, None, False, "12.4K/h"),
        (0.036, Unit.RATIO, None, False, "3.6 %"),
        (41, Unit.SECONDS, None, False, "41 s"), (None, Unit.PER_HOUR, None, False, "–"),
        (None, Unit.MONEY_PER_HOUR, "USD", True, "–"),
    ],
)  # fmt: skip
def test_every_unit_has_its_own_way(value: float | None, unit: Unit, currency: str | None, short: bool, text: str) -> None:
    assert figures.figure(value, unit, currency, short=short) == text


def test_roas_is_a_multiple_and_other_ratios_are_percentages() -> None:
    assert figures.figure_of(METRICS["roas"], 3.21) == "3.2 ×"
    assert figures.figure_of(METRICS["ctr"], 0.321) == "32.1 %"


@pytest.mark.parametrize(
    ("values", "unit", "currency", "labels"),
    [
        ((0, 50, 100), Unit.COUNT, None, ("0", "50", "100")),
        ((0, 10_000, 20_000), Unit.COUNT, None, ("0", "10K", "20K")),
        ((0, 0.025, 0.05), Unit.RATIO, None, ("0.0 %", "2.5 %", "5.0 %")),
        ((0, 250_000, 500_000), Unit.MONEY, "USD", ("$0", "$2,500", "$5,000")),
        ((0, 20, 40), Unit.SECONDS, None, ("0 s", "20 s", "40 s")),
    ],
)
def test_the_labels_of_an_axis_have_the_same_decimals(
    values: tuple[float, ...], unit: Unit, currency: str | None, labels: tuple[str, ...]
) -> None:
    metric = next(metric for metric in CATALOGUE if metric.unit is unit)
    assert figures.ticks(values, metric, currency) == labels


def test_an_axis_reads_as_its_metric_does() -> None:
    assert figures.ticks((0.0, 2.5), METRICS["roas"]) == ("0.0 ×", "2.5 ×")


@given(st.floats(-1e15, 1e15), st.sampled_from(list(Unit)), st.sampled_from(["USD", "VND", "KWD", None]))
def test_a_short_figure_stays_short_whatever_the_number(value: float, unit: Unit, currency: str | None) -> None:
    text = figures.figure(value if unit is not Unit.RATIO else value / 1e14, unit, currency, short=True)
    if unit is not Unit.SECONDS:
        assert sum(map(str.isdigit, text)) <= 4 or "T" in text
    assert len(text) <= 22


@given(st.integers(1_000, 10**13))
def test_a_short_difference_is_rounded_once(value: int) -> None:
    text = figures.change(value, Unit.COUNT).removeprefix("+")
    number, letter = text[:-1].replace(",", ""), text[-1]
    scale = {"K": 10**3, "M": 10**6, "B": 10**9, "T": 10**12}[letter]
    last_digit = scale / 10 ** len(number.partition(".")[2])
    assert abs(float(number) * scale - value) <= last_digit / 2 + value * 1e-9
