"""Reading recordings: every line with its number, whatever the packing, the block size, or how much is missing."""

import gzip
import os
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livetui.errors import UnreadableInput
from livetui.feed.source import LONGEST_TEXT
from livetui.recording import read
from livetui.recording.lines import LineGatherer
from livetui.recording.read import Block, Recording
from livetui.recording.unpack import PIECE, unpacker_for

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Pack = Callable[[list[bytes]], bytes]


def plain(parts: list[bytes]) -> bytes:
    return b"".join(parts)


def gzipped(parts: list[bytes]) -> bytes:
    return b"".join(map(gzip.compress, parts))


def zstandard(parts: list[bytes]) -> bytes:
    return b"".join(map(zstd.compress, parts))


PACKS = [plain, gzipped, zstandard]


def events(count: int, seed: int = 1) -> list[bytes]:
    random = Random(seed)
    return [b'{"type":"comment","n":%d,"text":"%s"}\n' % (n, random.randbytes(20).hex().encode()) for n in range(count)]


def parts(lines: list[bytes], count: int = 5) -> list[bytes]:
    size = -(-len(lines) // count)
    return [b"".join(lines[start : start + size]) for start in range(0, len(lines), size)]


def numbered(blocks: list[Block]) -> list[tuple[int, bytes]]:
    """Every line that is not blank, with the number that counting newlines gives it."""
    return [
        (block.first_line + index, line)
        for block in blocks
        for index, line in enumerate(block.data.splitlines(keepends=True))
        if line.strip()
    ]


def read_all(path: Path, **options: int) -> tuple[list[Block], str | None]:
    with Recording(path, **options) as recording:
        return list(recording.blocks()), recording.cut


@pytest.mark.parametrize("pack", PACKS)
def test_every_line_comes_with_its_number(tmp_path: Path, pack: Pack) -> None:
    lines = events(2_000)
    (tmp_path / "live").write_bytes(pack(parts(lines)))
    blocks, cut = read_all(tmp_path / "live", block_size=10_000)
    assert numbered(blocks) == list(enumerate(lines, 1))
    assert len(blocks) > 5
    assert cut is None


@pytest.mark.parametrize("pack", PACKS)
@given(size=st.integers(1, 3_000), seed=st.integers(0, 99), blank=st.integers(2, 9))
@settings(max_examples=25, deadline=None)
def test_the_block_size_changes_no_line(
    tmp_path_factory: pytest.TempPathFactory, pack: Pack, size: int, seed: int, blank: int
) -> None:
    lines = [b"\r\n" if n % blank == 0 else line for n, line in enumerate(events(60, seed))]
    path = tmp_path_factory.mktemp("sizes") / "live"
    path.write_bytes(pack(parts(lines)))
    blocks, cut = read_all(path, block_size=size)
    assert numbered(blocks) == [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    assert b"".join(block.data for block in blocks) == b"".join(lines)
    assert all(len(block.data) <= size or block.data.count(b"\n") == 1 for block in blocks)
    assert cut is None


def test_blocks_are_about_as_large_as_they_may_be(tmp_path: Path) -> None:
    (tmp_path / "live").write_bytes(b"".join(events(160_000)))
    sizes = [len(block.data) for block in read_all(tmp_path / "live")[0]]
    assert all(0.9 * read.BLOCK < size <= read.BLOCK for size in sizes[:-1])


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    (tmp_path / "live").write_bytes(b'\xef\xbb\xbf{"a":1}\n')
    assert read_all(tmp_path / "live")[0] == [Block(1, b'{"a":1}\n')]


def test_a_whole_last_line_needs_no_newline(tmp_path: Path) -> None:
    (tmp_path / "live").write_bytes(b'{"a":1}\n{"b":2}')
    blocks, cut = read_all(tmp_path / "live")
    assert numbered(blocks) == [(1, b'{"a":1}\n'), (2, b'{"b":2}')]
    assert cut is None


@pytest.mark.parametrize("rest", [b'{"b":', b'{"b":2}}', b"\0\0\0\0", b'{"b":"\xff"}', b"[" * 5_000])
def test_a_last_line_that_is_not_whole_is_left_out_and_said(tmp_path: Path, rest: bytes) -> None:
    (tmp_path / "live").write_bytes(b'{"a":1}\n\n' + rest)
    blocks, cut = read_all(tmp_path / "live")
    assert numbered(blocks) == [(1, b'{"a":1}\n')]
    assert cut
    assert "the 2 whole lines before that were read" in cut


@pytest.mark.parametrize("pack", PACKS)
def test_a_recording_cut_anywhere_gives_a_beginning_of_its_lines(tmp_path: Path, pack: Pack) -> None:
    lines = events(40)
    packed = pack(parts(lines))
    path = tmp_path / "live"
    pieces = lines if pack is plain else parts(lines)
    ends = {len(pack(pieces[:count])) for count in range(len(pieces))}
    if pack is plain:
        ends |= {end - 1 for end in ends}
    for size in range(1, len(packed) - 1):
        path.write_bytes(packed[:size])
        blocks, cut = read_all(path)
        got = [line.rstrip() for _, line in numbered(blocks)]
        assert got == [line.rstrip() for line in lines[: len(got)]]
        assert (cut is None) == (size in ends)


@pytest.mark.parametrize("pack", [gzipped, zstandard])
def test_a_cut_in_the_middle_is_said_with_the_number_of_whole_lines(tmp_path: Path, pack: Pack) -> None:
    lines = events(100)
    packed = pack(parts(lines, 2))
    whole = len(pack(parts(lines, 2)[:1]))
    (tmp_path / "live").write_bytes(packed[: whole + 15])
    blocks, cut = read_all(tmp_path / "live")
    assert numbered(blocks) == list(enumerate(lines[:50], 1))
    assert cut
    assert "ends in the middle" in cut
    assert "50 whole lines" in cut


@pytest.mark.parametrize("pack", [gzipped, zstandard])
def test_what_was_unpacked_before_the_damage_is_read(tmp_path: Path, pack: Pack) -> None:
    lines = events(100)
    packed = bytearray(pack(parts(lines, 2)))
    whole = len(pack(parts(lines, 2)[:1]))
    packed[whole : whole + 8] = b"damaged!"
    (tmp_path / "live").write_bytes(packed)
    blocks, cut = read_all(tmp_path / "live")
    assert numbered(blocks) == list(enumerate(lines[:50], 1))
    assert cut
    assert "damaged" in cut
    assert "50 whole lines" in cut


@pytest.mark.parametrize("pack", [gzipped, zstandard])
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_byte_raises_nothing_but_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, pack: Pack, data: st.DataObject
) -> None:
    packed = bytearray(pack(parts(events(100), 2)))
    packed[data.draw(st.integers(0, len(packed) - 1))] ^= data.draw(st.integers(1, 255))
    path = tmp_path_factory.mktemp("damaged") / "live"
    path.write_bytes(packed)
    with suppress(UnreadableInput):
        read_all(path)


def test_little_is_lost_before_the_damage_in_one_long_frame(tmp_path: Path) -> None:
    lines = events(50_000)
    packed = bytearray(zstandard([b"".join(lines)]))
    spot = len(packed) // 2
    packed[spot:] = b"\xff" * (len(packed) - spot)
    (tmp_path / "live").write_bytes(packed)
    blocks, cut = read_all(tmp_path / "live")
    assert len(numbered(blocks)) > 0.4 * len(lines)
    assert cut


@pytest.mark.parametrize("size", range(PIECE, PIECE + 300, 30))
def test_gzip_data_without_its_trailer_gives_all_its_text(size: int) -> None:
    text = b"a" * size
    packed = gzip.compress(text)[:-8]
    unpacker = unpacker_for(packed)
    assert b"".join(unpacker.unpack(packed)) == text
    assert unpacker.inside


def test_zeros_after_a_gzip_member_are_its_padding(tmp_path: Path) -> None:
    (tmp_path / "live").write_bytes(gzipped([b'{"a":1}\n']) + bytes(512))
    assert read_all(tmp_path / "live") == ([Block(1, b'{"a":1}\n')], None)


def test_a_skippable_frame_comes_before_the_lines(tmp_path: Path) -> None:
    skippable = b"\x53\x2a\x4d\x18" + (4).to_bytes(4, "little") + b"note"
    (tmp_path / "live").write_bytes(skippable + zstandard([b'{"a":1}\n']) + skippable)
    assert read_all(tmp_path / "live") == ([Block(1, b'{"a":1}\n')], None)


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("block_size", [1_000, 512 * 1024, 4 * 1024 * 1024])
def test_an_overlong_line_is_left_out_and_numbered(tmp_path: Path, pack: Pack, block_size: int) -> None:
    longest, longer = b"a" * LONGEST_TEXT + b"\n", b"b" * (LONGEST_TEXT + 1) + b"\n"
    first, last = b'{"a":1}\n', b'{"z":1}\n'
    much_longer = b"c" * 3 * LONGEST_TEXT + b"\n"
    lines = [much_longer, first, b"\n", longest, longer, much_longer, longest, last, longer, much_longer.strip()]
    (tmp_path / "live").write_bytes(pack([b"".join(lines)]))
    blocks, cut = read_all(tmp_path / "live", block_size=block_size)
    assert [number for block in blocks for number in block.overlong] == [1, 5, 6, 9, 10]
    assert numbered(blocks) == [(2, first), (4, longest), (7, longest), (8, last)]
    for block in blocks:
        last_line = block.first_line + max(block.data.count(b"\n"), 1) - 1
        assert all(block.first_line <= number <= last_line for number in block.overlong)
    assert cut is None


def test_a_line_is_only_overlong_beyond_the_longest() -> None:
    lines = LineGatherer(1)
    blocks = [*lines.feed(b"a" * LONGEST_TEXT), *lines.feed(b"\n")]
    assert blocks == [Block(1, b"a" * LONGEST_TEXT + b"\n")]


@pytest.mark.parametrize("pack", ["gzip.compress", "zstd.compress"])
def test_a_line_of_200_megabytes_is_never_held(tmp_path: Path, pack: str) -> None:
    program = textwrap.dedent(f"""
        import gzip, resource, sys
        from pathlib import Path
        from livetui.recording.read import Recording
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
        path = Path({str(tmp_path / "live")!r})
        piece = {pack}(b"a" * 10_000_000)
        path.write_bytes({pack}(b'{{"a":1}}\\n') + piece * 20 + {pack}(b'\\n{{"b":2}}\\n'))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        with Recording(path) as recording:
            blocks = list(recording.blocks())
        assert [b.overlong for b in blocks if b.overlong] == [(2,)], blocks
        assert b"".join(b.data for b in blocks) == b'{{"a":1}}\\n\\n{{"b":2}}\\n', blocks
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
    """)
    kilobytes = int(subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout)
    assert kilobytes < 20 * 1024


def test_progress_goes_from_nothing_to_all(tmp_path: Path) -> None:
    (tmp_path / "live").write_bytes(zstandard(parts(events(50_000), 50)))
    with Recording(tmp_path / "live", block_size=100_000) as recording:
        seen = [recording.progress]
        seen += [recording.progress for _ in recording.blocks()]
        assert recording.progress == 1
    assert seen == sorted(seen)
    assert seen[0] < 0.1
    assert any(0.4 < progress < 0.6 for progress in seen)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    lines = events(5_000)
    packed = gzipped(parts(lines))
    os.mkfifo(tmp_path / "pipe")

    def write_slowly() -> None:
        with (tmp_path / "pipe").open("wb", buffering=0) as pipe:
            for part in (packed[:1], packed[1:3], packed[3:10_000], packed[10_000:]):
                pipe.write(part)
                time.sleep(0.05)

    writer = threading.Thread(target=write_slowly)
    writer.start()
    with Recording(tmp_path / "pipe") as recording:
        blocks = list(recording.blocks())
        assert recording.progress == 1
    writer.join()
    assert numbered(blocks) == list(enumerate(lines, 1))
