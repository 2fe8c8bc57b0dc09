"""Shares, growth and what is left, of figures that one digit makes agree to the last."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "KẾ HOẠCH\nPhát triển chợ và chăn nuôi trên địa bàn tỉnh năm 2024\nI. THỰC TRẠNG\n"


def _codes(body: str) -> set[str]:
    return {f.code for f in check_plan(HEAD + body) if f.code in ("rate-mismatch", "sum-mismatch")}


FOUND = [
    ("Toàn tỉnh có 168 chợ. Số chợ kiên cố là 42 chợ, chiếm 25%.", "42", "45"),
    ("Trong 64 làng nghề, mới có 16 làng (25%) có phương án.", "16", "61"),
    ("Có 312.000 hội viên, bằng 20,8% dân số (dân số 1.500.000 người).", "20,8", "28,0"),
    ("Rà soát 84 thủ tục, đơn giản hóa ít nhất 42 thủ tục, tức 50% số thủ tục được rà soát.", "42", "24"),
    ("1. Thu hồi tổng diện tích 38,4 ha.\n2. Bàn giao đợt 1: 15,36 ha (40% diện tích).", "15,36", "18,36"),
    ("Tiêm phòng 196.000 con trên tổng số 245.000 con, tức 80%.", "245", "247"),
    ("Trao 65.000 suất học bổng, tăng 4% so với năm 2023 (62.500 suất).", "62.500", "65.200"),
    ("Đàn trâu 168.560 con, giảm 2% so với 172.000 con của năm 2023.", "172", "192"),
    ("Đàn bò 92.400 con, tăng 5% so với mức 88.000 con cuối năm trước.", "88", "89"),
    ("Đàn lợn 1.035.000 con; năm 2023 đạt 1.000.000 con, tốc độ tăng 3,5%.", "1.000", "1.100"),
    ("Có 116/130 xã có nhà văn hóa; 14 xã chưa có.", "14", "18"),
    ("Xã có 13 sản phẩm còn hiệu lực, trong đó 04 sản phẩm 4 sao và 09 sản phẩm 3 sao.", "09", "02"),
]


@pytest.mark.parametrize(("body", "right", "wrong"), FOUND)
def test_a_digit_off_is_told(body: str, right: str, wrong: str) -> None:
    assert _codes(body) == set()
    assert _codes(body.replace(right, wrong))


@pytest.mark.parametrize(
    "body",
    [
        "Toàn tỉnh có 168 chợ. Trồng 45 cây, chiếm 25% kế hoạch.",
        "Trong 64 làng nghề, 16 làng (đạt từ 30% trở lên) có phương án.",
        "Thu 720 phiếu trực tuyến (30%) và 1.680 phiếu giấy.",
        "Trao 65.000 suất, tăng 4% so với kế hoạch; năm 2023 trao 70.000 suất.",
        "Có 116/130 xã có nhà văn hóa; 04 xã chưa có trạm y tế.",
        "Đàn lợn 1.035.000 con, tăng 3,5% so với 1.000.000 con năm 2023 (kế hoạch 1.100.000 con).",
    ],
)
def test_other_figures_are_silent(body: str) -> None:
    assert _codes(body) == set()
