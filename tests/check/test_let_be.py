"""Made-up drafts that checks once took for wrong, each beside a twin that is."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = "KẾ HOẠCH\nBảo trì đường và cầu năm 2026\n\n"
LETTER = (
    "ỦY BAN NHÂN DÂN TỈNH AN THỬ\n{issuer}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 14/KH-SXD\n"
    "An Thử, ngày 12 tháng 01 năm 2026\n\nKẾ HOẠCH\nBảo trì đường năm 2026\n\nI. MỤC TIÊU\nSửa 12 cầu.\n\n"
    "II. TỔ CHỨC THỰC HIỆN\nPhòng Quản lý đường chủ trì thực hiện.\n\nPHỤ LỤC\nDANH MỤC CẦU\n"
    "(Kèm theo Kế hoạch số 14/KH-SXD ngày 12/01/2026 của {named})\n| TT | Cầu |\n|---|---|\n| 1 | An Hòa |\n"
)


def _said(text: str, code: str) -> list[str]:
    return [f.text for f in check_report(HEAD + text).findings if f.code == code]


def test_a_trial_from_a_day_is_no_weekday() -> None:
    assert _said("I. TIẾN ĐỘ\nVận hành thử từ ngày 01/10/2026 đến hết tháng 10.", "conflicting-deadlines") == []
    assert _said("I. TIẾN ĐỘ\nHọp vào thứ tư, ngày 01/10/2026.", "conflicting-deadlines") != []


def test_the_office_of_the_annex_may_leave_out_its_province() -> None:
    annex = LETTER.format(issuer="SỞ XÂY DỰNG TỈNH AN THỬ", named="Sở Xây dựng An Thử")
    other = LETTER.format(issuer="SỞ XÂY DỰNG TỈNH AN THỬ", named="Sở Tài chính An Thử")
    assert "header-issuer" not in [f.code for f in check_report(annex).findings]
    assert "header-issuer" in [f.code for f in check_report(other).findings]


def test_what_another_share_comes_to_is_another_figure() -> None:
    text = "I. MỤC TIÊU\na) 95% người lái được khám sức khỏe định kỳ ít nhất 01 lần, tương ứng 7.600 người.\nb) Cấp thẻ.\nc) 90% người lái được lập hồ sơ điện tử, tương ứng 7.200 người.\n\nII. NỘI DUNG\n1. Khám cho 7.600 người lái.\n2. Lập hồ sơ cho {} người lái."
    rules = {f.rule for f in check_report(f"{HEAD}I. PHẠM VI\nToàn tỉnh có 8.000 người lái.\n{text.format('7.200')}").findings}
    assert not rules & {"check.dissent", "check.alike", "check.told-apart"}


def test_both_of_two_works_told_in_one_sentence_are_two() -> None:
    text = (
        "I. MỤC TIÊU\nXây mới {} cầu và sửa chữa 04 cầu dân sinh trong năm.\n\nII. KINH PHÍ\n\n"
        "| Nội dung chi | Số lượng | Mức chi (triệu đồng) | Thành tiền (triệu đồng) |\n|---|---|---|---|\n"
        "| Xây mới cầu dân sinh | 06 cầu | 70 | 420 |\n| Sửa chữa cầu | 04 cầu | 25 | 100 |\n| Tổng cộng | | | 520 |\n"
    )
    assert _said(text.format("06"), "conflicting-targets") == []
    assert [f.code for f in check_report(HEAD + text.format("08")).findings if "06 cầu" in f.text or "08 cầu" in f.text] != []


def test_a_column_that_says_where_things_are_counts_no_places() -> None:
    rows = "".join(f"| {n} | Cầu số {n} | {'khu vực phía Tây' if n % 2 else 'khu vực phía Đông'} | 20 |\n" for n in range(1, 9))
    table = f"| TT | Cầu | Khu vực | Chiều dài (m) |\n|---|---|---|---|\n{rows}| | Tổng cộng | | 160 |\n"
    assert _said(f"I. PHẠM VI\nToàn tỉnh có 02 khu vực bảo trì.\n\nII. NỘI DUNG\nDanh mục cầu:\n{table}", "count-mismatch") == []


ROWS = (
    "II. NỘI DUNG\n1. Đường\nKinh phí: 480 triệu đồng.\n2. Cầu\nKinh phí: {bridges} triệu đồng.\n3. Biển báo\nKinh phí: 360 triệu đồng.\n\nIII. KINH PHÍ\n\n"
    "| TT | Nội dung | Kinh phí (triệu đồng) |\n|---|---|---|\n| 1 | Đường | 480 |\n| 2 | Cầu | 2.400 |\n| 3 | Lan can | 140 |\n| 4 | Sơn cầu | 60 |\n| 5 | Biển báo | 360 |\n| | Tổng cộng | 3.440 |\n"
)


def test_a_work_may_stand_in_the_table_as_rows_of_its_own() -> None:
    assert _said(ROWS.format(bridges="2.600"), "sum-mismatch") == []
    assert _said(ROWS.format(bridges="2.900"), "sum-mismatch") != []


def test_people_are_not_held_against_a_cell_of_money() -> None:
    text = ROWS.format(bridges="2.400").replace("Kinh phí: 360 triệu đồng.", "Nội dung: tập huấn 320 người.")
    assert not [f for f in check_report(HEAD + text).findings if "320" in f.text]


@pytest.mark.parametrize("lead", ["Phạm vi: các khoản chi", "Thời kỳ kiểm tra:"])
def test_the_time_looked_into_is_no_deadline(lead: str) -> None:
    plan = "An Thử, ngày 08 tháng 9 năm 2026\n\nKẾ HOẠCH\nKiểm tra việc chi trả năm 2026\n\nI. NỘI DUNG\n1. {} từ ngày 01/7/2026 đến ngày 31/8/2026.\n2. Báo cáo trước ngày 20/10/2026.\n"
    assert "deadline-past" not in [f.code for f in check_report(plan.format(lead)).findings]
    assert "deadline-past" in [f.code for f in check_report(plan.format("Thời gian kiểm tra:")).findings]


def test_what_each_of_two_sources_pays_is_two_rates() -> None:
    text = (
        "I. MỨC HỖ TRỢ\n1. Mức hỗ trợ từ ngân sách trung ương: xây mới 40 triệu đồng/nhà; sửa chữa 20 triệu đồng/nhà.\n"
        "2. Mức hỗ trợ từ ngân sách địa phương: xây mới 4 triệu đồng/nhà; sửa chữa 2 triệu đồng/nhà.\n"
    )
    assert _said(text, "conflicting-amounts") == []


def test_round_figures_in_a_row_are_no_sum() -> None:
    text = "I. NỘI DUNG\n- Nội dung: thả {} con tôm sú giống, 90.000 con cá chẽm giống và 30.000 con ốc hương giống."
    assert "check.all-together" not in {f.rule for f in check_report(HEAD + text.format("180.000")).findings}
    whole = "I. NỘI DUNG\n- Thả tổng số {} con giống: 90.000 con tôm, 30.000 con ốc."
    assert _said(whole.format("120.000"), "sum-mismatch") == []
    assert _said(whole.format("180.000"), "sum-mismatch") != []


def test_a_ministry_after_its_office_is_named_once() -> None:
    assert _said("Theo đề nghị của Chánh Văn phòng Bộ, Bộ Nội vụ ban hành Kế hoạch như sau:\nI. MỤC TIÊU\nBảo trì kho.", "official-name") == []


def test_a_count_that_a_table_follows_promises_no_headings() -> None:
    text = (
        "I. ĐỐI TƯỢNG\nCác tuyến đường.\n\nII. LĨNH VỰC\nCó 05 nhóm công trình, phân bổ như sau:\n| TT | Nhóm | Số |\n|---|---|---|\n"
        "| 1 | Đường | 3 |\n| 2 | Cầu | 4 |\n| 3 | Cống | 5 |\n| 4 | Kè | 6 |\n| 5 | Biển | 7 |\n| | Cộng | 25 |\n\n"
        "III. TIẾN ĐỘ\nXong trong năm.\n\nIV. KINH PHÍ\nNgân sách tỉnh.\n\nV. TỔ CHỨC THỰC HIỆN\nSở Xây dựng chủ trì.\n"
    )
    assert _said(text, "count-mismatch") == []
