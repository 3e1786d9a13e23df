"""Products that run low or out."""

import json
from random import Random

import pytest

from livetui.alerts.alert import Alert, AlertKind, Severity
from livetui.alerts.finder import Finder
from tests.alerts.happening import Fields, found, orders, session_of, times
from tests.session.playing import START_S, of_lines, reading


def _listed(stock: int, at: int = 0, product: str = "p1") -> list[Fields]:
    return [{"type": "product.listed", "at": at, "product": product, "name": "Serum", "stock": stock}]


def _end(at: int) -> list[Fields]:
    return [{"type": "note", "at": at, "text": ""}]


def _low(*parts: list[Fields]) -> list[Alert]:
    return found(session_of(*parts), AlertKind.STOCK_LOW)


def test_a_product_is_low_when_it_will_be_gone_in_ten_minutes() -> None:
    (alert,) = _low(_listed(60), list(orders(30, 1230, 30)), _end(1215))
    assert alert.sentence == "Stock down to 20, some 10 min at this pace: “Serum”"
    assert (times([alert]), alert.about.product) == ([(1210, None)], "p1")


def test_a_product_of_which_few_are_left_is_low_however_slowly_it_sells() -> None:
    (alert,) = _low(_listed(7), list(orders(10, 1500, 500)), _end(1600))
    assert alert.sentence == "Stock down to 5: “Serum”"


def test_few_pieces_that_nobody_buys_are_not_low() -> None:
    assert not _low(_listed(3), _end(1200))


def test_a_product_that_is_restocked_is_low_no_more() -> None:
    ((_, over),) = times(_low(_listed(60), list(orders(30, 1300, 30)), _listed(500, 1300), _end(1400)))
    assert over == 1310


def test_a_product_that_sold_out_is_no_longer_low() -> None:
    session = session_of(_listed(10), orders(30, 330, 30), _end(900))
    (low,), (out,) = found(session, AlertKind.STOCK_LOW), found(session, AlertKind.SOLD_OUT)
    assert low.until == out.at
    assert times([out]) == [(310, None)]


def test_a_product_that_sold_out_is_worse_while_it_is_pinned() -> None:
    pin: list[Fields] = [{"type": "product.pinned", "at": 100, "product": "p1"}]
    for pins, severity, sentence in (
        ([], Severity.WARN, "Sold out: “Serum”"),
        (pin, Severity.BAD, "Sold out, and still pinned: “Serum”"),
    ):
        (alert,) = found(session_of(_listed(10), orders(30, 330, 30), pins, _end(900)), AlertKind.SOLD_OUT)
        assert (alert.severity, alert.sentence) == (severity, sentence)


def test_a_product_that_sold_out_and_is_pinned_no_more_is_over_though_it_is_not_restocked() -> None:
    pins: list[Fields] = [
        {"type": f"product.{what}", "at": at, "product": "p1"} for what, at in (("pinned", 100), ("unpinned", 507))
    ]
    assert times(found(session_of(_listed(10), orders(30, 330, 30), pins, _end(900)), AlertKind.SOLD_OUT)) == [(310, 510)]


def test_a_product_that_is_pinned_after_it_sold_out_is_worse_from_then_on() -> None:
    pin: list[Fields] = [{"type": "product.pinned", "at": 507, "product": "p1"}]
    out = found(session_of(_listed(10), orders(30, 330, 30), pin, _end(900)), AlertKind.SOLD_OUT)
    assert [(alert.severity, *times([alert])) for alert in out] == [(Severity.WARN, (310, 510)), (Severity.BAD, (510, None))]


def test_another_pin_takes_the_place_of_one_that_sold_out() -> None:
    pins: list[Fields] = [{"type": "product.pinned", "at": at, "product": name} for name, at in (("p1", 100), ("p2", 507))]
    assert times(found(session_of(_listed(10), orders(30, 330, 30), pins, _end(900)), AlertKind.SOLD_OUT)) == [(310, 510)]


def test_a_product_that_there_never_was_did_not_sell_out() -> None:
    assert not found(session_of(_listed(0), _end(900)))


def test_each_product_has_its_own_alerts() -> None:
    both = [_listed(10, product=product) + list(orders(30, 330, 30, product)) for product in ("p1", "p2")]
    assert {alert.about.product for alert in found(session_of(*both, _end(400)), AlertKind.SOLD_OUT)} == {"p1", "p2"}


def test_a_product_no_feed_told_the_stock_of_is_never_low() -> None:
    assert not found(session_of(orders(0, 1200, 5), [{"type": "product.listed", "at": 0, "product": "p1"}]))


@pytest.mark.parametrize("seed", range(12))
def test_looking_all_the_time_finds_the_same_products_low_as_looking_once(seed: int) -> None:
    told, finder = _bought_and_restocked(Random(seed)), Finder()
    session = of_lines(told, range(0, len(told), 4 * (1 + seed)), watch=lambda session: finder.found(reading(session)))
    once = tuple(Finder().found(reading(session)))
    assert tuple(finder.found(reading(session))) == once
    assert {alert.until is None for alert in once if alert.kind is AlertKind.STOCK_LOW} >= {False}


def _bought_and_restocked(chance: Random) -> list[bytes]:
    """Some products that sell slowly or fast, of which there are few or plenty, now this and now that."""
    told: list[Fields] = []
    for product in "abcd":
        at = 0
        while at < 3600:
            told += _listed(chance.choice((8, 30, 90, 400)), at, product)
            until = at + chance.randrange(200, 1500)
            told += orders(at, until, chance.choice((3, 10, 40, 300)), product, chance.choice((1, 3)))
            told.append({"type": f"product.{chance.choice(('pinned', 'unpinned'))}", "at": at + 50, "product": product})
            at = until
    told.sort(key=lambda event: event["at"])
    return [json.dumps({**event, "ts": (START_S + event["at"]) * 1000}).encode() + b"\n" for event in told]
