"""Rounds of reports: what is handed in against the day on which it is put together, in other words and layouts; silent before, remarked on after one edit."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = (
    "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG THAO\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND\n"
    "Sông Thao, ngày 05 tháng 02 năm 2024\n\nKẾ HOẠCH\nPhát triển chăn nuôi năm 2024\n\nI. MỤC TIÊU\nTăng đàn bò.\n"
    "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Nông nghiệp\nTheo dõi, đôn đốc.\n2. Ủy ban nhân dân các xã, thị trấn\nThực hiện kế hoạch.\n"
)
LISTED = (
    "III. CHẾ ĐỘ BÁO CÁO\n1. Ủy ban nhân dân các xã, thị trấn báo cáo kết quả 6 tháng trước ngày 10/6/2024, báo cáo năm trước ngày 05/12/2024 "
    "gửi về Phòng Nông nghiệp.\n2. Phòng Nông nghiệp tổng hợp, báo cáo UBND huyện 6 tháng trước ngày 15/6/2024, cả năm trước ngày 10/12/2024.\n"
)
BRACKETS = (
    "III. CHẾ ĐỘ BÁO CÁO\n- Định kỳ 6 tháng (trước ngày 10/6), 01 năm (trước ngày 05/12), các xã gửi báo cáo về Phòng Nông nghiệp để tổng hợp.\n"
    "- Phòng Nông nghiệp tổng hợp, báo cáo UBND tỉnh trước ngày 15/6 và trước ngày 15/12.\n"
)
MONTHLY = (
    "III. CHẾ ĐỘ BÁO CÁO\nCác xã báo cáo tiến độ về Phòng Nông nghiệp trước ngày 20 hằng tháng; "
    "Phòng Nông nghiệp tổng hợp, báo cáo UBND huyện trước ngày 25 hằng tháng.\n"
)
APART = (
    "3. Trạm Thú y\nTổng hợp kết quả từ các xã, báo cáo Ủy ban nhân dân huyện trước ngày 20/11/2024.\n"
    "4. Các xã\nBáo cáo kết quả thực hiện về Trạm Thú y trước ngày 10/11/2024.\n"
)
BEHIND = (
    "3. Các xã báo cáo 6 tháng trước ngày 10/6, báo cáo năm trước ngày 10/12 về Phòng Nông nghiệp. Phòng Nông nghiệp tổng hợp, tham mưu UBND huyện "
    "gửi Sở Nông nghiệp trước ngày 15/6 (báo cáo 6 tháng) và trước ngày 15/12 (báo cáo năm).\n"
)
BOTH = (
    "3. Các xã báo cáo kết quả 6 tháng trước ngày 15/6/2024 và cả năm trước ngày 30/11/2024 về Phòng Nông nghiệp, Phòng Nông nghiệp có trách nhiệm "
    "tổng hợp, báo cáo UBND huyện (6 tháng trước ngày 20/6/2024, cả năm trước ngày 10/12/2024).\n"
)
ROUNDS = (
    "3. Trạm Thú y\nTổng hợp kết quả đợt 1 báo cáo Ủy ban nhân dân huyện trước ngày 15/5/2024, đợt 2 trước ngày 31/10/2024.\n"
    "4. Các xã\nBáo cáo kết quả về Trạm Thú y trước ngày 05/5/2024 (đợt 1) và trước ngày 20/10/2024 (đợt 2).\n"
)


def said(words: str, code: str) -> list[str]:
    return [f.text for f in check_report(HEAD + words).findings if f.code == code]


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        (LISTED, "05/12", "15/12"), (LISTED, "10/6", "20/6"), (BRACKETS, "05/12", "20/12"), (MONTHLY, "ngày 20", "ngày 28"),
        (APART, "10/11", "30/11"), (BEHIND, "10/12", "18/12"), (BOTH, "30/11", "31/12"), (BOTH, "15/6", "25/6"),
    ],
)  # fmt: skip
def test_what_comes_in_after_it_is_put_together(words: str, old: str, new: str) -> None:
    assert said(words, "deadline-order") == []
    assert said(words.replace(old, new, 1), "deadline-order") != []


def test_rounds_of_their_own_are_not_compared() -> None:
    assert said(ROUNDS, "deadline-order") == []


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        (LISTED, ", cả năm trước ngày 10/12/2024"), (MONTHLY, " trước ngày 20 hằng tháng"),
        (BEHIND.replace(", báo cáo năm trước ngày 10/12", " và báo cáo năm trước ngày 10/12"), " trước ngày 10/6"),
        (MONTHLY.replace("hằng tháng", "tháng 12"), " trước ngày 25 tháng 12"),
    ],
)  # fmt: skip
def test_a_report_that_lost_its_day(words: str, cut: str) -> None:
    assert cut in words
    before = said(words, "deadline-missing")
    after = said(words.replace(cut, "", 1).replace("6 tháng trước ngày 15/6/2024.", "6 tháng trước ngày 15/6/2024, báo cáo năm."), "deadline-missing")
    assert before == [] and after != []


def test_a_list_that_others_send_in_comes_before_the_row_that_makes_it() -> None:
    row = "| {} | {} | Phòng Văn hóa | {}/2024 |\n"
    tasks = [("Lập danh sách mừng thọ", "20/01"), ("Tổ chức lễ mừng thọ tại xã", "24/02"), ("Khám sức khỏe người cao tuổi", "30/6"), ("Thăm hộ cô đơn nghèo", "31/8")]
    words = (
        "3. Các thôn\nGửi danh sách người được mừng thọ về Phòng Văn hóa trước ngày 15/01/2024.\n4. Phòng Văn hóa\n"
        "Tổ chức lễ mừng thọ tại xã ngày 24/02/2024.\nKhám sức khỏe người cao tuổi xong trước ngày 30/6/2024.\nThăm hộ cô đơn nghèo trước ngày 31/8/2024.\n"
        "\nPHỤ LỤC\nTIẾN ĐỘ\n\n| TT | Nhiệm vụ | Đơn vị | Thời hạn |\n|---|---|---|---|\n" + "".join(row.format(n, *t[:1], t[1]) for n, t in enumerate(tasks, 1))
    )
    assert said(words, "conflicting-deadlines") == []
    assert said(words.replace("sức khỏe người cao tuổi xong trước ngày 30/6", "sức khỏe người cao tuổi xong trước ngày 30/7"), "conflicting-deadlines") != []
