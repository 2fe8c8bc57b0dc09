"""A cell somebody emptied in a table with one cell per line leaves a blank line between its pipes."""

from __future__ import annotations

from kehoach import normalise
from kehoach.rulebook import rulebook

ROWS = ["|\nTT\n|\nNhiệm vụ\n|\nChủ trì\n|\nThời gian\n|\n|", "1\n|\nRà soát hộ\n|\nPhòng Kinh tế\n|\nQuý I\n|\n|", "2\n|\nTập huấn\n|\nPhòng Văn hóa\n|\nQuý II\n|\n|"]
LAST = "3\n|\nTổng kết\n|\nVăn phòng\n|\nQuý IV\n|\n"


def grids(text: str) -> list[list[list[str]]]:
    return [[[text[c.span.start : c.span.end] for c in row] for row in grid.rows] for grid in normalise.text(text, rulebook(())).grids]


def test_the_row_keeps_its_other_cells_and_the_table_goes_on() -> None:
    whole = "\n".join([*ROWS, LAST])
    (emptied,) = grids(whole.replace("Phòng Văn hóa", ""))
    assert [len(row) for row in emptied] == [4, 4, 4, 4]
    assert emptied[2] == ["2", "Tập huấn", "", "Quý II"]


def test_a_blank_line_behind_a_whole_row_ends_the_table() -> None:
    other = "|\nNơi nhận:\n- Lưu: VT.\n|\nTM. ỦY BAN NHÂN DÂN\n|\n"
    assert len(grids("\n".join([*ROWS, LAST]) + "\n" + other)) == 2
