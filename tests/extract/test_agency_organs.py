"""Bodies inside and beside others, boards of the centre, names that go on behind a known one."""

from __future__ import annotations

import pytest

from kehoach import extract_plan
from plan_texts import HEADER


def names(sentence: str) -> list[str]:
    return [a.name for a in extract_plan(f"{HEADER}I. TỔ CHỨC THỰC HIỆN\n{sentence}\n").agencies if not a.name.startswith("Ủy ban nhân dân")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Giao Ban Tài chính Liên đoàn Lao động huyện quyết toán.", ["Ban Tài chính Liên đoàn Lao động huyện"]),
        ("Giao Phòng Tham mưu Công an tỉnh tổng hợp.", ["Phòng Tham mưu Công an tỉnh"]),
        ("Giao Phòng Y tế, Công an huyện thực hiện.", ["Phòng Y tế", "Công an huyện"]),
        ("Giao Ban Chỉ đạo, Sở Y tế thực hiện.", ["Ban Chỉ đạo", "Sở Y tế"]),
        (
            "Giao Trung tâm Bảo tồn số I, II và III thực hiện.",
            ["Trung tâm Bảo tồn số I", "Trung tâm Bảo tồn số II", "Trung tâm Bảo tồn số III"],
        ),
        ("Báo cáo Ban Chỉ đạo quốc gia 1305 xem xét.", ["Ban Chỉ đạo quốc gia 1305"]),
        ("Báo cáo Ban Chỉ đạo Trung ương về bảo tồn voi.", ["Ban Chỉ đạo Trung ương về bảo tồn voi"]),
        ("Giao Ban Chỉ đạo các cấp đôn đốc.", ["Ban Chỉ đạo các cấp"]),
        ("Giao Hạt Kiểm lâm liên huyện Đông Hà - Tây Hà tuần tra.", ["Hạt Kiểm lâm liên huyện Đông Hà - Tây Hà"]),
        ("Giao Trường THPT chuyên Sông Ngàn thực hiện.", ["Trường Trung học phổ thông chuyên Sông Ngàn"]),
        ("Giao Công ty Điện lực Sông Ngàn bảo đảm điện.", ["Công ty Điện lực Sông Ngàn"]),
        ("Giao Cục Khám bệnh, chữa bệnh hướng dẫn.", ["Cục Khám bệnh, chữa bệnh"]),
        ("Giao Chỉ huy trưởng Ban Chỉ huy Quân sự huyện trực ban.", ["Ban Chỉ huy Quân sự huyện"]),
        ("Giao các Sở: Y tế, Nội vụ, Văn hóa, Thể thao và Du lịch.", ["Sở Y tế", "Sở Nội vụ", "Sở Văn hóa, Thể thao và Du lịch"]),
        ("Giao Cty TNHH MTV Sông Ngàn thực hiện.", ["Công ty TNHH MTV Sông Ngàn"]),
        ("Báo cáo Hội đồng nhân dân, Ủy ban MTTQ Việt Nam tỉnh.", ["Hội đồng nhân dân tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"]),
        ("Giao Vụ Giáo dục Tiểu học, Vụ GDTH xây dựng dự thảo.", ["Vụ Giáo dục Tiểu học"]),
        ("Giao Ban Điều hành Chương trình nước sạch phê duyệt.", ["Ban Điều hành Chương trình nước sạch"]),
        ("Báo cáo Ủy ban An toàn giao thông Quốc gia.", ["Ủy ban An toàn giao thông Quốc gia"]),
        ("Giao Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công hướng dẫn.", ["Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công"]),
        ("Giao Trung tâm Y tế Sông Thao chủ trì.", ["Trung tâm Y tế"]),
        ("Giao các chủ đập vận hành hồ.", ["Các chủ đập"]),
        ("Giao Công an các địa phương tuần tra.", ["Công an các địa phương"]),
        ("Đề nghị các cấp công đoàn vận động đoàn viên.", ["Các cấp công đoàn"]),
        ("Giao Vụ Kế hoạch, Tài chính và Quản lý bến bãi đôn đốc.", ["Vụ Kế hoạch, Tài chính và Quản lý bến bãi"]),
        ("Giao Vụ Pháp chế và Vụ Tổ chức cán bộ đôn đốc.", ["Vụ Pháp chế", "Vụ Tổ chức cán bộ"]),
        ("Giao Cục Nhà giáo và Cán bộ quản lý giáo dục hướng dẫn.", ["Cục Nhà giáo và Cán bộ quản lý giáo dục"]),
        ("Giao Vụ GDTX hướng dẫn.", ["Vụ Giáo dục thường xuyên"]),
        ("Giao Trung tâm Giống cây trồng, vật nuôi cung cấp giống.", ["Trung tâm Giống cây trồng, vật nuôi"]),
        ("Giao Giám đốc các sở giáo dục và đào tạo thực hiện.", ["Các sở giáo dục và đào tạo"]),
        ("Giao Vụ trưởng, Cục trưởng, Thủ trưởng các đơn vị thực hiện.", ["Các vụ", "Các cục", "Các đơn vị"]),
        ("Giao Vụ trưởng Vụ Pháp chế thực hiện.", ["Vụ Pháp chế"]),
        ("Giao Ban Tổ chức, Ban Dân vận, Văn phòng Huyện ủy thực hiện.", ["Ban Tổ chức Huyện ủy", "Ban Dân vận Huyện ủy", "Văn phòng Huyện ủy"]),
        ("Giao Ban Tổ chức hội thi, Văn phòng Huyện ủy thực hiện.", ["Ban Tổ chức hội thi", "Văn phòng Huyện ủy"]),
        ("Đề nghị Đảng ủy Quân sự, Đảng ủy Công an huyện lãnh đạo thực hiện.", ["Đảng ủy Quân sự", "Đảng ủy Công an huyện"]),
        ("Đề nghị các chi bộ, đảng bộ trực thuộc Huyện ủy thực hiện.", ["Các chi bộ, đảng bộ trực thuộc Huyện ủy"]),
        ("Giao Trưởng Ban nhân dân các ấp vận động người trồng lúa.", ["Ban nhân dân các ấp"]),
        ("Giao các thành viên Ban Chỉ đạo kiểm tra.", ["Ban Chỉ đạo"]),
        ("Giao các đơn vị, các sở giáo dục và đào tạo rà soát.", ["Các đơn vị", "Các sở giáo dục và đào tạo"]),
        ("Giao Văn phòng Hội Nông dân huyện tổng hợp.", ["Văn phòng Hội Nông dân huyện"]),
        ("Giao Trường CĐSP Sông Ngàn mở lớp.", ["Trường Cao đẳng Sư phạm Sông Ngàn"]),
        ("Giao Chánh Thanh tra Sở kiểm tra.", ["Thanh tra Sở"]),
        ("Giao Trung tâm Y tế khu vực Sông Ngàn khám bệnh.", ["Trung tâm Y tế khu vực Sông Ngàn"]),
        ("Báo cáo CVP, PCVP VX UBND huyện xem xét.", ["Văn phòng Ủy ban nhân dân huyện Sông Thao"]),
        ("Giao các công ty lữ hành đón khách.", ["Các công ty lữ hành"]),
    ],
)
def test_names_of_organs_boards_and_branches(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


def test_a_board_of_the_centre_goes_by_its_first_words_afterwards() -> None:
    said = "Giao Ban Chỉ đạo quốc gia 1305 chủ trì. Ban Chỉ đạo quốc gia họp hằng quý."
    assert names(said) == ["Ban Chỉ đạo quốc gia 1305"]


def test_an_organ_named_with_its_parent_once_is_one_body() -> None:
    said = "Giao Ban Tài chính Liên đoàn Lao động huyện quyết toán. Ban Tài chính gửi báo cáo."
    assert names(said) == ["Ban Tài chính Liên đoàn Lao động huyện"]


def test_the_level_a_board_is_of_is_not_told_twice() -> None:
    said = "Giao Ban Chỉ huy Phòng thủ dân sự cấp huyện, cấp xã trực ban."
    assert names(said) == ["Ban Chỉ huy Phòng thủ dân sự huyện", "Ban Chỉ huy Phòng thủ dân sự cấp xã"]


RECIPIENTS = "I. MỤC TIÊU\nTăng đàn.\n\nNơi nhận:\n- Các sở, ngành TP;\n- Các phòng: Nội vụ, Y tế;\n- Các đơn vị thi công;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Ba\n"


def test_a_group_that_only_receives_counts_where_it_is_named_in_full() -> None:
    groups = [a.name for a in extract_plan(HEADER + RECIPIENTS).agencies if a.generic]
    assert groups == ["Các sở, ngành"]


def test_the_head_of_an_office_in_a_ministrys_list_is_the_ministrys_office() -> None:
    ministry = "BỘ CÔNG THƯƠNG\nSố: 12/KH-BCT\nHà Nội, ngày 02 tháng 3 năm 2022\n\nKẾ HOẠCH\nTiết kiệm điện năm 2022\n\nI. NỘI DUNG\nTập huấn.\n\n"
    closing = "Điều 3. Chánh Văn phòng, Vụ trưởng Vụ Pháp chế chịu trách nhiệm thi hành Quyết định này.\n"
    duties = [a.agency for a in extract_plan(ministry + closing).assignments]
    assert duties == ["Văn phòng Bộ", "Vụ Pháp chế"]
