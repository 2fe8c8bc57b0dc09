"""Sound passages that once got a remark, each beside a twin that deserves it: shares of shares, duties of several bodies, quarters."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "ỦY BAN NHÂN DÂN\nHUYỆN AN THỬ\nSố: 12/KH-UBND\nAn Thử, ngày 05 tháng 02 năm 2024\n\nKẾ HOẠCH\nHiến máu, an toàn thực phẩm năm 2024\n\n"
TARGET = "I. MỤC TIÊU\n"
ASKED = (
    "I. KINH PHÍ\nTổng kinh phí 900 triệu đồng, gồm ngân sách huyện 600 triệu đồng, xã hội hóa 300 triệu đồng.\n"
    "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Tài chính - Kế hoạch tham mưu cấp kinh phí.\n2. Phòng Giáo dục và Đào tạo vận động 249 triệu đồng xã hội hóa{}.\n"
)
BODIES = "{}1. {}Vận động hội viên giúp 120 ngày công sửa nhà cho hộ nghèo.\n2. {}Vận động hội viên giúp 90 ngày công sửa nhà cho hộ nghèo.\n"
WORKS = "".join(
    f"{n}. Hoạt động {n}\na) Mục tiêu: {n}0 người được chăm sóc kịp thời.\nb) {{}}: người cao tuổi nhóm {n}.\nc) Kinh phí: {n}0 triệu đồng.\n"
    for n in range(1, 5)
)
REPORTS = (
    "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Y tế tổng hợp kết quả từng quý, báo cáo UBND huyện trước ngày 05 của {}.\n"
    "2. UBND các xã tổ chức thực hiện; báo cáo kết quả về Phòng Y tế trước ngày 28 của tháng cuối quý.\n"
)
BLOOD = (
    "I. CHỈ TIÊU\n1. Tiếp nhận 10.000 đơn vị máu.\n2. Có {} đơn vị máu thể tích 350 ml.\n"
    "II. BẢNG\n| TT | Nội dung | Đơn vị máu |\n|---|---|---|\n| 1 | Đợt trong tỉnh | 4.000 |\n| 2 | Đợt lưu động | 6.000 |\n| | Cộng | 10.000 |\n"
    "III. TỔ CHỨC THỰC HIỆN\n1. Huyện đoàn: chỉ đạo đoàn viên khối trường cao đẳng đăng ký 2.000 đơn vị máu.\n2. Hội Chữ thập đỏ: tổng hợp.\n"
)
SHARED = (
    "I. PHẠM VI\nThực hiện tại 05 huyện.\nII. KINH PHÍ\nBảng tổng hợp kinh phí (đơn vị tính: tỷ đồng)\n| TT | {} | Huyện |{}\n|---|---|---|---|\n"
    "| 1 | Hạ tầng | {} | 12,5 |\n| 2 | Nhân lực | {} | 4,5 |\n| 3 | Quảng bá | {} | 3,0 |\n| 4 | Nhà ở | {} | 5,0 |\n| | Tổng | | 25,0 |\n"
)


def said(text: str) -> set[str]:
    return {f.code for f in check_plan(HEAD + text) if f.severity != "info"}


@pytest.mark.parametrize(
    ("code", "sound", "wrong"),
    [
        ("rate-mismatch", TARGET + "- Có 420 cơ sở lưu trú tại nhà dân, tăng 75% so với năm 2020 (240 cơ sở).", TARGET + "- Có 420 cơ sở lưu trú tại nhà dân, tăng 57% so với năm 2020 (240 cơ sở)."),
        ("rate-mismatch", TARGET + "- Kiểm tra 420 cơ sở sản xuất, kinh doanh; 100% cơ sở loại C (42 cơ sở) được kiểm tra lại.", TARGET + "- Kiểm tra 420 cơ sở sản xuất, kinh doanh, trong đó 10% (24 cơ sở) được kiểm tra lại."),
        ("sum-mismatch", TARGET + "- Có 22 dự án dự thi cấp trường, chọn 11 dự án (50%) hỗ trợ hoàn thiện, 04 dự án dự thi cấp tỉnh.", TARGET + "- Có 22 dự án dự thi cấp trường, gồm 11 dự án của khối 10, 04 dự án của khối 11, 06 dự án của khối 12."),
        ("conflicting-amounts", ASKED.format(" cho nhiệm vụ tại tiết 4.4"), ASKED.format("")),
        ("conflicting-targets", BODIES.format("I. TỔ CHỨC THỰC HIỆN\n", "Hội Liên hiệp Phụ nữ huyện\n", "Hội Cựu chiến binh huyện\n"), "I. MỤC TIÊU\n- Giúp 120 ngày công sửa nhà cho hộ nghèo.\nII. NỘI DUNG\n- Vận động hội viên giúp 90 ngày công sửa nhà cho hộ nghèo."),
        ("missing-slot", WORKS.format("Đối tượng", "Đối tượng", "Đối tượng và mức quà", "Đối tượng"), WORKS.format("Đối tượng", "Đối tượng", "Ghi chú", "Đối tượng")),
        ("deadline-order", REPORTS.format("tháng đầu quý sau"), REPORTS.format("tháng cuối quý")),
        ("conflicting-targets", BLOOD.format("ít nhất 4.000"), "I. CHỈ TIÊU\n1. Tiếp nhận 10.000 đơn vị máu trong năm.\nII. NỘI DUNG\n1. Tiếp nhận 12.000 đơn vị máu trong năm."),
        ("count-mismatch", SHARED.format("Nhiệm vụ", " Tỉnh |", "5,0", "4,0", "2,0", "1,0"), "I. PHẠM VI\nToàn tỉnh có 05 huyện.\nII. NỘI DUNG\nMở lớp tại 4/4 huyện."),
    ],
)  # fmt: skip
def test_a_sound_passage_and_its_twin(code: str, sound: str, wrong: str) -> None:
    assert code not in said(sound) and code in said(wrong)


@pytest.mark.parametrize(("named", "remarked"), [("Trường THPT Thanh Đông", False), ("Trường THPT Đông Thanh", True)])
def test_the_annex_may_shorten_the_kind_of_school(named: str, remarked: bool) -> None:
    text = (
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO AN THỬ\nTRƯỜNG TRUNG HỌC PHỔ THÔNG THANH ĐÔNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 86/KH-THPTTĐ\nAn Thử, ngày 12 tháng 9 năm 2023\n\nKẾ HOẠCH\nDạy học STEM năm học 2023 - 2024\n\nI. NỘI DUNG\nTổ chức 20 bài học theo Phụ lục.\n\n"
        f"Phụ lục\nPHÂN CÔNG\n(Kèm theo Kế hoạch số 86/KH-THPTTĐ ngày 12 tháng 9 năm 2023 của {named})\n| TT | Tổ |\n|---|---|\n| 1 | Toán |\n"
    )
    assert ("header-issuer" in {f.code for f in check_plan(text)}) is remarked


FRAME = (
    "{issuer}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 57/KH-{code}\nAn Thử, ngày 19 tháng 9 năm 2025\n\n"
    "KẾ HOẠCH\n{title}\n\nI. NỘI DUNG\n{body}\n\n{signed}Nơi nhận:\n- Các khoa, phòng;\n- Lưu: VT.\n\nPHỤ LỤC\nBIỂU THỐNG KÊ\n(Kèm theo Kế hoạch số 57/KH-{code} ngày 19 tháng 9 năm 2025)\n"
    "Khoa | Số người bệnh\nNội | 12\n"
)
COMMUNE = {"issuer": "ỦY BAN NHÂN DÂN\nXÃ AN THỬ", "code": "UBND", "signed": "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLâm Hoài Phương\n\n"}


@pytest.mark.parametrize(
    ("code", "sound", "wrong"),
    [
        ("stale-date", COMMUNE | {"title": "Tổ chức lại hợp tác xã theo Luật Hợp tác xã năm 2023", "body": "Rà soát theo Phụ lục."}, COMMUNE | {"title": "Tổ chức lại hợp tác xã năm 2023", "body": "Rà soát theo Phụ lục."}),
        ("deadline-past", COMMUNE | {"title": "Số hóa tài liệu", "body": "Tài liệu giấy của các xã cũ hình thành trước ngày 01 tháng 7 năm 2025, theo Phụ lục."}, COMMUNE | {"title": "Số hóa tài liệu", "body": "Hoàn thành số hóa trước ngày 01 tháng 7 năm 2025, theo Phụ lục."}),
        (
            "signature-missing",
            {"issuer": "SỞ Y TẾ AN THỬ\nBỆNH VIỆN ĐA KHOA", "code": "BV", "title": "Kiểm soát nhiễm khuẩn", "body": "Giám sát theo Phụ lục.", "signed": "GIÁM ĐỐC\n(đã ký)\nLâm Hoài Phương\n\n"},
            {"issuer": "SỞ Y TẾ AN THỬ\nBỆNH VIỆN ĐA KHOA", "code": "BV", "title": "Kiểm soát nhiễm khuẩn", "body": "Giám sát theo Phụ lục.", "signed": ""},
        ),
    ],
)  # fmt: skip
def test_a_sound_plan_and_its_twin(code: str, sound: dict[str, str], wrong: dict[str, str]) -> None:
    assert code not in {f.code for f in check_plan(FRAME.format(**sound))}
    assert code in {f.code for f in check_plan(FRAME.format(**wrong))}
