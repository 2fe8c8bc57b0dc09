"""Minutes of a meeting tell what was said; they are searched, but they are no plan."""

from __future__ import annotations

import pytest

from kehoach.pipeline import extract_plan
from kehoach.read import document_from_text
from kehoach.scale.reading import judge

HEAD = "ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTân Lập, ngày 12 tháng 3 năm 2026\n\n"
BODY = (
    "I. NỘI DUNG\nPhòng Kinh tế chủ trì sửa đường thôn, kinh phí 180 triệu đồng, xong trước ngày 30/6/2026.\n"
    "II. KẾT LUẬN\nCuộc họp kết thúc cùng ngày.\n"
)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("BIÊN BẢN\nHọp triển khai Kế hoạch giảm nghèo năm 2026\n\n", ("skipped", "not-a-plan")),
        ("KẾ HOẠCH\nKiểm tra biên bản bàn giao năm 2026\n\n", ("ok", None)),
        ("CHƯƠNG TRÌNH\nGiảm nghèo năm 2026\n\n", ("ok", None)),
    ],
    ids=["minutes", "a plan about minutes", "a programme"],
)
def test_minutes_are_no_plan(title: str, expected: tuple[str, str | None]) -> None:
    text = HEAD + title + BODY
    assert judge(extract_plan(document_from_text(text)), text) == expected
