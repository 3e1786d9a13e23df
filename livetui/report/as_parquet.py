"""The trend and the key events as Parquet, for analysts: two tables, each a file of its own, to be joined by their time.

The columns are the same for every LIVE: times are timestamps in UTC, sums integers (money in minor units), all else floating
point (ratios as fractions of 1), null where not available. The file's metadata says whose LIVE it is, and in which currency.
"""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from livetui.errors import UsageError
from livetui.metrics.catalogue import METRICS
from livetui.report.table import table
from livetui.session.reading import Reading
from livetui.text import clean
from livetui.views.choices import Choices
from livetui.views.marks import marks_between
from livetui.views.trend import summed

if TYPE_CHECKING:
    import pyarrow


def trend_as_parquet(reading: Reading, choices: Choices) -> bytes:
    """``time``, ``offset_s`` and every metric by its key, a row for each piece of the span."""
    pa = _arrow()
    told = table(reading)
    columns = {
        "time": pa.array([second * 1000 for second in told.seconds], pa.timestamp("ms", "UTC")),
        "offset_s": pa.array(told.offsets, pa.int64()),
    }
    for key, values in told.columns.items():
        columns[key] = pa.array(values, pa.int64() if summed(METRICS[key]) else pa.float64())
    return _file(reading, columns, bucket_s=str(told.bucket_s))


def events_as_parquet(reading: Reading, choices: Choices) -> bytes:
    """``time``, ``offset_s``, ``kind`` and ``label`` of each key event of the span."""
    pa = _arrow()
    marks, origin = marks_between(reading, reading.span.start, reading.span.end), reading.session.start_second
    columns = {
        "time": pa.array([(origin + mark.at_s) * 1000 for mark in marks], pa.timestamp("ms", "UTC")),
        "offset_s": pa.array([mark.at_s for mark in marks], pa.int64()),
        "kind": pa.array([mark.kind.name.lower() for mark in marks], pa.string()),
        "label": pa.array([mark.label for mark in marks], pa.string()),
    }
    return _file(reading, columns)


def _file(reading: Reading, columns: "dict[str, pyarrow.Array]", **more: str) -> bytes:
    from pyarrow import parquet

    live = reading.live
    about = {"title": live.title, "creator": live.creator, "currency": reading.session.currency, **more}
    metadata = {f"livetui.{name}": clean(value) for name, value in about.items() if value is not None}
    file = BytesIO()
    parquet.write_table(_arrow().table(columns, metadata=metadata), file, compression="zstd")
    return file.getvalue()


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError:
        raise UsageError("Parquet needs pyarrow, which is not installed: pip install 'livetui[parquet]'.") from None
    return pyarrow
