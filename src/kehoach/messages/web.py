"""What the pages of ``kehoach serve`` say."""

from __future__ import annotations

from kehoach.messages.text import Text

MENU = Text(vi="Kho kế hoạch", en="Archive of plans")
BRAND = Text(vi="Kho kế hoạch", en="Archive of plans")
SKIP = Text(vi="Đến nội dung chính", en="Skip to the content")
LANGUAGE: dict[str, Text] = {
    "vi": Text(vi="Tiếng Việt", en="Tiếng Việt"),
    "en": Text(vi="English", en="English"),
}
NAV: dict[str, Text] = {
    "overview": Text(vi="Tổng quan", en="Overview"),
    "search": Text(vi="Tìm kiếm", en="Search"),
    "compare": Text(vi="So sánh", en="Compare"),
    "diff": Text(vi="Thay đổi", en="Changes"),
    "bodies": Text(vi="Cơ quan", en="Bodies"),
    "review": Text(vi="Rà soát", en="Review"),
    "check": Text(vi="Kiểm tra dự thảo", en="Check a draft"),
    "tables": Text(vi="Bảng dữ liệu", en="Tables"),
}
FOOT = Text(
    vi="Chạy trên máy này, không gửi gì ra ngoài. Số liệu đọc tự động: hãy xem nguyên văn trước khi dùng.",
    en="Runs on this machine, nothing leaves it. Figures were read by a program: look at the words before using them.",
)
ERROR = Text(vi="Không thực hiện được", en="This could not be done")
BACK = Text(vi="Về trang tổng quan", en="Back to the overview")
NO_DATABASE = Text(vi="Không có kho kế hoạch nào đang mở", en="No archive of plans is open")
TOO_SLOW = Text(
    vi="Câu hỏi quá rộng, chưa xong kịp. Hãy chọn ít kế hoạch hơn, hoặc lọc theo năm, chương trình.",
    en="The question is too wide and did not finish in time. Choose fewer plans, or a year or programme.",
)
LOOK_PART = Text(
    vi="Kho lớn, câu hỏi này không có chỉ mục nên trang dừng lại khi chưa xem hết: dưới đây là những hàng đã tìm thấy, "
    "có thể còn hàng khác. Lọc thêm theo kế hoạch, cơ quan ban hành hoặc tỉnh thì nhanh và đủ.",
    en="The archive is large and no index answers this question, so the page stopped before it had looked at all: "
    "these are the rows found by then, there may be others. A filter by plan, issuer or province makes it complete.",
)
LOOK_NOTHING = Text(vi="Chưa tìm thấy hàng nào trong phần đã xem", en="No row found yet in the part looked at")
LOOK_WHOLE = Text(vi="Xem hết (tối đa {seconds} giây)", en="Look at all ({seconds} seconds at most)")
LOOK_SEARCH = Text(vi="Tìm những từ này: {words}", en="Search these words: {words}")
INTERNAL = Text(
    vi="Lỗi của chương trình; dòng lỗi hiện ở cửa sổ chạy lệnh (không kèm nội dung kế hoạch). Hãy gửi dòng ấy để sửa.",
    en="A fault of the program; its line is in the window of the command (no words of plans). Please report that line.",
)
WRONG_HOST = Text(
    vi="Tên máy này không được chấp nhận; mở bằng địa chỉ IP hoặc localhost, hay chạy lại với --name TÊN",
    en="This host name is not answered to; use the IP address or localhost, or start again with --name NAME",
)
OTHER_SITE = Text(
    vi="Yêu cầu không đến từ trang này, hoặc trang đã mở quá lâu; hãy tải lại trang rồi thử lại.",
    en="The request did not come from this page, or the page was open for too long; reload it and try again.",
)
TOO_LARGE = Text(vi="Tệp quá lớn: tối đa {megabytes} MB", en="Too large: {megabytes} MB at most")
READ_ONLY = Text(
    vi="Kho mở ở chế độ chỉ đọc; chạy lại với --edit để ghi bản đính chính",
    en="The archive is open for reading only; start with --edit to record corrections",
)
OLD_DATABASE = Text(
    vi="{path} do phiên bản cũ tạo; chạy `kehoach import --db {path}` một lần để nâng cấp",
    en="{path} was made by an older version; run `kehoach import --db {path}` once to bring it up to date",
)
PORT_IN_USE = Text(
    vi="không mở được cổng {port} trên {host} ({detail}); chọn cổng khác bằng --port",
    en="cannot listen on port {port} of {host} ({detail}); choose another one with --port",
)
# -- the overview --------------------------------------------------------------------------------
OVERVIEW = Text(vi="Tổng quan", en="Overview")
PLANS = Text(vi="{count} kế hoạch", en="{count} plans")
PLANS_OF = Text(vi="{count} trong {all} kế hoạch", en="{count} of {all} plans")
COVERAGE = Text(vi="Đọc được gì", en="What was read")
COVERAGE_ABOUT = Text(
    vi="Số kế hoạch mà máy tìm thấy mỗi loại dữ kiện. Thấp bất thường thường là bản quét xấu hoặc tệp lạ.",
    en="In how many plans each kind of fact was found. Unusually few mostly means bad scans or unusual files.",
)
COVERED: dict[str, Text] = {
    "sections": Text(vi="có đề mục", en="sections"),
    "totals": Text(vi="có tổng kinh phí", en="a total of money"),
    "leads": Text(vi="có cơ quan chủ trì", en="a lead agency"),
    "deadlines": Text(vi="có thời hạn", en="a deadline"),
    "targets": Text(vi="có chỉ tiêu", en="a target"),
    "citations": Text(vi="có văn bản viện dẫn", en="a cited document"),
}
DOUBTS = Text(vi="{count} dữ kiện cần rà soát", en="{count} facts to review")
FILTER = Text(vi="Lọc", en="Filter")
RESET = Text(vi="Bỏ lọc", en="Clear")
ALL = Text(vi="Tất cả", en="All")
LEVEL = Text(vi="Cấp", en="Level")
YEAR = Text(vi="Năm", en="Year")
PROGRAMME = Text(vi="Chương trình", en="Programme")
ISSUER = Text(vi="Cơ quan ban hành", en="Issuer")
ISSUER_HINT = Text(vi="vd. krong pa", en="e.g. krong pa")
NUMBER = Text(vi="Số", en="Number")
TITLE = Text(vi="Trích yếu", en="Title")
ISSUED = Text(vi="Ngày", en="Date")
CHOOSE = Text(vi="Chọn", en="Choose")
CHOOSE_PLAN = Text(vi="Chọn {plan} để so sánh", en="Choose {plan} to compare")
COMPARE_CHOSEN = Text(vi="So sánh các kế hoạch đã chọn", en="Compare the chosen plans")
NO_NUMBER = Text(vi="(không số)", en="(no number)")
NO_TITLE = Text(vi="(không có trích yếu)", en="(no title)")
EMPTY_ARCHIVE = Text(vi="Kho chưa có kế hoạch nào.", en="There is no plan in the archive yet.")
EMPTY_ARCHIVE_DO = Text(
    vi="Nhập một thư mục (PDF, Word, Excel, bản quét, tệp nén) bằng lệnh:",
    en="Import a folder (PDF, Word, Excel, scans, zip archives) with the command:",
)
NOTHING_FITS = Text(vi="Không có kế hoạch nào khớp các điều kiện này.", en="No plan fits these conditions.")
NOTHING_FITS_DO = Text(
    vi="Bỏ bớt một điều kiện, hoặc gõ ít chữ hơn trong tên cơ quan (không cần dấu).",
    en="Drop a condition, or type less of the issuer's name (accents are not needed).",
)
UNREAD = Text(vi="Tệp chưa đọc được trọn", en="Files not fully read")
STATUSES: dict[str, Text] = {
    "failed": Text(vi="không đọc được", en="failed"),
    "skipped": Text(vi="bỏ qua", en="skipped"),
    "partial": Text(vi="đọc một phần", en="partial"),
}
PREVIOUS = Text(vi="Trang trước", en="Previous")
NEXT = Text(vi="Trang sau", en="Next")
PAGE_OF = Text(vi="Trang {page}/{pages}", en="Page {page} of {pages}")
# -- a plan --------------------------------------------------------------------------------------
ABOUT: dict[str, Text] = {
    "number": Text(vi="Số", en="Number"),
    "issued_on": Text(vi="Ngày ban hành", en="Issued"),
    "issuer": Text(vi="Cơ quan ban hành", en="Issuer"),
    "level": Text(vi="Cấp", en="Level"),
    "place": Text(vi="Địa bàn", en="Place"),
    "programme": Text(vi="Chương trình", en="Programme"),
    "years": Text(vi="Thời kỳ", en="Period"),
    "signer": Text(vi="Người ký", en="Signer"),
}
OUTLINE = Text(vi="Mục lục", en="Contents")
FACTS = Text(vi="Dữ kiện", en="Facts")
FACTS_ABOUT = Text(vi="Bấm vào một dòng để đến đúng chữ trong văn bản.", en="A click leads to the words in the text.")
SHOW_KINDS = Text(vi="Tô màu", en="Highlight")
TEXT = Text(vi="Văn bản", en="Text")
SEE_PAGES = Text(vi="Xem ảnh trang", en="See the pages")
SEE_TEXT = Text(vi="Xem văn bản", en="See the text")
DIFF_WITH = Text(vi="Xem thay đổi so với kế hoạch khác", en="Changes against another plan")
FILES = Text(vi="Tệp", en="Files")
FILE_ROLES: dict[str, Text] = {
    "main": Text(vi="bản chính", en="main file"),
    "rendering": Text(vi="bản khác của cùng kế hoạch", en="another rendering"),
    "annex": Text(vi="phụ lục", en="annex"),
}
ANNEXES = Text(vi="Phụ lục ở tệp khác", en="Annexes in other files")
ANNEX_OF = Text(vi="Phụ lục của", en="Annex of")
SEE_REMARKS = Text(vi="Nhận xét khi kiểm tra", en="Remarks of a check")
SEE_FACTS = Text(vi="Văn bản và dữ kiện", en="Text and facts")
REMARKS_NOW = Text(
    vi="Kiểm tra lúc mở trang, từ văn bản đã lưu và các kế hoạch khác trong kho; không ghi lại.",
    en="Checked when the page was opened, from the text kept and the other plans of the archive; nothing is stored.",
)
REMARKS_NONE = Text(vi="Không có nhận xét nào.", en="There is nothing to remark.")
NO_CHECKS = Text(
    vi="Máy chủ này không chạy kiểm tra. Dùng kehoach serve, hoặc kehoach check trên máy của mình.",
    en="This server runs no checks. Use kehoach serve, or kehoach check on your own machine.",
)
WARNINGS = Text(vi="Lưu ý khi đọc tệp", en="Notes on the reading")
CORRECTED = Text(vi="đã đính chính", en="corrected")
DOUBTFUL = Text(vi="cần xem lại", en="to be reviewed")
PAGE = Text(vi="trang {page}", en="page {page}")
SIGNED = Text(vi="Chữ ký số: {who}, {state}", en="Digital signature: {who}, {state}")
SIGNATURE: dict[str, Text] = {
    "True": Text(vi="nội dung nguyên vẹn", en="contents intact"),
    "False": Text(vi="nội dung đã thay đổi sau khi ký", en="changed after signing"),
    "None": Text(vi="không kiểm tra được", en="cannot be told"),
}
NO_FACTS = Text(
    vi="Không tìm thấy dữ kiện nào. Xem lại tệp gốc, hoặc dùng `kehoach correct` để thêm.",
    en="No fact was found. Look at the file itself, or add facts with `kehoach correct`.",
)
READ_BY = Text(vi="Đọc bằng kehoach {engine}, {reader}", en="Read by kehoach {engine}, {reader}")
# -- a printed page ------------------------------------------------------------------------------
PRINTED = Text(vi="Ảnh trang {page} của {pages}", en="Picture of page {page} of {pages}")
PICTURE = Text(vi="Trang {page} của văn bản, dữ kiện có khung", en="Page {page} of the document, facts in boxes")
MASKED = Text(vi="Thông tin cá nhân trên trang này đã được che.", en="Personal data on this page is painted over.")
NO_SUCH_PAGE = Text(vi="Kế hoạch không có trang này", en="The plan has no such page")
NO_IMAGE: dict[str, Text] = {
    "gone": Text(
        vi="Không có ảnh trang: tệp không còn ở chỗ cũ. Văn bản và dữ kiện vẫn xem được.",
        en="No picture: the file is no longer where it was. Text and facts are still here.",
    ),
    "changed": Text(
        vi="Không có ảnh trang: tệp ở chỗ cũ đã khác với bản đã đọc. Hãy nhập lại tệp.",
        en="No picture: the file is not the one that was read any more. Import it again.",
    ),
    "kind": Text(vi="Không có ảnh trang cho loại tệp này.", en="There are no pictures of pages for this kind of file."),
    "places": Text(
        vi="Không có ảnh trang: kho không giữ vị trí chữ của tệp này. Hãy nhập lại với --force.",
        en="No picture: the archive does not know where the letters of this file stand. Import it again with --force.",
    ),
    "page": Text(vi="Tệp không có trang này.", en="The file has no such page."),
    "failed": Text(vi="Không vẽ được trang này.", en="This page could not be drawn."),
}
# -- searching -----------------------------------------------------------------------------------
SEARCH_LABEL = Text(vi="Tìm trong mọi kế hoạch", en="Search all plans")
SEARCH_HINT = Text(vi="giam ngheo, \"vốn sự nghiệp\"", en="giam ngheo, \"vốn sự nghiệp\"")
SEARCH_DO = Text(
    vi="Gõ có dấu hoặc không dấu. Mọi từ đều phải có; đặt trong ngoặc kép để tìm nguyên cụm. Đúng dấu thì xếp trước.",
    en="With or without accents. All words must be there; in quotes they are a phrase. Exact accents come first.",
)
SEARCH_NONE = Text(vi="Không tìm thấy “{query}”.", en="Nothing found for “{query}”.")
SEARCH_NONE_DO = Text(
    vi="Thử ít từ hơn, bỏ dấu, hoặc chọn “Tất cả” ở ô loại.", en="Try fewer words, no accents, or “All” kinds."
)
SEARCH_FOUND = Text(vi="{count} kết quả", en="{count} found")
SEARCH_FIRST = Text(
    vi="{count} trong {all} kết quả; thêm từ để thu hẹp", en="{count} of {all}; add words to narrow down"
)
SEARCH_MANY = Text(
    vi="{count} trong {all} kết quả: đúng dấu trước, rồi đoạn ngắn trước; thêm từ để thu hẹp",
    en="{count} of {all}: exact accents first, then short passages; add words to narrow down",
)
SEARCH_BROAD = Text(
    vi="Hơn {bound} kết quả; chỉ xét {bound} kết quả đầu, {count} trong đó: đúng dấu trước, rồi đoạn ngắn trước. "
       "Thêm từ để thu hẹp.",
    en="More than {bound}; only the first {bound} were looked at, here are {count}: exact accents first, then short "
       "passages. Add words to narrow down.",
)
KIND = Text(vi="Loại", en="Kind")
KINDS: dict[str, Text] = {
    "plans": Text(vi="Tên kế hoạch", en="Titles"),
    "files": Text(vi="Tệp không phải kế hoạch", en="Files that are no plans"),
}
EXACT = Text(vi="đúng dấu", en="exact accents")
SUBMIT_SEARCH = Text(vi="Tìm", en="Search")
# -- comparing -----------------------------------------------------------------------------------
COMPARE_KINDS: dict[str, Text] = {
    "funding": Text(vi="Kinh phí", en="Funding"),
    "targets": Text(vi="Chỉ tiêu", en="Targets"),
    "assignments": Text(vi="Phân công", en="Duties"),
    "deadlines": Text(vi="Thời hạn", en="Deadlines"),
    "sections": Text(vi="Bố cục", en="Sections"),
    "text": Text(vi="Câu chữ", en="Wording"),
    "cascade": Text(vi="Từ trên xuống", en="From level to level"),
}
COMPARE_DO = Text(
    vi="Chọn hai kế hoạch trở lên dưới đây (hoặc ở trang tổng quan), rồi bấm So sánh.",
    en="Choose two plans or more below (or on the overview), then press Compare.",
)
COMPARE_ALL = Text(vi="So sánh toàn bộ kho", en="Compare the whole archive")
COMPARE_FEW = Text(
    vi="Kho cần ít nhất hai kế hoạch để so sánh. Nhập thêm bằng `kehoach import`.",
    en="Two plans are needed to compare. Import more with `kehoach import`.",
)
TOO_MANY_PLANS = Text(
    vi="{count} kế hoạch là quá nhiều cho so sánh này (tối đa {most}); hãy chọn ít hơn",
    en="{count} plans are too many for this comparison ({most} at most); choose fewer",
)
DOWNLOAD = Text(vi="Tải về", en="Download")
DIFF_DO = Text(
    vi="Chọn kế hoạch cũ và kế hoạch mới: gõ số ký hiệu, tên cơ quan, hoặc chọn trong danh sách.",
    en="Choose the old plan and the new one: type a number, words of the issuer, or pick from the list.",
)
OLD_PLAN = Text(vi="Kế hoạch cũ", en="Old plan")
NEW_PLAN = Text(vi="Kế hoạch mới", en="New plan")
SWAP = Text(vi="Đổi chiều", en="The other way round")
CHART_MONEY = Text(vi="Kinh phí theo dự án thành phần", en="Money by component")
CHART_DEADLINES = Text(vi="Số thời hạn theo tháng", en="Deadlines by month")
CHART_RATES = Text(vi="Chỉ tiêu tính bằng phần trăm", en="Targets in per cent")
CHART_WORDS = Text(vi="Câu chữ dùng chung và riêng", en="Shared and own words")
CHART_ABOUT = Text(vi="Biểu đồ; số liệu ở bảng dưới.", en="A chart; the figures are in the table below.")
MILLIONS = Text(vi="triệu đồng", en="million đồng")
# -- bodies --------------------------------------------------------------------------------------
BODIES = Text(vi="Cơ quan", en="Bodies")
BODIES_DO = Text(vi="Tìm theo tên, có dấu hoặc không dấu.", en="Search by name, with or without accents.")
BODIES_NONE = Text(
    vi="Không có cơ quan nào khớp. Gõ ít chữ hơn.", en="No body fits. Type less of its name."
)
BODY_NAME = Text(vi="Tên", en="Name")
BODY_PLANS = Text(vi="Số kế hoạch", en="Plans")
NOTHING_HERE = Text(vi="Không có trang nào ở địa chỉ này", en="There is no page at this address")
NO_SUCH_BODY = Text(vi="Kho không có cơ quan này", en="The archive has no such body")
GENERIC = Text(vi="nhóm cơ quan", en="group of bodies")
NAMESAKES = Text(vi="Cùng tên, nơi khác", en="Same name, other places")
DUTIES = Text(vi="Nhiệm vụ", en="Duties")
DUTIES_NONE = Text(
    vi="Không kế hoạch nào giao nhiệm vụ cho cơ quan này; có thể cơ quan chỉ được nêu tên hoặc chỉ nhận văn bản.",
    en="No plan gives this body a duty; it may only be named, or only receive the plan.",
)
CALENDAR = Text(vi="Lịch", en="Calendar")
CALENDAR_FROM = Text(vi="Từ {count} kế hoạch mới nhất có nêu cơ quan.", en="From its {count} newest plans.")
CALENDAR_NONE = Text(vi="Không có việc nào có thời hạn.", en="Nothing with a deadline.")
UNDATED = Text(vi="Định kỳ, hoặc chưa nêu ngày", en="Recurring, or without a day")
MONTH = Text(vi="Tháng {month}", en="{month}")
IN_PLANS = Text(vi="{duties} việc, {plans} kế hoạch", en="{duties} duties, {plans} plans")
AS_CALENDAR = Text(vi="Lịch .ics", en="Calendar .ics")
AS_SHEET = Text(vi="Bảng theo dõi .xlsx", en="Tracking sheet .xlsx")
# -- review --------------------------------------------------------------------------------------
REVIEW = Text(vi="Rà soát", en="Review")
REVIEW_DO = Text(
    vi="Những chỗ máy không chắc. Đọc chữ trong ngữ cảnh rồi đánh dấu đúng hoặc sai.",
    en="Where the program is not sure. Read the words in their place, then tick right or wrong.",
)
REVIEW_SOME = Text(
    vi="Kho lớn: hiện các chỗ đáng xem nhất của {count} kế hoạch mới nhất còn chỗ nghi ngờ; xem xong sẽ có tiếp.",
    en="A large archive: what is most worth a look in {count} plans with doubts, newest first; more follow.",
)
REVIEW_NONE = Text(vi="Không có gì cần rà soát.", en="Nothing needs a look.")
REVIEW_NONE_DO = Text(
    vi="Danh sách này có thêm khi nhập kế hoạch mới, hoặc khi một bản đính chính không còn tìm thấy chỗ của nó.",
    en="This list grows when plans are imported, or when a correction no longer finds its place.",
)
RIGHT = Text(vi="Đúng", en="Right")
WRONG = Text(vi="Sai", en="Wrong")
WHO = Text(vi="Người rà soát", en="Reviewer")
LOW = Text(vi="độ tin cậy thấp", en="low confidence")
SEE_PLACE = Text(vi="Xem trong kế hoạch", en="See it in the plan")
NO_VERDICT = Text(vi="Chưa chọn đúng hay sai", en="Neither right nor wrong was chosen")
TICKED = Text(vi="đánh dấu khi rà soát", en="ticked in the review")
TICK_DONE: dict[str, Text] = {
    "right": Text(vi="Đã ghi: đúng.", en="Recorded: right."),
    "wrong": Text(vi="Đã ghi: sai; dữ kiện đã bỏ.", en="Recorded: wrong; the fact is gone."),
}
# -- checking a draft ----------------------------------------------------------------------------
CHECK = Text(vi="Kiểm tra dự thảo", en="Check a draft")
CHECK_DO = Text(
    vi="Thả tệp dự thảo vào đây: Word, PDF, Excel, bản quét hoặc văn bản thường, tối đa {megabytes} MB.",
    en="Drop a draft here: Word, PDF, Excel, a scan or plain text, {megabytes} MB at most.",
)
CHECK_STAYS = Text(
    vi="Tệp được đọc ngay trên máy này, không lưu lại, và bị xoá khi trả lời xong.",
    en="The file is read on this machine, never stored, and gone once the answer is given.",
)
CHOOSE_FILE = Text(vi="Tệp dự thảo", en="The draft")
CHECK_BUTTON = Text(vi="Kiểm tra", en="Check")
CHECK_WORD_BUTTON = Text(vi="Lấy ngay bản Word có nhận xét", en="Get the annotated Word file at once")
CHECKING = Text(vi="Đang kiểm tra, có thể mất tới một phút…", en="Checking, this may take a minute…")
NO_FILE = Text(vi="Chưa chọn tệp, hoặc tệp rỗng.", en="No file was chosen, or it is empty.")
NO_DRAFTS = Text(vi="Máy chủ này không nhận dự thảo.", en="This server takes no drafts.")
NO_PAGE = Text(
    vi="Không có trang này; hãy xem lại địa chỉ hoặc về trang tổng quan.",
    en="There is no such page; look at the address again or go back to the overview.",
)
BAD_FORM = Text(vi="Biểu mẫu không đọc được; hãy tải lại trang.", en="The form cannot be read; reload the page.")
LOST: dict[str, Text] = {
    "timeout": Text(
        vi="Kiểm tra quá lâu nên đã dừng. Bản quét dài thì hãy dùng `kehoach check` trên dòng lệnh.",
        en="It took too long and was stopped. For a long scan use `kehoach check` on the command line.",
    ),
    "too-large": Text(
        vi="Tệp cần quá nhiều bộ nhớ nên đã dừng.", en="The file needs too much memory and was stopped."
    ),
    "internal": Text(
        vi="Tệp làm trình đọc hỏng giữa chừng; không có gì được lưu. Thử lưu lại tệp bằng Word rồi gửi lại.",
        en="The file broke the reader; nothing was stored. Save it again with Word and try once more.",
    ),
}
CHECKED = Text(vi="Nhận xét về {name}", en="Remarks on {name}")
TAKE_WORD = Text(vi="Tải bản Word có {count} nhận xét", en="Download the Word file with {count} remarks")
NO_WORD = Text(
    vi="Bản Word có nhận xét chỉ làm được từ tệp .docx.", en="An annotated copy can only be made of a .docx file."
)
REMARKS = Text(vi="Nhận xét", en="Remarks")
ANOTHER = Text(vi="Kiểm tra tệp khác", en="Check another file")
