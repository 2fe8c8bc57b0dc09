"""What bodies hand in, and the day by which it is handed on: told in many words, silent before, remarked on after one edit."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = (
    "ỦY BAN NHÂN DÂN\nHUYỆN AN LẠC\nSố: 15/KH-UBND\nAn Lạc, ngày 10 tháng 01 năm 2024\n\nKẾ HOẠCH\nPhòng, chống đuối nước trẻ em năm 2024\n\n"
    "I. MỤC TIÊU\n- 100% trường học dạy bơi.\nII. TỔ CHỨC THỰC HIỆN\n"
)
CASES = [
    (
        "1. Phòng Giáo dục và Đào tạo\nChủ trì; tổng hợp kết quả, báo cáo UBND huyện trước ngày 20 tháng 12 năm "
        "2024.\n2. Các trường học\nBáo cáo kết quả về Phòng Giáo dục và Đào tạo trước ngày 10 tháng 12 năm 2024.",
        "10 tháng 12", "28 tháng 12",
    ),
    (
        "1. Phòng Giáo dục và Đào tạo: là cơ quan thường trực; tham mưu UBND huyện báo cáo UBND tỉnh chậm nhất "
        "ngày 20/12/2024.\n2. UBND các xã, thị trấn: gửi kết quả thực hiện (qua Phòng Giáo dục và Đào tạo) chậm "
        "nhất ngày 10/12/2024.",
        "10/12/2024", "27/12/2024",
    ),
    (
        "1. Phòng Giáo dục và Đào tạo: đầu mối tổng hợp, báo cáo UBND huyện định kỳ 6 tháng (trước ngày 20/6) và "
        "năm (trước ngày 20/12).\n2. UBND các xã, thị trấn: định kỳ 6 tháng (trước ngày 10/6) và năm (trước ngày "
        "10/12) báo cáo kết quả về Phòng Giáo dục và Đào tạo.",
        "10/12", "25/12",
    ),
    (
        "1. Phòng Giáo dục và Đào tạo: đầu mối tổng hợp, báo cáo UBND huyện định kỳ 6 tháng (trước ngày 20/6) và "
        "năm (trước ngày 20/12).\n2. UBND các xã, thị trấn: định kỳ 6 tháng (trước ngày 10/6) và năm (trước ngày "
        "10/12) báo cáo kết quả về Phòng Giáo dục và Đào tạo.",
        "20/12", "05/12",
    ),
    (
        "1. Các xã, thị trấn gửi danh sách trẻ em chưa biết bơi về Huyện Đoàn trước ngày 15/3/2024.\n2. Huyện Đoàn "
        "tổng hợp danh sách, chuyển Phòng Văn hóa và Thông tin trước ngày 25/3/2024.",
        "15/3/2024", "30/3/2024",
    ),
    (
        "1. Huyện Đoàn: tổng hợp danh sách học viên trước ngày 25/3/2024, mở lớp trong tháng 6/2024.\n2. Các trường"
        " tiểu học: lập danh sách học viên gửi Huyện Đoàn trước ngày 15/3/2024.",
        "15/3/2024", "15/4/2024",
    ),
    (
        "1. Trung tâm Y tế: chủ trì tập huấn; gửi báo cáo quý về UBND huyện trước ngày 25 của tháng cuối quý.\n2. "
        "Trạm Y tế các xã: gửi báo cáo quý về Trung tâm Y tế trước ngày 20 của tháng cuối quý.",
        "ngày 20", "ngày 28",
    ),
    (
        "1. Trung tâm Y tế: báo cáo UBND huyện trước ngày 25 hằng tháng.\n2. Trạm Y tế các xã: báo cáo Trung tâm Y "
        "tế trước ngày 20 hằng tháng.",
        "ngày 20", "ngày 28",
    ),
    (
        "1. Phòng Lao động - Thương binh và Xã hội: theo dõi chung; trình UBND huyện báo cáo năm trước ngày "
        "15/12/2024.\n2. Các phòng, ban, ngành, đoàn thể: gửi báo cáo năm trước ngày 05/12/2024 để tổng hợp.",
        "05/12/2024", "22/12/2024",
    ),
    (
        "1. Các cơ quan, đơn vị, UBND các xã, thị trấn báo cáo kết quả thực hiện về UBND huyện (qua Phòng Lao động"
        " - Thương binh và Xã hội) trước ngày 30/11/2024.\n2. Phòng Lao động - Thương binh và Xã hội tổng hợp, tham"
        " mưu UBND huyện báo cáo UBND tỉnh trước ngày 10/12/2024.",
        "30/11/2024", "30/12/2024",
    ),
    (
        "1. Các trường nộp kế hoạch dạy bơi về Phòng Giáo dục và Đào tạo trước ngày 28/02/2024.\n2. Phòng Giáo dục "
        "và Đào tạo tổng hợp kế hoạch dạy bơi của các trường, trình UBND huyện trước ngày 10/3/2024.",
        "28/02/2024", "28/3/2024",
    ),
    (
        "1. Văn phòng HĐND và UBND huyện: đôn đốc các đơn vị.\n2. UBND các xã báo cáo 6 tháng trước ngày 10/6/2024,"
        " báo cáo năm trước ngày 01/12/2024.\nUBND huyện báo cáo UBND tỉnh và Sở Lao động - Thương binh và Xã hội "
        "kết quả 6 tháng trước ngày 20/6/2024, kết quả năm trước ngày 10/12/2024.",
        "01/12/2024", "20/12/2024",
    ),
    (
        "1. Bộ phận y tế trường học\nGửi số liệu tai nạn về Trung tâm Y tế trước ngày 05/6/2024 và 05/12/2024.\n2. "
        "Trung tâm Y tế\nTổng hợp số liệu, báo cáo UBND huyện kết quả 6 tháng đầu năm trước ngày 15/6/2024, cả năm "
        "trước ngày 15/12/2024.",
        "05/6/2024", "25/6/2024",
    ),
    (
        "1. Phòng Tư pháp: chủ trì, tổng hợp báo cáo UBND huyện trước ngày 05/12 hằng năm.\n2. UBND các xã: hằng "
        "năm báo cáo Phòng Tư pháp trước ngày 25/11.",
        "25/11", "25/12",
    ),
    (
        "1. Công an huyện: chủ trì; kết quả báo cáo UBND huyện trước ngày 15/11/2024.\n2. Công an các xã: báo cáo "
        "kết quả về Công an huyện trước ngày 05/11/2024.",
        "05/11/2024", "25/11/2024",
    ),
    (
        "III. CHẾ ĐỘ BÁO CÁO\n1. Các đơn vị gửi báo cáo sơ kết trước ngày 05/6/2024, báo cáo tổng kết trước ngày "
        "25/11/2024 về Phòng Nội vụ.\n2. Phòng Nội vụ tổng hợp, trình UBND huyện báo cáo sơ kết trước ngày "
        "15/6/2024, báo cáo tổng kết trước ngày 05/12/2024.",
        "25/11/2024", "10/12/2024",
    ),
    (
        "1. Hội Chữ thập đỏ huyện: lập danh sách hộ nghèo nhận quà, trình UBND huyện phê duyệt trước ngày "
        "20/01/2024.\n2. UBND các xã: rà soát, gửi danh sách hộ nghèo về Hội Chữ thập đỏ huyện trước ngày "
        "15/01/2024.",
        "15/01/2024", "25/01/2024",
    ),
    (
        "1. Phòng Tài chính - Kế hoạch: thẩm định dự toán, trình UBND huyện trước ngày 10/3/2024.\n2. Các đơn vị: "
        "lập dự toán gửi Phòng Tài chính - Kế hoạch trước ngày 28/02/2024.",
        "28/02/2024", "20/3/2024",
    ),
    (
        "1. Hội Nông dân huyện: tổng hợp hồ sơ đăng ký, gửi Hội Nông dân tỉnh trước ngày 30/4/2024.\n2. Hội Nông "
        "dân các xã: hướng dẫn hội viên đăng ký; nộp hồ sơ về Hội Nông dân huyện trước ngày 20/4/2024.",
        "20/4/2024", "20/5/2024",
    ),
    (
        "1. Các xã gửi báo cáo về Phòng Y tế chậm nhất ngày 05/12/2024 để tổng hợp, báo cáo UBND huyện trước ngày "
        "10/12/2024.",
        "05/12/2024", "20/12/2024",
    ),
    (
        "III. CHẾ ĐỘ BÁO CÁO\n- Báo cáo định kỳ: Các thôn gửi báo cáo tổng kết về Phòng Kinh tế trước ngày "
        "05/12/2024.\n- Báo cáo tổng kết: Phòng Kinh tế tổng hợp, trình Ủy ban nhân dân huyện trước ngày "
        "10/12/2024.",
        "05/12/2024", "25/12/2024",
    ),
    (
        "III. CHẾ ĐỘ BÁO CÁO\nCác xã báo cáo về Phòng Y tế; báo cáo tổng kết năm gửi trước ngày 05/12/2024; Phòng Y"
        " tế tổng hợp báo cáo tổng kết năm trước ngày 10/12/2024.",
        "05/12/2024", "20/12/2024",
    ),
    (
        "SỞ Y TẾ TỈNH AN BÌNH\n\nSố: 15/KH-SYT\nAn Bình, ngày 10 tháng 01 năm 2024\n\nKẾ HOẠCH\nTiêm chủng năm 2024\n\nI. "
        "TỔ CHỨC THỰC HIỆN\n1. Trung tâm Kiểm soát bệnh tật: đầu mối; báo cáo Giám đốc Sở kết quả trước ngày "
        "10/12/2024.\n2. Trung tâm Y tế các huyện: báo cáo Trung tâm Kiểm soát bệnh tật trước ngày 01/12/2024.\n3. "
        "Trạm Y tế các xã: báo cáo Trung tâm Y tế các huyện trước ngày 25/11/2024.\n",
        "01/12/2024", "15/12/2024",
    ),
    (
        "SỞ Y TẾ TỈNH AN BÌNH\n\nSố: 15/KH-SYT\nAn Bình, ngày 10 tháng 01 năm 2024\n\nKẾ HOẠCH\nTiêm chủng năm 2024\n\nI. "
        "TỔ CHỨC THỰC HIỆN\n1. Trung tâm Kiểm soát bệnh tật: đầu mối; báo cáo Giám đốc Sở kết quả trước ngày "
        "10/12/2024.\n2. Trung tâm Y tế các huyện: báo cáo Trung tâm Kiểm soát bệnh tật trước ngày 01/12/2024.\n3. "
        "Trạm Y tế các xã: báo cáo Trung tâm Y tế các huyện trước ngày 25/11/2024.\n",
        "25/11/2024", "09/12/2024",
    ),
    (
        "1. Huyện Đoàn\na) Phát động cuộc thi trong tháng 3/2024.\nb) Tổng hợp bài dự thi, gửi Tỉnh Đoàn trước ngày "
        "20/5/2024.\n2. Đoàn các xã\nGửi bài dự thi về Huyện Đoàn trước ngày 10/5/2024.",
        "10/5/2024", "30/5/2024",
    ),
    (
        "1. Phòng Nội vụ: tham mưu khen thưởng; trình hồ sơ khen thưởng trước ngày 20/12/2024.\n2. Các đơn vị: gửi "
        "hồ sơ khen thưởng về Phòng Nội vụ trước ngày 10/12/2024.",
        "10/12/2024", "25/12/2024",
    ),
    (
        "1. Trưởng thôn lập danh sách hộ đăng ký gửi UBND xã trước ngày 15/02/2024; UBND xã tổng hợp gửi Phòng Dân"
        " tộc trước ngày 25/02/2024; Phòng Dân tộc trình UBND huyện phê duyệt trước ngày 10/3/2024.",
        "25/02/2024", "25/3/2024",
    ),
    (
        "1. Trưởng thôn lập danh sách hộ đăng ký gửi UBND xã trước ngày 15/02/2024; UBND xã tổng hợp gửi Phòng Dân"
        " tộc trước ngày 25/02/2024; Phòng Dân tộc trình UBND huyện phê duyệt trước ngày 10/3/2024.",
        "15/02/2024", "28/02/2024",
    ),
    (
        "1. Phòng Dân tộc: tổng hợp nhu cầu vốn, báo cáo UBND huyện trước ngày 15/7 hằng năm.\n2. UBND các xã: đăng"
        " ký nhu cầu vốn với Phòng Dân tộc trước ngày 30/6 hằng năm.",
        "30/6", "30/7",
    ),
    (
        "1. Thanh tra huyện: theo dõi; định kỳ hằng quý, trước ngày 15 của tháng cuối quý, tổng hợp, báo cáo Thanh"
        " tra tỉnh.\n2. Các phòng, ban: định kỳ hằng quý, trước ngày 10 của tháng cuối quý, gửi báo cáo về Thanh "
        "tra huyện.",
        "ngày 10", "ngày 18",
    ),
    (
        "1. Phòng Kinh tế và Hạ tầng: báo cáo Sở Xây dựng kết quả rà soát trước ngày 30/4/2024.\n2. UBND các xã: "
        "gửi kết quả rà soát về Phòng Kinh tế và Hạ tầng trước ngày 20/4/2024.",
        "20/4/2024", "10/5/2024",
    ),
    (
        "III. NHIỆM VỤ\n4.1. Trước mùa lũ\na) Các thôn kiểm tra đoạn đê được giao, gửi kết quả về Phòng Kinh tế "
        "trước ngày 25/3/2024.\nb) Phòng Kinh tế tổng hợp hiện trạng đê, trình UBND huyện phương án hộ đê trước "
        "ngày 05/4/2024.",
        "25/3", "25/4",
    ),
    (
        "III. NHIỆM VỤ\n1. Các xã đề xuất vị trí đặt điểm tập kết, gửi Phòng Tài nguyên và Môi trường trước ngày "
        "15/5/2024.\n2. Phòng Tài nguyên và Môi trường thẩm định, trình UBND huyện danh mục điểm tập kết trước ngày"
        " 05/6/2024.",
        "05/6", "05/5",
    ),
    (
        "III. NHIỆM VỤ\nc) Cách làm: các trường mầm non gửi danh sách trẻ về Công an huyện trước ngày 20/3/2024; "
        "Công an huyện lập lịch cấp thẻ trước ngày 31/3/2024, hoàn thành cấp thẻ trước ngày 30/6/2024.",
        "20/3", "20/4",
    ),
    (
        "III. NHIỆM VỤ\n- Trạm Kiểm lâm gửi số liệu biến động rừng về Hạt Kiểm lâm trước ngày 25/3/2024.\n- Hạt Kiểm"
        " lâm kiểm tra, gửi Chi cục Kiểm lâm trước ngày 05/4/2024.\n- Chi cục Kiểm lâm tổng hợp, trình Sở Nông "
        "nghiệp và Phát triển nông thôn trước ngày 15/4/2024.",
        "15/4", "01/4",
    ),
    (
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO AN BÌNH\nTRƯỜNG THPT NAM LÂM\n\nSố: 15/KH-THPTNL\nAn Bình, ngày 22 tháng 8 năm 2022\n\nKẾ HOẠCH\n"
        "Giáo dục quốc phòng và an ninh năm học 2022 - 2023\n\nI. MỤC TIÊU\n- Dạy đủ 35 tiết.\nII. TỔ CHỨC THỰC HIỆN\n"
        "6.6. Chế độ báo cáo: Tổ Thể dục báo cáo sơ kết học kỳ I trước ngày 10/01/2023, tổng kết trước ngày 25/5/2023; "
        "Trường báo cáo Sở Giáo dục và Đào tạo trước ngày 31/5/2023.\n",
        "31/5/2023", "20/5/2023",
    ),
    ("3. Ban Chỉ đạo: sơ kết 6 tháng trước ngày 10/7/2024, tổng kết trước ngày 31/12/2024.", "10/7", "10/5"),
]  # fmt: skip


def said(body: str) -> list[str]:
    text = body if body.startswith("SỞ") else f"{HEAD}{body}\n"
    return [f.message for f in check_report(text).findings if f.code in ("deadline-order", "conflicting-deadlines")]


@pytest.mark.parametrize(("body", "old", "new"), CASES)
def test_what_is_handed_in_after_it_is_handed_on(body: str, old: str, new: str) -> None:
    assert said(body) == []
    before, _, after = body.rpartition(old)
    assert len(said(f"{before}{new}{after}")) == 1


@pytest.mark.parametrize(
    "body",
    [
        "1. Phòng Nội vụ: đầu mối; báo cáo UBND huyện 6 tháng trước ngày 20/6/2024.\n2. Các xã: báo cáo năm về Phòng Nội vụ trước ngày 10/12/2024.",
        "1. Phòng Nội vụ: gửi danh sách khen thưởng trước ngày 10/3/2024.\n2. Các xã: báo cáo kết quả về Phòng Nội vụ trước ngày 10/12/2024.",
        "1. Phòng Nội vụ: tổng hợp báo cáo năm trước ngày 10/12/2024.\n2. Các xã: xây dựng kế hoạch, gửi Phòng Nội vụ trước ngày 15/12/2024.",
        "1. Phòng Nội vụ: đầu mối; trình UBND huyện báo cáo năm trước ngày 10/12/2024.\n2. Các xã: báo cáo kết quả kiểm tra về Phòng Nội vụ trước ngày 20/12/2024.",
        "1. Phòng Nội vụ: tổng hợp, báo cáo trước ngày 10/12/2024.\n2. Hội nghị tổng kết: ngày 20/12/2024.",
    ],
)  # fmt: skip
def test_what_is_no_part_of_it(body: str) -> None:
    assert said(body) == []
