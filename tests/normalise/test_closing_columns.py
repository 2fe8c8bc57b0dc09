"""Closings of two columns: the signature may begin above the recipients, and an annex ends both columns."""

import pytest

from kehoach import extract_plan
from kehoach.check import check_plan

HEAD = (
    "ỦY BAN NHÂN DÂN                      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "   XÃ SÔNG BÌNH                            Độc lập - Tự do - Hạnh phúc\n"
    "Số: 22/KH-UBND                         Sông Bình, ngày 14 tháng 5 năm 2021\n\n"
    "KẾ HOẠCH\nTrồng cây phân tán năm 2021\n\n"
    "I. MỤC TIÊU\nTrồng 2.000 cây.\n\nII. NỘI DUNG\nTrồng cây ở 5 thôn theo biểu đính kèm.\n\n"
    "III. TỔ CHỨC THỰC HIỆN\n1. Công an xã: giữ trật tự.\n2. Trạm Y tế xã: trực./.\n\n"
)
WIDE = 48 * " "
ANNEX = "\nBIỂU: SỐ CÂY TỪNG THÔN\n(Đính kèm Kế hoạch số 22/KH-UBND ngày 14 tháng 5 năm 2021)\nThôn | Số cây\nĐông | 1.200\nTây | 800\nCộng | 2.000\n"
CODES = ("signature-missing", "signature-authority", "signature-name", "annex-missing", "recipients-form")
CLOSINGS = {
    "beside": f"Nơi nhận:{WIDE}TM. ỦY BAN NHÂN DÂN\n- Công an xã;{WIDE}   CHỦ TỊCH\n- Trạm Y tế xã;\n- Lưu: VT.{WIDE}Võ Thanh Bình\n",
    "above": f"{WIDE}TM. ỦY BAN NHÂN DÂN\nNơi nhận:{WIDE}CHỦ TỊCH\n- Công an xã;\n- Trạm Y tế xã;{WIDE}Võ Thanh Bình\n- Lưu: VT.\n",
    "two above": f"{WIDE}TM. ỦY BAN NHÂN DÂN\n{WIDE}KT. CHỦ TỊCH\nNơi nhận:{WIDE}PHÓ CHỦ TỊCH\n- Công an xã;\n- Trạm Y tế xã;  Võ Thanh Bình\n- Lưu: VT.\n",
    "below": f"Nơi nhận:\n- Công an xã;{WIDE}TM. ỦY BAN NHÂN DÂN\n- Trạm Y tế xã;{WIDE}CHỦ TỊCH\n- Lưu: VT.\n\n{WIDE}Võ Thanh Bình\n",
}  # fmt: skip


@pytest.mark.parametrize("closing", CLOSINGS.values(), ids=CLOSINGS)
def test_signature_beside_recipients(closing):
    record = extract_plan(HEAD + closing + ANNEX)
    assert record.plan.signer_name == "Võ Thanh Bình"
    assert record.plan.signed_for.startswith("TM. ỦY BAN NHÂN DÂN")
    assert [r.text.strip(" ;.") for r in record.recipients] == ["Công an xã", "Trạm Y tế xã", "Lưu: VT"]
    assert [s.title for s in record.sections if "phu_luc" in s.kinds] == ["BIỂU: SỐ CÂY TỪNG THÔN"]
    assert not [f for f in check_plan(HEAD + closing + ANNEX) if f.code in CODES]


@pytest.mark.parametrize("office", ["CHỈ HUY TRƯỞNG", "CHỦ NHIỆM", "HIỆU TRƯỞNG", "CHI CỤC TRƯỞNG", "T/M BAN CHỈ HUY"])
def test_offices_beside_recipients(office):
    record = extract_plan(HEAD + f"Nơi nhận:{WIDE}{office}\n- Công an xã;\n- Trạm Y tế xã;\n- Lưu: VT.{WIDE}Võ Thanh Bình\n")
    assert (record.plan.signer_name, len(record.recipients)) == ("Võ Thanh Bình", 3)


def test_faults_of_such_a_closing_are_found():
    nameless = CLOSINGS["above"].replace("Võ Thanh Bình", "")
    assert [f.code for f in check_plan(HEAD + nameless) if f.code in CODES] == ["annex-missing", "signature-name"]
    alone = f"Nơi nhận:{WIDE}CHỦ TỊCH\n- Công an xã;\n- Trạm Y tế xã;{WIDE}Võ Thanh Bình\n- Lưu: VT.\n"
    assert [f.code for f in check_plan(HEAD + alone + ANNEX) if f.code in CODES] == ["signature-authority"]


@pytest.mark.parametrize("caption", [
    "ĐỀ CƯƠNG BÁO CÁO", "MẪU BIỂU\nTHỐNG KÊ CÂY TRỒNG", "Mẫu 1\nPHIẾU GHI NHẬN", "Biểu 1\nDỰ TOÁN KINH PHÍ (triệu đồng)", "LỊCH TRỰC",
])  # fmt: skip
def test_sheets_that_say_what_they_are_attached_to_are_annexes(caption):
    text = HEAD + CLOSINGS["beside"] + f"\n{caption}\n(Kèm theo Kế hoạch số 22/KH-UBND ngày 14 tháng 5 năm 2021)\n1. Số cây.\n2. Kiến nghị.\n"
    annexes = [s.title for s in extract_plan(text).sections if "phu_luc" in s.kinds]
    assert annexes == [" ".join(caption.split())]


def test_sheets_without_such_a_line_are_none():
    text = HEAD + CLOSINGS["beside"] + "\nLỊCH TRỰC\n1. Thứ Hai.\n2. Thứ Ba.\n"
    assert not [s for s in extract_plan(text).sections if "phu_luc" in s.kinds]
