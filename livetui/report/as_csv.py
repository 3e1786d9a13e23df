"""The trend as CSV: a row for each piece of the span, for spreadsheets and scripts.

Key events stand in the last column of the row they fell into: whoever looks at a curve sees there why it jumped, and one table
goes through a pipe. What they are to the second is in the Parquet and JSON reports.
"""

from livetui.metrics.catalogue import METRICS
from livetui.report.spreadsheet import figure, harmless, named, written
from livetui.report.table import table
from livetui.report.times import rfc3339
from livetui.session.reading import Reading
from livetui.text import Clean
from livetui.views.choices import Choices
from livetui.views.marks import Mark

SEPARATOR = " | "
"""Between the key events of a row: no spreadsheet takes it for the end of a cell."""


def as_csv(reading: Reading, choices: Choices) -> bytes:
    """``time``, ``offset_s``, ``currency``, every metric by its key, and ``key_events``."""
    told, currency = table(reading), reading.session.currency
    metrics = [METRICS[key] for key in told.columns]
    head = ("time", "offset_s", "currency", *told.columns, "key_events")
    return written(
        [
            head,
            *(
                (
                    rfc3339(second * 1000),
                    offset_s,
                    named(currency),
                    *(figure(metric, told.columns[metric.key][row], currency) for metric in metrics),
                    harmless(SEPARATOR.join(map(_words, told.marks[row]))),
                )
                for row, (second, offset_s) in enumerate(zip(told.seconds, told.offsets, strict=True))
            ),
        ]
    )


def _words(mark: Mark) -> Clean:
    return Clean(f"{mark.kind.name.lower()}: {harmless(mark.label)}")
