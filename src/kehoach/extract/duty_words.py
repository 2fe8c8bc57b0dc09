"""The words of duties: who leads, joins, orders, receives, and what may stand between them and a body."""

from __future__ import annotations

import re
from collections.abc import Iterable

import regex

from kehoach.extract.patterns import plain, worded
from kehoach.folding import fold
from kehoach.segment import Part

LEAD = worded(
    r"(?<![\p{L}])chu tri(?P<join>(?:[ ]*,|[ ]+va)?[ ]*(?:,[ ]*)?phoi hop|[ ]*,?[ ]*(?:dong thoi[ ]+)?cung(?=[ ]+(?!cap|nhau|ky)))?(?![\p{L}])", "chu tri"
)
JOIN = worded(r"(?<![\p{L}])(?:phoi|ket) hop(?![\p{L}])", "phoi hop", "ket hop")
NOUN_BEFORE = regex.compile(
    r"(?r)(?:(?:nhiem vu|noi dung|chi tieu|du an|cong viec|linh vuc)[ ]+(?:da[ ]+)?duoc[ ]+(?:giao|phan cong)|su|cong tac|co che|quy che|(?<! la )(?:don vi|co quan)|vai tro|tinh than|noi dung|viec|hieu qua|che do|hoat dong|can bo|nguoi|bo phan|cap|duoc|ban|quan he|moi|kha nang|nguyen tac|chuong trinh|phuong thuc|hinh thuc|qua trinh)[ ]+$"
)
# "đề nghị các đơn vị phối hợp thực hiện" asks them to join; "các đơn vị phối hợp gửi …" are those that join
_ASKED = plain(r"(?<![\p{L}])(?:de nghi|yeu cau|giao)[ ]+(?:thu truong[ ]+)?$")
_JOINS_IN = plain(r"(?:phoi|ket) hop[ ]+(?:to chuc |trien khai |thuc hien|chat che|voi |cung |tot )")
WITH = plain(r"[ ]*(?:(?:chat che|dong bo|thuong xuyen|tot|hieu qua|cung nhau|thuc hien|to chuc)[ ,]*){0,2}(?:(?:voi|cung voi|cung|giua)[ ]+)?(?:cac[ ]+)?")
FILLER = plain(
    r"[ ]*(?:\([^()\n]{0,60}\)|\)|:|,)?[ ]*(?:(?:la|lam|giu vai tro|co quan|don vi|dau moi|thuong truc|co trach nhiem|chiu trach nhiem|co nhiem vu|chu dong|thuong xuyen|tich cuc|truc tiep|tiep tuc|tang cuong|dong thoi|khan truong|kip thoi|tham gia|luan phien|cung|va|nhiem vu|can|phai|se|ngay|duoc giao|(?:theo|can cu) chuc nang,? nhiem vu(?: duoc giao)?)[ ,]*){0,5}$"
)
CHAIN_GAP = plain(
    r"[ ]*\)?[ ]*(?:[,;/]|va|cung voi|cung|hoac|voi|,[ ]*va|\([^()\n]{0,80}\)[ ]*[,;]?)?[ ]*(?:(?:cac|nhung|voi|tinh|thanh pho|huyen|xa|cua|tren dia ban|lien quan|co lien quan|khac|truc thuoc|thuoc|cap|dia phuong)[ ,;]*){0,6}(?:va[ ]+(?:cac[ ]+)?)?"
)
BY_NAME = plain(r"[ ]*\([ ]*(?:gom|bao gom|nhu)?[ ]*:?[ ]*")
# What stands before an order that is none: "được giao", "chỉ tiêu giao", "ngân sách tỉnh giao".
NOT_ORDERED = plain(
    r"(?<![\p{L}])(?:(?:theo|duoc|co|nhung|noi dung|ban|cac|da|nha nuoc|dat|rung|von|chi tieu|nhiem vu|du toan|kinh phi)|(?:ngan sach|nguon|kinh phi|du toan|chi tieu)(?: [\p{L}\d]+){1,7})[ ]+$"
)
# What may stand between *phối hợp* and a partner: how, in what, and *với*.
JOINS_LATER = plain(
    r"(?:.*[ ](?:voi|cung)[ ]+(?:cac[ ]+)?|(?:,[ ]*)?(?:(?:co hieu qua|kip thoi|mat thiet|day du|nhip nhang|linh hoat|truc tiep|lien nganh|trao doi|cung cap|chia se|thong tin|so lieu|"
    r"va|can bo|dai dien|lanh dao|chuyen gia|chuyen vien|doi ngu)[ ,]+)+(?:cac[ ]+)?)"
)
ORDER = worded(
    r"(?<![\p{L}])(?P<verb>giao(?: nhiem vu)?(?: cho)?|phan cong|de nghi|yeu cau|uy quyen(?: cho)?|huy dong|keu goi)(?![\p{L}])[ ]*(?:cho[ ]+)?",
    "giao", "phan cong", "de nghi", "yeu cau", "uy quyen", "huy dong", "keu goi",
)  # fmt: skip
BY = worded(r"(?:(?<![\p{L}])do[ ]+|\([ ]*)", "do ", "(")
IN_BRACKET = plain(r"[ ]*(?:(?:to chuc |trien khai )?thuc hien|phu trach|chiu trach nhiem|dam nhiem)[ ]*[);,]")
OPENS = plain(r"[ ]*\([ ]*")
# "- Về giống: các cơ quan chuyên môn tạo điều kiện …"; labels whose bodies are told who they are, not what to do.
LABELLED = plain(r"(?!(?:thanh phan|doi tuong|noi nhan|dia diem|kinh gui|can cu|gom|bao gom|tham du|khach moi|chu tri|phoi hop|don vi|co quan|vi du)(?![\p{L}]))[^.;:\n()]{3,80}:[ ]*(?P<body>)(?:cac[ ]+)?")
THEN_LIST = plain(r"(?: sau(?: day)?)?[ ]*:[ ]*")
BY_VERB = plain(r"[ ]*(?:chu tri|phoi hop|thuc hien|lam(?! (?:to truong|truong|pho |chu tich|thanh vien|uy vien))|to chuc|tham muu|soan thao|tong hop|theo doi|giam sat|quy dinh|bao dam|dam bao|dam nhiem|quan ly|chiu|dam nhan|tu bao dam|bo tri|tu thoa thuan|trien khai|xay dung|phu trach)(?!\w)")
ENFORCE_STRICT = worded(
    r"(?<![\p{L}])chiu trach nhiem[^.\n]{0,40}?(?:thi hanh|thuc hien|trien khai)", "chiu trach nhiem"
)
_ENFORCE_ARTICLE = plain(  # the other formulas of a closing article
    r"(?<![\p{L}])(?:co trach nhiem thi hanh|thi hanh (?:quyet dinh|nghi quyet|chi thi) nay|"
    r"can cu (?:noi dung )?(?:quyet dinh|nghi quyet|chi thi)(?: nay)?,? *(?:to chuc )?thi hanh)"
)
_ARTICLE = plain(r"[ ]*dieu \d")
SENTENCE = plain(r"(?:\.(?=[ ]+\p{L})|\n|;(?=[ ]))")
OPEN = re.compile(r"[ ]*(?:[-+*•]+[ ]*|\(?[a-z\d]{1,3}[.)][ ]*|(?:\d{1,2}(?:\.\d{1,2})*|[a-z])-[ ]*(?![\d])|\d+(?:\.\d+)*[ ]*\.?[ ]+)*")
AFTER_SUBJECT = plain(r"[ ]*\)?[ ]*(?:\([^()\n]{0,80}\))?[ ]*(?P<colon>:)?[ ]*(?:(?:con|deu)[ ]+)?(?P<word>[\p{L}]+(?:[ ]+[\p{L}]+)?)")
DUTY_VERB = plain(
    r"(?:thuc hien|to chuc|chu dong|trien khai|xay dung|bo tri|phoi hop|chu tri|co trach nhiem|chiu trach nhiem|bao cao|ra soat|de xuat|huong dan|lap|chi dao|tham muu|tang cuong|tiep tuc|can cu|kiem tra|theo (?:chuc nang|nhiem vu|doi|tham quyen|linh vuc|phan cong)|phai|cap nhat|tong hop|tuyen truyen|phan cong|giam sat|day manh|quan triet|thuong xuyen|dam bao|bao dam|van dong|phe duyet|ban hanh|cung cap|tich cuc|nghien cuu|duoc giao|kip thoi|khan truong|tao dieu kien|ho tro|dua|quan ly|phu trach|nghiem tuc|nghiem chinh|quan tam|thuc|tien hanh|cu|trong pham vi|tren co so|dinh ky|lua chon|thanh lap|gui|trinh|cong bo|niem yet|chuan bi|tiep nhan|truc tiep|theo doi|don doc|dang ky|tham gia|giup|thong bao|phat dong|cong khai|long ghep|uu tien|huy dong|hoan thanh|cap|thong nhat|thuoc|giao|dau tu|san sang|tu|neu|xac dinh|tham dinh|khao sat|danh gia|so ket|phat huy|quan tam|nang cao|phat trien|van hanh|tu nguyen|co ke hoach|bam sat|lien he|xem xet|chiu|thuong truc|to|boi duong|chi|bien soan|mo|thong ke|cam ket|dam nhiem|co nhiem vu|chuyen|ung dung|su dung|cung|thi hanh|tu chuc|xu ly|lam(?! (?:(?:pho |to )*truong|pho |thanh vien|chu tich|uy vien|thu ky|nhom truong))|ky|nop|han che|doi moi|dieu|khac phuc|lam tot|can|tang|se|ap|hang|hoan|khong|tu to chuc|thuc hanh|quyet dinh|hop(?! tac| dong)|trieu tap|tien hanh|du kien|tang bang|moi|bao ve|khac phuc|duy tri|phan bo|can doi|tu van|thong tin)(?!\w)"
)
# What may stand between a subject and its duty: ", trên cơ sở …,", "được phân công … có trách nhiệm", a bare comma.
ADJUNCT = plain(
    r"[ ]*(?:\([^()\n]{0,80}\)[ ]*)?(?:"
    r",[ ]*(?:tren co so|can cu|trong qua trinh|trong pham vi|theo|tuy theo|ngoai|dong thoi|hang nam|dinh ky|khi|sau khi|voi)(?![\p{L}])[^.;:\n]{0,200}?,[ ]*(?="
    + DUTY_VERB.pattern
    + r")"
    r"|(?:,[ ]*)?(?:duoc (?:phan cong|giao)|(?:co )?lien quan(?: truc tiep)? (?:toi|den|trong|ve)|(?<=lien quan )(?:toi|den)|phu trach|trong qua trinh)(?![\p{L}])[^.;:\n]{0,160}?(?<![\p{L}])(?=(?:co trach nhiem|chiu trach nhiem|co nhiem vu)(?![\p{L}]))"
    r"|,[ ]*(?:truoc het|nhat|dac biet|truc tiep|ma truc tiep|trong do)[ ]+la(?![\p{L}])[^.;:\n]{0,120}?[, ](?=(?:phai|can|co trach nhiem|chiu trach nhiem)(?![\p{L}]))"
    r"|,[ ]*duoi su (?:huong dan|chi dao|dieu hanh|giam sat|lanh dao)(?![\p{L}])[^.;:\n]{0,120}?,[ ]*(?="
    + DUTY_VERB.pattern
    + r")"
    r"|,[ ]*(?=(?:co trach nhiem|chiu trach nhiem|co nhiem vu|chu dong|can cu|tham gia|phoi hop|chu tri)(?![\p{L}])))"
)
# A comma that should not stand between a subject and its duty: "Các thôn, tổ dân phố, tổ chức phổ biến …".
STRAY_COMMA = plain(
    r"[ ]*,[ ]*(?=(?:(?:to chuc )?(?:huong dan|trien khai|thuc hien|ra soat|xay dung|tuyen truyen|pho bien|kiem tra|dieu tra|tap hop|lap|van dong))[ ][\p{L}\d])"
)
_MAY_GIVE = re.compile("phuong an|bien phap|hinh thuc|nhu cau")
_GIVES_NONE = frozenset({"muc_dich_yeu_cau", "thuc_trang", "doi_tuong", "pham_vi"})
OWNER_LEAD = plain(r"[ ]*(?:(?:[ivx]+|\d+(?:\.\d+)*|[a-z])[.)/-]?[ ]*)?(?:(?:de nghi|giao|yeu cau|trach nhiem cua|doi voi|nhiem vu cua|cap|phan cong|chuyen vien|can bo|cong chuc)[ ]*:?[ ]*)?(?:cac[ ]+)?(?:co quan[ ]+)?(?:(?:dong chi|ong)(?:[ ]*[,/]?[ ]*\(?ba\)?)?[ ]*:?[ ]*)?(?:(?:so|phong|ban|bo|hoi)(?:, (?:ban|nganh|phong))*[ ]*:?[ ]*)?$")
# What a plan does with a body of the centre it names: it reports to it, asks it, works with it (or with one named beside it).
DEALT_WITH = regex.compile(
    r"(?r)(?<![\p{L}])(?:bao cao|gui|trinh|kien nghi|de xuat|de nghi|lam viec|phoi hop|theo chi dao|theo huong dan|xin y kien|dang ky|hop tac|ve)"
    r"(?:[ ]+(?:ve|voi|cung|cua|den|cho|len|chat che|kip thoi|ket qua))*[ ]+(?:cac[ ]+)?(?:(?:bo|chinh phu|van phong)(?:[ ]+\p{L}+){0,7}(?:,|[ ]va)[ ]+)?$"
)
# "Chính phủ số", "Chính phủ điện tử" are no government
NO_GOVERNMENT = plain(r"[ ]+(?:so|dien tu|kien tao)(?![\p{L}])")
FIELD_TITLE = plain(r"(?:don vi|co quan|bo phan|nguoi)(?:, (?:don vi|co quan))? (?:chu tri|phoi hop|thuc hien|chiu trach nhiem)")
# … and one that names no office: "2. Chủ trì thực hiện" over a list of bodies.
ROLE_TITLE = plain(r"(?:(?:phan cong )?chu tri|phoi hop)(?:(?:,| va)? (?:(?:to chuc |trien khai )?thuc hien|phoi hop|chu tri))*[ :]*")
CLAUSE_OPENER = plain(
    r"(?:can cu|tren co so|trong qua trinh|qua trinh|tren day la|nhan duoc|hang (?:nam|quy|thang|tuan|ngay)|(?:cuoi|dau)(?: moi)? (?:nam|quy|thang|tuan|ky|hoc ky|dot|vu)|moi (?:nam|quy|thang|tuan|hoc ky|dot)|ket thuc|"
    r"trong (?:thang|quy|nam|thoi (?:gian|han)|\d)|cham nhat|(?:vao )?ngay \d|vao (?:ngay|thang|quy|cuoi|dau)|den (?:het |cuoi )?(?:ngay|thang|quy|nam)|(?:thang|quy|nam) [\divx]+|tu (?:ngay|thang|quy|nam|nay)|giai doan|bat dau|thong qua|nham|mat khac|rieng|dinh ky|ngoai ra|"
    r"de(?= (?!nghi|xuat|an|cuong|tai|ra))|theo|khi|neu|truong hop|sau(?! rieng| rong| sat| benh)|tiep do|dong thoi|trong truong hop|truoc|o cap|tai|voi|cung voi|ben canh|doi voi|thuc hien (?:su )?chi dao)(?![\p{L}])"
)
# What an opening clause names bodies with: "theo đề nghị của UBND huyện, Sở A chủ trì".
GOVERNED = plain(r"(?<![\p{L}])(?:cua|o|tai)[ ]+(?:cac[ ]+)?$")
AFTER_COMMA = plain(r"(?:,|vuong mac|kho khan)[ ]*(?:(?:de nghi|yeu cau|thi)[ ]+)?(?:cac[ ]+)?$")
GOES_ON = plain(r"(?:^|[,;]|[ ]va|[ ]dong thoi)[ ]*(?:(?:chu dong|thuong xuyen|tich cuc|khan truong|kip thoi|tham gia|dong thoi|to chuc|truc tiep|tiep tuc|co trach nhiem|tang cuong)[ ,]*)*$")
# What groups do outside the part on duties; short words that begin other things too are left out.
GROUP_VERB = plain(r"(?:co trach nhiem|chu dong|thuc hien|to chuc|de xuat|xay dung|huong dan|phai|tu|bo tri|dau tu)(?![\p{L}])")
OFFICES = plain(r"(?:(?:thu truong|nguoi dung dau|giam doc|chu tich|truong)[ ]+)?(?:(?:cac|tung|moi)[ ]+)?(?:chinh quyen|mat tran|cap(?=,)|so|phong|ban|co quan|co so|truong|nha truong|doanh nghiep|hop tac xa|benh vien|ngan hang|cap uy|don vi|ubnd|uy ban|dia phuong|bo|don vi|to chuc|doan the|hoi|cong dong)(?![\p{L}])")
# more bodies of a list, by names no pack knows: ", Viettel Lục Nam, VNPT Lục Nam"
UNKNOWN_TAIL = regex.compile(r"(?:[ ]+\p{Lu}[\p{L}\d]*){0,3}(?:[ ]*(?:[,;]|và)[ ]*(?:các[ ]+)?\p{Lu}[\p{L}\d.&]*(?:[ ]+(?:[-–][ ]+)?\p{Lu}[\p{L}\d]*){0,7})*(?=[ ]+\p{Ll})")
# "Báo … Sông Thao, Sở …": a place's name between two bodies of one list
PLACE_GAP = regex.compile(r"[ ]+\p{Lu}[\p{L}'’]*(?:[ ]+\p{Lu}[\p{L}'’]*){0,3}[ ]*(?:[,;]|[ ]và[ ])[ ]*(?:các[ ]+)?")
LIST_HEAD = plain(r"cac[ ]+(?:(?:so|phong|ban|bo|hoi)(?:, (?:ban|nganh|phong|don vi))*[ ]?:[ ]?)?")
SAYS_ROLE = plain(r"[ ]*(?:\([^()\n]{0,60}\))?[ ]*(?:chu tri|phoi hop)(?![\p{L}])")
LEADS_OR_JOINS = plain(r"(?:(?:ho tro|tham gia|giup do)(?:[ ]*,|[ ]+va)[ ]*)?(?:chu tri|phoi hop)")
ROLE_WORD = plain(r"chu tri|phoi hop")
OFFICER = plain(
    r"[ ]*(?P<who>(?:(?:cac|dong chi|d/c|ong|ba|thay|co)[ ]+)*(?:pho chu tich|chu tich|(?:pho )?hieu truong|(?:pho )?giam doc|pho chi tich|chuyen vien|can bo|cong chuc|truong ban|pho truong ban|uy vien|thanh vien)(?![\p{L}]))"
)
# An officer as the label of an item: "- Thầy Hiệu trưởng Trần Văn A: phụ trách chung".
OFFICER_LABEL = regex.compile(
    r"(?:(?i:các|đồng chí|đ/c|ông|bà|thầy|cô)[ ]+)*(?i:phó )?(?i:chủ tịch|hiệu trưởng|giám đốc)(?:[ ]+(?:phụ trách(?:[ ]+\p{Ll}+){1,4}|\p{Lu}\p{L}*(?:[ ]+\p{Lu}\p{L}*){1,4}))?[ ]*:"
)
BETWEEN = plain(r"[ ]+(?:(?:chat che|dong bo|tot|hieu qua)[ ,]*)*(?:giua|lien nganh)(?![\p{L}])")
CLAUSE_DOES = plain(r"[^;]*(?<![\p{L}])(?<!chu tri )thuc hien(?![\p{L}])")
CONCERNING = plain(r"doi voi[ ]+(?P<body>)(?:(?:cac|tung)[ ]+)?")
OF_STATE = plain(r"group (?:ubnd|hdnd|xa|huyen|so|phong|ban|co quan|don vi|bo|nganh|dia phuong|thon|mass|members)(?![a-z])")
STOP = plain(r"\.(?=[ ])")
OFFICE_ONLY = plain(r"[ ]*(?:cac |dong chi |nhung |don vi |co quan |thanh vien |ban |to ){0,2}[ ]*")


