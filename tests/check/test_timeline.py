"""Days told together: one event in two places, events around others, lengths of time between them."""

from __future__ import annotations

from kehoach.check import check_plan

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN SÔNG THAO
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sông Thao, ngày 05 tháng 02 năm 2024

KẾ HOẠCH
Tổ chức hội thi thợ giỏi năm 2024

"""


def found(body: str, code: str) -> list[str]:
    """The places of the remarks with a code on a plan."""
    return [f.text or "" for f in check_plan(HEAD + body) if f.code == code]


TOLD = """I. THỜI GIAN
1. Họp kỹ thuật, bốc thăm vị trí thi: ngày 06/5/2024.
2. Nhập dữ liệu thí sinh lên phần mềm trước ngày 20/4/2024.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Nội vụ: chuẩn bị phòng họp kỹ thuật, bốc thăm vị trí thi ngày {drawn}.
2. Văn phòng: nhập dữ liệu thí sinh trước ngày {entered}.
"""


def test_one_event_on_two_days() -> None:
    assert found(TOLD.format(drawn="06/5/2024", entered="20/4/2024"), "conflicting-deadlines") == []
    assert found(TOLD.format(drawn="16/5/2024", entered="20/4/2024"), "conflicting-deadlines") == ["16/5/2024"]
    assert found(TOLD.format(drawn="06/5/2024", entered="20/5/2024"), "conflicting-deadlines") == ["20/5/2024"]


def test_two_events_have_days_of_their_own() -> None:
    rounds = "I. NỘI DUNG\n1. Khám sức khỏe học sinh đợt 1: ngày 06/5/2024.\n2. Kinh phí.\n3. Khám sức khỏe học sinh đợt 2: ngày 16/5/2024.\n"
    assert found(rounds, "conflicting-deadlines") == []
    steps = "I. NỘI DUNG\n1. Lập danh mục chợ kêu gọi đầu tư trước ngày 06/5/2024.\n2. Kinh phí.\n3. Phê duyệt danh mục chợ kêu gọi đầu tư trước ngày 16/5/2024.\n"
    assert found(steps, "conflicting-deadlines") == []
    reports = "I. NỘI DUNG\n1. Các xã báo cáo số liệu chợ hạng ba trước ngày 06/5/2024.\n2. Kinh phí.\n3. Phòng Kinh tế báo cáo số liệu chợ hạng ba trước ngày 16/5/2024.\n"
    assert found(reports, "conflicting-deadlines") == []


def test_a_day_inside_the_time_told_elsewhere() -> None:
    body = "I. NỘI DUNG\n1. Cao điểm tuyên truyền an toàn lưới điện: từ ngày 20/3/2024 đến ngày 20/4/2024.\n2. Đài huyện: cao điểm tuyên truyền an toàn lưới điện đến hết ngày {}.\n"
    assert found(body.format("20/4/2024"), "conflicting-deadlines") == []
    assert found(body.format("30/4/2024"), "conflicting-deadlines") == ["30/4/2024"]


HELD = """I. THỜI GIAN
Khai mạc ngày 13/5/2024; bế mạc, trao giải ngày 17/5/2024.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Nội vụ: nhận hồ sơ dự thi đến hết ngày {taken}, lập danh sách thí sinh trước ngày {listed}.
2. Văn phòng: báo cáo kết quả hội thi trước ngày {told}.
"""


def test_what_prepares_an_event_and_what_follows_it() -> None:
    sound = {"taken": "20/4/2024", "listed": "25/4/2024", "told": "31/5/2024"}
    assert found(HELD.format(**sound), "deadline-order") == []
    assert found(HELD.format(**sound | {"listed": "20/5/2024"}), "deadline-order") == ["20/5/2024"]
    assert found(HELD.format(**sound | {"told": "15/5/2024"}), "deadline-order") == ["trước ngày 15/5/2024"]
    assert found(HELD.format(**sound | {"listed": "15/4/2024"}), "deadline-order") == ["20/4/2024"]


ROUNDS = """I. NỘI DUNG
- Giai đoạn 1: từ ngày 06 tháng 10 đến ngày 31 tháng 10 năm 2024, khám khối tiểu học;
- Giai đoạn 2: từ ngày 03 tháng 11 đến ngày 28 tháng 11 năm 2024, khám khối trung học.
II. TỔ CHỨC THỰC HIỆN
1. Giữa hai giai đoạn, Phòng Y tế họp với nhà trường vào ngày {met} để điều chỉnh.
2. Trạm Y tế rút kinh nghiệm giai đoạn 2 vào ngày {learnt}.
"""


def test_days_between_rounds_and_after_them() -> None:
    assert found(ROUNDS.format(met="01/11/2024", learnt="05/12/2024"), "deadline-order") == []
    assert found(ROUNDS.format(met="01/10/2024", learnt="05/12/2024"), "deadline-order") == ["01/10/2024"]
    assert found(ROUNDS.format(met="11/11/2024", learnt="05/12/2024"), "deadline-order") == ["11/11/2024"]
    assert found(ROUNDS.format(met="01/11/2024", learnt="05/11/2024"), "deadline-order") == ["05/11/2024"]


def test_first_one_thing_then_the_other() -> None:
    then = "I. NỘI DUNG\nNghiệm thu phòng máy trước ngày 30/9/2024, sau đó mới đấu nối, xong trước ngày {}.\n"
    assert found(then.format("15/12/2024"), "deadline-order") == []
    assert found(then.format("15/8/2024"), "deadline-order") == ["15/8/2024"]
    reviews = "I. NỘI DUNG\nTheo dõi tiến độ; sơ kết vào tháng 12 năm {}, tổng kết vào tháng 11 năm 2025.\n"
    assert found(reviews.format(2024), "deadline-order") == []
    assert found(reviews.format(2025), "deadline-order") == ["12 năm 2025"]


def test_a_length_between_two_days() -> None:
    body = "I. NỘI DUNG\nĐắp 09 đập tạm, hợp long trước ngày 30/11/2024.\nII. VẬN HÀNH\nCác trạm bơm phải sẵn sàng chậm nhất 20 ngày sau hạn hợp long đập tạm, nghĩa là ngày {}.\n"
    assert found(body.format("20/12/2024"), "conflicting-deadlines") == []
    assert found(body.format("10/12/2024"), "conflicting-deadlines") == ["10/12/2024"]
    handed = """I. NỘI DUNG
