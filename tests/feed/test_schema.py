"""The feed's JSON Schema."""

import json
from typing import Any

from livetui.feed.events import EVENT_TYPES, type_name
from livetui.feed.schema import DIALECT, schema


def definitions() -> dict[str, dict[str, Any]]:
    """The event types by the name they go by on the wire."""
    kinds = {name: told for name, told in schema()["$defs"].items() if "type" in told.get("properties", {})}
    return {told["properties"]["type"]["enum"][0]: told for told in kinds.values()}


def test_it_says_what_it_is() -> None:
    assert schema()["$schema"] == DIALECT
    assert schema()["$id"].startswith("urn:livetui:")
    assert json.loads(json.dumps(schema())) == schema()


def test_every_event_type_is_in_it_with_all_its_fields() -> None:
    told = definitions()
    assert set(told) == {type_name(kind) for kind in EVENT_TYPES}
    for kind in EVENT_TYPES:
        assert set(told[type_name(kind)]["properties"]) == {"type", *kind.__struct_fields__}


def test_every_type_can_be_reached() -> None:
    reachable = {option["$ref"].removeprefix("#/$defs/") for option in schema()["anyOf"]}
    assert len(reachable) == len(EVENT_TYPES)
    assert reachable <= set(schema()["$defs"])


def test_what_is_required_and_what_is_allowed() -> None:
    paid = definitions()["order.paid"]
    assert set(paid["required"]) == {"type", "order", "items"}
    assert paid["properties"]["items"]["minItems"] == 1
    count = definitions()["join"]["properties"]["count"]
    assert (count["type"], count["minimum"], count["default"]) == ("integer", 0, 1)


def test_fields_of_its_own_are_no_fault_of_a_feed() -> None:
    assert "additionalProperties" not in definitions()["join"]
