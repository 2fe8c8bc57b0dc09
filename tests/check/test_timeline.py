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
