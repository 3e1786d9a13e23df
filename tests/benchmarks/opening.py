"""Opening a recording: against DuckDB on one thread, and against decoding alone."""

import sys
from pathlib import Path

import msgspec

from livetui.engine.opening import Opening
from livetui.feed.events import union
from livetui.recording.read import Recording
from livetui.session.counters import Counter, Role
from livetui.session.division import Family
from livetui.session.reading import Reading
from livetui.session.spans import read
from tests.benchmarks import duck
from tests.benchmarks.recordings import recording
from tests.benchmarks.timing import best_of, say


def measure(folder: Path, events: int) -> None:
    """Print the ratios, once both have come to the same figures."""
    path = recording(folder, events)
    with duck.load(path) as connection:
        theirs = duck.totals(connection)
    if (ours := _totals(read(_open(path).session))) != theirs:
        sys.exit(f"the figures differ:\n{ours}\n{theirs}")
    opened, loaded, decoded = best_of(3, lambda: _open(path), lambda: duck.load(path).close(), lambda: _decode(path))
    say("opening, events/s of one core", f"{events / opened:,.0f}")
    say("opening: times as fast as DuckDB on one thread", f"{loaded / opened:.2f} x", ">= 1.2")
    say("opening: times as fast as bare msgspec decoding", f"{decoded / opened:.2f} x", ">= 0.4")


def _open(path: Path) -> Opening:
    with Recording(path) as source:
        opening = Opening(source)
        opening.run()
    opening.session.settle()
    return opening


def _decode(path: Path) -> None:
    decoder = msgspec.json.Decoder(union())
    with Recording(path) as source:
        for block in source.blocks():
            decoder.decode_lines(block.data)


def _totals(reading: Reading) -> dict[str, object]:
    """Our side of `duck.totals`."""
    channels, products = reading.channels(), reading.products()

    def by_channel(counter: Counter) -> list[tuple[object, ...]]:
        counted = ((name, paid, reading.sum_of(counter, Family.CHANNEL, (name, paid))) for name, paid in channels)
        return sorted((row for row in counted if row[2]), key=repr)

    def by_product(counter: Counter) -> list[tuple[object, ...]]:
        counted = ((product, reading.sum_of(counter, Family.PRODUCT, product)) for product in products)
        return sorted((row for row in counted if row[1]), key=repr)

    return {
        "impressions": [(reading.sum(Counter.IMPRESSIONS),)],
        "views": [(reading.sum(Counter.VIEWS),)],
        "watch_ms": [(reading.sum(Counter.WATCH_MS),)],
        "gmv": [(reading.sum(Counter.GMV),)],
        "channels": by_channel(Counter.VIEWS),
        "channel_gmv": by_channel(Counter.GMV),
        "products": by_product(Counter.PRODUCT_CLICKS),
        "product_gmv": by_product(Counter.GMV),
        "viewers": [(reading.people(Role.VIEWERS),)],
        "customers": [(reading.people(Role.CUSTOMERS),)],
        "comments": [(reading.sum(Counter.COMMENTS),)],
    }
