"""What comparisons, differences and calendars say: titles, headings, states, notes."""

from __future__ import annotations

from kehoach.messages.text import Text

TITLES: dict[str, Text] = {
    "funding": Text(vi="So sánh kinh phí", en="Funding compared"),
    "targets": Text(vi="So sánh chỉ tiêu", en="Targets compared"),
    "assignments": Text(vi="So sánh phân công", en="Duties compared"),
    "deadlines": Text(vi="So sánh thời hạn", en="Deadlines compared"),
    "sections": Text(vi="So sánh bố cục", en="Sections compared"),
    "text": Text(vi="So sánh câu chữ", en="Wording compared"),
    "cascade": Text(vi="Chỉ tiêu từ trên xuống", en="Targets from level to level"),
    "diff": Text(vi="Khác nhau giữa hai kế hoạch", en="What differs between two plans"),
    "tasks": Text(vi="Theo dõi công việc", en="Task tracking"),
    "extract": Text(vi="Dữ kiện của kế hoạch", en="Facts of the plan"),
    "view": Text(vi="Dữ liệu: {name}", en="Data: {name}"),
}
TABLES: dict[str, Text] = {
    "components": Text(vi="Kinh phí theo dự án thành phần", en="Money by component"),
    "split": Text(vi="Theo nguồn và loại vốn", en="By source and kind of capital"),
    "checks": Text(vi="Kiểm tra tổng", en="Totals checked"),
    "indicators": Text(vi="Chỉ tiêu theo kế hoạch", en="Targets by plan"),
    "places": Text(vi="Chỉ tiêu theo địa bàn", en="Targets by place"),
    "targets": Text(vi="Danh sách chỉ tiêu", en="List of targets"),
    "successors": Text(vi="Quy đổi về đơn vị từ 1/7/2025", en="Added up into units since 1/7/2025"),
    "leads": Text(vi="Phân công theo dự án thành phần", en="Duties by component"),
    "duties": Text(vi="Danh sách nhiệm vụ", en="List of duties"),
    "months": Text(vi="Số thời hạn theo tháng", en="Deadlines by month"),
    "due": Text(vi="Danh sách thời hạn", en="List of deadlines"),
    "kinds": Text(vi="Các phần của kế hoạch", en="Sections of the plans"),
    "slots": Text(vi="Các phần của từng dự án thành phần", en="Sections of each component"),
    "shares": Text(vi="Phần dùng chung và phần riêng", en="Shared and own"),
    "pairs": Text(vi="Phần trăm câu chữ có trong kế hoạch kia", en="Per cent of words found in the other plan"),
    "shared": Text(vi="Đoạn dùng chung", en="Shared paragraphs"),
    "own": Text(vi="Đoạn riêng", en="Own paragraphs"),
    "summary": Text(vi="Toàn bộ", en="The whole archive"),
    "sources": Text(vi="Nguồn", en="Sources"),
    "changes": Text(vi="Tóm tắt thay đổi", en="Changes in short"),
    "cascade": Text(vi="Chỉ tiêu cấp trên và cấp dưới", en="Targets above and below"),
    "links": Text(vi="Kế hoạch nối với nhau", en="Plans linked"),
    "tasks": Text(vi="Công việc", en="Tasks"),
    "money": Text(vi="Kinh phí", en="Money"),
    "deadlines": Text(vi="Thời hạn", en="Deadlines"),
    "sections": Text(vi="Đề mục", en="Sections"),
}
HEADINGS: dict[str, Text] = {
    "programme": Text(vi="Chương trình", en="Programme"),
    "component": Text(vi="Dự án", en="Component"),
    "name": Text(vi="Tên dự án", en="Name"),
    "plan": Text(vi="Kế hoạch", en="Plan"),
    "plans": Text(vi="Các kế hoạch", en="Plans"),
    "plans_count": Text(vi="Số kế hoạch", en="Plans"),
    "total": Text(vi="Tổng", en="Total"),
    "verdict": Text(vi="Kiểm tra", en="Check"),
    "scope": Text(vi="Phạm vi", en="Scope"),
    "stated": Text(vi="Kế hoạch nêu", en="Stated"),
    "summed": Text(vi="Cộng lại", en="Summed"),
    "difference": Text(vi="Chênh lệch", en="Difference"),
    "code": Text(vi="Mã", en="Code"),
    "indicator": Text(vi="Chỉ tiêu", en="Indicator"),
    "measure": Text(vi="Cách nêu", en="Stated as"),
    "unit": Text(vi="Đơn vị tính", en="Unit"),
    "place": Text(vi="Địa bàn", en="Place"),
    "comparator": Text(vi="So", en="Sign"),
    "value": Text(vi="Giá trị", en="Value"),
    "value_max": Text(vi="Đến", en="Up to"),
    "year": Text(vi="Năm", en="Year"),
    "baseline": Text(vi="Hiện trạng", en="Baseline"),
    "baseline_year": Text(vi="Năm hiện trạng", en="Baseline year"),
    "population": Text(vi="Đối tượng", en="Population"),
    "words": Text(vi="Nguyên văn", en="Words"),
    "role": Text(vi="Vai trò", en="Role"),
    "agree": Text(vi="Giống nhau", en="Agree"),
    "agency": Text(vi="Cơ quan", en="Body"),
    "task": Text(vi="Nhiệm vụ", en="Task"),
    "month": Text(vi="Tháng", en="Month"),
    "due": Text(vi="Hạn", en="Due"),
    "kind": Text(vi="Loại", en="Kind"),
    "subject": Text(vi="Việc", en="What"),
    "recurrence": Text(vi="Định kỳ", en="Recurs"),
    "kind_of_section": Text(vi="Phần", en="Section"),
    "required": Text(vi="Bắt buộc", en="Required"),
    "paragraphs": Text(vi="Số đoạn", en="Paragraphs"),
    "words_count": Text(vi="Số chữ", en="Words"),
    "shared_words": Text(vi="Chữ dùng chung", en="Shared words"),
    "own_words": Text(vi="Chữ riêng", en="Own words"),
    "boilerplate": Text(vi="Dùng chung (%)", en="Shared (%)"),
    "alike": Text(vi="Mức giống", en="Likeness"),
    "cell": Text(vi="Ô", en="Cell"),
    "page": Text(vi="Trang", en="Page"),
    "position": Text(vi="Vị trí", en="Place in text"),
    "table": Text(vi="Bảng", en="Table"),
    "change": Text(vi="Thay đổi", en="Change"),
    "what": Text(vi="Nội dung", en="What"),
    "old": Text(vi="Cũ", en="Old"),
    "new": Text(vi="Mới", en="New"),
    "old_words": Text(vi="Nguyên văn cũ", en="Old words"),
    "new_words": Text(vi="Nguyên văn mới", en="New words"),
    "old_place": Text(vi="Chỗ cũ", en="Old place"),
    "new_place": Text(vi="Chỗ mới", en="New place"),
    "count": Text(vi="Số lượng", en="Count"),
    "upper": Text(vi="Cấp trên", en="Above"),
    "lower": Text(vi="Cấp dưới", en="Below"),
    "upper_value": Text(vi="Cấp trên đặt", en="Set above"),
    "lower_value": Text(vi="Cấp dưới đặt", en="Set below"),
    "link": Text(vi="Nối bằng", en="Linked by"),
    "number": Text(vi="STT", en="No."),
    "lead": Text(vi="Chủ trì", en="Lead"),
    "partners": Text(vi="Phối hợp", en="Partners"),
    "start": Text(vi="Bắt đầu", en="Start"),
    "status": Text(vi="Trạng thái", en="Status"),
    "type": Text(vi="Loại", en="Type"),
    "section": Text(vi="Đề mục", en="Section"),
    "smallest": Text(vi="Nhỏ nhất", en="Smallest"),
    "largest": Text(vi="Lớn nhất", en="Largest"),
    "average": Text(vi="Trung bình", en="Average"),
    "present": Text(vi="Có", en="Present"),
    "empty": Text(vi="Trống", en="Empty"),
    "missing": Text(vi="Không có", en="Missing"),
    "targets_count": Text(vi="Số chỉ tiêu", en="Targets"),
    "duties_count": Text(vi="Số nhiệm vụ", en="Duties"),
    "unit_now": Text(vi="Đơn vị từ 1/7/2025", en="Unit since 1/7/2025"),
    "parts": Text(vi="Gồm", en="Made of"),
}
STATES: dict[str, Text] = {
    "missing": Text(vi="không có", en="none"),
    "empty": Text(vi="trống", en="empty"),
    "incomparable": Text(vi="không so được", en="not comparable"),
}
MEASURES: dict[str, Text] = {
    "level": Text(vi="mức", en="level"),
    "reduce": Text(vi="giảm", en="reduction"),
    "increase": Text(vi="tăng", en="increase"),
}
SCOPES: dict[str, Text] = {
    "plan": Text(vi="cả kế hoạch", en="plan"),
    "sources": Text(vi="theo nguồn", en="sources"),
    "subcomponents": Text(vi="theo tiểu dự án", en="subcomponents"),
}
VERDICTS: dict[str, Text] = {
    "equal": Text(vi="khớp", en="adds up"),
    "different": Text(vi="lệch", en="differs"),
}
KINDS: dict[str, Text] = {
    "thuc_trang": Text(vi="Thực trạng", en="Situation"),
    "muc_dich_yeu_cau": Text(vi="Mục đích, yêu cầu", en="Purpose"),
    "muc_tieu": Text(vi="Mục tiêu", en="Goals"),
    "doi_tuong": Text(vi="Đối tượng", en="Beneficiaries"),
    "pham_vi": Text(vi="Phạm vi", en="Scope"),
    "thoi_gian": Text(vi="Thời gian", en="Time"),
    "noi_dung": Text(vi="Nội dung", en="Activities"),
    "giai_phap": Text(vi="Giải pháp", en="Measures"),
    "nguon_von": Text(vi="Nguồn vốn", en="Funding"),
    "to_chuc_thuc_hien": Text(vi="Tổ chức thực hiện", en="Implementation"),
    "bao_cao": Text(vi="Báo cáo", en="Reporting"),
    "phu_luc": Text(vi="Phụ lục", en="Annexes"),
}
NO_SUCH_PLAN = Text(
    vi="không có kế hoạch nào ứng với {plan}; hãy ghi mã, số ký hiệu hoặc tên cơ quan ban hành",
    en="no plan fits {plan}; give an id, a number or words of the issuer",
)
SEVERAL_PLANS = Text(
    vi="{count} kế hoạch ứng với {plan}, hãy ghi mã: {names}",
    en="{count} plans fit {plan}, give an id: {names}",
)
NO_PLANS = Text(
    vi="không có kế hoạch nào để so sánh; hãy bớt điều kiện lọc hoặc nhập thêm kế hoạch",
    en="no plan to compare; ask for less, or import more",
)
NO_ISSUER = Text(vi="(không rõ cơ quan)", en="(issuer unknown)")
NO_COMPONENT = Text(vi="(không theo dự án)", en="(of no component)")
UNIT_DONG = Text(vi="Đơn vị tính: đồng", en="Unit: đồng")
UNIT_BY_ROW = Text(vi="Đơn vị tính: theo từng dòng", en="Unit: that of each row")
UNIT_DEADLINES = Text(vi="Đơn vị tính: thời hạn", en="Unit: deadlines")
UNIT_WORDS = Text(vi="Đơn vị tính: chữ", en="Unit: words")
UNIT_SHARE = Text(vi="Đơn vị tính: %", en="Unit: %")
STATED_TOTAL = Text(vi="Tổng kế hoạch nêu", en="Total the plan states")
SUM_OF_COMPONENTS = Text(vi="Cộng các dự án", en="Sum of the components")
DIFFERENCE = Text(vi="Chênh lệch", en="Difference")
SUM = Text(vi="Cộng", en="Sum")
ADDS_UP = Text(
    vi="{plan}: {count} dự án cộng lại đúng bằng tổng {stated} đồng",
    en="{plan}: {count} components add up to the total of {stated} đồng",
)
DOES_NOT_ADD_UP = Text(
    vi="{plan}: {count} dự án cộng lại được {summed} đồng, kế hoạch nêu {stated} đồng, lệch {difference} đồng",
    en="{plan}: {count} components make {summed} đồng, the plan states {stated} đồng, {difference} đồng apart",
)
THOUSANDS = Text(vi=".", en=",")
DECIMAL = Text(vi=",", en=".")
NOT_A_SUM = Text(
    vi="chỉ nêu mức chi, khoảng tiền, ngoại tệ hoặc số tiền không cộng được",
    en="only rates, ranges, foreign money or amounts that do not add up are given",
)
NESTED_SOURCES = Text(
    vi="Ngân sách tỉnh, huyện, xã có thể đã nằm trong ngân sách địa phương; tổng lấy theo kế hoạch nêu.",
    en="Budgets of province, district and commune may be part of the local budget; the total is the one stated.",
)
BASELINE_OF = Text(vi="{plan} · hiện trạng", en="{plan} · baseline")
TARGET_OF = Text(vi="{plan} · {year}", en="{plan} · {year}")
WHOLE_PERIOD = Text(vi="cả kỳ", en="whole period")
SAYS_OTHERWISE = Text(vi="kế hoạch nêu {measure} {value}", en="the plan states a {measure} of {value}")
ALSO = Text(vi="còn nêu {values}", en="also {values}")
IN_YEAR = Text(vi="năm {year}", en="in {year}")
SAME = Text(vi="giống", en="same")
DIFFERENT = Text(vi="khác", en="differ")
RECURRING = Text(vi="Định kỳ", en="Recurring")
UNDATED = Text(vi="Không có ngày", en="No day")
MONTH = Text(vi="{month}/{year}", en="{year}-{month}")
YES = Text(vi="có", en="yes")
AND_MORE = Text(vi="và {count} mục nữa", en="and {count} more")
SECTION_STATES = Text(
    vi="Có: đề mục đầu tiên loại này; trống: có đề mục mà không có nội dung; không có: không có đề mục.",
    en="Present: the first heading of the kind; empty: a heading without text; none: no heading.",
)
SLOT_STATES = Text(
    vi="Mỗi dự án cần mục tiêu, đối tượng, nguồn vốn, tổ chức thực hiện.",
    en="Each component needs goals, beneficiaries, funding and implementation.",
)
COMPLETE = Text(vi="đủ", en="complete")
LACKS = Text(vi="thiếu {kinds}", en="lacks {kinds}")
LIKENESS = Text(
    vi="Đoạn dùng chung: giống nguyên văn hoặc gần như vậy, không kể con số và tên địa phương.",
    en="Shared: word for word or nearly, numbers and the names of the unit aside.",
)
EXACT = Text(vi="nguyên văn", en="word for word")
NEARLY = Text(vi="gần giống", en="nearly")
PLANS_COMPARED = Text(vi="{count} kế hoạch", en="{count} plans")
NARROW_DOWN = Text(
    vi="Gộp nhiều kế hoạch; để xem từng kế hoạch hãy lọc bằng --plan, --programme, --year, hoặc dùng --shape long.",
    en="Many plans together; to see each, ask with --plan, --programme, --year, or use --shape long.",
)
STEPS: dict[str, Text] = {
    "kept": Text(vi="giữ nguyên", en="kept"),
    "stronger": Text(vi="cao hơn", en="stronger"),
    "weaker": Text(vi="thấp hơn", en="weakened"),
    "differs": Text(vi="khác", en="differs"),
    "dropped": Text(vi="bỏ", en="dropped"),
    "incomparable": Text(vi="không so được", en="not comparable"),
}
LINKS: dict[str, Text] = {
    "citation": Text(vi="viện dẫn", en="citation"),
    "area": Text(vi="địa bàn", en="area"),
}
CHANGES: dict[str, Text] = {
    "raised": Text(vi="tăng", en="raised"),
    "lowered": Text(vi="giảm", en="lowered"),
    "stronger": Text(vi="yêu cầu cao hơn", en="asks for more"),
    "weaker": Text(vi="yêu cầu thấp hơn", en="asks for less"),
    "changed": Text(vi="đổi", en="changed"),
    "restated": Text(vi="nêu cách khác", en="restated"),
    "earlier": Text(vi="sớm hơn", en="earlier"),
    "later": Text(vi="muộn hơn", en="later"),
    "taken_over": Text(vi="cơ quan kế thừa", en="taken over"),
    "dropped": Text(vi="bỏ", en="dropped"),
    "new": Text(vi="mới", en="new"),
    "same": Text(vi="giữ nguyên", en="same"),
}
PER_CENT = Text(vi="{value} %", en="{value} %")
DAYS = Text(vi="ngày", en="days")
SAME_TEXT = Text(vi="hai tệp có cùng một văn bản", en="both files hold the same text")
STATUSES: dict[str, Text] = {
    "todo": Text(vi="Chưa làm", en="To do"),
    "doing": Text(vi="Đang làm", en="In progress"),
    "done": Text(vi="Hoàn thành", en="Done"),
    "late": Text(vi="Quá hạn", en="Late"),
}
CALENDAR = Text(vi="Thời hạn trong kế hoạch", en="Deadlines of plans")
LEFT_OUT = Text(
    vi="{count} thời hạn không có ngày nên không vào lịch; --format xlsx có đủ",
    en="{count} deadlines without a day are not in the calendar; --format xlsx has them",
)
NO_TASKS = Text(vi="không có thời hạn nào phù hợp", en="no deadline fits")
EXPORTED = Text(
    vi="đã xuất {tables} bảng và view, {rows} dòng, vào {path}",
    en="{tables} tables and views, {rows} rows, written to {path}",
)
NO_SUCH_VIEW = Text(
    vi="không có bảng hay view {name}; có: {known}", en="no table or view {name}; there are: {known}"
)
NOT_A_FOLDER = Text(
    vi="{path}: là một tệp; hãy ghi tên một thư mục", en="{path}: is a file; name a folder"
)
PERIODS: dict[str, Text] = {
    "DAILY": Text(vi="ngày", en="days"),
    "WEEKLY": Text(vi="tuần", en="weeks"),
    "MONTHLY": Text(vi="tháng", en="months"),
    "YEARLY": Text(vi="năm", en="years"),
}
REGULARLY: dict[str, Text] = {
    "DAILY": Text(vi="hằng ngày", en="daily"),
    "WEEKLY": Text(vi="hằng tuần", en="weekly"),
    "MONTHLY": Text(vi="hằng tháng", en="monthly"),
    "YEARLY": Text(vi="hằng năm", en="yearly"),
}
EVERY = Text(vi="{count} {unit} một lần", en="every {count} {unit}")
TASKS_COUNTED = Text(vi="{count} việc", en="{count} tasks")
TARGET_FOR = Text(vi="Chỉ tiêu {year}", en="Target {year}")
BASELINE_FOR = Text(vi="Hiện trạng {year}", en="Baseline {year}")
SPLIT = Text(
    vi="không quy đổi được: {units} chia về nhiều đơn vị", en="cannot be converted: {units} went into several units"
)
LACKS_UNITS = Text(vi="thiếu {units}", en="lacks {units}")
MIXED_SIGNS = Text(vi="các đơn vị nêu theo cách khác nhau", en="the units state it in different ways")
WORKED_OUT = Text(vi="tính lại: {part}/{whole}", en="worked out again: {part}/{whole}")
NO_DENOMINATOR = Text(vi="không tính lại được: không biết mẫu số", en="cannot be worked out again: no denominator")
NOT_APPORTIONED = Text(
    vi="Số đếm được cộng lại; tỷ lệ chỉ tính lại khi biết tử số và mẫu số; đơn vị bị chia thì không quy đổi.",
    en="Counts add up; rates are worked out again only from their parts; units that were split are not converted.",
)
# What a plan of the archive is called, part by part.
A_PLAN = Text(vi="kế hoạch", en="plan")
NUMBERED = Text(vi="số {number}", en="no. {number}")
DATED = Text(vi="ngày {day}", en="of {day}")
OF_YEARS = Text(vi="năm {years}", en="for {years}")
ISSUED_BY = Text(vi="của {issuer}", en="by {issuer}")
