"""Duties: each rule of the contract's *assignments* with a case for it and one against it."""

from __future__ import annotations

import pytest

from kehoach.records import Assignment
from plan_texts import bug, plan_of

HERE = "I. NỘI DUNG\n1. Phòng dịch\n"  # a sentence of the plan's contents
DUTIES = "I. TỔ CHỨC THỰC HIỆN\n"  # headings here name bodies


def rows(body: str) -> tuple[Assignment, ...]:
    return plan_of(body).assignments


def brief(body: str) -> list[str]:
    """Body and role, in the order of the text."""
    return [f"{a.agency}: {a.role}" for a in rows(body)]


CASES = [
    # the heading of Tổ chức thực hiện
    (DUTIES + "1. Phòng Y tế\nTheo dõi dịch bệnh.\n", ["Phòng Y tế: thuc_hien"], "a heading names a body"),
    (DUTIES + "1. Phòng Y tế, Phòng Nội vụ\nTheo dõi dịch bệnh.\n", ["Phòng Y tế: thuc_hien", "Phòng Nội vụ: thuc_hien"], "a heading names two"),
    (DUTIES + "1. Phòng Y tế\nPhòng Y tế theo dõi dịch bệnh.\n", ["Phòng Y tế: thuc_hien"], "named again below: no new row without a new role"),
    (DUTIES + "1. Chế độ báo cáo\nTheo dõi dịch bệnh.\n", [], "a heading names no body"),
    (DUTIES + "1. Phòng Y tế\n- Chủ trì tổ chức tập huấn.\n- Chủ trì kiểm tra.\n", ["Phòng Y tế: chu_tri", "Phòng Y tế: thuc_hien"], "implied subject: one row per role, not per paragraph"),
    (DUTIES + "1. Phòng Y tế\n- Phối hợp với Công an huyện kiểm tra.\n", ["Phòng Y tế: phoi_hop", "Phòng Y tế: thuc_hien", "Công an huyện: phoi_hop"], "implied subject joins"),
    (DUTIES + "1 . Các sở, ban, ngành và UBND các xã:\na) Xây dựng kế hoạch.\n", ["Các sở, ban, ngành: thuc_hien", "Ủy ban nhân dân các xã: thuc_hien"], "bodies before a colon whose duties stand below"),
    (DUTIES + "Căn cứ Kế hoạch này, các sở, ngành được phân công chủ trì nhiệm vụ có trách nhiệm báo cáo.\n", ["Các sở, ngành: thuc_hien"], "who was given a task has the duty behind it"),
    (HERE + "2. Tổ chức đoàn kiểm tra: Phòng Y tế thành lập đoàn kiểm tra.\n", ["Phòng Y tế: thuc_hien"], "a label before the subject"),
    (HERE + "Phối hợp lực lượng chức năng đánh giá an toàn.\n", ["Các lực lượng chức năng: phoi_hop"], "a partner without an article"),
    (HERE + "- Đối với UBND các xã: xây dựng kế hoạch của xã.\n", ["Ủy ban nhân dân các xã: thuc_hien"], "whom a sentence concerns, before a colon"),
    (HERE + "- Đối với các doanh nghiệp: hỗ trợ lãi suất vay.\n", [], "whom something is given has no duty"),
    (HERE + "- Về giống: Phòng Kinh tế còn cấp 02 tấn giống lúa.\n", ["Phòng Kinh tế: thuc_hien"], "the body behind a label"),
    (HERE + "- Mở 05 lớp tập huấn (Phòng Y tế thực hiện).\n", ["Phòng Y tế: thuc_hien"], "a bracket says who does it"),
    (HERE + "- Lập tổ công tác do Phòng Y tế làm tổ trưởng.\n", [], "a seat on a team is no duty"),
    (HERE + "- Tháng 10, Phòng Y tế tổng hợp dự toán.\n", ["Phòng Y tế: thuc_hien"], "a month before the subject"),
    (HERE + "- Ở cấp xã, Phòng Y tế mở lớp.\n", ["Phòng Y tế: thuc_hien"], "a place before the subject"),
    (HERE + "Giao các cơ quan: Phòng Y tế, Công an huyện trực ban.\n", ["Phòng Y tế: thuc_hien", "Công an huyện: thuc_hien"], "a group told by name behind an order"),
    (HERE + "Giao Phòng Y tế là cơ quan chủ trì, Công an huyện phối hợp.\n", ["Phòng Y tế: chu_tri", "Công an huyện: phoi_hop"], "to be the leading office is to lead"),
    (HERE + "Phòng Y tế (Trạm Y tế) chủ trì kiểm tra.\n", ["Phòng Y tế: chu_tri"], "an organ in brackets does not lead"),
    (DUTIES + "- Các tổ chức, cá nhân có liên quan chấp hành quy định.\n", ["Các tổ chức, cá nhân có liên quan: thuc_hien"], "to obey is a duty"),
    # chủ trì, phối hợp
    (HERE + "Phòng Y tế chủ trì, phối hợp với Phòng Nội vụ và UBND các xã tập huấn.\n", ["Phòng Y tế: chu_tri", "Phòng Nội vụ: phoi_hop", "Ủy ban nhân dân các xã: phoi_hop"], "A leads, B and C join"),
    (HERE + "Phòng Y tế phối hợp với Phòng Nội vụ tập huấn.\n", ["Phòng Y tế: phoi_hop", "Phòng Nội vụ: phoi_hop"], "without chủ trì both join"),
    (HERE + "Phòng Y tế tổ chức 03 lớp tập huấn.\n", ["Phòng Y tế: thuc_hien"], "subject without either word"),
    (HERE + "Có cơ chế phối hợp giữa Phòng Y tế và Phòng Nội vụ.\n", [], "phối hợp giữa A và B is a noun"),
    # fields
    (HERE + "- Đơn vị chủ trì: Phòng Y tế.\n- Đơn vị phối hợp: Phòng Nội vụ, UBND các xã.\n", ["Phòng Y tế: chu_tri", "Phòng Nội vụ: phoi_hop", "Ủy ban nhân dân các xã: phoi_hop"], "a field list, one row per body"),
    (HERE + "- Đơn vị thực hiện: Trạm Y tế xã.\n", ["Trạm Y tế xã: thuc_hien"], "Đơn vị thực hiện"),
    (HERE + "- Đối tượng: Cán bộ Phòng Y tế.\n", [], "another field gives no duty"),
    (HERE + "- Đơn vị chủ trì: Phòng Y tế. Đơn vị phối hợp: Phòng Nội vụ.\n", ["Phòng Y tế: chu_tri", "Phòng Nội vụ: phoi_hop"], "two fields in one paragraph"),
    (HERE + "- Tập huấn cán bộ. Chủ trì: Phòng Y tế; phối hợp: Phòng Nội vụ, Công an huyện.\n", ["Phòng Y tế: chu_tri", "Phòng Nội vụ: phoi_hop", "Công an huyện: phoi_hop"], "labels at the end of a paragraph"),
    (HERE + "- Trách nhiệm thực hiện: Phòng Y tế.\n", ["Phòng Y tế: thuc_hien"], "Trách nhiệm thực hiện"),
    (HERE + "- Phân công nhiệm vụ: Phòng Y tế chủ trì tập huấn.\n", ["Phòng Y tế: chu_tri"], "a sentence behind a label keeps its own role"),
    (HERE + "2. Cơ quan phối hợp\n- Phòng Nội vụ.\n- Công an huyện; Trạm Y tế xã.\n3. Kinh phí\n", ["Phòng Nội vụ: phoi_hop", "Công an huyện: phoi_hop", "Trạm Y tế xã: phoi_hop"], "a list below the label of a field"),
    # a subject with verbs read as spelt
    (HERE + "Phòng Y tế lấy 40 mẫu nước.\n", ["Phòng Y tế: thuc_hien"], "a verb no list has"),
    (HERE + "Ủy ban nhân dân huyện yêu cầu Phòng Y tế báo cáo.\n", ["Phòng Y tế: thuc_hien"], "who asks has no duty"),
    (HERE + "Phòng Y tế trên địa bàn tiếp dân.\n", [], "where it is is no verb"),
    (HERE + "Kinh phí từ nguồn sự nghiệp y tế giao Phòng Y tế năm 2024.\n", [], "money given is no duty"),
    (HERE + "Phòng Y tế phối hợp chặt chẽ, thông báo cho Phòng Nội vụ.\n", ["Phòng Y tế: phoi_hop"], "who is told is no partner"),
    (HERE + "Các trường học cần rà soát sổ tiêm chủng.\n", ["Các trường học: thuc_hien"], "offices as subjects outside the part on duties"),
    (HERE + "Giao Trung tâm Y tế thuộc Phòng Y tế lấy mẫu.\n", ["Trung tâm Y tế: thuc_hien"], "whose it is has no duty of its own"),
    (HERE + "Phòng Y tế phối hợp với các nhà mạng (Viettel, MobiFone) nhắn tin.\n", ["Phòng Y tế: phoi_hop", "Các nhà mạng: phoi_hop", "Tập đoàn Công nghiệp - Viễn thông Quân đội: phoi_hop", "MobiFone: phoi_hop"], "a group told by name in brackets"),
    (HERE + "Phòng Y tế biên soạn tài liệu.\n", ["Phòng Y tế: thuc_hien"], "any verb of doing"),
    (HERE + "Hội Nông dân huyện đăng cai hội thi.\n", ["Hội Nông dân huyện: thuc_hien"], "another verb of doing"),
    (HERE + "Phòng Y tế là cơ quan đầu mối theo dõi.\n", ["Phòng Y tế: thuc_hien"], "is in charge of it"),
    (HERE + "Phòng Y tế là thành viên Ban Chỉ đạo.\n", [], "membership of a board is no duty"),
    (HERE + "Trưởng Ban công tác Mặt trận thôn, UBND xã dự họp.\n", [], "a place goes on with a name, it is no verb"),
    (HERE + "Hằng quý, Phòng Y tế tổng hợp kết quả.\n", ["Phòng Y tế: thuc_hien"], "behind a time"),
    (DUTIES + "1. Công an huyện, Viettel Kon Rẫy bảo đảm thông tin liên lạc.\n", ["Công an huyện: thuc_hien", "Tập đoàn Công nghiệp - Viễn thông Quân đội: thuc_hien"], "a list goes on with a name no pack knows"),
    # the last words of a plan
    (DUTIES + "1. UBND các xã\nXây dựng kế hoạch.\nTrên đây là Kế hoạch năm 2024, các phòng, ban và UBND các xã triển khai thực hiện.\n", ["Ủy ban nhân dân các xã: thuc_hien", "Các phòng, ban: thuc_hien", "Ủy ban nhân dân các xã: thuc_hien"], "they are no part of the last heading's duties"),
    (DUTIES + "1. Phòng Y tế\nCăn cứ Kế hoạch này, phối hợp với Phòng Nội vụ tập huấn.\n", ["Phòng Y tế: phoi_hop", "Phòng Y tế: thuc_hien", "Phòng Nội vụ: phoi_hop"], "without a subject it is the heading's"),
    # who is told and who joins
    (DUTIES + "1. Phòng Y tế\nChỉ đạo Trạm Y tế xã, phối hợp với Phòng Nội vụ tập huấn.\n", ["Phòng Y tế: phoi_hop", "Phòng Y tế: thuc_hien", "Phòng Nội vụ: phoi_hop"], "the one who tells joins"),
    (DUTIES + "1. Phòng Y tế\nTriển khai các nhiệm vụ được giao chủ trì tại Phụ lục.\n", ["Phòng Y tế: thuc_hien"], "tasks that were given"),
    (DUTIES + "1. Phòng Y tế (cơ quan thường trực): tham mưu.\n", ["Phòng Y tế: thuc_hien"], "a bracket behind the body of a heading"),
    # orders
    (HERE + "Giao Phòng Y tế tổ chức tập huấn.\n", ["Phòng Y tế: thuc_hien"], "giao"),
    (HERE + "Phân công Phòng Y tế theo dõi.\n", ["Phòng Y tế: thuc_hien"], "phân công"),
    (HERE + "Đề nghị Ủy ban MTTQ Việt Nam huyện giám sát.\n", ["Ủy ban Mặt trận Tổ quốc Việt Nam huyện: thuc_hien"], "đề nghị"),
    (HERE + "Yêu cầu UBND các xã báo cáo kết quả.\n", ["Ủy ban nhân dân các xã: thuc_hien"], "yêu cầu"),
    (HERE + "Giao Phòng Y tế chủ trì tập huấn.\n", ["Phòng Y tế: chu_tri"], "giao … chủ trì"),
    (HERE + "Việc tập huấn do Phòng Y tế tổ chức.\n", ["Phòng Y tế: thuc_hien"], "do … làm"),
    (HERE + "Chỉ đạo Phòng Y tế chủ trì tập huấn.\n", ["Phòng Y tế: chu_tri"], "chỉ đạo X chủ trì gives X its lead"),
    (HERE + "Lãnh đạo Phòng Y tế chủ trì họp giao ban.\n", ["Phòng Y tế: chu_tri"], "lãnh đạo of a body is the body"),
    (HERE + "Yêu cầu các sở, ngành và UBND các xã báo cáo kết quả.\n", ["Các sở, ngành: thuc_hien", "Ủy ban nhân dân các xã: thuc_hien"], "yêu cầu các …"),
    (HERE + "UBND tỉnh yêu cầu các cơ quan, đơn vị báo cáo kết quả.\n", ["Các cơ quan, đơn vị: thuc_hien"], "who asks has no duty"),
    (HERE + "Cộng đồng tham gia giám sát việc thực hiện.\n", ["Cộng đồng: thuc_hien"], "cộng đồng as a subject"),
    # a subject away from its verb
    (HERE + "Sở Tài chính, trên cơ sở dự toán của các đơn vị, chủ trì tổng hợp kinh phí.\n", ["Sở Tài chính: chu_tri"], "trên cơ sở …"),
    (HERE + "Các sở, ngành và UBND các xã được phân công nhiệm vụ có trách nhiệm báo cáo.\n", ["Các sở, ngành: thuc_hien", "Ủy ban nhân dân các xã: thuc_hien"], "được phân công … có trách nhiệm"),
    (HERE + "Phòng Y tế theo dõi dịch bệnh; tổ chức chủ trì, phối hợp với Phòng Nội vụ tập huấn.\n", ["Phòng Y tế: chu_tri", "Phòng Y tế: thuc_hien", "Phòng Nội vụ: phoi_hop"], "a second role behind a semicolon"),
    (HERE + "Phòng Y tế, chịu trách nhiệm theo dõi dịch bệnh.\n", ["Phòng Y tế: thuc_hien"], "a bare comma"),
    ("I. ĐỐI TƯỢNG, THỜI GIAN VÀ NỘI DUNG\nPhòng Y tế chủ trì tập huấn.\n", ["Phòng Y tế: chu_tri"], "a combined heading that also says what to do"),
    ("I. ĐỐI TƯỢNG\nHộ nghèo do Phòng Y tế chủ trì rà soát.\n", [], "a heading of those concerned"),
    # who only receives, or is led
    (HERE + "Việc tập huấn được thực hiện sau khi trình UBND huyện.\n", [], "trình"),
    (HERE + "Kết quả gửi về Phòng Y tế tổng hợp.\n", [], "gửi về … tổng hợp"),
    (HERE + "Định kỳ báo cáo UBND huyện kết quả thực hiện.\n", [], "báo cáo"),
    (HERE + "Chỉ đạo Phòng Y tế kiểm tra.\n", [], "chỉ đạo"),
    (HERE + "Đôn đốc UBND các xã thực hiện.\n", [], "đôn đốc"),
    (HERE + "Hướng dẫn UBND các xã thực hiện.\n", [], "hướng dẫn"),
    (HERE + "Làm việc với Phòng Y tế về nội dung tập huấn.\n", [], "làm việc với"),
    (HERE + "Giao Phòng Y tế tham mưu UBND huyện tập huấn.\n", ["Phòng Y tế: thuc_hien"], "the body after tham mưu has no row"),
    (HERE + "Phòng Y tế tổng hợp, báo cáo UBND huyện.\n", ["Phòng Y tế: thuc_hien"], "subject reports, receiver has no row"),
    # no duty at all
    ("I. MỤC ĐÍCH, YÊU CẦU\n1. Yêu cầu\nPhòng Y tế chủ trì, phối hợp với UBND các xã thực hiện nghiêm túc.\n", [], "a wish in Mục đích, yêu cầu"),
    (HERE + "Hộ được UBND xã xác nhận thì được hỗ trợ.\n", [], "a condition"),
    (HERE + "Thành viên Ban chỉ đạo gồm đại diện Phòng Y tế và Phòng Nội vụ.\n", [], "membership of a board"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "expected"),
    [pytest.param(b, e, id=why) for b, e, why in CASES]
    + [
        bug(HERE + "Các xã lập danh sách hộ nghèo.\n", ["Các xã: thuc_hien"], id="các xã as a subject", why="the group is not read"),
    ],
)
def test_who_has_which_duty(body: str, expected: list[str]) -> None:
    assert sorted(brief(body)) == sorted(expected)


