"""What people do besides buying: likes, comments, shares, follows, gifts, taking part in a giveaway."""

from livetui.feed.events import Comment, Follow, Gift, Like, PromotionJoined, Share
from livetui.simulate.agenda import Agenda
from livetui.simulate.audience import Audience, Person, Visit
from livetui.simulate.catalogue import Product
from livetui.simulate.chance import Chance, Drip, Wheel, between, choose
from livetui.simulate.phrases import PHRASEBOOK
from livetui.simulate.script import Offer, Script

# Of each, how many per view.
LIKES = 0.52
LIKES_IN_A_BURST = 7.0
COMMENTS = 0.016
SHARES = 0.0013
FOLLOWS = 0.0024
GIFTS = 0.0016
TRIES_A_GIVEAWAY = 0.2

MODERATOR = 0.08
"""For each comment, up to one in MODERATOR_PAUSE seconds."""
MODERATOR_PAUSE = 75.0

QUESTIONS = frozenset(("price", "product", "size", "stock", "shipping", "checkout", "coupon", "status"))
ASKS_AGAIN = 0.2
ASKS_AGAIN_AFTER_MS = (15_000, 60_000)

GIFT = Wheel(
    ((("Rose", 1), 60), (("Heart Me", 1), 14), (("Finger Heart", 5), 12), (("Doughnut", 30), 8), (("Galaxy", 1000), 1))
)