def asked_to_join(folded: str, start: int, body: int, verb: int) -> bool:
    """True for *đề nghị các đơn vị phối hợp thực hiện*, where *phối hợp* is what a group at ``body`` is asked to do."""
    return bool(_ASKED.search(folded, start, body) and _JOINS_IN.match(folded, verb))


def leads_or_joins(folded: str, start: int, end: int) -> bool:
    """True if a stretch may say who leads or joins: all that bodies named elsewhere may have to do in it."""
    return LEAD.may_stand(folded, start, end) or JOIN.may_stand(folded, start, end)


def enforcement(folded: str, start: int, end: int) -> re.Match[str] | None:
    """Where a closing article says who is to carry the document out; cheap where nothing does."""
    found = ENFORCE_STRICT.search(folded, start, end)
    if found is None and folded.find("thi hanh", start, end) >= 0 and _ARTICLE.match(folded, folded.rfind("\n", 0, start) + 1):
        found = _ENFORCE_ARTICLE.search(folded, start, end)
    return found


# More of what bodies do: verbs whose look-alikes without accents are other words, so they are read as spelt.
_SPELT_VERB = plain(
    r"(?:chấp hành|tuân thủ|đẩy nhanh|rút ngắn|tháo gỡ|chấn chỉnh|siết chặt|chọn|lãnh đạo|tranh thủ|khuyến khích|kê khai|khai báo|lưu trữ|hạch toán|mở rộng|áp dụng|liên kết|giới thiệu|quảng bá|nêu cao|gương mẫu|đồng hành|"
    r"cần|đưa|cử|gửi|nộp|mở|treo|trực|nắm|giữ|ký|lập|xét|tặng|trao|mời|họp|nêu|khám|chữa|dạy|thụ lý|cho vay|thu|chi|trả|tính|đặt|in|phát|thẩm|soạn|dự|đến|xin|"
    r"phản ánh|kiến nghị|trao đổi|có văn bản|có ý kiến|có kế hoạch|có công văn|biên (?:soạn|tập|chế)|soạn thảo|dự thảo|quy định|quyết định|tiến hành|giám sát|theo dõi|đôn đốc|cung (?:cấp|ứng)|"
    r"phân (?:công|bổ|cấp|loại|tích)|tuyên truyền|vận (?:động|hành)|đăng (?:ký|tải|cai)|niêm yết|chuẩn bị|lựa chọn|nghiên cứu|phát (?:động|hành|sóng|hiện|huy|triển)|hưởng ứng|lồng ghép|quản lý|"
    r"ứng dụng|ưu tiên|chịu|chú trọng|chú ý|phấn đấu|nỗ lực|sửa (?:đổi|chữa)|bổ sung|hoàn thiện|điều (?:hành|phối|chỉnh|tra|động)|dàn dựng|tuần tra|kiểm (?:soát|kê|tra)|"
    r"thanh tra|thẩm định|thẩm tra|xác (?:minh|nhận|định)|giải quyết|tiếp (?:nhận|thu|xúc|dân)|bàn giao|công (?:bố|nhận)|khen thưởng|biểu dương|cân đối|thanh toán|quyết toán|giải ngân|chi trả|"
    r"cấp (?:phát|kinh phí|giấy|phép|đủ)|thu (?:thập|hồi|hút|gom)|số hóa|kết nối|chia sẻ|tích hợp|khai thác|nâng cấp|duy trì|bảo (?:dưỡng|trì|vệ|quản|mật)|đầu tư|xây|trồng|chăm sóc|"
    r"tư vấn|hỗ trợ|giúp|trang bị|mua sắm|tuyển (?:dụng|chọn|sinh)|đào tạo|bồi dưỡng|tập huấn|phổ biến|giáo dục|nhắc nhở|xử (?:lý|phạt)|ngăn chặn|đấu tranh|rút kinh nghiệm|"
    r"thành lập|kiện toàn|củng cố|tổng kết|sơ kết|thống kê|tổng hợp|đánh giá|khảo sát|nhân rộng|là (?:cơ quan|đơn vị|đầu mối|bộ phận) (?:đầu mối|thường trực|tham mưu|chịu trách nhiệm)|là đầu mối)"
    r"(?![\p{L}])"
)


