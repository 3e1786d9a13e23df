"""The formats a report can be written in: to add one, write its function and a line here."""

from collections.abc import Callable
from dataclasses import dataclass

from livetui.report.as_json import as_json
from livetui.report.text import as_text
from livetui.session.reading import Reading
from livetui.views.choices import Choices


@dataclass(frozen=True, slots=True)
class Format:
    """``write`` makes the whole report; it ends with a newline."""

    name: str
    write: Callable[[Reading, Choices], str]


FORMATS: tuple[Format, ...] = (Format("text", as_text), Format("json", as_json))
