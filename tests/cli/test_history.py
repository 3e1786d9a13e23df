"""`livetui history`: LIVEs go in, are listed, shown, found and forgotten."""

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from livetui.feed.rehearsal import marked
from livetui.recording.sample import find_sample
from tests.cli.conftest import Command, Feed

START = 1_786_557_420_000


def live(day: int = 0, **told: object) -> list[dict[str, object]]:
    start = START + day * 86_400_000
    return [
        {"type": "live.started", "ts": start, "title": f"Evening {day}", "room": f"r{day}", "currency": "USD", **told},
        {"type": "impression", "ts": start + 1000, "count": 40},
        *({"type": "join", "ts": start + 2000 + n * 60_000, "viewer": f"v{n}"} for n in range(4)),
        {"type": "order.paid", "ts": start + 3000, "order": "o", "items": [{"product": "p", "quantity": 1, "amount": 1250}]},
    ]


def lives(livetui: Command) -> list[dict[str, object]]:
    found = json.loads(livetui("history", "list", "--format", "json").out)["lives"]
    assert isinstance(found, list)
    return found


def test_an_empty_history_says_how_to_fill_it(livetui: Command) -> None:
    ended = livetui("history", "list")
    assert (ended.code, ended.out) == (0, "")
    assert "history import" in ended.err


def test_imported_recordings_are_listed_the_latest_first(livetui: Command, feed: Feed) -> None:
    ended = livetui("history", "import", str(feed(live(0), "a.ndjson")), str(feed(live(1), "b.ndjson")))
    assert (ended.code, ended.out.count("is new.")) == (0, 2)
    head, *rows = livetui("history", "list").out.splitlines()
    assert [head.split()[0], *(row.split()[3:5] for row in rows)] == ["ID", ["Evening", "1"], ["Evening", "0"]]
    assert all("$12.50" in row and "10.0 %" in row for row in rows)


def test_a_list_fits_a_terminal_of_80_cells(livetui: Command, feed: Feed) -> None:
    livetui("history", "import", str(feed(live(title="A title that is far too long for any column " * 3))))
    assert max(map(len, livetui("history", "list").out.splitlines())) <= 80


def test_lines_that_are_rejected_are_told_and_what_names_them(livetui: Command, feed: Feed) -> None:
    file = feed(live())
    file.write_bytes(b"# Notes\n* more\n" + file.read_bytes())
    ended = livetui("history", "import", str(file))
    assert (ended.code, "is new." in ended.out) == (0, True)
    assert f"2 lines are rejected, 7 events are counted; “livetui check {file}” names what is wrong." in ended.err


@pytest.mark.parametrize(("notes", "said"), [(8, True), (6, False)])
def test_a_recording_that_is_mostly_rejected_is_pointed_out(livetui: Command, feed: Feed, notes: int, said: bool) -> None:
    file = feed(live())
    file.write_bytes(b"# Notes\n" * notes + file.read_bytes())
    assert ("lines are rejected" in livetui("report", str(file)).err) is said


def test_imported_twice_it_is_one(livetui: Command, feed: Feed) -> None:
    file = str(feed(live()))
    livetui("history", "import", file)
    assert "is there already" in livetui("history", "import", file).out
    assert len(lives(livetui)) == 1


def test_a_folder_brings_all_recordings_in_it(livetui: Command, feed: Feed, tmp_path: Path) -> None:
    (tmp_path / "more" / "below").mkdir(parents=True)
    for day, name in enumerate(("more/a.ndjson", "more/below/b.jsonl", "more/notes.txt")):
        feed(live(day), name)
    livetui("history", "import", str(tmp_path / "more"))
    assert [each["title"] for each in lives(livetui)] == ["Evening 1", "Evening 0"]


def test_a_file_that_cannot_be_read_keeps_no_other_out(livetui: Command, feed: Feed, tmp_path: Path) -> None:
    ended = livetui("history", "import", str(tmp_path / "none"), str(feed(b"nonsense\n", "bad.ndjson")), str(feed(live())))
    assert (ended.code, len(ended.err.splitlines())) == (3, 2)
    assert len(lives(livetui)) == 1


def test_the_recording_of_a_rehearsal_stays_out(livetui: Command, feed: Feed) -> None:
    first, *others = (json.dumps(event).encode() for event in live())
    ended = livetui("history", "import", str(feed(b"\n".join([marked(first), *others, b""]))))
    assert (ended.code, ended.out) == (0, "")
    assert "rehearsal" in ended.err
    assert lives(livetui) == []


@pytest.mark.parametrize("copied", [True, False])
def test_the_sample_stays_out(livetui: Command, tmp_path: Path, copied: bool) -> None:
    file = shutil.copy(find_sample(), tmp_path / "copied.ndjson.zst") if copied else "sample"
    ended = livetui("history", "import", str(file))
    assert (ended.code, ended.out) == (0, "")
    assert "nobody in it is real" in ended.err
    assert lives(livetui) == []


def test_several_imported_are_counted_in_the_end(livetui: Command, feed: Feed) -> None:
    files = [str(feed(live(day), f"{day}.ndjson")) for day in range(3)]
    livetui("history", "import", files[0])
    assert livetui("history", "import", *files).out.splitlines()[-1] == "3 LIVEs read: 2 new, 1 there already."


