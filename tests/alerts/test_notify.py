"""Telling of alerts: each once, and by a command that can do no harm."""

import asyncio
import sys
from pathlib import Path

import pytest

from livetui.alerts.alert import About, Alert, AlertKind, Severity
from livetui.alerts.news import FRESH_S, Announced, news
from livetui.alerts.notify import Due, Manner, Notifier, arguments, due, fields_of, run
from livetui.text import Clean


def _alert(at: int = 100, severity: Severity = Severity.WARN, sentence: str = "It fell", product: str | None = None) -> Alert:
    return Alert(
        at=at, kind=AlertKind.SOLD_OUT, severity=severity, sentence=Clean(sentence), advice=Clean("Act."),
        about=About(product=product),
    )  # fmt: skip


FIELDS = fields_of(_alert(product="-p\x1b1"), Clean("1:40"))


def test_an_alert_is_news_once() -> None:
    fresh, announced = news([_alert()], 0, 110, Announced())
    assert fresh == (_alert(),)
    assert news([_alert()], 0, 115, announced) == ((), announced)


def test_an_alert_that_late_events_moved_is_the_same() -> None:
    _, announced = news([_alert(100)], 0, 110, Announced())
    assert news([_alert(90)], 0, 120, announced)[0] == ()


def test_the_same_thing_of_another_product_is_news() -> None:
    _, announced = news([_alert(product="p1")], 0, 110, Announced())
    assert len(news([_alert(product="p1"), _alert(product="p2")], 0, 110, announced)[0]) == 1


@pytest.mark.parametrize(("moment", "told"), [(100, 1), (99, 0), (100 + FRESH_S - 1, 1), (100 + FRESH_S, 0)])
def test_what_was_raised_long_before_is_no_news(moment: int, told: int) -> None:
    assert len(news([_alert(100)], 0, moment, Announced())[0]) == told


@pytest.mark.parametrize(("since", "told"), [(99, 1), (100, 0), (105, 0)])
def test_who_comes_from_elsewhere_is_not_told_of_what_was_raised_before(since: int, told: int) -> None:
    assert len(news([_alert(100)], since, 110, Announced())[0]) == told


def test_the_worst_of_the_news_runs_the_command() -> None:
    manner = Manner(bell=True, command=("say",))
    both = [_alert(1, Severity.WARN), _alert(2, Severity.BAD), _alert(3, Severity.INFO)]
    assert due(both, manner, live=True, since_run_s=None) == Due(True, both[1])


@pytest.mark.parametrize(
    ("manner", "live", "since_run_s", "expected"),
    [
        (Manner(), True, None, Due()),
        (Manner(bell=True), True, None, Due(True)),
        (Manner(bell=True), False, None, Due()),
        (Manner(bell=True, in_replay=True), False, None, Due(True)),
        (Manner(bell=True, least=Severity.BAD), True, None, Due()),
        (Manner(bell=True, command=("say",)), True, 9.9, Due(True)),
        (Manner(command=("say",)), True, 10.0, Due(False, _alert())),
    ],
)
def test_what_is_done_is_what_was_asked_for(manner: Manner, live: bool, since_run_s: float | None, expected: Due) -> None:
    assert due([_alert()], manner, live=live, since_run_s=since_run_s) == expected


def test_the_command_runs_no_more_often_than_every_so_many_seconds_and_the_bell_rings_each_time() -> None:
    clock = iter((0.0, 9.0, 10.0, 19.0, 20.0))
    notifier = Notifier(Manner(bell=True, command=("say",), every_s=10), clock=lambda: next(clock))
    done = [notifier.due([_alert()], live=True) for _ in range(5)]
    assert all(due.ring for due in done)
    assert [due.run is not None for due in done] == [True, False, True, False, True]


def test_nothing_new_asks_for_nothing() -> None:
    assert due([], Manner(bell=True, command=("say",)), live=True, since_run_s=None) == Due()


def test_fields_stand_where_the_command_names_them_once() -> None:
    fields = FIELDS | {"sentence": Clean("{at} {kind}")}
    assert arguments(("say", "{kind}: {sentence}!", "{other}", "{product}"), fields) == [
        "say", "sold_out: {at} {kind}!", "{other}", "{product}",
    ]  # fmt: skip


_SCRIPT = "import os, sys; open(sys.argv[1], 'w').write(sys.argv[2] + '|' + os.environ['LIVETUI_ALERT_PRODUCT'])"


def _run(*command: str, timeout_s: float = 20) -> Clean | None:
    return asyncio.run(run(Manner(command=command, timeout_s=timeout_s), FIELDS))


def test_a_command_is_given_the_fields_as_they_are_without_a_shell(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert _run(sys.executable, "-c", _SCRIPT, str(out), "{sentence} at {at}; $HOME `id` *") is None
    assert out.read_text() == "It fell at 1:40; $HOME `id` *|-p�1"


def test_a_command_has_no_terminal_to_write_on(capfd: pytest.CaptureFixture[str]) -> None:
    assert _run(sys.executable, "-c", "import sys; print(1); print(2, file=sys.stderr); open('/dev/tty')")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("/no/such\x1bprogram",), "The alert command “/no/such�program” cannot be started (No such file or directory): "),
        (("a\0b",), "The alert command “a�b” cannot be started (it cannot be written as a command): "),
        ((sys.executable, "-c", "raise SystemExit(7)"), "failed with exit code 7."),
    ],
)
def test_a_command_that_fails_is_one_sentence(command: tuple[str, ...], said: str) -> None:
    sentence = _run(*command)
    assert sentence is not None
    assert said in sentence
    assert sentence.isprintable()


def test_a_command_that_takes_too_long_is_stopped_with_its_children(tmp_path: Path) -> None:
    out = tmp_path / "late"
    child = f"import time; time.sleep(1.5); open({str(out)!r}, 'w')"
    script = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"

    async def wait() -> Clean | None:
        told = await run(Manner(command=(sys.executable, "-c", script), timeout_s=0.5), FIELDS)
        await asyncio.sleep(1.8)
        return told

    sentence = asyncio.run(wait())
    assert sentence is not None
    assert sentence.endswith("took longer than 0.5 s and was stopped.")
    assert not out.exists()
