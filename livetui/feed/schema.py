"""The feed as a JSON Schema, made from the event types themselves."""

from typing import Any

import msgspec

from livetui.feed.events import union

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID = "urn:livetui:feed:1"


def schema() -> dict[str, Any]:
    """The schema of one line: an event of any of the types.

    It says what the program takes. Fields it does not name are ignored, events of other types are counted and left out.
    """
    return {
        "$schema": DIALECT,
        "$id": ID,
        "title": "livetui event",
        "description": "One line of a livetui feed or recording.",
        **msgspec.json.schema(union()),
    }
