"""How the names of bodies go on that no pack knows in full: in capitals, for firms and boards in small letters."""

from __future__ import annotations

import re

import regex

from kehoach.extract.beginnings import patterns
from kehoach.extract.patterns import plain

# Words in small letters that end a name in capitals: what the body does, or where it is.
_NO_NAME = (
    r"chủ|phối|và|là|có|được|tổ(?!(?<=[Hh]ành[ \n]+chính[ \n]+tổ)[ \n]+chức[ ]*(?:[,;.:()|\n]|$))|(?<!hoạch )xây|để|trong|trên|theo|cho|của|về|tại|thực(?![ \n]+(?:phẩm|vật|hành|nghiệm))|(?<!định[ \n])hướng(?![ \n]+nghiệp)|tham|huyện|tỉnh|xã(?![ \n]+hội)|thành[ \n]+(?:phố|lập|viên)|"
    r"phường|thị[ \n]+(?:xã|trấn)|quận|tiếp|căn|triển[ \n]+khai|rà|báo[ \n]+cáo|kiểm[ \n]+(?:tra|đếm|kê)|giám[ \n]+sát|đã|sẽ|phải|nhằm|(?<!việc[ \n])làm|chịu|cấp(?![ \n]+(?:cứu|nước|thoát))|(?<!(?:công|dân|độc)[ \n])lập|(?<!chuyên[ \n])đề|(?<!(?:chương|công|quy)[ \n])trình|ban|nêu|"
    r"với|kịp|lấy|tuyển|cân[ \n]+đối|(?<!tiêu[ \n])chuẩn|(?<!xúc[ \n])tiến|mời|họp|ở|hoặc|nếu|như|sau(?![ \n]+đại[ \n]+học)|này|còn|không|nộp|(?<!(?:[Đđ]ào|sáng|tái)[ \n])tạo|gồm|bao|lồng|(?<![Dd]ục )thường[ \n]+xuyên|tăng|đẩy|(?<!Ban[ \n])chỉ|(?<!và[ \n])hỗ[ \n]+trợ|(?<!(?:[Kk]ế[ \n]+hoạch|[Nn]ội|[Nn]goại|[Hh]ành[ \n]+chính|[Cc]ứu|[Vv]ăn|[Kk]inh[ \n]+tế|[Đđ]a[ \n]+khoa)[ \n])tổng[ \n]+hợp|giao(?![ \n]+(?:thông|dịch|lưu))|khi|từ|đến|năm|các|liên|cùng|vận[ \n]+động|bố|gửi|trực|đôn|tập(?![ \n]+(?:đoàn|thể))|đảm|bảo(?![ \n]+(?:hiểm|tồn|tàng|trợ|hộ|hành))|sẵn|duy|nâng|đưa|hoàn|(?<!bầu[ \n])cử|tuyên[ \n]+truyền|huy[ \n]+động|khẩn|nghiêm|tích[ \n]+cực|bám|cần|đang|mở|khảo|đánh|niêm|chịu|rồi|(?<!và[ \n])thẩm[ \n]+(?:định|tra|duyệt)|nghiệm[ \n]+thu|bàn[ \n]+giao|biên[ \n]+soạn|phê[ \n]+duyệt|xác[ \n]+(?:nhận|định)|xem[ \n]+xét|phân[ \n]+(?:công|bổ)|ký[ \n]|thanh[ \n]+toán|công[ \n]+(?:bố|khai)|dự[ \n]+trù|mua[ \n]|phát[ \n]+hành|phụ[ \n]+trách|(?<!(?:[Kk]iểm|xét)[ \n])duyệt|(?<!biên[ \n])soạn|(?<!cho[ \n])thuê"
)