def does(folded: str, canonical: str, at: int) -> bool:
    """True if the words at a place say what the body before them does."""
    return bool(DUTY_VERB.match(folded, at) or _SPELT_VERB.match(canonical, at))


# Small words behind a body's name that say what it does unless they are one of these: where it is, what it is, what it says.
_OPEN_VERB = regex.compile(
    r"(?!(?:làm(?= (?:(?:Phó|phó|Tổ|tổ) )?(?:[Tt]rưởng|[Tt]hành viên|[Ủủ]y viên|[Nn]hóm trưởng))|trên|trong|ngoài|của|và|hoặc|hay|tại|về|có|là|được|đã|bị|cùng|với|các|những|mỗi|do|gồm|bao|thuộc|trực thuộc|theo|khi|nếu|mà|này|đó|nêu|nói|số|điện|cấp|"
    r"thôn|bản|làng|ấp|xóm|xã|phường|thị|huyện|tỉnh|thành|quận|khu|vùng|miền|ở|từ|đến|để|nhằm|bằng|như|không|chưa|vẫn|hiện|đang|đóng|cho|ra|vào|lên|liên|khác|đều|cũng|còn|"
    r"chính|tài|ngày|năm|tháng|quý|trước|sau|yêu|đề|kêu|mong|trân|kính|cơ|đơn|viên|nhà|người|cán|ông|bà|đồng|một|hai|ba|nhân|nhiệm|chức|quyền|giai|nhất|cộng|chủ tịch|phó|trưởng|giám đốc)(?![\p{L}]))"
    r"\p{Ll}+[ \n]+[\p{L}\d]"
)


