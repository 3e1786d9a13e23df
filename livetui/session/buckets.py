"""A span cut into equal pieces, for trends."""

from itertools import pairwise

import numpy as np

from livetui.session.reading import Reading
from livetui.session.stretches import Stretches
from livetui.session.tally import Counted, Ints


class Buckets(Stretches):
    """A span cut into equal pieces (the last one may be shorter), in order of time; an empty span has none."""

    def __init__(self, reading: Reading, bucket_s: int) -> None:
        span = reading.span
        self.bucket_s = bucket_s
        self.edges: Ints = np.append(np.arange(span.start, span.end, bucket_s), span.end)
        super().__init__(reading, list(pairwise(self.edges.tolist())))

    def _rises(self, column: Counted) -> Ints:
        rises: Ints = np.diff(column.befores(self.edges))  # where one ends the next begins
        return rises