def test_a_row_is_anchored_on_the_bodys_mention() -> None:
    (row,) = rows(HERE + "Giao Phòng Y tế tổ chức tập huấn.\n")
    assert row.text == "Phòng Y tế"
    assert row.task is not None and "tổ chức tập huấn" in row.task


def test_rows_of_a_heading_are_anchored_on_the_heading_and_carry_its_text() -> None:
    found = rows(DUTIES + "1. Phòng Y tế\nTheo dõi dịch bệnh.\n- Chủ trì tập huấn.\n")
    assert len({(r.start, r.end) for r in found}) == 1
    assert [r.task for r in found if r.role == "thuc_hien" and r.task and "Theo dõi dịch bệnh" in r.task]


def test_the_closing_article_of_a_decision_binds_every_body_it_names() -> None:
    found = brief(
        "Điều 3. Chánh Văn phòng UBND huyện, Trưởng phòng Y tế, Chủ tịch UBND các xã chịu trách nhiệm thi hành Quyết định này./.\n"
    )
    assert [f for f in found if not f.endswith(": thuc_hien")] == []
    assert len(found) == 3


def test_components_come_from_the_section() -> None:
    head = "KẾ HOẠCH\nThực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững năm 2024\n\n"
    from kehoach import extract_plan

    found = extract_plan(head + "I. NỘI DUNG\n1. Dự án 2: Đa dạng hóa sinh kế, phát triển mô hình giảm nghèo\nPhòng Nông nghiệp chủ trì tập huấn.\n")
    assert [(a.role, a.components, a.programme) for a in found.assignments] == [("chu_tri", ("DA2",), "giam-ngheo")]