# What begins another body: "Trường Mầm non A và Hội Phụ nữ" are two.
_BODY_HEADS = (
    r"(?:Hội|Sở|Phòng|Ban|UBND|Ủy|Uỷ|UBMTTQ|Đoàn|Công an|Trung tâm|Trạm|Trường|Chi cục|Cục|Bộ|Văn phòng|Hạt|Đài|Báo|Viện|Bệnh|Ngân|Kho|Công ty|Mặt trận|Liên|Tổ|Đảng|Chủ tịch|Bảo hiểm|Kiểm lâm|Biên phòng|Quân sự|Tòa án|Toà án|Thanh tra|Thuế|Thống kê|Điện lực|Bưu điện|Viễn thông|VNPT|Viettel|Huyện|Tỉnh|Thành|Nhân dân|Quỹ|Nhà|Thị|Xã|Phường|Đội|Trưởng|Giám đốc|Phó|Thủ trưởng|Các|Khoa(?! học| giáo))"
)


def _name_goes_on(ends: str) -> str:
    """The pattern of the rest of a name in capitals; ``ends`` are the small words that end it."""
    return (
        r"(?P<rest>(?:[ \n]+(?:và[ \n]+(?!" + _BODY_HEADS + r"\b)|[-–][ \n]+|các[ \n]+)?(?:Phòng,[ ]?chống|\p{Lu}[\p{L}\d]*(?:[/&-]\p{Lu}[\p{L}\d]*)*)(?:[ \n]+(?!(?:" + ends + r")\b)\p{Ll}[\p{L}]*){0,8}){1,7})"
    )


