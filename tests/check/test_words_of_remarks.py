"""Remarks as the officer reads them: no codes, no claim that another remark takes back."""

from __future__ import annotations

from kehoach.check import check_report
from kehoach.messages import speak
from kehoach.render.remarks import remarks

DRAFT = """ỦY BAN NHÂN DÂN
XÃ MƯỜNG THẮM

Số:      /KH-UBND\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Mường Thắm, ngày      tháng 3 năm 2024
KẾ HOẠCH
Thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững năm 2024
I. NỘI DUNG
1. Dự án 2: Đa dạng hóa sinh kế, phát triển mô hình giảm nghèo
a) Mục tiêu: Hỗ trợ 45 hộ nghèo.
b) Kinh phí: 420 triệu đồng.
2. Dự án 3: Hỗ trợ phát triển sản xuất, cải thiện dinh dưỡng
a) Tiểu dự án 1: Hỗ trợ phát triển sản xuất trong lĩnh vực nông nghiệp. Kinh phí 250 triệu đồng. Ban Nông nghiệp chủ trì.
b) Tiểu dự án 2: Cải thiện dinh dưỡng. Trạm Y tế xã chủ trì thực hiện.
3. Dự án 6: Truyền thông và giảm nghèo về thông tin
Kinh phí: 60 triệu đồng.
II. TỔ CHỨC THỰC HIỆN
1. Trạm Y tế xã báo cáo trước ngày 05/12/2024./.
Nơi nhận:
- UBND huyện (b/c);
- Trạm Y tế xã;
- Lưu: VT, VHXH.\tTM. ỦY BAN NHÂN DÂN
CHỦ TỊCH



Lò Văn Thắm
"""


def test_components_are_named_in_words() -> None:
    shown = remarks(check_report(DRAFT), DRAFT)
    assert "Tiểu dự án 2 (Dự án 3) không có nguồn vốn, kinh phí" in shown
    assert "DA3" not in shown and "giam-ngheo" not in shown


def test_money_said_in_a_sentence_below_the_component_is_its_funding() -> None:
    report = check_report(DRAFT)
    lacking = [f.message for f in report.findings if f.code == "missing-slot" and "nguồn vốn" in f.message]
    assert len(lacking) == 1 and lacking[0].startswith("Tiểu dự án 2")


def test_a_signature_beside_the_recipients_has_its_line_of_authority() -> None:
    assert "signature-authority" not in {f.code for f in check_report(DRAFT).findings}
    without = DRAFT.replace("TM. ỦY BAN NHÂN DÂN", "")
    assert "signature-authority" in {f.code for f in check_report(without).findings}


def test_a_header_left_open_is_not_verified_as_complete() -> None:
    done = {v.code for v in check_report(DRAFT).verified}
    filled = DRAFT.replace("Số:      /", "Số: 15/").replace("ngày      tháng", "ngày 05 tháng")
    header = {v.code for v in check_report(filled).verified} - done
    assert any(code.startswith("header") for code in header)


def test_the_place_of_a_remark_is_said_to_be_a_line() -> None:
    assert "Gợi ý (dòng 4) Chưa có số văn bản" in remarks(check_report(DRAFT), DRAFT)
    try:
        speak("en")
        assert "(line 4)" in remarks(check_report(DRAFT), DRAFT)
    finally:
        speak(None)
