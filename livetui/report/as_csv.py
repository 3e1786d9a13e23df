"""The trend as CSV (RFC 4180, UTF-8): a row for each piece of the span, for spreadsheets and scripts.

Key events stand in the last column of the row they fell into: whoever looks at a curve sees there why it jumped, and one table
goes through a pipe. What they are to the second is in the Parquet and JSON reports.
"""

import csv
import re
from io import StringIO

from livetui.report.table import table
from livetui.report.times import rfc3339
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.choices import Choices
from livetui.views.marks import Mark

SEPARATOR = " | "
"""Between the key events of a row: no spreadsheet takes it for the end of a cell."""

_FORMULA = re.compile(r"(^|[;,\t\r\n])(?=\s*[=+\-@＝＋－＠]|[\t\r])")
"""Where a spreadsheet would begin to compute; also behind what another country's spreadsheet takes for the end of a cell."""


def as_csv(reading: Reading, choices: Choices) -> bytes:
    """``time``, ``offset_s``, every metric by its key, and ``key_events``; empty where there is nothing."""
    told = table(reading)
    file = StringIO()
    writer = csv.writer(file)  # its lines end as RFC 4180 has them
    writer.writerow(("time", "offset_s", *told.columns, "key_events"))
    for row, (second, offset_s) in enumerate(zip(told.seconds, told.offsets, strict=True)):
        events = harmless(SEPARATOR.join(map(_words, told.marks[row])))
        writer.writerow((rfc3339(second * 1000), offset_s, *(values[row] for values in told.columns.values()), events))
    return file.getvalue().encode()


def harmless(text: str) -> str:
    """Text from outside that no spreadsheet computes: an apostrophe before what would begin a formula."""
    return _FORMULA.sub(r"\1'", text)


def _words(mark: Mark) -> Clean:
    return Clean(f"{mark.kind.name.lower()}: {harmless(mark.label)}")
