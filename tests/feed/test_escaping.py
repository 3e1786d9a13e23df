"""What a recording holds is printable ASCII and means the same."""

import json
import string

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from livetui.feed.escaping import all_ascii_safe, ascii_safe

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def is_printable(line: bytes) -> bool:
    return all(0x20 <= byte <= 0x7E for byte in line)


@given(value=VALUES, indent=st.sampled_from([None, "\t", " "]))
@example(value="\x7f", indent=None)
@example(value="\x9b[2J \u202e \U0001f600 \uffff \U0010ffff \\u00e9 \\", indent=None)
@example(value={"café": "\x1b]0;x\x07"}, indent="\t")
def test_the_safe_line_is_printable_and_says_the_same(value: object, indent: str | None) -> None:
    line = json.dumps(value, ensure_ascii=False, indent=indent).encode("utf-8", "replace").replace(b"\n", b"\r\n")
    safe = ascii_safe(line)
    assert is_printable(safe)
    assert json.loads(safe) == json.loads(line)


@given(text=st.text())
def test_the_reader_of_recordings_sees_no_difference(text: str) -> None:
    line = msgspec.json.encode({"type": "comment", "text": text})
    assert msgspec.json.decode(ascii_safe(line)) == {"type": "comment", "text": text}


@given(value=VALUES)
def test_a_safe_line_stays_as_it_is(value: object) -> None:
    line = json.dumps(value).encode()
    assert ascii_safe(line) is line


@pytest.mark.parametrize(
    ("line", "safe"),
    [
        ('"é"', rb'"\u00e9"'),
        ('"\x7f"', rb'"\u007f"'),
        ('"😀"', rb'"\ud83d\ude00"'),
        ('"\x85\u2028"', rb'"\u0085\u2028"'),
        ('{"\\n":\t1}\r', rb'{"\n": 1} '),
        (f'"{string.punctuation.replace(chr(34), "").replace(chr(92), "")}"', None),
    ],
)
def test_characters_are_written_as_json_writes_them(line: str, safe: bytes | None) -> None:
    assert ascii_safe(line.encode()) == (line.encode() if safe is None else safe)


def test_what_is_not_utf_8_is_refused() -> None:
    with pytest.raises(UnicodeDecodeError):
        ascii_safe(b'"\xff"')


@given(values=st.lists(VALUES, max_size=5))
@example(values=[])
@example(values=["é", "", "plain", "\x7f"])
def test_many_lines_are_made_safe_as_each_is(values: list[object]) -> None:
    lines = [json.dumps(value, ensure_ascii=False).encode("utf-8", "replace") for value in values]
    assert all_ascii_safe(lines) == [ascii_safe(line) for line in lines]
