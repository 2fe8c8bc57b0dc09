"""Shares of one whole told sentences before, boards of single persons and of several, names closed by a clause, rows over years."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "KẾ HOẠCH\nNâng cao năng lực cấp cứu giai đoạn 2018 - 2020\nI. TÌNH HÌNH\n"
PATIENTS = (
    "Năm 2017 tiếp nhận 1.240 người bệnh, gồm 868 ca nhẹ (70%) và 372 ca nặng (30%). Đến viện sớm có 155 ca, bằng 12,5% "
    "tổng số; trong đó 31 ca được dùng thuốc (bằng 20% số đến sớm). Tử vong 62 ca, tỷ lệ 5%."
)
ABROAD = (
    "Năm 2025 có 5.200 người đi làm việc, trong đó thị trường A 2.340 người (45%), thị trường B 1.820 người (35%), các thị "
    "trường khác 1.040 người (20%). Lao động nữ là 1.976 người, chiếm 38%."
)
BOARD = "Ban Chỉ đạo gồm 09 thành viên: Giám đốc là Trưởng ban, 02 Phó Giám đốc là Phó Trưởng ban và 06 thành viên là trưởng các khoa, phòng."
VILLAGES = "Toàn xã hiện có 05 thôn trồng dâu gồm: Nang Sa, Khe Lép, Phúc Đình, Đồng Chằm và Cầu Rào, với 230 hộ tham gia và 133,0 ha dâu."
TABLE = """| STT | Chỉ tiêu | Năm 2017 | Năm 2018 | Năm 2019 | Năm 2020 |
|---|---|---|---|---|---|
| 1 | Tổng số ca (ca) | 1.240 | 1.300 | 1.350 | 1.400 |
| 2 | Số ca dùng thuốc tiêu sợi huyết (ca) | 31 | 39 | 54 | 84 |
| 3 | Tỷ lệ dùng thuốc (%) | 2,5 | 3,0 | 4,0 | 6,0 |

Tổng số ca dùng thuốc tiêu sợi huyết trong 03 năm 2018 - 2020 là 177 ca.
"""


def _codes(body: str) -> set[str]:
    found = check_plan(HEAD + body)
    return {f.code for f in found if f.code in ("rate-mismatch", "sum-mismatch", "count-mismatch", "part-of-whole") and f.severity != "info"}


@pytest.mark.parametrize(
    ("body", "right", "wrong"),
    [
        (PATIENTS, "12,5%", "13,5%"),
        (PATIENTS, "Tử vong 62", "Tử vong 26"),
        (ABROAD, "1.976", "5.976"),
        (BOARD, "09 thành viên", "08 thành viên"),
        (BOARD, "06 thành viên", "07 thành viên"),
        (VILLAGES, "Khe Lép, ", ""),
        (VILLAGES, "05 thôn", "06 thôn"),
        (TABLE, "177", "187"),
    ],
)
def test_a_figure_off_is_told(body: str, right: str, wrong: str) -> None:
    assert _codes(body) == set()
    assert _codes(body.replace(right, wrong))


@pytest.mark.parametrize(
    "body",
    [
        # a share of what another group has, with no figure of that
        "Tiếp nhận 1.240 người bệnh, gồm 868 ca nhẹ (70%) và 372 ca nặng (30%). Dùng thuốc 31 ca, bằng 22% số ca đến sớm.",
        # two wholes in one paragraph, each with its own parts
        "Có 400 hộ, gồm 240 hộ nghèo (60%) và 160 hộ cận nghèo (40%). Có 200 em đi học, gồm 120 em nữ (60%) và 80 em nam (40%).",
        # an estimate
        "Tiếp nhận 1.240 người bệnh, gồm 868 ca nhẹ (70%) và 372 ca nặng (30%). Chuyển tuyến khoảng 60 ca, chiếm gần 5% tổng số.",
        "Ban Chỉ đạo gồm 09 thành viên: Giám đốc là Trưởng ban, 02 Phó Giám đốc là Phó Trưởng ban, 05 trưởng các khoa, phòng và kế toán.",
        "Toàn xã có 03 hợp tác xã gồm: Nang Sa, Khe Lép và Cầu Rào, trong đó 02 hợp tác xã có 133,0 ha.",
        # the years before are not among them
        TABLE.replace("trong 03 năm 2018 - 2020 là 177", "trong 04 năm 2017 - 2020 là 208"),
        # other cases than those of the row
        TABLE.replace("ca dùng thuốc tiêu sợi huyết trong", "ca chuyển tuyến trong").replace("177", "187"),
    ],
)
def test_a_sound_twin_is_let_be(body: str) -> None:
    assert _codes(body) == set()
