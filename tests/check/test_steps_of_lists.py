"""Steps of a work in neighbouring items, schedules inside their days, what is looked into and what is made ready: silent in order, told after one slip."""

from __future__ import annotations

import pytest

from short_plans import CONTENT, rules_said

HEAD = f"ỦY BAN NHÂN DÂN HUYỆN AN PHÚ\nSố: 12/KH-UBND\nAn Phú, ngày 10 tháng 01 năm 2024\n\n{CONTENT}"


def orders(words: str) -> list[str | None]:
    return rules_said(HEAD + words, "deadline-order", "date-form")


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("a) Phòng Kinh tế tổng hợp nhu cầu trước ngày 15/3/2024, mua sắm 40 máy ấp trước ngày 31/5/2024.\nb) Các trại lắp đặt xong trước ngày 31/7/2024.", "31/7", "30/4"),
        ("- Thời gian: khảo sát xong trước ngày 31/3/2024; đưa vào khai thác trước ngày 30/6/2024.", "31/3", "31/7"),
        ("1. Mua sắm thiết bị: xong trước ngày 30/4/2024.\n2. Lắp đặt, vận hành thử: xong trước ngày 30/6/2024.", "30/6", "31/3"),
        ("1. Bước 2: lập phương án\n- Ủy ban nhân dân các xã lập phương án trước ngày 15/4/2024.\n- Phòng Nội vụ thẩm định, trình Ủy ban nhân dân huyện trước ngày 10/5/2024.", "10/5", "10/4"),
        ("- Tiêm mũi 1: từ ngày 10/4/2024 đến ngày 14/4/2024;\n- Tiêm mũi 2 (cách mũi 1 ít nhất 4 tuần): từ ngày 15/5/2024 đến ngày 19/5/2024.", "15/5/2024 đến ngày 19/5", "15/3/2024 đến ngày 19/3"),
        ("- Thời gian: từ ngày 10/3/2024 đến ngày 15/6/2024; nộp toàn bộ số tiền vào tài khoản Quỹ trước ngày 30/6/2024.", "30/6", "30/5"),
        ("Tiêm từ ngày 16/3/2024 đến ngày 10/4/2024 theo lịch:\n- Từ 16/3 đến 24/3: các thôn phía Đông;\n- Từ 25/3 đến 02/4: các thôn phía Tây;\n- Từ 03/4 đến 10/4: các thôn phía Nam.", "10/4/2024", "30/3/2024"),
        ("Đánh giá kết quả cấp giống từ ngày 01/7/2023 đến ngày 31/12/2023. Các xã gửi báo cáo trước ngày 28/02/2024; hoàn thành báo cáo trước ngày 31/3/2024.", "31/12/2023", "31/12/2024"),
        ("Các trại che chắn chuồng xong trước ngày 31/10/2024, bảo đảm sẵn sàng khi bước vào vụ rét, bắt đầu từ ngày 15/11/2024.", "31/10", "30/11"),
        ("Năm 2025 tổ chức sơ kết giữa kỳ; năm 2027 tổng kết phong trào nuôi dê.", "Năm 2025", "Năm 2028"),
        (
            "1. Thời gian: từ ngày 01/11/2024 đến ngày 18/11/2024.\n2. Ngày của từng cụm nêu tại Phụ lục.\n\nPHỤ LỤC\nLỊCH TỔ CHỨC\nCụm 1: ngày 08/11/2024.\nCụm 2: ngày 10/11/2024.\nCụm 3: ngày 15/11/2024.",
            "15/11", "15/12",
        ),
        ("Mở 11 buổi hướng dẫn trong tháng 6 và tháng 11/2024.", "11/2024", "13/2024"),
        ("1. Thời gian: từ ngày 01/11/2024 đến ngày 18/11/2024.\n2. Trại điểm: trại số 8, tổ chức ngày 12/11/2024.", "12/11", "22/11"),
    ],
)
def test_one_slip_breaks_the_order(words: str, old: str, new: str) -> None:
    assert old in words
    assert orders(words) == []
    assert orders(words.replace(old, new, 1))


@pytest.mark.parametrize(
    "words",
    [
        # two bodies with works of their own
        "1. Phòng Kinh tế mua 04 máy ấp trước ngày 15/6/2024.\n2. Phòng Nội vụ cấp 140 sổ tay trước ngày 10/6/2024.",
        # duties are told in no turn
        "1. Rà soát.\nII. TỔ CHỨC THỰC HIỆN\n- Phòng Kinh tế: mua sắm máy ấp trước ngày 30/8/2024.\n- Phòng Nội vụ: lắp đặt loa trước ngày 30/6/2024.",
        # words of campaigns are of many works
        "a) Chuẩn bị vật tư: xong trước ngày 15/8/2024.\nb) Tổ chức 02 lớp cho đội thú y trong tháng 7/2024.",
        # a schedule of a part of the days
        "Tiêm từ ngày 16/3/2024 đến ngày 10/4/2024 theo lịch:\n- Từ 16/3 đến 24/3: các thôn phía Đông;\n- Từ 25/3 đến 08/4: các thôn phía Tây.",
        # what the report is of comes before it
        "Rà soát tình hình từ ngày 01/7/2023 đến ngày 31/12/2023. Báo cáo trước ngày 31/3/2024; tổng kết trước ngày 15/4/2024.",
        # reports of rounds, a script for the closing, what has won sent on, a deadline two days after the next item
        "Thời gian: từ ngày 20/9/2023 đến ngày 31/5/2024, chia làm 02 đợt:\n- Đợt 1 (từ 20/9/2023 đến 30/11/2023): mua sách;\n- Đợt 2 (từ 01/12/2023 đến 31/5/2024): hội thi.\n"
        "Các tổ gửi báo cáo đợt trước các ngày 05/12/2023, 05/3/2024 và báo cáo tổng kết trước ngày 10/6/2024.",
        "Khai mạc ngày 15/7/2024; bế mạc ngày 21/7/2024.\nPhê duyệt kịch bản khai mạc, bế mạc trước ngày 25/6/2024.",
        "Nhận sản phẩm đến ngày 15/4/2024. Chấm sơ khảo từ ngày 22/4/2024. Gửi sản phẩm dự thi toàn quốc trước ngày 30/6/2024.",
        "Trong 12 tháng 2024 và tháng 3/2024 các trại báo cáo.",
    ],
)
def test_silent_where_no_order_is_told(words: str) -> None:
    assert orders(words) == []
