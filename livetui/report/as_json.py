"""The report as JSON, in plain ASCII: nothing in a name can reach a terminal."""

import json

from livetui.report.document import document
from livetui.report.fields import Document
from livetui.session.reading import Reading
from livetui.views.choices import Choices


def as_json(reading: Reading, choices: Choices) -> str:
    """The whole report."""
    return written(document(reading, choices))


def written(document: Document) -> str:
    """One object, each of its keys on a line of its own, so that reports can be looked at and compared line by line."""
    lines = (
        f"{json.dumps(key)}: {json.dumps(value, allow_nan=False, separators=(',', ':'))}" for key, value in document.items()
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"
