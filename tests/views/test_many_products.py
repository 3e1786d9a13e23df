"""Of hundreds of products, the rows that are shown have their figures."""

from functools import cache
from random import Random

import pytest
from msgspec.structs import replace

from livetui.session.session import Session
from livetui.views.choices import Choices
from livetui.views.products import COLUMNS, products, told_around
from livetui.views.sorting import Sort
from tests.session.playing import played, reading

NUMBER = 120


@cache
def _many() -> Session:
    chance = Random(1)
    events = [{"type": "live.started", "at": 0, "currency": "USD"}, {"type": "product.pinned", "at": 5, "product": "p7"}]
    for n in range(NUMBER):
        product = {"product": f"p{n}"}
        listed = {"type": "product.listed", "at": 1, "name": f"{chance.choice('abc')} soap", "stock": chance.randrange(40)}
        events += [listed | product, {"type": "product.impression", "at": 9, "count": chance.randrange(1, 500)} | product]
        events += [{"type": "product.click", "at": 10, "count": chance.randrange(1, 90)} | product]
        events += [
            {"type": "order.paid", "at": 20 + i, "order": f"{n}-{i}", "items": [product | {"quantity": 1, "amount": 100 * n}]}
            for i in range(chance.randrange(3))
        ]
    return played(*events, {"type": "heartbeat", "at": 599})


@pytest.mark.parametrize("sort", [None, *(Sort(column.key) for column in COLUMNS)], ids=lambda sort: sort and sort.column)
@pytest.mark.parametrize("cursor", [None, 0, 50, NUMBER - 1])
def test_the_rows_around_the_cursor_are_those_of_the_whole_list(cursor: int | None, sort: Sort | None) -> None:
    choices = Choices(sorts={"products": sort} if sort else {})
    whole = products(reading(_many()), choices)
    key = None if cursor is None else whole.rows[cursor].key
    some = products(reading(_many()), replace(choices, room=15, cursor=key))
    assert [row.key for row in some.rows] == [row.key for row in whole.rows]
    at = cursor or 0
    shown = slice(max(at - 15, 0), at + 15)
    assert some.rows[shown] == whole.rows[shown]
    assert told_around(some, key, 15)


def test_rows_far_from_the_cursor_have_their_places_alone() -> None:
    some = products(reading(_many()), Choices(room=15))
    assert {row.name for row in some.rows[40:]} == {None}
    assert not told_around(some, some.rows[60].key, 15)


def test_the_pinned_product_is_known_wherever_it_stands() -> None:
    assert [row.key for row in products(reading(_many()), Choices(room=1)).rows if row.pinned] == ["p7"]


def test_products_that_sold_alike_stand_by_name() -> None:
    unsold = [row for row in products(reading(_many()), Choices()).rows if not row.gmv]
    assert len(unsold) > 20
    assert [row.name for row in unsold] == sorted(row.name or "" for row in unsold)