_HEADS = (
    r"(?P<head>Cty(?: TNHH(?: MTV)?| CP| cổ phần)?|Công ty cổ phần|Công ty CP|Công ty TNHH(?: MTV| một thành viên)?|Trung tâm|Ban Quản lý|Ban quản lý|Ban QLDA|Ban Chỉ đạo|Ban chỉ đạo|Ban Chỉ huy|Ban chỉ huy|"
    r"Chi cục|Cục|Công ty|Tổng công ty|Tổng Công ty|Tập đoàn|Hiệp hội|Liên minh|Viện|Trường|Tiểu ban|Tổ công tác|Hội đồng|Đoàn|Báo|Tạp chí|Đài|Quỹ|Hội|"
    r"Liên hiệp các|Liên đoàn|Hạt|Trạm|Đồn|Hợp tác xã|HTX|Đội|Vườn [Qq]uốc gia|Khu [Bb]ảo tồn|Bệnh viện|Tổng cục|Vụ(?! (?:Xuân|Hè|Thu|Đông|Mùa|Chiêm|[IVX]+|[Cc]ố ý)\b)|Học viện|Ngân hàng|Nhà máy|Xí nghiệp|Thanh tra|Chi nhánh|Bưu điện|Cảng vụ|"
    r"Khu Quản lý|Nông trường|Lâm trường|Điện lực|Viễn thông|VNPT|Viettel|MobiFone|Sư đoàn|Lữ đoàn|Trung đoàn|Hải đoàn|Binh đoàn|Quân đoàn|Hải đội|Vùng|Ủy ban Quốc gia|Ủy ban quốc gia|Tổng hội|Tổng đội|Trung ương Hội|Nhà hát|Nhà xuất bản|Cảng hàng không|Bảo tàng|Thư viện|Đại học|Trại giam|Ban|Văn phòng|Phòng|Sở|Khoa|Tổ)"
)
# A head is looked at where a capital (or a number of a military unit) follows it.
SHAPE_HEAD = regex.compile(rf"(?<![\p{{L}}]){_HEADS}(?=[ \n]+(?:các[ \n]+)?[\p{{Lu}}\d])")
_HEAD_LETTERS = "".join(sorted({head[0] for head in _HEADS.removeprefix("(?P<head>").split("|") if head[0].isupper()}))
SHAPE_LOOKS = patterns(rf"[{_HEAD_LETTERS}](?<=(?={_HEADS}[ \n]).)")  # capitals are few
SHAPE = regex.compile(
    _HEADS
    + _name_goes_on(f"{_NO_NAME}|cung[ \n]+cấp|quản(?!(?<=[Hh]ành[ \n]+chính[ \n]+quản)[ \n]+trị)|thông[ \n]+(?:báo|qua)|phát[ \n]+(?:huy|động)|thống[ \n]+nhất")
)
# Heads that are common words too: one word more is not enough of a name.
LOOSE_HEADS = frozenset({"Hội", "Ban", "Phòng", "Sở", "Văn phòng", "Đoàn", "Trường", "Báo", "Vụ", "Viện", "Đồn", "Trạm", "Quỹ", "Đại học", "Thư viện", "Bảo tàng", "Tổ"})
# … and those that begin a word of two syllables where all have capitals, or end a person's name.
NO_HEAD = regex.compile(r"Khoa[ \n]+(?:Học|Giáo)\b|Tổ[ \n]+(?:Chức|Quốc|Trưởng|Hợp|Đại biểu)\b|(?<=\p{Lu}\p{Ll}+[ ]\p{Lu}\p{Ll}+[ ])Khoa\b")
# Types that are no name by themselves, and how a name goes on after one.
_TYPES = re.compile(
    r"(?:tap doan|tong cong ty|tong cty|(?:cong ty|cty)(?: co phan| cp| tnhh| trach nhiem huu han)?(?: mtv| mot thanh vien)?|trung tam|ban chi dao|ban chi huy|hoi dong|to cong tac|vien|truong|chi cuc|"
    r"cuc|ban quan ly(?: (?:cac )?(?:khu kinh te|khu cong nghiep|khu cong nghe cao|du an(?: dau tu(?: xay dung)?)?))?|van phong|truong (?:cao dang|dai hoc|trung cap)(?: [a-z]+){0,3}|truong (?:trung hoc pho thong|thpt|thcs|tieu hoc|mam non)|ban quan ly rung(?: (?:dac dung|phong ho))?|hiep hoi|tieu ban|bao|dai|vien vsdt|vien ve sinh dich te|van phong ban chi huy|vuon quoc gia|ban quan ly vuon quoc gia|dai khi tuong thuy van(?: khu vuc)?|lien hiep|quy|benh vien|tong cuc|vu|hoc vien|thanh tra|chi nhanh|buu dien|don bien phong|benh vien da khoa(?: khu vuc)?|xi nghiep|khu bao ton|tap chi)$"
)
_NAMED_ON = regex.compile(_name_goes_on(_NO_NAME))
# Firms go on in small letters up to a place ("Tập đoàn cao su Việt Nam"), boards up to what they do.
_FIRM_ON = regex.compile(
    r"(?:[ ]+(?:điện lực|cao su|cấp nước|thoát nước|môi trường đô thị|môi trường|viễn thông|bưu chính|xăng dầu|dầu khí|than|dệt may|lương thực|"
    r"xây dựng|thương mại|du lịch|lâm nghiệp|cà phê|chè|mía đường|thủy điện|khoáng sản|cổ phần|TNHH|một thành viên)){1,3}"
    r"(?:[ ]+(?:tỉnh|thành phố|TP\.?))?(?:[ ]+\p{Lu}[\p{L}]*){1,4}"
)
_BOARDS = re.compile(r"(?:ban chi dao|ban chi huy|ban dieu hanh|ban to chuc|to cong tac|to giup viec|tieu ban|hoi dong)$")
_BOARD_ACTS = (
    r"(?:có|chịu|chủ|tham mưu|tổ chức|(?<!(?:[Cc]hương|[Cc]ông|[Qq]uy)[ ])trình|báo cáo|hoặc|hay|gồm|do|để|theo|căn cứ|đã|được|xem|họp|quyết|phê|kiểm tra|giúp|phân công|thường|đôn|hướng|chỉ đạo|phối hợp(?! phổ)|lập|ban hành|"
    r"tăng|tiếp|tập|là|và(?! (?:chuyển đổi số|tìm kiếm|cải cách|[Đđ]ề án|an toàn|phát triển|bình đẳng|vì sự|Phát triển|(?!" + _BODY_HEADS + r"\b)\p{Lu}))|về|tại|trong|khi|nếu|này|giai đoạn|xây dựng(?! (?:nông thôn|Đảng|đảng|nhà|đời sống|văn hóa))|thực hiện(?! (?:[Qq]uy chế|Quyết|Nghị|Chương))|triển khai(?! (?:thực hiện (?:Chương|Đề|Nghị)|Chương|Đề|Nghị))|yêu cầu|đề nghị|cùng|với|trước|sau|từ|đến|các (?:cấp|quân khu|tỉnh|huyện|xã|bộ|địa phương)|hoạt động|thống nhất|nghe|cho|tỉnh|huyện|xã|phường|thành phố|cấp|của|trung ương|quốc gia)\b"
)
BOARD_ABOUT = regex.compile(
    r"[ ]+về[ ]+(?!(?:kết quả|tình hình|việc|tiến độ|nội dung|những|các|khó khăn|công tác|kế hoạch|số|tổ chức)\b)"
    r"(?:[Pp]hòng,[ ]?chống[ ]+)?(?![Pp]hòng,)[\p{L}\d]+(?:-\d+)?(?:(?:,(?= (?:chống|công nghệ|đổi mới|chuyển đổi|cải cách|tìm kiếm)))?[ ]+"
    rf"(?!{_BOARD_ACTS}|thực hiện|triển khai|xem xét)[\p{{L}}\d]+){{0,16}}(?=[ ]*(?:[,;.:()\n]|$)|[ ]+(?:{_BOARD_ACTS}|thực hiện|triển khai|xem xét))"
)
# What a board is for may be a verb, which its setting up alone tells from a duty: "Thành lập Ban Chỉ đạo thực hiện …".
TOLD_BEGINS = (" thuc hien ", " trien khai ", " van dong ", " ho tro ", " xay dung ")
TOLD_BOARD = plain(
    r"(?:thanh lap|kien toan)[ ]+(?:cac[ ]+)?ban chi dao(?P<about>(?=[ ](?:thuc hien|trien khai|van dong|ho tro|xay dung)[ ])"
    r"(?:[ ](?!(?:gom|do|de|tai|tren|theo|cap|va|truoc|trong|nam|xa|huyen|tinh|phuong)(?![\p{L}]))[\p{L}]+){3,16})(?![\p{L}])"
)
# Boards of the centre: "Ban Chỉ đạo quốc gia 1237", "Ban Chỉ đạo Trung ương về …"
BOARD_KEYS = frozenset({"ban chi dao", "bcd", "cac thanh vien ban chi dao", "ban chi huy", "ban dieu hanh", "thanh vien ban chi dao", "co quan thuong truc ban chi dao", "thuong truc ban chi dao", "to cong tac", "hoi dong"})
BOARD_WIDE = regex.compile(r"[ ]+(?:(?i:quốc gia)|(?i:trung ương))(?![ ]?[\p{L}]*ban)")
BOARD_NUMBER = plain(r"[ ]+(?!20\d\d)\d{2,4}(?![\p{L}\d]|[./,]\d)")
_BOARD_ON = regex.compile(
    rf"(?:[ ]+rà soát(?= hộ nghèo)|[ ]+(?:triển khai|thực hiện|xây dựng)(?= (?:(?:các )?[Cc]hương trình|Đề án|đề án|Nghị quyết|[Qq]uy chế|nông thôn mới))|(?!(?:[ ]+(?:triển|thực|xây|tuyên|rà|thành|đề|tổng|đảm|bảo|giám|theo|điều|yêu|giao|bổ|làm|thẩm|xét|đánh)\b)))"
    rf"(?:[ ]+(?!{_BOARD_ACTS})[\p{{L}}\d]+(?:-\d+)?(?:,(?= (?:chống|công nghệ|đổi mới|chuyển đổi|cải cách|tìm kiếm|giảm nhẹ|ứng phó|văn minh|hộ cận nghèo|nhà dột nát)))?){{2,18}}(?=[ ]*(?:[,;.:()\n]|$)|[ ]+{_BOARD_ACTS})"
)
# A field of several parts goes on behind a comma: "Cục Khoa học, Công nghệ và Thông tin".
MORE_FIELDS = regex.compile(
    rf",[ ](?!{_BODY_HEADS}\b)\p{{Lu}}\p{{Ll}}+(?:[ ]\p{{Ll}}+){{0,3}}(?:,[ ](?!{_BODY_HEADS}\b)\p{{Lu}}\p{{Ll}}+(?:[ ]\p{{Ll}}+){{0,3}})?"
    rf"[ ]và[ ](?!{_BODY_HEADS}\b)\p{{Lu}}\p{{Ll}}+(?:[ ](?!(?:{_NO_NAME})\b)\p{{Ll}}+){{0,3}}"
)
# … and in small letters where the words belong together: "Cục Khám bệnh, chữa bệnh", "Phòng Phổ biến, giáo dục pháp luật"
SMALL_FIELDS = regex.compile(
    r"(?:,[ ](?:chữa bệnh|giáo dục pháp luật|khen thưởng|phục hồi chức năng|sinh viên|vật nuôi|tệ nạn xã hội)|"
    r"[ ]và[ ](?:phòng, chống thiên tai|tìm kiếm cứu nạn|cứu nạn, cứu hộ|phát triển nông thôn|vệ sinh môi trường|phục hồi chức năng|xúc tiến thương mại))(?![\p{L}])"
)
WITH_FIELDS = ("Cục", "Vụ", "Tổng cục", "Trung tâm", "Ban", "Viện", "Chi cục", "Phòng")
# Bodies told apart by a number: "Ngân hàng Nhà nước khu vực 14", "Đội Quản lý thị trường số 3", "Ban Chỉ đạo 389".
NUMBERED = plain(r"[ ]+(?P<number>(?:so[ ]+)?\d{1,3}|[ivxl]{1,6})(?![\p{L}\d]|[./,]\d)")
TAKES_NUMBER = (
    "khu vuc", "thue co so", "vung canh sat bien", "quan khu", "doi quan ly thi truong", "ban chi dao",
)  # fmt: skip
# Cells of the party go by what they are of: "Chi bộ thôn Đông", "Chi bộ Trường Tiểu học".
_QUARTER_OF = r"(?i:thôn|bản|xóm|ấp|buôn|làng|khóm|khu phố|khu|tổ dân phố|tdp)"
CELL = regex.compile(
    rf"(?i:chi bộ|chi ủy)[ ](?:{_QUARTER_OF}[ ](?:số[ ])?(?:\d{{1,2}}(?!\d)|\p{{Lu}}[\p{{L}}\d]*(?:[ ]\p{{Lu}}[\p{{L}}\d]*){{0,3}})|"
    rf"(?!(?:Đảng|Ban|Các|Tổ chức)\b)\p{{Lu}}[\p{{L}}\d]*(?:[ ](?:-[ ])?[\p{{L}}\d]+){{0,6}}?(?=[ ]*(?:[,;.:()\n]|$)|[ ]và[ ]))"
)
# Unions of a house are named after it: "Công đoàn Công ty", "Đoàn Thanh niên Sở".
HOUSE_OF = regex.compile(
    r"[ ](?:(?:Tổng )?[Cc]ông ty|Sở|[Cc]ơ quan|Bệnh viện|Trung tâm|Viện|Học viện|Cục|Chi cục|Văn phòng)(?=[ ]*(?:[,;:.()\n]|$)|[ ](?!và[ ])\p{Ll})"
)
# Units of the forces go by their number alone: "Binh đoàn 15", "Vùng 4 Hải quân".
FORCES = regex.compile(
    r"(?:Sư đoàn|Lữ đoàn|Trung đoàn|Hải đoàn|Binh đoàn|Quân đoàn|Hải đội|Vùng(?=[ ]\w+[ ](?:Hải quân|Cảnh sát)))(?:[ ](?:Bộ binh|Không quân|Hải quân|Biên phòng))?"
    r"[ ](?:\d{1,4}|[IVX]{1,4})(?![\p{L}\d./])(?:[ ](?:Hải quân|Cảnh sát biển))?"
)
# A centre of several fields goes on behind the one a pack knows: "Trung tâm Văn hóa - Thông tin" + "và Truyền thông".
CENTRE_FIELD = regex.compile(
    rf"(?:(?:[ ]và[ ]|[ ][-–][ ]?|[-–][ ])(?!{_BODY_HEADS}\b)\p{{Lu}}\p{{Ll}}+(?:[ ](?!(?:{_NO_NAME})\b)\p{{Ll}}+){{0,4}}){{1,3}}"
)
# Boards and divisions do so behind a dash alone: "Ban Tuyên giáo" + "- Nữ công".
DASH_FIELD = regex.compile(
    rf"[ ][-–][ ](?!(?:{_BODY_HEADS}|Ông|Bà|Đồng|Số|Nơi|Thời|Kinh phí|Chủ|Lưu)\b)\p{{Lu}}\p{{Ll}}+[ ](?!(?:{_NO_NAME})\b)\p{{Ll}}+(?:[ ]xã[ ]hội)?(?![ ]+\p{{Ll}}+[ ]+\p{{Ll}}+[ ]+\p{{Ll}})"
)
# Quarters go on with more of them, and with their heads: "các thôn" + " ấp, tổ dân phố", "Trưởng thôn" + ", tổ trưởng tổ dân phố".
_QUARTER = r"(?i:thôn|bản|xóm|ấp|buôn|làng|khóm|phum|sóc|khu phố|khối phố|khối|khu dân cư|tổ dân phố|tdp)(?![\p{L}])"
MORE_QUARTERS = regex.compile(
    rf"(?:(?:[ \n]*[,/-][ \n]*|[ \n]+(?:và[ \n]+)?)(?:(?:các|(?i:tổ[ ])?(?i:trưởng))[ \n]+)*{_QUARTER})+(?![ \n]+(?:\p{{Lu}}|\d))"
)
# Departments go on with one more field: "Vụ Kế hoạch, Tài chính" + "và Quản lý doanh nghiệp".
OFFICES = ("Vụ ", "Cục ", "Chi cục ", "Tổng cục ")
OFFICE_FIELD = regex.compile(rf"[ ]và[ ](?!(?:{_BODY_HEADS}|Vụ|Tổng|Thủ|Nhà)\b)\p{{Lu}}\p{{Ll}}+(?:[ ](?!(?:{_NO_NAME})\b)\p{{Ll}}+){{1,4}}")