def test_a_damaged_history_is_made_anew_of_the_recordings_in_the_data_folder(
    livetui: Command, feed: Feed, own_data: Path
) -> None:
    (own_data / "recordings").mkdir(parents=True)
    feed(live(), str(own_data / "recordings" / "a.ndjson"))
    (own_data / "history.db").write_bytes(b"damaged")
    ended = livetui("history", "list")
    assert "set aside as history.db.damaged-" in ended.err
    assert "Evening 0" in ended.out


def test_a_live_is_shown_beside_the_one_before_and_the_mean_of_14_days(livetui: Command, feed: Feed) -> None:
    for day, count in ((0, 40), (1, 80), (2, 40)):
        events = live(day)
        events[1]["count"] = count
        livetui("history", "import", str(feed(events)))
    shown = livetui("history", "show", "3")
    assert "mean of 14 days (2)" in shown.out
    (err,) = (line for line in shown.out.splitlines() if line.startswith("Enter-room rate"))
    assert re.findall(r"[\d.]+ %", err) == ["10.0 %", "5.0 %", "7.5 %"]
    told = json.loads(livetui("history", "show", "3", "--format", "json").out)
    assert [told["live"]["metrics"]["err"], told["previous"]["metrics"]["err"]] == [0.1, 0.05]
    assert told["averages"]["err"] == {"mean": pytest.approx(0.075), "lives": 2}
    assert told["live"]["metrics"]["shares"] is None


@pytest.mark.parametrize(("text", "titles"), [("r1", ["Evening 1"]), ("2026-08", ["Evening 1", "Evening 0"]), ("x", [])])
def test_lives_are_found_by_words(livetui: Command, feed: Feed, text: str, titles: list[str]) -> None:
    for day in (0, 1):
        livetui("history", "import", str(feed(live(day))))
    found = json.loads(livetui("history", "search", text, "--format", "json").out)["lives"]
    assert [each["title"] for each in found] == titles


def test_it_is_shown_beside_lives_of_its_creator_alone(livetui: Command, feed: Feed) -> None:
    for day, creator in enumerate(("Mia", "Ben", "@mia")):
        livetui("history", "import", str(feed(live(day, creator=creator), f"{day}.ndjson")))
    shown = json.loads(livetui("history", "show", "3", "--format", "json").out)
    assert (shown["previous"]["title"], shown["averages"]["views"]["lives"]) == ("Evening 0", 1)


def test_a_forgotten_live_leaves_its_recording(livetui: Command, feed: Feed) -> None:
    file = feed(live())
    livetui("history", "import", str(file))
    ended = livetui("history", "forget", "1")
    assert (ended.code, "is forgotten" in ended.out, file.exists(), lives(livetui)) == (0, True, True, [])


@pytest.mark.parametrize("name", ["/nowhere/evening.ndjson", "/" + "x" * 300, "/a\0b"], ids=["gone", "too long", "no name"])
def test_where_a_recording_cannot_be_there_that_is_said(livetui: Command, feed: Feed, own_data: Path, name: str) -> None:
    livetui("history", "import", str(feed(live())))
    with closing(sqlite3.connect(own_data / "history.db")) as connection, connection:
        connection.execute("UPDATE live SET recording = ?", (name,))
    assert livetui("diagnose", "1").code == 0
    shown, forgotten = livetui("history", "show", "1"), livetui("history", "forget", "1")
    assert (shown.code, forgotten.code) == (0, 0)
    assert "(gone)" in shown.out
    assert "was gone before" in forgotten.out


def test_where_a_recording_is_there_it_is_named_as_it_is(livetui: Command, feed: Feed) -> None:
    file = feed(live())
    livetui("history", "import", str(file))
    assert f"recording {file}\n" in livetui("history", "show", "1").out
    assert f"its recording {file} stays." in livetui("history", "forget", "1").out


@pytest.mark.parametrize("which", ["1", "r1", "evening 1", "2026-08-13", None])
def test_one_is_shown_by_what_else_it_is_known_by(livetui: Command, feed: Feed, which: str | None) -> None:
    for day in (1, 0):
        livetui("history", "import", str(feed(live(day))))
    shown = livetui("history", "show", *([which] if which else []))
    assert (shown.code, shown.out.splitlines()[0]) == (0, "Evening 1")


def test_a_recording_that_is_not_in_it_is_shown_beside_those_that_are(livetui: Command, feed: Feed) -> None:
    livetui("history", "import", str(feed(live(0), "0.ndjson")))
    shown = livetui("history", "show", str(feed(live(1), "1.ndjson")))
    assert shown.out.startswith("Evening 1\n")
    assert "A recording · 2026-08-13" in shown.out
    assert "mean of 14 days (1)" in shown.out
    assert len(lives(livetui)) == 1


@pytest.mark.parametrize("arguments", [("show", "7"), ("show", "x"), ("forget", "9" * 30), ("list", "--format", "csv")])
def test_what_makes_no_sense_is_one_sentence(livetui: Command, arguments: tuple[str, ...]) -> None:
    ended = livetui("history", *arguments)
    assert (ended.code, ended.out, len(ended.err.splitlines())) == (2, "", 1)


def test_hostile_text_stays_text(livetui: Command, feed: Feed) -> None:
    livetui("history", "import", str(feed(live(title="\x1b[31mred\u202e", creator="\x07", room="[b]"))))
    assert all(
        line.isprintable() for command in ("list", "show 1") for line in livetui("history", *command.split()).out.splitlines()
    )
