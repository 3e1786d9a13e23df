"""Why a line is rejected, in words that need no knowledge of the parser."""

import pytest

from livetui.feed.decode import Decoder
from livetui.feed.intake import Intake
from livetui.feed.source import Batch

_TS = '"ts":1786557420350'
GOOD = b'{"type":"join","ts":1786557420350}'
REASONS = {
    "foo": "no JSON: an event is a JSON object, in { }",
    "[]": "an event is a JSON object, in { }, not a list",
    '{"type":"join",': "the line ends in the middle of an event",
    f'{{"type":"join",{_TS}}} {{"type":"join",{_TS}}}': (
        "something follows the event: one event stands on a line (character 37)"
    ),
    "{'type':'join'}": "the name of a field must stand in double quotes (character 2)",
    f'{{"type":"join" {_TS}}}': "a comma or } is missing (character 16)",
    f'{{"type":"join",{_TS},"more":NaN}}': "NaN is no JSON: leave the field out",
    f'{{"type":"join",{_TS},"more":-Infinity}}': "Infinity is no JSON: leave the field out",
    f'{{"type":"comment",{_TS},"text":"é\x01"}}': "something stands there that JSON does not know (character 47)",
    f'{{"type":"join",{_TS},"type":"leave"}}': "type stands there twice",
    '{"type":"join"}': "ts is missing",
    '{"type":"join","ts":1786557420}': "ts is before the year 2000: it counts milliseconds since 1970",
    '{"type":"join","ts":"2026-08-12"}': (
        "ts must be milliseconds since 1970, or a date and time with its offset, such as 2026-08-12T19:30:00Z"
    ),
    f"{{{_TS}}}": "type is missing",
    f'{{"type":"join",{_TS},"count":-1}}': "count is less than 0",
    f'{{"type":"join",{_TS},"count":9999999999}}': "count is more than 1,000,000,000",
    f'{{"type":"join",{_TS},"viewer":7}}': "viewer must be a text, not a number",
    f'{{"type":"ad.spent",{_TS},"spend":5.99}}': "spend must be a whole number, not a fraction",
    f'{{"type":"ad.spent",{_TS},"spend":5,"currency":"usd"}}': "currency must be three capital letters, such as USD",
    f'{{"type":"order.paid",{_TS},"order":"a","items":[]}}': "items must not be empty",
    f'{{"type":"order.paid",{_TS},"order":"a","items":[{{"product":"p","quantity":1}}]}}': "items 1: amount is missing",
    f'{{"type":"snapshot",{_TS},"counters":{{"views":"x"}}}}': "a value in counters must be a whole number, not a text",
    f'{{"type":"benchmark",{_TS},"metric":"err","mean":1e400}}': "a number is too large",
}


@pytest.mark.parametrize("line", REASONS)
def test_a_reason_names_the_field_and_what_it_must_be(line: str) -> None:
    (rejected,) = Decoder().decode(line.encode() + b"\n").rejected
    assert rejected.reason == REASONS[line]


BROKEN = (
    '{"type":"comment","ts":1786557420350,"text":"cut \\x"}',
    '{"type":"comment","ts":1786557420350,"text":"a"}}',
    '{"type" "comment","ts":1786557420350,"text":"a"}',
    '{"type":"comment","ts":NaN,"text":"a"',
)


@pytest.mark.parametrize("line", BROKEN)
@pytest.mark.parametrize("character", ["é", "商", "🌹"])
def test_a_broken_line_is_only_rejected_wherever_a_character_beyond_ascii_stands_in_it(line: str, character: str) -> None:
    for place in range(len(line) + 1):
        broken = (line[:place] + character + line[place:]).encode()
        decoded = Decoder().decode(broken + b"\n" + GOOD + b"\n")
        taken = Intake().take(Batch([broken, GOOD]), 0).decoded
        assert (len(decoded.events), len(taken.events)) == (1, 1)
        assert [each.reason for each in decoded.rejected] == [each.reason for each in taken.rejected]


def test_a_place_is_told_in_characters() -> None:
    (rejected,) = Decoder().decode('{"type":"comment","text":"éé \\é"}\n'.encode()).rejected
    assert rejected.reason == r"a \ in a text stands before something it must not (character 31)"
