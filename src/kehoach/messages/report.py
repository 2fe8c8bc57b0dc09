"""Names of fact types, fields and values, as reports and pages show them."""

import re

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
SEARCHED = {**TYPES, "plans": TYPES["plan"], "files": Text(vi="Tệp", en="File")}
VALUES: dict[str, Text] = {
    "trung_uong": Text(vi="trung ương", en="central"),
    "tinh": Text(vi="tỉnh", en="province"),
    "huyen": Text(vi="huyện", en="district"),
    "xa": Text(vi="xã", en="commune"),
    "giam-ngheo": Text(vi="giảm nghèo", en="poverty reduction"),
    "nong-thon-moi": Text(vi="nông thôn mới", en="new countryside"),
    "dtts-mn": Text(vi="dân tộc thiểu số và miền núi", en="ethnic minorities and mountains"),
    "chuyen-doi-so": Text(vi="chuyển đổi số", en="digital transformation"),
    "phong-chong-ma-tuy": Text(vi="phòng, chống ma túy", en="drug prevention"),
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
_COMPONENT = re.compile(r"DA(?P<project>\d+)(?:\.TDA(?P<part>\d+))?")
PROJECT = Text(vi="Dự án {project}", en="Project {project}")
PART_OF_PROJECT = Text(vi="Tiểu dự án {part} (Dự án {project})", en="Sub-project {part} (Project {project})")


def spoken_component(code: str) -> str:
    """A component's code in words (*Tiểu dự án 1 (Dự án 3)*); what is no such code stays as it is."""
    found = _COMPONENT.fullmatch(code)
    if not found:
        return code
    return (PART_OF_PROJECT if found["part"] else PROJECT)(**found.groupdict())


NO_SECTION = Text(vi="(ngoài đề mục)", en="(outside any section)")
TYPE_HEADING = Text(vi="Loại", en="Type")
VALUE_HEADING = Text(vi="Giá trị", en="Value")
WORDS_HEADING = Text(vi="Nguyên văn", en="Words")
UNTITLED = Text(vi="Không có tiêu đề", en="Untitled")
CONTENTS = Text(vi="Mục lục", en="Contents")
LEGEND = Text(vi="Tô màu", en="Highlights")
NOTHING = Text(vi="(không có gì)", en="(nothing)")
MORE_LINES = Text(vi="… và {count} dòng nữa", en="… and {count} more lines")
TOO_MANY_ROWS = Text(
    vi="{count} dòng là quá nhiều cho một trang Excel; hãy lọc bớt, hoặc dùng --format csv",
    en="{count} rows are too many for an Excel sheet; ask for less, or use --format csv",
)
# Columns of facts and views; a column without a name here shows its own.
FIELDS: dict[str, Text] = {
    "doc_type": Text(vi="Loại văn bản", en="Document type"),
    "number": Text(vi="Số ký hiệu", en="Number"),
    "issued_on": Text(vi="Ngày ban hành", en="Issued on"),
    "place": Text(vi="Địa danh", en="Place"),
    "issuer": Text(vi="Cơ quan ban hành", en="Issuer"),
    "level": Text(vi="Cấp", en="Level"),
    "title": Text(vi="Tên, trích yếu", en="Title"),
    "year_start": Text(vi="Từ năm", en="From year"),
    "year_end": Text(vi="Đến năm", en="To year"),
    "province": Text(vi="Tỉnh", en="Province"),
    "district": Text(vi="Huyện", en="District"),
    "commune": Text(vi="Xã", en="Commune"),
    "programme": Text(vi="Chương trình", en="Programme"),
    "signer_name": Text(vi="Người ký", en="Signer"),
    "signer_title": Text(vi="Chức vụ", en="Title of signer"),
    "signed_for": Text(vi="Ký thay", en="Signed for"),
    "value": Text(vi="Giá trị", en="Value"),
    "value_min": Text(vi="Từ", en="From"),
    "value_max": Text(vi="Đến", en="To"),
    "currency": Text(vi="Tiền tệ", en="Currency"),
    "per": Text(vi="Tính theo", en="Per"),
    "is_total": Text(vi="Là tổng", en="Total"),
    "source": Text(vi="Nguồn vốn", en="Source"),
    "capital": Text(vi="Loại vốn", en="Capital"),
    "component": Text(vi="Dự án", en="Component"),
    "components": Text(vi="Các dự án", en="Components"),
    "year": Text(vi="Năm", en="Year"),
    "indicator_code": Text(vi="Mã chỉ tiêu", en="Indicator code"),
    "indicator": Text(vi="Chỉ tiêu", en="Indicator"),
    "basis": Text(vi="Chỉ tiêu hay hiện trạng", en="Basis"),
    "direction": Text(vi="Hướng", en="Direction"),
    "op": Text(vi="So", en="Sign"),
    "of": Text(vi="Trên tổng số", en="Of"),
    "unit": Text(vi="Đơn vị tính", en="Unit"),
    "population": Text(vi="Đối tượng", en="Population"),
    "agency": Text(vi="Cơ quan", en="Body"),
    "name": Text(vi="Tên", en="Name"),
    "role": Text(vi="Vai trò", en="Role"),
    "task": Text(vi="Nhiệm vụ", en="Task"),
    "kind": Text(vi="Loại", en="Kind"),
    "kinds": Text(vi="Các loại", en="Kinds"),
    "date_start": Text(vi="Từ ngày", en="From day"),
    "date_end": Text(vi="Đến ngày", en="To day"),
    "date": Text(vi="Ngày", en="Date"),
    "due_on": Text(vi="Hạn", en="Due"),
    "recurrence": Text(vi="Định kỳ", en="Recurs"),
    "duration": Text(vi="Trong vòng", en="Within"),
    "subject": Text(vi="Việc", en="What"),
    "mentions": Text(vi="Số lần nêu", en="Mentions"),
    "label": Text(vi="Số mục", en="Label"),
    "purpose": Text(vi="Mục đích gửi", en="Purpose"),
    "caption": Text(vi="Tên bảng", en="Caption"),
    "rows": Text(vi="Số dòng", en="Rows"),
    "columns": Text(vi="Số cột", en="Columns"),
    "start": Text(vi="Vị trí đầu", en="Start"),
    "end": Text(vi="Vị trí cuối", en="End"),
    "page": Text(vi="Trang", en="Page"),
    "text": Text(vi="Nguyên văn", en="Words"),
    "section": Text(vi="Đề mục", en="Section"),
    "total_dong": Text(vi="Tổng (đồng)", en="Total (đồng)"),
    "nstw_dong": Text(vi="Ngân sách trung ương (đồng)", en="Central budget (đồng)"),
    "nsdp_dong": Text(vi="Ngân sách địa phương (đồng)", en="Local budget (đồng)"),
    "other_dong": Text(vi="Nguồn khác (đồng)", en="Other (đồng)"),
    "stated_dong": Text(vi="Kế hoạch nêu (đồng)", en="Stated (đồng)"),
    "summed_dong": Text(vi="Cộng lại (đồng)", en="Summed (đồng)"),
    "difference_dong": Text(vi="Chênh lệch (đồng)", en="Difference (đồng)"),
    "verdict": Text(vi="Kiểm tra", en="Verdict"),
    "promised": Text(vi="Đã hứa", en="Promised"),
    "reported": Text(vi="Báo cáo", en="Reported"),
    "plan_id": Text(vi="Mã kế hoạch", en="Plan id"),
    "scope": Text(vi="Phạm vi", en="Scope"),
    "section_id": Text(vi="Mã đề mục", en="Section id"),
    "parts": Text(vi="Số phần", en="Parts"),
    "amount_id": Text(vi="Mã số tiền", en="Amount id"),
    "amounts": Text(vi="Số khoản tiền", en="Amounts"),
    "indicator_key": Text(vi="Khóa chỉ tiêu", en="Indicator key"),
    "target_id": Text(vi="Mã dữ kiện chỉ tiêu", en="Target id"),
    "agency_id": Text(vi="Mã cơ quan", en="Body id"),
    "assignment_id": Text(vi="Mã phân công", en="Assignment id"),
    "generic": Text(vi="Là nhóm cơ quan", en="Group of bodies"),
    "valid": Text(vi="Còn tồn tại", en="Exists"),
    "valid_from": Text(vi="Có từ ngày", en="Exists from"),
    "valid_to": Text(vi="Có đến ngày", en="Exists until"),
    "successor": Text(vi="Cơ quan kế tiếp", en="Successor"),
    "body_id": Text(vi="Mã cơ quan trong gói luật", en="Known body id"),
    "pack": Text(vi="Gói luật", en="Rule pack"),
    "plan_agency_id": Text(vi="Mã cơ quan trong kế hoạch", en="Plan's body id"),
    "anchor": Text(vi="Tính từ", en="Counted from"),
    "deadline_id": Text(vi="Mã thời hạn", en="Deadline id"),
    "cited_plan_id": Text(vi="Mã kế hoạch được viện dẫn", en="Cited plan id"),
    "type": Text(vi="Loại dữ kiện", en="Type"),
    "fact_id": Text(vi="Mã dữ kiện", en="Fact id"),
    "correction_id": Text(vi="Mã sửa chữa", en="Correction id"),
    "why": Text(vi="Lý do", en="Why"),
    "confidence": Text(vi="Độ tin cậy", en="Confidence"),
    "weight": Text(vi="Trọng số", en="Weight"),
    "gain": Text(vi="Lợi ích khi xem", en="Gain"),
    "area": Text(vi="Địa bàn", en="Area"),
    "promised_plan_id": Text(vi="Mã kế hoạch đã hứa", en="Promising plan id"),
    "reported_plan_id": Text(vi="Mã kế hoạch báo cáo", en="Reporting plan id"),
    "baseline_id": Text(vi="Mã dữ kiện hiện trạng", en="Baseline id"),
    "unit_id": Text(vi="Mã đơn vị", en="Unit id"),
    "state": Text(vi="Trạng thái", en="State"),
    "path": Text(vi="Tệp", en="File"),
    "reason": Text(vi="Mã lý do", en="Reason"),
}
