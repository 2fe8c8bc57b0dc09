"""Line breaks that Markdown writes into the cells of a table are no words."""

from __future__ import annotations

import pytest

from kehoach.pipeline import extract_plan

PLAN = """| **ỦY BAN NHÂN DÂN**{br}**HUYỆN AN THỬ** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**{br}**Độc lập - Tự do - Hạnh phúc** |
|---|---|
| Số: 12/KH-UBND | *An Thử, ngày 05 tháng 3 năm 2024* |

**KẾ HOẠCH**

**Trồng cây phân tán năm 2024**

**I. TỔ CHỨC THỰC HIỆN**

| TT | Nhiệm vụ | Đơn vị phối hợp |
|---|---|---|
| 1 | Gieo ươm cây giống | Phòng Nông nghiệp và Phát triển nông thôn{br}Phòng Tài chính - Kế hoạch |
"""


@pytest.mark.parametrize("br", ["<br>", "<br/>", "<BR />"])
def test_breaks_part_lines_of_a_cell(br: str) -> None:
    text = PLAN.format(br=br)
    record = extract_plan(text)
    assert record.plan.issuer == "Ủy ban nhân dân huyện An Thử"
    assert [a.name for a in record.agencies] == [
        "Ủy ban nhân dân huyện An Thử",
        "Phòng Nông nghiệp và Phát triển nông thôn",
        "Phòng Tài chính - Kế hoạch",
    ]
    partners = [text[a.start : a.end] for a in record.assignments if a.role == "phoi_hop"]
    assert partners == ["Phòng Nông nghiệp và Phát triển nông thôn", "Phòng Tài chính - Kế hoạch"]
