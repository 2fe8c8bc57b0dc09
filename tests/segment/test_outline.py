"""The tree of sections: what is a heading, at which level, of which kind, and what is none."""

from __future__ import annotations

import pytest

from kehoach.segment import Outline
from plan_texts import HEADER, steps


def shown(outline: Outline) -> list[str]:
    """The tree, one line a section: depth as dots, label, title."""
    return [
        "." * (p.level - 1) + f"{p.heading.label.printed if p.heading.label else '-'} {p.heading.title}" for p in outline.parts
    ]


def tree(body: str) -> list[str]:
    return shown(steps(HEADER + body)[1])


TREES = {
    "A above I above 1 above a": (
        "A. TÌNH HÌNH\nI. THUẬN LỢI\n1. Về đất đai\na) Đất lúa\nĐủ nước.\nb) Đất màu\nMàu mỡ.\n2. Về lao động\nDồi dào.\nII. KHÓ KHĂN\n"
        "Ít vốn.\nB. NHIỆM VỤ\nI. TRỒNG TRỌT\nTrồng ngô.",
        ["A TÌNH HÌNH", ".I THUẬN LỢI", "..1 Về đất đai", "...a Đất lúa", "...b Đất màu", "..2 Về lao động", ".II KHÓ KHĂN",
         "B NHIỆM VỤ", ".I TRỒNG TRỌT"],
    ),
    "I above 1 above 1.1": (
        "I. NỘI DUNG\n1. Chăn nuôi\n1.1 Chăn nuôi bò\nNuôi bò.\n1.2 Chăn nuôi dê\nNuôi dê.\n2. Trồng trọt\n2.1 Trồng ngô\nTrồng.\n"
        "II. KINH PHÍ\nTừ ngân sách huyện.",
        ["I NỘI DUNG", ".1 Chăn nuôi", "..1.1 Chăn nuôi bò", "..1.2 Chăn nuôi dê", ".2 Trồng trọt", "..2.1 Trồng ngô", "II KINH PHÍ"],
    ),
    "three numbers deep": (
        "I. NỘI DUNG\n1. Chăn nuôi\n1.1. Bò\n1.1.1. Giống bò\nLai tạo.\n1.1.2. Thức ăn\nCỏ voi.\n1.2. Dê\nNuôi.",
        ["I NỘI DUNG", ".1 Chăn nuôi", "..1.1 Bò", "...1.1.1 Giống bò", "...1.1.2 Thức ăn", "..1.2 Dê"],
    ),
    "a number below a Roman with its number": (
        "I. MỤC TIÊU\nI.1. Mục tiêu chung\nPhát triển.\nI.2. Mục tiêu cụ thể\nTăng đàn.\nII. NHIỆM VỤ\nII.1. Giống\nLai.",
        ["I MỤC TIÊU", ".I.1 Mục tiêu chung", ".I.2 Mục tiêu cụ thể", "II NHIỆM VỤ", ".II.1 Giống"],
    ),
    "parts, chapters": (
        "Phần thứ nhất\nĐÁNH GIÁ CHUNG\nI. KẾT QUẢ\nTốt.\nPhần thứ hai\nNHIỆM VỤ\nI. MỤC TIÊU\nTăng đàn.",
        ["Phần thứ nhất ĐÁNH GIÁ CHUNG", ".I KẾT QUẢ", "Phần thứ hai NHIỆM VỤ", ".I MỤC TIÊU"],
    ),
    "points start again below each number": (
        "I. NỘI DUNG\n1. Dự án A\na) Mục tiêu: Tăng đàn.\nb) Đối tượng: Hộ nghèo.\n2. Dự án B\na) Mục tiêu: Tăng sản lượng.\nb) Đối tượng: Hộ khá.",
        ["I NỘI DUNG", ".1 Dự án A", "..a Mục tiêu", "..b Đối tượng", ".2 Dự án B", "..a Mục tiêu", "..b Đối tượng"],
    ),
    "point đ and field labels below it": (
        "I. NỘI DUNG\n1. Dự án A\nd) Nguồn vốn: Ngân sách huyện.\nđ) Phân công nhiệm vụ\n- Đơn vị chủ trì: Phòng A.\n- Đơn vị phối hợp: Phòng B.",
        ["I NỘI DUNG", ".1 Dự án A", "..d Nguồn vốn", "..đ Phân công nhiệm vụ", "...- Đơn vị chủ trì", "...- Đơn vị phối hợp"],
    ),
    "an annex is a heading of its own": (
        "I. MỤC TIÊU\nTăng đàn.\nII. TỔ CHỨC THỰC HIỆN\n1. Phòng Nông nghiệp\nTheo dõi.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Ba\n\nPHỤ LỤC 1\nDANH MỤC MÔ HÌNH\n(Kèm theo Kế hoạch số 12/KH-UBND)\nNội dung phụ lục.",
        ["I MỤC TIÊU", "II TỔ CHỨC THỰC HIỆN", ".1 Phòng Nông nghiệp", "- PHỤ LỤC 1 DANH MỤC MÔ HÌNH"],
    ),
    "bold headings": (
        "**I. MỤC TIÊU**\n\nTăng đàn.\n\n**1. Mục tiêu chung**\n\nPhát triển.\n\n**2. Mục tiêu cụ thể**\n\nTăng đàn.",
        ["I MỤC TIÊU", ".1 Mục tiêu chung", ".2 Mục tiêu cụ thể"],
    ),
    "starred field labels": (
        "I. NỘI DUNG\n1. Kiểm tra việc cấp giống\n- Xem sổ cấp phát.\n* Thời gian thực hiện: Tháng 3/2024.\n2. Kiểm tra chuồng trại\n"
        "* Thời gian thực hiện:\n+ Đợt 1: Tháng 4/2024.",
        ["I NỘI DUNG", ".1 Kiểm tra việc cấp giống", "..- Thời gian thực hiện", ".2 Kiểm tra chuồng trại", "..- Thời gian thực hiện"],
    ),
    "a colon that belongs to the title": (
        "I. NỘI DUNG\n1. Dự án 2: Phát triển đàn bò thịt\na) Mục tiêu: Tăng đàn.\n2. Dự án 3: Mua bò giống cho các hộ.\n"
        "3. Ủy ban nhân dân các xã: Bình Lâm, Đông Hà, Tây Sơn\nLập danh sách.",
        ["I NỘI DUNG", ".1 Dự án 2: Phát triển đàn bò thịt", "..a Mục tiêu", ".2 Dự án 3",
         ".3 Ủy ban nhân dân các xã: Bình Lâm, Đông Hà, Tây Sơn"],
    ),
    "bodies before a colon": (
        "I. PHÂN CÔNG\n1. Các phòng, ban; các hội, đoàn thể của huyện: Lập kế hoạch riêng.\n"
        "2. Đề nghị các doanh nghiệp chế biến thịt (Bò Vàng, Dê Núi): Thu mua theo giá sàn.\n"
        "3. Đề nghị các phòng, ban của huyện nghiêm túc thực hiện: Nộp báo cáo trước tháng 3.",
        ["I PHÂN CÔNG", ".1 Các phòng, ban; các hội, đoàn thể của huyện",
         ".2 Đề nghị các doanh nghiệp chế biến thịt (Bò Vàng, Dê Núi)"],
    ),
    "a long title above its own numbers": (
        "I. NỘI DUNG\n1. Chăn nuôi\n1.1. Bò\nLai tạo.\n2. " + "Xây dựng chuồng trại kiên cố cho bò và dê " * 4 + "ở vùng cao\n2.1. Chuồng bò\nXây.\n"
        "2.2. Chuồng dê\nXây.",
        ["I NỘI DUNG", ".1 Chăn nuôi", "..1.1 Bò", ".2 " + "Xây dựng chuồng trại kiên cố cho bò và dê " * 4 + "ở vùng cao",
         "..2.1 Chuồng bò", "..2.2 Chuồng dê"],
    ),
    "the first of a row without its number": (
        "I. MỤC ĐÍCH - YÊU CẦU\n\nMục đích\n\n- Tăng đàn.\n\n2. Yêu cầu\n\n- Đúng giống.\n\nII. KINH PHÍ\n\nNgân sách huyện.",
        ["I MỤC ĐÍCH - YÊU CẦU", ".- Mục đích", ".2 Yêu cầu", "II KINH PHÍ"],
    ),
    "a heading wrapped over two lines": (
        "I. NHIỆM VỤ\n\nTăng đàn gia súc theo hướng hàng hóa, gắn chăn nuôi với chế biến\nvà tiêu thụ sản phẩm.\n\nII. TỔ CHỨC SẢN XUẤT, TIÊU THỤ SẢN PHẨM CHĂN NUÔI CỦA\n"
        "HUYỆN\n\nCác xã tổ chức sản xuất.",
        ["I NHIỆM VỤ", "II TỔ CHỨC SẢN XUẤT, TIÊU THỤ SẢN PHẨM CHĂN NUÔI CỦA HUYỆN"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), TREES.values(), ids=TREES)
def test_trees(body: str, expected: list[str]) -> None:
    assert tree(body) == expected


DECISION = """ỦY BAN NHÂN DÂN
TỈNH SÔNG LAM
Số: 88/QĐ-UBND
Sông Lam, ngày 05 tháng 02 năm 2024

QUYẾT ĐỊNH
Ban hành Kế hoạch phát triển chăn nuôi năm 2024

Căn cứ Luật Tổ chức chính quyền địa phương;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển chăn nuôi năm 2024.
Điều 2. Quyết định có hiệu lực kể từ ngày ký.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Ba

KẾ HOẠCH
Phát triển chăn nuôi năm 2024
(Ban hành kèm theo Quyết định số 88/QĐ-UBND)

I. MỤC TIÊU
Tăng đàn.
II. NHIỆM VỤ
1. Giống
Lai tạo.
"""


def test_a_decision_with_its_plan() -> None:
    _, outline = steps(DECISION)
    assert shown(outline) == ["I MỤC TIÊU", "II NHIỆM VỤ", ".1 Giống"]
    assert outline.zones.attached is not None
    assert [i.label.printed for i in outline.items] == ["Điều 1", "Điều 2", "Điều 3"]


NO_HEADINGS = [
    ("1. Nhằm thực hiện hiệu quả các chính sách đã ban hành trên địa bàn huyện trong thời gian tới.", "a sentence with a number"),
    ("- Hoạt động 1: tập huấn cho hộ dân.", "a dash item with a colon"),
    ("- Chiều thiếu hụt về y tế: bảo hiểm y tế.", "a dash item that is no field label"),
    ("- Cơ chế thực hiện: theo quy định.", "a dash item like a label"),
    ("1. Tăng đàn bò;\n2. Tăng đàn dê;\n3. Tăng đàn lợn.", "a list that ends in semicolons"),
    ("46.200 tấn lúa trong năm.", "a number"),
    (
        "1. Rà soát kế hoạch đã giao cho các xã, phường trong tỉnh và báo cáo kết quả.\n2. Diễn tập phòng thủ dân sự.\n(Chi tiết kèm theo)",
        "the end of a list of sentences, with a remark below",
    ),
    ("1. Họ và tên: …………………………", "a form to fill in"),
    ("Các hộ nuôi bò ở các xã có nguy cơ dịch bệnh ở cấp độ\n1. Tiêm ngay vắc xin cho đàn bò", "a number that ends a wrapped sentence"),
]  # fmt: skip


@pytest.mark.parametrize("body", [b for b, _ in NO_HEADINGS], ids=[why for _, why in NO_HEADINGS])
def test_what_is_no_heading(body: str) -> None:
    assert tree(f"I. NỘI DUNG\n{body}\nII. KINH PHÍ\nNgân sách.") == ["I NỘI DUNG", "II KINH PHÍ"]


def test_a_sentence_before_the_recipients_is_no_heading() -> None:
    assert tree("I. NỘI DUNG\n1. Phòng Kinh tế báo cáo trước ngày 10/12/2026.\n\nNơi nhận:\n- Lưu: VT.") == ["I NỘI DUNG"]


def test_numbered_paragraphs_are_kept_for_the_check_of_numbering() -> None:
    _, outline = steps(HEADER + "I. NỘI DUNG\n" + NO_HEADINGS[0][0] + "\n2. Các xã tự cân đối nguồn lực để thực hiện mô hình đã đăng ký.\n")
    assert [i.label.printed for i in outline.items] == ["1", "2"]


def test_a_run_in_heading_ends_after_its_colon() -> None:
    text, outline = steps(HEADER + "I. NỘI DUNG\n1. Mục tiêu chung: Tăng đàn bò của huyện.\n- Đối tượng: Hộ nghèo.\n")
    spans = [text.canonical[p.start : p.heading.end] for p in outline.parts[1:]]
    assert spans == ["1. Mục tiêu chung:", "Đối tượng:"]
    assert all(p.heading.run_in for p in outline.parts[1:])


KINDS = [
    ("I. PHẠM VI, ĐỐI TƯỢNG VÀ THỜI GIAN", ("pham_vi", "doi_tuong", "thoi_gian")),
    ("I. NHIỆM VỤ VÀ GIẢI PHÁP", ("noi_dung", "giai_phap")),
    ("I. MỤC ĐÍCH, YÊU CẦU", ("muc_dich_yeu_cau",)),
    ("I. TỔ CHỨC THỰC HIỆN", ("to_chuc_thuc_hien",)),
    ("I. KINH PHÍ THỰC HIỆN", ("nguon_von",)),
    ("I. ĐÁNH GIÁ TÌNH HÌNH NĂM 2023", ("thuc_trang",)),
    ("I. CHẾ ĐỘ BÁO CÁO", ("bao_cao",)),
    ("I. CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA", ()),
    ("I. PHÒNG Y TẾ", ()),
    ("I. KIỂM TRA, GIÁM SÁT", ("bao_cao",)),
    ("1. Kiểm tra, giám sát việc thực hiện Kế hoạch", ("bao_cao",)),
    ("1. Kiểm tra, giám sát việc cấp giống", ()),
    ("I. HÌNH THỨC KIỂM TRA, GIÁM SÁT", ()),
    ("I. ĐỐI TƯỢNG KIỂM TRA, GIÁM SÁT", ("doi_tuong",)),
    ("1. Tổ chức thực hiện Kế hoạch", ("to_chuc_thuc_hien",)),
    ("1. Tổ chức triển khai thực hiện đồng bộ các chính sách", ()),
    ("1. Dự án 7: Giám sát, đánh giá", ()),
    ("1. Định hướng phát triển", ()),
]


@pytest.mark.parametrize(("heading", "kinds"), KINDS, ids=[k[0] for k in KINDS])
def test_kinds(heading: str, kinds: tuple[str, ...]) -> None:
    _, outline = steps(HEADER + heading + "\nNội dung ở đây.\n")
    assert outline.parts[0].kinds == kinds


def test_in_a_plan_about_checks_they_are_its_contents() -> None:
    body = "I. KIỂM TRA, GIÁM SÁT\nXem sổ.\nII. CHẾ ĐỘ BÁO CÁO\nHằng tháng.\n"
    _, outline = steps(HEADER.replace("Phát triển chăn nuôi", "Kiểm tra, giám sát chăn nuôi") + body)
    assert [p.kinds for p in outline.parts] == [(), ("bao_cao",)]


def test_kinds_at_asks_the_sections_above() -> None:
    text, outline = steps(HEADER + "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Y tế\nTheo dõi dịch.\n")
    assert outline.kinds_at(text.canonical.index("Theo dõi")) == ("to_chuc_thuc_hien",)
    assert outline.kinds_at(3) == ()


def test_text_before_the_first_heading_has_no_section() -> None:
    text, outline = steps(HEADER + "Căn cứ Luật A;\nI. MỤC TIÊU\nTăng đàn.\n")
    first = text.canonical.index("I. MỤC TIÊU")
    assert (outline.at(first - 1), outline.at(first), outline.at(len(text.canonical) - 1)) == (None, 0, 0)


@pytest.mark.parametrize("source", ["Không có đề mục nào.", "KẾ HOẠCH", "-", "1.", "Nơi nhận:"], ids=["prose", "title", "dash", "label", "recipients"])
def test_a_text_without_headings(source: str) -> None:
    assert steps(source)[1].parts == ()
