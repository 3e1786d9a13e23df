"""How many channels, products and the like have sums of their own."""

from livetui.session.counters import Counter
from livetui.session.division import NO_KEY, Family
from livetui.session.roster import MOST_KEYS, OTHERS, Roster
from tests.session.playing import played, reading


def test_the_first_so_many_are_admitted_and_all_others_are_one() -> None:
    roster = Roster()
    assert [roster.admit(Family.PRODUCT, f"p{n}") for n in range(MOST_KEYS)] == [f"p{n}" for n in range(MOST_KEYS)]
    assert roster.admit(Family.PRODUCT, "one more") == OTHERS
    assert roster.admit(Family.CHANNEL, ("ads", True)) == ("ads", True)
    assert roster.admit(Family.PRODUCT, "p7") == "p7"


def test_no_key_is_nobody_and_rooms_and_followers_have_no_limit() -> None:
    roster = Roster()
    assert roster.admit(Family.PRODUCT, NO_KEY) is NO_KEY
    assert roster.admit(Family.FOLLOWER, None) is None


def test_sums_of_too_many_channels_still_add_up() -> None:
    many = MOST_KEYS + 50
    session = played(*({"type": "join", "at": n, "channel": f"c{n}", "viewer": "u"} for n in range(many)))
    seen = reading(session)
    channels = seen.channels()
    assert len(channels) == MOST_KEYS + 1
    assert seen.sum_of(Counter.VIEWS, Family.CHANNEL, (OTHERS, False)) == 50
    assert sum(seen.sum_of(Counter.VIEWS, Family.CHANNEL, key) or 0 for key in channels) == many
