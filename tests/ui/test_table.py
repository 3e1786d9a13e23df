"""Columns of figures beside names."""

from collections.abc import Hashable, Sequence

import pytest
from msgspec import Struct
from msgspec.structs import replace

from livetui.text import Clean, clean, fit, width
from livetui.ui.draw import Canvas, Drawing, Head, Piece, Row, own
from livetui.ui.look import Hand, Look
from livetui.ui.table import Column, chosen, table
from livetui.views.sorting import Sort

LOOK = Look()


class Pot(Struct, frozen=True):
    name: str
    sold: int = 0


COLUMNS: tuple[Column[Pot], ...] = (
    Column(own("sold"), 6, 3, lambda pot: (Clean(str(pot.sold)), LOOK.theme.text), "sold"),
    Column(own("half"), 6, 2, lambda pot: (Clean(f"{pot.sold / 2:.1f} %"), LOOK.theme.text), "half"),
    Column(own("unsorted"), 8, 1, lambda pot: (own("x"), LOOK.theme.dim)),
)


def pots(count: int) -> list[Pot]:
    return [Pot(f"pot {i}", i) for i in range(count)]


def drawn(
    rows: Sequence[Pot], columns: int = 40, height: int = 8, hand: Hand = LOOK.hand, under: bool = False, named: bool = True
) -> tuple[list[str], Drawing]:
    """What a table of these says, line by line, in a border of one cell."""
    canvas = Canvas(columns + 1, height)
    look = replace(LOOK, hand=hand)

    def name(pot: Pot, cells: int) -> tuple[Piece, ...]:
        return ((fit(clean(pot.name), cells), look.theme.text),)

    def line(pot: Pot, cells: int) -> Piece:
        return Clean("━" * min(pot.sold, cells)), look.theme.bar

    def key(pot: Pot) -> Hashable:
        return pot.name

    table(
        canvas.area(1, 0, columns, height), look, own("pot"), rows, name, COLUMNS, name_cells=8, widest_name=20,
        under=line if under else None, key=key if named else None, head_key="name",
    )  # fmt: skip
    return [line.rstrip() for line in canvas.text()], canvas.drawing()


def under_cursor(lines: Sequence[str]) -> list[str]:
    """What stands on the lines marked as the cursor's."""
    return [line.removeprefix("›") for line in lines if line.startswith("›")]


def test_rows_stand_below_their_heads() -> None:
    lines, _ = drawn(pots(2), 40, 3)
    assert [" ".join(line.split()) for line in lines] == ["pot sold half unsorted", "pot 0 0 0.0 % x", "pot 1 1 0.5 % x"]
    assert len({width(Clean(line)) for line in lines}) == 1


def test_the_lightest_columns_go_where_there_is_no_room_for_them() -> None:
    heads = [drawn(pots(1), columns, 2)[0][0].split() for columns in (34, 33, 24, 23, 16, 15)]
    assert heads == [["pot", "sold", "half", "unsorted"], *[["pot", "sold", "half"]] * 2, *[["pot", "sold"]] * 2, ["pot"]]


def test_rows_without_room_are_counted() -> None:
    lines, _ = drawn(pots(600), height=5)
    assert [line.split()[1] for line in lines[1:4]] == ["0", "1", "2"]
    assert lines[4] == " + 597 more"


def test_as_many_rows_as_there_is_room_for_need_no_counting() -> None:
    lines, _ = drawn(pots(4), height=5)
    assert [line.split()[1] for line in lines[1:]] == ["0", "1", "2", "3"]


@pytest.mark.parametrize(
    ("cursor", "first", "counted"),
    [(0, 0, "+ 594 more"), (3, 0, "+ 594 more"), (300, 297, "297 above · + 297 more"), (599, 594, "594 above")],
)
def test_the_row_under_the_cursor_is_among_those_shown(cursor: int, first: int, counted: str) -> None:
    lines, _ = drawn(pots(600), hand=Hand(cursor=f"pot {cursor}"))
    assert [line.lstrip("› ").split()[1] for line in lines[1:-1]] == [str(i) for i in range(first, first + 6)]
    assert [line.split()[1] for line in under_cursor(lines)] == [str(cursor)]
    assert lines[-1] == f" {counted}"


def test_the_row_under_the_cursor_stays_under_it_while_the_ranking_changes() -> None:
    rows = pots(600)
    for ranking in (rows, rows[::-1], sorted(rows, key=lambda pot: pot.sold % 7), rows[250:251] + rows[:250] + rows[251:]):
        lines, _ = drawn(ranking, hand=Hand(cursor="pot 250"))
        assert [line.split()[:2] for line in under_cursor(lines)] == [["pot", "250"]]


