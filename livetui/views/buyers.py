"""Where customers differ from viewers."""

from collections import Counter as Histogram
from collections.abc import Iterator
from functools import reduce

from msgspec import Struct

from livetui.language import english
from livetui.metrics.level import two_proportions
from livetui.metrics.thresholds import AudienceRules
from livetui.session.counters import Role
from livetui.session.people import Trait
from livetui.session.reading import Reading
from livetui.text import Clean, clean
from livetui.views.choices import Choices


class Difference(Struct, frozen=True):
    """A value of a dimension that customers have more often, or less often, than viewers: more so than chance explains.

    Shares are of those whose value is known. ``dimension`` is ``gender``, ``age``, ``region`` or ``device``.
    """

    dimension: str
    label: Clean
    viewers: int
    buyers: int
    viewers_share: float
    buyers_share: float

    @property
    def difference(self) -> float:
        """Of the shares, above 0 where they buy more than they watch."""
        return self.buyers_share - self.viewers_share


class Buyers(Struct, frozen=True):
    """The largest differences, of ``all``; ``judged`` are the dimensions of which enough people are known to look for any."""

    rows: tuple[Difference, ...]
    judged: tuple[str, ...]
    all: int = 0

    @property
    def follows(self) -> Clean | None:
        """What the “Track LIVE performance” page draws from the largest one either way; None where there is none."""
        less = next((row for row in self.rows if row.difference < 0), None)
        more = next((row for row in self.rows if row.difference > 0), None)
        parts = []
        if less is not None:
            parts.append(
                english(
                    "{who} ({dimension}): they watch more than they buy. Find out why, think of an incentive.",
                    who=less.label, dimension=english(less.dimension),
                )
            )  # fmt: skip
        if more is not None:
            parts.append(
                english(
                    "{who} ({dimension}): they buy the most for their number. Speak to them.",
                    who=more.label, dimension=english(more.dimension),
                )
            )  # fmt: skip
        return reduce(lambda one, other: english("{one} {other}", one=one, other=other), parts) if parts else None


MOST = 8


def buyers(reading: Reading, choices: Choices, most: int | None = MOST) -> Buyers:
    """The largest differences, no more than ``most``, between the viewers and the customers of the reading's span.

    The test takes viewers and buyers for separate draws; buyers are among the viewers, so it is on the careful side.
    """
    rules = choices.thresholds.audience
    rows: list[Difference] = []
    judged: list[str] = []
    for trait in Trait:
        watch, buy = (reading.profile(role, trait) for role in (Role.VIEWERS, Role.CUSTOMERS))
        if watch.total() >= max(rules.least_viewers.value, 1) and buy.total() >= max(rules.least_buyers.value, 1):
            judged.append(trait.value)
            rows += _differences(trait, watch, buy, rules)
    rows.sort(key=lambda row: -abs(row.difference))
    return Buyers(tuple(rows[:most]), tuple(judged), len(rows))


def _differences(trait: Trait, watch: Histogram[str], buy: Histogram[str], rules: AudienceRules) -> Iterator[Difference]:
    viewers, customers = watch.total(), buy.total()
    for name in sorted(watch.keys() | buy.keys()):
        together = (watch[name] + buy[name]) / (viewers + customers)
        if min(together, 1 - together) * min(viewers, customers) < rules.least_expected.value:
            continue
        label, shares = clean(name, 40), (watch[name] / viewers, buy[name] / customers)
        found = Difference(trait.value, label, watch[name], buy[name], *shares)
        if found.difference and abs(two_proportions(buy[name], customers, watch[name], viewers)) >= rules.z.value:
            yield found
