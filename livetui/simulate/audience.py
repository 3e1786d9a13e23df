"""Who is there: people, their visits, and picking one of those present."""

import msgspec

from livetui.feed.events import Join, Leave
from livetui.simulate.agenda import Agenda
from livetui.simulate.chance import Chance, Wheel, choose
from livetui.simulate.channels import CHANNELS
from livetui.simulate.phrases import LANGUAGES

REMEMBERED = 8192
"""How many earlier visitors may come back; bounds the memory of a long LIVE."""

GENDER = Wheel((("female", 60), ("male", 27), (None, 13)))
AGE = Wheel((("18-24", 30), ("25-34", 30), ("35-44", 17), ("45-54", 9), ("55+", 5), (None, 9)))
DEVICE = Wheel((("ios", 56), ("android", 39), ("web", 2), (None, 3)))
REGION = Wheel((
    ("US-CA", 130), ("US-TX", 110), ("US-FL", 80), ("US-NY", 70), ("US-PA", 36), ("US-IL", 36), ("US-OH", 34),
    ("US-GA", 38), ("US-NC", 34), ("US-MI", 28), ("US-NJ", 30), ("US-AZ", 27), ("US-VA", 26), ("US-WA", 26),
    ("US-TN", 22), ("US-MA", 20), ("US-NV", 16), ("US-HI", 10), ("US-PR", 12), ("MX", 34), ("CA", 30), ("PH", 26),
    ("VN", 20), ("MY", 14), ("ID", 16), ("TH", 14), ("GB", 14), (None, 47),
))  # fmt: skip

# How willing people are to click and buy, in arbitrary units: only ratios matter.
GENDER_WARMTH = {"female": 1.3, "male": 0.5, None: 0.9}
AGE_WARMTH = {"18-24": 0.65, "25-34": 1.4, "35-44": 1.45, "45-54": 0.9, "55+": 0.6, None: 0.9}

# Half of all visits are shorter than MEDIAN_MS, a few last a hundred times that; the mean is nearly four times as long.
MEDIAN_MS = 9_500.0
SHORTEST_MS = 700
TAIL = 1.01


PROFILES = 8192
"""How many different people there are; far more than can be told apart by a profile."""


class Profile(msgspec.Struct, gc=False, frozen=True):
    """What is known of somebody, and what is not but makes them buy."""

    lang: str
    gender: str | None
    age: str | None
    region: str | None
    device: str | None
    warmth: float


class Person(msgspec.Struct, gc=False):
    """Somebody with an account: the same in every visit, but for what they come to do here."""

    id: str
    profile: Profile
    follower: bool | None
    leaves_ms: int = 0
    entered: str | None = None  # the giveaway taken part in last

    @property
    def willing(self) -> float:
        """How likely a click becomes an order, against the average."""
        return self.profile.warmth * 2.0 if self.follower else self.profile.warmth


class Visit(msgspec.Struct, gc=False, frozen=True):
    """One stay in the room."""

    person: Person
    channel: int
    video: str | None
    enters_ms: int
    leaves_ms: int


class Audience:
    """Lets people in, and knows who has not left."""

    def __init__(self, chance: Chance, agenda: Agenda) -> None:
        self._chance = chance
        self._agenda = agenda
        # Drawn ahead: five draws for each person would take longer than all else about entering.
        self._profiles = [_profile(chance) for _ in range(PROFILES)]
        self._present: list[Visit] = []
        self._earlier: list[Person] = []
        self._leaving: dict[int, int] = {}
        self._people = 0
        self.current = 0
        self.views = 0

    def enter(self, ms: int, channel: int, video: str | None, stay: float, until_ms: int = 0) -> None:
        """Let somebody in; `until_ms` is a moment they would not miss, such as the draw of a giveaway."""
        chance, agenda = self._chance, self._agenda
        person = self._somebody(channel, ms)
        profile = person.profile
        through = CHANNELS[channel]
        draw = chance()
        watch_ms = SHORTEST_MS + int(MEDIAN_MS * stay * through.stay * draw / (TAIL - draw))
        leaves_ms = max(ms + watch_ms, until_ms)
        if leaves_ms >= agenda.end_ms:
            # Those who see the end leave in its last three seconds.
            leaves_ms = max(ms, agenda.end_ms - 1 - int(chance() * 3000.0))
        person.leaves_ms = leaves_ms
        self.views += 1
        self.current += 1
        number = self.views
        agenda.add(ms, Join(
            ts=ms, id=f"j{number}", viewer=person.id, channel=through.name, paid=through.paid, video=video,
            follower=person.follower, gender=profile.gender, age=profile.age, region=profile.region, device=profile.device,
        ))  # fmt: skip
        agenda.add(leaves_ms, Leave(ts=leaves_ms, id=f"l{number}", viewer=person.id, watch_ms=leaves_ms - ms))
        second = (leaves_ms - agenda.start_ms) // 1000
        self._leaving[second] = self._leaving.get(second, 0) + 1
        self._present.append(Visit(person, channel, video, ms, leaves_ms))

    def close(self, second: int) -> None:
        """The second is over: those who left in it are gone."""
        self.current -= self._leaving.pop(second, 0)
        if second % 4 == 3:
            now_ms = self._agenda.start_ms + (second + 1) * 1000
            self._present = [visit for visit in self._present if visit.leaves_ms > now_ms]

    def anybody(self, ms: int) -> Visit | None:
        """Somebody present at this moment, or nobody after a few tries."""
        present, chance = self._present, self._chance
        if not present:
            return None
        for _ in range(6):
            visit = present[int(chance() * len(present))]
            if visit.enters_ms <= ms < visit.leaves_ms:
                return visit
        return None

    def somebody_willing(self, ms: int) -> Visit | None:
        """Somebody present who is likelier than others to be interested in what is sold."""
        visit = None
        for _ in range(3):
            visit = self.anybody(ms)
            if visit is not None and self._chance() * 2.2 < 0.6 + visit.person.profile.warmth:
                return visit
        return visit

    def _somebody(self, channel: int, ms: int) -> Person:
        chance, earlier = self._chance, self._earlier
        through = CHANNELS[channel]
        if earlier and chance() < through.back:
            for _ in range(4 if through.known == 1.0 else 1):
                person = choose(earlier, chance)
                if person.leaves_ms < ms and (through.known < 1.0 or person.follower):
                    return person
        follower: bool | None = chance() < through.known
        if not follower and chance() < 0.04:
            follower = None
        self._people += 1
        person = Person(f"u{self._people}", choose(self._profiles, chance), follower)
        if len(earlier) < REMEMBERED:
            earlier.append(person)
        else:
            earlier[int(chance() * REMEMBERED)] = person
        return person


def _profile(chance: Chance) -> Profile:
    gender, age = GENDER.pick(chance), AGE.pick(chance)
    warmth = GENDER_WARMTH[gender] * AGE_WARMTH[age]
    return Profile(LANGUAGES.pick(chance), gender, age, REGION.pick(chance), DEVICE.pick(chance), warmth)
