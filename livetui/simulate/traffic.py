"""Where people come from: impressions by channel, and those who enter."""

from livetui.feed.events import Impression
from livetui.simulate.agenda import Agenda
from livetui.simulate.audience import Audience
from livetui.simulate.chance import Chance, Drip, Wheel
from livetui.simulate.channels import CHANNELS, FROM_VIDEOS
from livetui.simulate.curve import mean, together
from livetui.simulate.script import Script

IMPRESSIONS_PER_VIEW = 11.4
"""The enter-room rate over the whole LIVE is one in so many."""

VIDEOS = Wheel((("v1", 46), ("v2", 27), ("v3", 18), ("v4", 9)))

STAYS_FOR_THE_DRAW = 0.12


class Traffic:
    """Shows the LIVE and lets people in, second by second."""

    def __init__(self, *, chance: Chance, agenda: Agenda, script: Script, audience: Audience, views_per_second: float) -> None:
        self._chance = chance
        self._agenda = agenda
        self._script = script
        self._audience = audience
        numbers = range(len(CHANNELS))
        self._shown = [Drip(chance) for _ in numbers]
        self._entering = [Drip(chance) for _ in numbers]
        self._waiting = [0] * len(CHANNELS)
        self._said = 0
        # What each channel's curve is multiplied with, so that its share of the whole LIVE is the one in its row.
        self._impressions: list[float] = []
        self._views: list[float] = []
        for number, channel in enumerate(CHANNELS):
            reach = script.reach[number]
            entering = together(reach, script.appeal)
            self._impressions.append(views_per_second * IMPRESSIONS_PER_VIEW * channel.impressions / mean(reach))
            self._views.append(views_per_second * channel.views / mean(entering))
        self.pace = 0.0
        """People entering per second, over about the last half minute; a short LIVE forgets sooner."""
        self._forgets = max(0.04, 15.0 / script.seconds)
        self.paid_impressions = [0] * len(CHANNELS)

    def play(self, second: int) -> None:
        chance, script = self._chance, self._script
        giveaway = script.giveaway(second)
        draw_ms = self._agenda.start_ms + giveaway.end * 1000 if giveaway else 0
        entered = 0
        for number in range(len(CHANNELS)):
            shown = script.reach[number][second]
            self._show(number, second, self._shown[number].take(self._impressions[number] * shown))
            # Enough unevenness from second to second to look like chance, less of it where there are many.
            flow = self._views[number] * shown * script.appeal[second]
            uneven = (chance() * 2.0 - 1.0) / (1.0 + 0.3 * flow)
            people = self._entering[number].take(flow * (1.0 + uneven))
            self._let_in(number, second, people, draw_ms)
            entered += people
        self.pace += (entered - self.pace) * max(self._forgets, 1.0 / (second + 1))

    def _show(self, number: int, second: int, shown: int) -> None:
        chance, agenda, channel = self._chance, self._agenda, CHANNELS[number]
        waiting = self._waiting[number] + shown
        if channel.paid:
            self.paid_impressions[number] += shown
        last = second == self._script.seconds - 1
        while waiting:
            batch = int(channel.batch * (0.5 + chance()))
            if waiting < batch:
                if not last:
                    break
                batch = waiting
            waiting -= batch
            self._said += 1
            ms = agenda.start_ms + second * 1000 + int(chance() * 1000.0)
            agenda.add(ms, Impression(
                ts=ms, id=f"i{self._said}", channel=channel.name, paid=channel.paid, count=batch,
                video=VIDEOS.pick(chance) if number in FROM_VIDEOS else None,
                follower=True if channel.known == 1.0 else None,
            ))  # fmt: skip
        self._waiting[number] = waiting

    def _let_in(self, number: int, second: int, people: int, draw_ms: int) -> None:
        chance, audience, stay = self._chance, self._audience, self._script.hold[second]
        start_ms = self._agenda.start_ms
        from_video = number in FROM_VIDEOS
        for _ in range(people):
            ms = start_ms + second * 1000 + int(chance() * 1000.0)
            # Some come for the giveaway and leave within half a minute of its draw.
            until_ms = draw_ms + int(chance() * 30000.0) if draw_ms and chance() < STAYS_FOR_THE_DRAW else 0
            audience.enter(ms, number, VIDEOS.pick(chance) if from_video else None, stay, until_ms)