class Crowd:
    """The noise in the room."""

    def __init__(
        self,
        *,
        chance: Chance,
        agenda: Agenda,
        script: Script,
        audience: Audience,
        products: tuple[Product, ...],
        host: str,
    ) -> None:
        self._chance = chance
        self._agenda = agenda
        self._script = script
        self._audience = audience
        self._products = products
        self._host = host
        self._likes, self._comments, self._shares = Drip(chance), Drip(chance), Drip(chance)
        self._follows, self._gifts, self._entries = Drip(chance), Drip(chance), Drip(chance)
        self._moderation = Drip(chance)
        self._said = 0
        self._intents = {
            (giveaway, sale): _intents(giveaway=giveaway, sale=sale) for giveaway in (False, True) for sale in (False, True)
        }

    def play(self, second: int, pace: float, pinned: int | None) -> None:
        """One second of it, in a room that people enter at this pace."""
        talk = self._script.talk[second] * pace
        giveaway = self._script.giveaway(second)
        for _ in range(self._likes.take(talk * (LIKES / LIKES_IN_A_BURST))):
            self._like(second)
        for _ in range(self._comments.take(talk * COMMENTS)):
            self._comment(second, pinned)
        for _ in range(self._shares.take(talk * SHARES)):
            if (found := self._somebody(second)) is not None:
                ms, visit = found
                self._agenda.add(ms, Share(ts=ms, id=self._id("s"), viewer=visit.person.id))
        for _ in range(self._follows.take(talk * FOLLOWS)):
            self._follow(second)
        for _ in range(self._gifts.take(talk * GIFTS)):
            self._gift(second)
        if giveaway is not None:
            for _ in range(self._entries.take(pace * TRIES_A_GIVEAWAY)):
                self._enter(second, giveaway)
        if self._moderation.take(min(talk * COMMENTS * MODERATOR, 1.0 / MODERATOR_PAUSE)):
            self._moderate(second, pinned)

    def _id(self, kind: str) -> str:
        self._said += 1
        return f"{kind}{self._said}"

    def _somebody(self, second: int) -> tuple[int, Visit] | None:
        ms = self._agenda.start_ms + second * 1000 + int(self._chance() * 1000.0)
        visit = self._audience.anybody(ms)
        return None if visit is None else (ms, visit)

    def _like(self, second: int) -> None:
        if (found := self._somebody(second)) is None:
            return
        ms, visit = found
        count = 1 + int(self._chance() * self._chance() * (LIKES_IN_A_BURST - 1.0) * 4.0)
        self._agenda.add(ms, Like(ts=ms, id=self._id("k"), viewer=visit.person.id, count=count))

    def _follow(self, second: int) -> None:
        for _ in range(6):
            if (found := self._somebody(second)) is not None and not found[1].person.follower:
                ms, visit = found
                visit.person.follower = True
                self._agenda.add(ms, Follow(ts=ms, id=self._id("f"), viewer=visit.person.id))
                return

    def _enter(self, second: int, giveaway: Offer) -> None:
        if (found := self._somebody(second)) is None or found[1].person.entered == giveaway.id:
            return
        ms, visit = found
        visit.person.entered = giveaway.id
        self._agenda.add(ms, PromotionJoined(ts=ms, id=self._id("e"), promotion=giveaway.id, viewer=visit.person.id))

    def _gift(self, second: int) -> None:
        if (found := self._somebody(second)) is None:
            return
        ms, visit = found
        name, diamonds = GIFT.pick(self._chance)
        streak = between(1, 5, self._chance) if diamonds == 1 else 1
        identity = self._id("g")
        # A streak is told again with every tap, and counts with the last.
        for count in range(1, streak + 1):
            ms += 0 if count == 1 else between(300, 900, self._chance)
            self._agenda.add(ms, Gift(
                ts=ms, id=identity if count == streak else f"{identity}.{count}", viewer=visit.person.id,
                name=name, diamonds=diamonds, count=count, final=count == streak,
            ))  # fmt: skip

    def _comment(self, second: int, pinned: int | None) -> None:
        if (found := self._somebody(second)) is None:
            return
        ms, visit = found
        chance, script, person = self._chance, self._script, visit.person
        situation = (script.giveaway(second) is not None, script.sale(second) is not None)
        intent = self._intents[situation].pick(chance)
        text = choose(PHRASEBOOK.phrases[person.profile.lang][intent], chance)
        text = self._filled(text, pinned)
        self._say(ms, visit, text)
        if intent in QUESTIONS and chance() < ASKS_AGAIN:
            again_ms = ms + between(*ASKS_AGAIN_AFTER_MS, chance)
            if again_ms < visit.leaves_ms:
                self._say(again_ms, visit, text)

    def _say(self, ms: int, visit: Visit, text: str) -> None:
        person = visit.person
        self._agenda.add(ms, Comment(
            ts=ms, id=self._id("m"), text=text, viewer=person.id, name=_name(person), lang=person.profile.lang,
            follower=person.follower,
        ))  # fmt: skip

    def _moderate(self, second: int, pinned: int | None) -> None:
        ms = self._agenda.start_ms + second * 1000 + 500
        text = choose(PHRASEBOOK.phrases["en"]["moderator"], self._chance)
        self._agenda.add(ms, Comment(
            ts=ms, id=self._id("m"), text=self._filled(text, pinned), viewer="mod1", name="Team Dewy", lang="en",
            follower=True, moderator=True,
        ))  # fmt: skip

    def _filled(self, text: str, pinned: int | None) -> str:
        if "{" not in text:
            return text
        # Most talk about what is being shown.
        chance = self._chance
        product = self._products[pinned] if pinned is not None and chance() < 0.7 else choose(self._products, chance)
        number = between(10_000, 99_999, chance)
        return text.replace("{product}", product.short).replace("{creator}", self._host).replace("{n}", str(number))


def _intents(*, giveaway: bool, sale: bool) -> Wheel[str]:
    weights = dict(PHRASEBOOK.intents)
    if giveaway:
        weights["giveaway"] *= 60
    if sale:
        weights["coupon"] *= 3
        weights["checkout"] *= 2
    return Wheel(weights.items())


def _name(person: Person) -> str:
    """The name somebody goes by, always the same."""
    names = PHRASEBOOK.names[person.profile.lang]
    number = int(person.id[1:]) * 7919
    name = names[number % len(names)]
    return f"{name}{number % 89 + 10}" if number % 5 < 2 else name