def more_fields(canonical: str, end: int, *, limit: int, reads: regex.Pattern[str]) -> int:
    """Where a name ends whose last field, up to ``end``, others follow (*và Truyền thông*); ``end`` if none does."""
    found = reads.match(canonical, end, limit)
    return found.end() if found else end


# Behind any name a capital and a small word go on with it: "Phòng Giáo dục" + "Mầm non"; a place has capitals alone.
_GOES_ON_SMALL = regex.compile(rf"[ ](?!{_BODY_HEADS}\b)\p{{Lu}}\p{{Ll}}+[ ](?!(?:{_NO_NAME}|không)\b)\p{{Ll}}+")


def goes_on(canonical: str, end: int, *, limit: int) -> regex.Match[str] | None:
    """The rest of a name of a division or centre that a pack knows the beginning of."""
    if not _GOES_ON_SMALL.match(canonical, end, limit):
        return None
    found: regex.Match[str] | None = _NAMED_ON.match(canonical, end, limit)
    return found


def is_type(key: str) -> bool:
    """True if a form is a type only, which a name may follow (*Trung tâm*, *Tập đoàn*)."""
    return _BOARDS.match(key) is not None or _TYPES.match(key) is not None


def rest_of_name(key: str, canonical: str, end: int, *, limit: int) -> regex.Match[str] | None:
    """The rest of a name whose first words, up to ``end``, a pack knows as a type only; none goes beyond ``limit``."""
    board = _BOARDS.match(key)
    patterns = (_BOARD_ON,) if board else (_FIRM_ON,) if "cong ty" in key or key == "tap doan" else ()
    for pattern in (_NAMED_ON, *patterns) if _TYPES.match(key) else patterns:
        found: regex.Match[str] | None = pattern.match(canonical, end, limit)
        if found and not (board and pattern is _NAMED_ON and canonical.startswith(", chống ", found.end())):
            return found  # not "Ban Chỉ đạo Quốc gia phòng" of "… phòng, chống dịch"
    return None


