"""Lexicons and comments are read without anybody waiting for it."""

from collections.abc import Callable
from threading import Event

import pytest

from livetui.errors import UsageError
from livetui.intents.classify import Intents, Ready, shipped
from livetui.intents.intent import Intent
from livetui.session.session import Session
from livetui.views.listener import Listener, bit
from tests.session.playing import played, reading

MANY = 3000


def _session(count: int = MANY) -> Session:
    session = played(*({"type": "comment", "at": at / 10, "text": f"how much {at}"} for at in range(count)))
    return reading(session).session


def _aside(read: Ready) -> tuple[Listener, Event]:
    told = Event()
    listener = Listener(read)
    listener.set_aside(told.set)
    listener.start()
    return listener, told


def _until(listener: Listener, told: Event, known: Callable[[], bool]) -> None:
    while not known():
        assert told.wait(10)
        told.clear()
    listener.stop()


def test_while_the_lexicons_are_being_read_nothing_is_known_and_nobody_waits() -> None:
    may_read = Event()

    def read(breathe: Callable[[], object] = lambda: None) -> Intents:
        may_read.wait(10)
        return shipped()

    listener, told = _aside(read)
    assert listener.intents is None
    assert not len(listener.heard(_session(3)))
    may_read.set()
    _until(listener, told, lambda: listener.intents is not None)


def test_many_comments_are_looked_at_piece_by_piece_until_all_are() -> None:
    listener, told = _aside(shipped)
    session = _session()
    assert told.wait(10)
    assert len(listener.heard(session)) < MANY
    _until(listener, told, lambda: len(listener.heard(session)) == MANY)
    assert (listener.heard(session) & bit(Intent.PRICE)).all()


def test_many_comments_are_searched_piece_by_piece_until_all_are() -> None:
    listener, told = _aside(shipped)
    session = _session()
    assert not listener.found(session, "Múch")[1]
    _until(listener, told, lambda: listener.found(session, "Múch")[1])
    assert list(listener.found(session, "Múch")[0]) == list(range(MANY))


def test_who_does_not_set_it_aside_waits_until_all_is_known() -> None:
    session = _session()
    listener = Listener()
    assert len(listener.heard(session)) == MANY
    assert listener.found(session, "much 2999")[0].tolist() == [2999]


def test_a_fault_of_the_thread_is_raised_where_its_work_is_asked_for() -> None:
    def read(breathe: Callable[[], object] = lambda: None) -> Intents:
        raise UsageError("mine.toml is not valid TOML.")

    listener, told = _aside(read)
    assert told.wait(10)
    with pytest.raises(UsageError, match="not valid"):
        _ = listener.intents