1. Thông báo thu hồi đất: ban hành ngày 01/4/2024.
2. Bàn giao mặt bằng thành 02 đợt:
- Đợt 1: 15 ha, hoàn thành ngày 30/6/2024;
- Đợt 2: 20 ha, hoàn thành ngày 30/9/2024.
3. Từ ngày thông báo thu hồi đất đến hạn bàn giao đợt 1 vừa đủ {} ngày.
"""
    assert found(handed.format(90), "conflicting-deadlines") == []
    assert found(handed.format(60), "conflicting-deadlines") == ["60 ngày"]


def test_rounds_told_together() -> None:
    body = """I. MỤC TIÊU
Tiêm phòng 02 đợt, hoàn tất cả hai đợt trước ngày {}; mỗi đợt kéo dài {} ngày.
II. NỘI DUNG
- Đợt 1: từ ngày 15/3/2024 đến ngày 30/4/2024;
- Đợt 2: từ ngày 15/9/2024 đến ngày 31/10/2024.
"""
    assert found(body.format("31/10/2024", 47), "conflicting-deadlines") == []
    assert found(body.format("30/11/2024", 47), "conflicting-deadlines") == ["30/11/2024"]
    assert found(body.format("31/10/2024", 57), "conflicting-deadlines") == ["57 ngày"]


def test_prizes_are_given_the_day_after_the_contest() -> None:
    body = "I. THỜI GIAN\nKhai mạc ngày 13 tháng 5 năm 2024; thi từ ngày 13 đến ngày 16 tháng 5 năm 2024; bế mạc, trao giải chiều ngày {} tháng 5 năm 2024.\n"
    assert found(body.format(17), "conflicting-deadlines") == []
    assert found(body.format(27), "conflicting-deadlines") == ["27 tháng 5 năm 2024"]


def test_the_closing_words_name_the_period_of_the_title() -> None:
    body = "I. NỘI DUNG\nThi tay nghề.\n\nTrên đây là Kế hoạch tổ chức hội thi thợ giỏi năm {}, yêu cầu các đơn vị thực hiện./.\n"
    assert found(body.format(2024), "stale-date") == []
    assert found(body.format(2023), "stale-date") == ["năm 2023"]


def test_results_of_a_round_come_before_the_last_round() -> None:
    body = "I. TIÊM PHÒNG\nĐợt 1 từ ngày 15/3/2024 đến ngày 30/4/2024; đợt 2 từ ngày 15/9/2024 đến ngày 31/10/2024.\nII. TỔ CHỨC THỰC HIỆN\nTrạm Thú y tổng hợp kết quả tiêm phòng đợt 1 trước ngày 20/5/2024.\n"
    assert found(body, "deadline-order") == []