# How a known name goes on with its own: a school, a firm, a branch of a bank, an office of several districts.
_PLACE_NAME = r"(?!" + _BODY_HEADS + r"\b)\p{Lu}\p{Ll}*(?:[ ](?!" + _BODY_HEADS + r"\b)\p{Lu}\p{Ll}*){0,3}"
_OWN_NAMES: tuple[tuple[tuple[str, ...], regex.Pattern[str]], ...] = (
    (
        ("truong th", "truong pho thong", "truong tieu hoc", "truong mam non", "truong trung hoc", "truong ptdt"),
        regex.compile(rf"(?:[ ](?:chuyên|bán trú|nội trú|số \d+|TH|Tiểu học|THCS|THPT)|[ ]?(?:&|và|-)[ ]?(?:THCS|THPT))*[ ]{_PLACE_NAME}"),
    ),
    (("cong ty", "cty"), regex.compile(rf"[ ]{_PLACE_NAME}")),
    (
        ("ngan hang", "agribank", "vietinbank", "vietcombank", "bidv", "nhno", "nhcsxh"),
        regex.compile(rf"[ ](?:[-–][ ])?[Cc]hi nhánh[ ](?:(?:tỉnh|huyện|thị xã|thành phố|TP\.?|khu vực)(?:[ ]|(?![ ]+\p{{Lu}})))?(?:{_PLACE_NAME}|(?<=tỉnh|huyện|thị xã|thành phố))"),
    ),
)  # fmt: skip
# Offices of several districts say which behind the words they end in.
_OF_REGIONS = (" khu vuc", "hat kiem lam lien huyen")
_REGIONS = regex.compile(rf"[ ]{_PLACE_NAME}(?:[ ]?[-–,][ ]?{_PLACE_NAME})*")


def _own_pattern(key: str) -> regex.Pattern[str] | None:
    for keys, pattern in _OWN_NAMES:
        if key.startswith(keys):
            return pattern
    return _REGIONS if key.endswith(_OF_REGIONS) else None


def is_one_of_many(key: str) -> bool:
    """True if an own name may follow a form (*Trường THCS*, *Ngân hàng Chính sách xã hội*)."""
    return _own_pattern(key) is not None


def own_name(key: str, canonical: str, end: int, *, limit: int) -> regex.Match[str] | None:
    """The place or own name behind a known name that is one of many (*Hạt Kiểm lâm liên huyện Đak Pơ - Kông Chro*)."""
    pattern = _own_pattern(key)
    found: regex.Match[str] | None = pattern.match(canonical, end, limit) if pattern else None
    return found if found and not found[0].isupper() else None
