"""Bodies of a đặc khu (since 01/7/2025), with and without the word."""

from kehoach.pipeline import extract_plan

PLAN = """ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
ĐẶC KHU TRƯỜNG SA              Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND                 Trường Sa, ngày 12 tháng 01 năm 2026

KẾ HOẠCH
Thu gom rác thải năm 2026

I. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế đặc khu
Chủ trì thu gom.
2. Công an đặc khu
Tuần tra các bãi.

Nơi nhận:
- Phòng Kinh tế, Công an đặc khu;
- Lưu: VT.
"""


def test_bodies_of_a_special_zone() -> None:
    agencies = {a.name: a for a in extract_plan(PLAN).agencies}
    assert {"Phòng Kinh tế", "Công an"} <= {name.removesuffix(" đặc khu") for name in agencies}
    office = [a for name, a in agencies.items() if name.startswith("Phòng Kinh tế")]
    assert len(office) == 1 and office[0].mentions == 2 and office[0].level == "xa"
