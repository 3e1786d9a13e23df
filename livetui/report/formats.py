"""The formats a report can be written in: to add one, write its function and a line here."""

from collections.abc import Callable

from msgspec import Struct

from livetui.report.as_csv import as_csv
from livetui.report.as_html import as_html
from livetui.report.as_json import as_json
from livetui.report.as_parquet import events_as_parquet, trend_as_parquet
from livetui.report.text import as_text
from livetui.session.reading import Reading
from livetui.views.choices import Choices


class Format(Struct, frozen=True):
    """``write`` makes the whole report: text where a terminal may show it in its own encoding, else the bytes of a file."""

    name: str
    write: Callable[[Reading, Choices], str | bytes]


FORMATS: tuple[Format, ...] = (
    Format("text", as_text),
    Format("json", as_json),
    Format("csv", as_csv),
    Format("html", as_html),
    Format("parquet", trend_as_parquet),
    Format("parquet-events", events_as_parquet),
)


def format_named(name: str) -> Format | None:
    """The one of that name, if there is one."""
    return next((known for known in FORMATS if known.name == name), None)
