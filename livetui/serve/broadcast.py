"""A recording that has been surveyed, told to any number of clients, to each from its own place and at its own pace."""

from collections.abc import AsyncGenerator, Iterator

from msgspec import Struct

from livetui.errors import UnreadableInput
from livetui.recording.read import Recording
from livetui.serve.batch import NOTHING, Batch, Sorter
from livetui.serve.pace import Pace
from livetui.serve.survey import Survey


class Broadcast(Struct, frozen=True):
    """What is told, and how fast."""

    survey: Survey
    pace: Pace

    def parts(self, recording: Recording, after: int) -> AsyncGenerator[Batch]:
        """What follows the first ``after`` events, as it falls due; ``recording`` is the file, opened for this alone."""
        return self.pace.parts(self.batches(recording, after))

    def batches(self, recording: Recording, after: int) -> Iterator[Batch]:
        """The recording as it was when it was surveyed; raises `UnreadableInput` where it is no longer that."""
        sorter = Sorter()
        for end, latest_ms, block in zip(self.survey.ends, self.survey.latest_ms, recording.blocks(), strict=False):
            begin = sorter.events
            if end <= after:
                sorter.skip(int(end), int(latest_ms))
                yield NOTHING  # so that others have their turn
                continue
            recorded, _ = sorter.sort(block)
            if sorter.events < end:
                break
            batch = self.survey.names.named(recorded, begin)
            yield batch.part(max(after - begin, 0), int(end) - begin)
        if sorter.events < self.survey.events:
            raise UnreadableInput(f"{recording.name} has changed while it was served: start “livetui serve” again.")