def may_do(canonical: str, at: int) -> bool:
    """True if a small word at a place may be a verb no list has; asked behind a named body alone."""
    return _OPEN_VERB.match(canonical, at) is not None


# A plan's last words, which speak to everybody: they stand under the last heading, but not for its bodies.
CLOSING = re.compile(
    r"[ ]*(?:tren day la|can cu (?:vao )?(?:noi dung )?(?:cua )?(?:ke hoach|chuong trinh|phuong an|de an|quyet dinh)(?: nay)?,|(?:trong )?qua trinh (?:to chuc |trien khai |va )*thuc hien|"
    r"nhan duoc ke hoach|(?:uy ban nhan dan|ubnd|ban thuong truc|ban chi dao)[^.;:\n]{0,50} (?:yeu cau|de nghi) |(?:yeu cau|de nghi) (?:thu truong )?(?:cac|cap uy))"
)


def gives_none(lineage: Iterable[Part]) -> bool:
    """True below a heading that gives no duties; a combined one may (*Phạm vi, đối tượng, phương án*)."""
    for part in lineage:
        if part.kinds:
            if _MAY_GIVE.search(fold(part.heading.title)):
                return False
            return all(kind in _GIVES_NONE for kind in part.kinds)
    return False


def in_bracket(folded: str, start: int, place: int) -> bool:
    """True if a bracket opened since ``start`` is still open at a place."""
    return folded.rfind("(", start, place) > folded.rfind(")", start, place)
