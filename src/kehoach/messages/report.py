"""Names of fact types, fields and values, as reports and pages show them."""

from kehoach.messages.text import Text

TYPES: dict[str, Text] = {
    "plan": Text(vi="Kế hoạch", en="Plan"),
    "recipients": Text(vi="Nơi nhận", en="Recipients"),
    "sections": Text(vi="Đề mục", en="Sections"),
    "amounts": Text(vi="Số tiền", en="Amounts"),
    "agencies": Text(vi="Cơ quan", en="Agencies"),
    "assignments": Text(vi="Phân công", en="Assignments"),
    "deadlines": Text(vi="Thời hạn", en="Deadlines"),
    "targets": Text(vi="Chỉ tiêu", en="Targets"),
    "citations": Text(vi="Văn bản viện dẫn", en="Citations"),
    "tables": Text(vi="Bảng", en="Tables"),
    "warnings": Text(vi="Lưu ý", en="Warnings"),
}
VALUES: dict[str, Text] = {
    "nstw": Text(vi="ngân sách trung ương", en="central budget"),
    "nsdp": Text(vi="ngân sách địa phương", en="local budget"),
    "nsdp_tinh": Text(vi="ngân sách tỉnh", en="province budget"),
    "nsdp_huyen": Text(vi="ngân sách huyện", en="district budget"),
    "nsdp_xa": Text(vi="ngân sách xã", en="commune budget"),
    "tin_dung": Text(vi="tín dụng", en="credit"),
    "huy_dong": Text(vi="huy động", en="mobilised"),
    "doi_ung": Text(vi="đối ứng", en="counterpart"),
    "khac": Text(vi="khác", en="other"),
    "su_nghiep": Text(vi="vốn sự nghiệp", en="recurrent"),
    "dau_tu": Text(vi="vốn đầu tư", en="investment"),
    "chu_tri": Text(vi="chủ trì", en="leads"),
    "phoi_hop": Text(vi="phối hợp", en="takes part"),
    "thuc_hien": Text(vi="thực hiện", en="carries out"),
    "by": Text(vi="trước hạn", en="by"),
    "from": Text(vi="từ", en="from"),
    "during": Text(vi="trong", en="during"),
    "recurring": Text(vi="định kỳ", en="recurring"),
    "target": Text(vi="chỉ tiêu", en="target"),
    "baseline": Text(vi="hiện trạng", en="baseline"),
    "reach": Text(vi="đạt", en="reach"),
    "reduce_by": Text(vi="giảm", en="reduce by"),
    "increase_by": Text(vi="tăng", en="increase by"),
    "reduce_to": Text(vi="giảm còn", en="reduce to"),
    "increase_to": Text(vi="tăng lên", en="increase to"),
    "keep": Text(vi="giữ", en="keep"),
    "total": Text(vi="tổng", en="total"),
    "derived": Text(vi="suy ra", en="derived"),
}
NO_SECTION = Text(vi="(ngoài đề mục)", en="(outside any section)")
TYPE_HEADING = Text(vi="Loại", en="Type")
VALUE_HEADING = Text(vi="Giá trị", en="Value")
WORDS_HEADING = Text(vi="Nguyên văn", en="Words")
UNTITLED = Text(vi="Không có tiêu đề", en="Untitled")
CONTENTS = Text(vi="Mục lục", en="Contents")
LEGEND = Text(vi="Tô màu", en="Highlights")
