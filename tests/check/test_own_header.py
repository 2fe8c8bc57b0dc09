"""The kind of document above the title, the issuer below an annex's heading, and numbers with a point in a column of commas."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "UBND TỈNH PHÚ YÊN\nSỞ Y TẾ\nSố: 12/KH-SYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nPhú Yên, ngày 05 tháng 02 năm 2024\n\n"
BODY = "Phòng, chống bệnh dại năm 2024\n\nCăn cứ Luật Thú y ngày 19 tháng 6 năm 2015;\n\nI. MỤC TIÊU\nGiảm bệnh.\n"


def said(text: str) -> list[tuple[str, str]]:
    return [(f.code, f.text) for f in check_plan(text)]


@pytest.mark.parametrize(("line", "missing"), [("", True), ("KẾ HOẠCH\n", False), ("**KẾ HOẠCH**\n", False), ("Kế hoạch\n", False)])
def test_a_number_of_a_plan_wants_the_line_that_says_plan(line: str, missing: bool) -> None:
    assert (("header-missing", "Số: 12/KH") in said(HEAD + line + BODY)) == missing


@pytest.mark.parametrize(("body", "other"), [("Sở Nông nghiệp và Môi trường", True), ("Sở Y tế", False), ("Sở Y tế tỉnh Phú Yên", False), ("Giám đốc Sở Y tế", False), ("Giám đốc Sở Tài chính", True)])
def test_the_body_over_an_annex(body: str, other: bool) -> None:
    text = f"{HEAD}KẾ HOẠCH\n{BODY}\nPhụ lục\nDANH SÁCH\n(Kèm theo Kế hoạch số 12/KH-SYT ngày 05/02/2024 của {body})\n"
    assert any(code == "header-issuer" for code, _ in said(text)) == other


@pytest.mark.parametrize(("cells", "points"), [(("16,8", "43.2", "40,0"), ["43.2"]), (("16,8", "1.432", "40,0"), []), (("16.8", "43.2", "40.0"), [])])
def test_a_point_among_commas(cells: tuple[str, ...], points: list[str]) -> None:
    rows = "".join(f"| {n} | Dự án {n} | {cell} |\n" for n, cell in enumerate(cells, 1))
    assert [text for code, text in said(f"{HEAD}KẾ HOẠCH\n{BODY}| TT | Dự án | Tỷ trọng |\n|---|---|---|\n{rows}") if code == "decimal-mark"] == points