def test_a_row_that_is_gone_takes_the_cursor_with_it() -> None:
    lines, _ = drawn(pots(9), hand=Hand(cursor="pot 77"))
    assert under_cursor(lines) == []


def test_two_rows_of_height_have_room_for_the_row_under_the_cursor() -> None:
    lines, drawing = drawn(pots(600), height=2, hand=Hand(cursor="pot 41"))
    assert [line.split()[:2] for line in under_cursor(lines)] == [["pot", "41"]]
    assert drawing.at(3, 1) == Row("pot 41")


@pytest.mark.parametrize("height", [0, 1])
def test_no_height_has_no_rows(height: int) -> None:
    assert len(drawn(pots(3), height=height)[0]) == height


def test_a_second_line_stands_below_each_row_where_there_is_room_below_all() -> None:
    lines, drawing = drawn(pots(3), height=7, under=True)
    assert [lines[2], lines[4], lines[6]] == ["", " ━", " ━━"]
    assert [drawing.at(5, y) for y in range(1, 7)] == [Row(f"pot {y // 2}") for y in (0, 1, 2, 3, 4, 5)]


def test_no_second_line_stands_where_there_is_no_room_below_all() -> None:
    lines, _ = drawn(pots(3), height=6, under=True)
    assert not any("━" in line for line in lines)


def test_a_row_without_figures_has_its_whole_line_for_its_name() -> None:
    columns = (Column[Pot](own("sold"), 6, 1, lambda pot: (Clean(str(pot.sold or "")), LOOK.theme.text)),)
    canvas, words = Canvas(24, 3), ["Interaction and conversion", "Interaction and conversion"]

    def name(pot: Pot, cells: int) -> tuple[Piece, ...]:
        return ((fit(clean(pot.name), cells), LOOK.theme.text),)

    table(canvas, LOOK, own("pot"), [Pot(words[0]), Pot(words[1], 7)], name, columns, name_cells=8, widest_name=12)
    assert [line.rstrip() for line in canvas.text()[1:]] == ["Interaction and convers…", "Interaction…           7"]


def test_names_of_wide_characters_keep_the_columns_straight() -> None:
    rows = [Pot("玻尿酸补水面膜 十片装 深层保湿", 5), Pot("ครีมกันแดดเนื้อบางเบา", 5), Pot("Lip balm 💋 trio", 5), Pot("a", 5)]
    for columns in range(10, 60):
        _, drawing = drawn(rows, columns)
        assert {strip.cell_length for strip in drawing} == {columns + 1}
        ends = {width(Clean(strip.text.rstrip())) for strip in list(drawing)[1:5]}
        assert len(ends) == 1 or columns < 16


def test_pointing_at_a_head_points_at_its_column() -> None:
    lines, drawing = drawn(pots(2))
    assert [drawing.at(lines[0].index(word) + 1, 0) for word in ("pot", "sold", "half")] == [
        Head("name"), Head("sold"), Head("half"),
    ]  # fmt: skip
    assert drawing.at(lines[0].index("unsorted") + 1, 0) is None


def test_pointing_at_a_row_points_at_it_from_edge_to_edge() -> None:
    _, drawing = drawn(pots(2))
    assert [drawing.at(x, 2) for x in (0, 1, 40)] == [None, Row("pot 1"), Row("pot 1")]
    assert drawing.at(3, 3) is None


def test_rows_that_are_no_list_cannot_be_pointed_at() -> None:
    assert drawn(pots(2), named=False)[1].at(3, 1) is None


@pytest.mark.parametrize(("sort", "head"), [(Sort("sold"), "↓sold"), (Sort("half", False), "↑half"), (Sort("name"), "↓pot")])
def test_an_arrow_stands_at_the_head_of_the_column_sorted_by(sort: Sort, head: str) -> None:
    lines, drawing = drawn(pots(2), hand=Hand(sort=sort))
    assert head in lines[0].split()
    assert drawing.at(lines[0].index(head), 0) == Head(sort.column)


def test_chosen_columns_stand_in_the_order_they_were_chosen_and_the_first_stays_longest() -> None:
    picked = chosen(COLUMNS, ("half", "no such", "sold"))
    assert [column.key for column in picked] == ["half", "sold"]
    assert picked[0].weight > picked[1].weight
    assert chosen(COLUMNS, ()) == COLUMNS


def test_a_figure_without_room_is_closer_together_or_not_there_at_all() -> None:
    lines, _ = drawn([Pot("a", 200), Pot("b", 20_000), Pot("c", 2_000_000)], 24, 4)
    assert [line.split()[1:] for line in lines[1:]] == [["200", "100.0%"], ["20000", "…"], ["…", "…"]]
