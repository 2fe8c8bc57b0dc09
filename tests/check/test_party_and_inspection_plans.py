"""Plans of the Party, of inspectors, of courses: sound ones that got a remark, each beside a twin that deserves it."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

PARTY = "ĐẢNG BỘ HUYỆN AN THỬ\n{issuer}\n*\nSố 24-KH/{sign}\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nAn Thử, ngày 17 tháng 9 năm 2021\n\nKẾ HOẠCH\n{title}\n-----\n\n"
CLOSING = "\nNơi nhận:\n{to}- Lưu Văn phòng.\n\nT/M {signed}\nCHỦ NHIỆM\n\nTrần Văn An\n"
INSPECTORS = PARTY.format(issuer="ỦY BAN KIỂM TRA", sign="UBKTHU", title="kiểm tra việc thu, nộp đảng phí năm 2020")
COMMITTEE = PARTY.format(issuer="ĐẢNG ỦY XÃ AN THỬ", sign="ĐU", title="{title}")
LOOKED_AT = "A. NỘI DUNG\n1. Việc thu đảng phí.\n2. {}\nTừ ngày 01/01/2020 đến ngày 31/12/2020.\n"
BASIS = "Căn cứ Chỉ thị số 05-CT/TW{} của Bộ Chính trị về học tập;\n\nA. NỘI DUNG\n1. Học tập.\n"
COURSES = "A. NỘI DUNG\n| Lớp | {} | {} | Học viên |\n|---|---|---|---|\n| 1 | 13/10/2021 | 15/10/2021 | 45 |\n| 2 | 20/10/2021 | {} | 45 |\n"
YOUTH = (
    "III. TỔ CHỨC THỰC HIỆN\n1. Ban Tuyên giáo làm đầu mối.\n2. {} tuyển chọn, luyện tập đội thi; báo cáo kết quả.\n\n"
    "Nơi nhận:\n- Ban Bí thư Trung ương Đoàn;\n- Ban Tuyên giáo;\n- Các huyện, thị, thành đoàn;\n- Lưu: VT.\n"
)
STATE = "TỈNH ĐOÀN AN THỬ\nSố: 12/KH-TĐ\nAn Thử, ngày 05 tháng 02 năm 2022\n\nKẾ HOẠCH\nHội thi năm 2022\n\n"


def said(text: str) -> set[str]:
    return {f.code for f in check_plan(text) if f.severity != "info"}


@pytest.mark.parametrize(
    ("code", "sound", "wrong"),
    [
        ("stale-date", INSPECTORS + LOOKED_AT.format("Mốc thời gian kiểm tra"), INSPECTORS.replace("kiểm tra việc thu, nộp", "thu, nộp") + LOOKED_AT.format("Mốc thời gian kiểm tra")),
        ("deadline-past", INSPECTORS + LOOKED_AT.format("Mốc thời gian kiểm tra"), INSPECTORS + LOOKED_AT.format("Thời gian thực hiện")),
        ("citation-incomplete", COMMITTEE.format(title="thực hiện Chỉ thị số 05-CT/TW") + BASIS.format(", ngày 15/5/2016"), COMMITTEE.format(title="thực hiện Chỉ thị số 05-CT/TW") + BASIS.format("")),
        ("signature-issuer", INSPECTORS + "A. NỘI DUNG\nViệc thu.\n" + CLOSING.format(to="- Huyện ủy,\n", signed="ỦY BAN KIỂM TRA"), INSPECTORS + "A. NỘI DUNG\nViệc thu.\n" + CLOSING.format(to="- Huyện ủy,\n", signed="BAN THƯỜNG VỤ")),
        ("deadline-order", INSPECTORS + COURSES.format("Khai giảng", "Bế giảng", "22/10/2021"), INSPECTORS + COURSES.format("Khai giảng", "Bế giảng", "12/10/2021")),
        ("deadline-order", INSPECTORS + COURSES.format("Bắt đầu", "Xong", "22/10/2021"), INSPECTORS + COURSES.format("Bắt đầu", "Xong", "12/10/2021")),
        ("left-open", STATE.replace("20…", "2022"), STATE.replace("năm 2022\n\n", "năm 20…\n\n")),
        ("not-in-recipients", STATE + YOUTH.format("Các huyện, thị, thành đoàn"), STATE + YOUTH.format("Các câu lạc bộ thanh niên")),
    ],
)  # fmt: skip
def test_sound_is_let_be_and_its_twin_is_told(code: str, sound: str, wrong: str) -> None:
    assert code not in said(sound)
    assert code in said(wrong)


def test_two_bodies_of_one_line_are_no_misspelt_body() -> None:
    text = COMMITTEE.format(title="học tập") + "A. NỘI DUNG\n1. Ban Tuyên giáo Đảng ủy theo dõi; Ban Tuyên giáo Đảng ủy tổng hợp.\n" + CLOSING.format(
        to="- Ban Tuyên giáo, Ủy ban Kiểm tra Đảng ủy,\n", signed="ĐẢNG ỦY"
    )
    assert "official-name" not in said(text)
