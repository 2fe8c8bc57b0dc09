"""Names of issuing bodies: written out in full, with level and place."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import regex

from kehoach.extract.patterns import plain, rx
from kehoach.folding import fold
from kehoach.gazetteer import ANY_UNIT, units
from kehoach.records import Level

# What is shortened: small letters that stand in every such name, how it is written, and in full.
_EXPANSIONS = (
    ("cty", r"\bCty\b", "Công ty"),
    ("ubnd", r"\b[uU][bB][nN][dD]\b", "Ủy ban nhân dân"),
    ("hđnd", r"\b[hH][đĐ][nN][dD]\b", "Hội đồng nhân dân"),
    ("ubmttq", r"\bUBMTTQ ?VN\b|\bUBMTTQ(?: (?i:Việt Nam)| VN)?\b", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    ("ub", r"\bUB\.? ?(?=MTTQ|Mặt trận)", "Ủy ban "),
    ("mttq", r"\bMTTQ(?: ?VN| (?i:Việt Nam))?\b", "Mặt trận Tổ quốc Việt Nam"),
    ("tp", r"\bTP\.? ?(?=[A-ZĐ])", "thành phố "),
    ("tx", r"\bTX\.? ?(?=[A-ZĐ](?!P\b))", "thị xã "),
    ("tp", r"(?<=\b(?:huyện|thị xã|thị|TX), )TP\b", "thành phố"),
    ("tx", r"(?<=\b(?:huyện|thành phố), )TX\b", "thị xã"),
    ("tư", r"(?<!ĐẦU )\bTƯ\b(?! PHÁP)", "Trung ương"),
    ("tw", r"\bTW\b", "Trung ương"),
    ("bch", r"\bBCH (?=Trung ương|Đảng|Đoàn|Hội)", "Ban Chấp hành "),
    ("btv", r"\bBTV (?=\p{Lu})", "Ban Thường vụ "),
    ("lđ", r"\bLĐ ?-? ?TB ?(?:&|và)? ?XH\b", "Lao động - Thương binh và Xã hội"),
    ("nn", r"\bNN ?&? ?(?:và )?PTNT\b", "Nông nghiệp và Phát triển nông thôn"),
    ("tncs", r"\bTNCS ?(?:HCM|Hồ Chí Minh)\b", "Thanh niên Cộng sản Hồ Chí Minh"),
    ("đhsp", r"\bĐHSP\b", "Đại học Sư phạm"),
    ("cđsp", r"\bCĐSP\b", "Cao đẳng Sư phạm"),
    ("lhpn", r"\bLHPN\b", "Liên hiệp Phụ nữ"),
    ("csxh", r"\bCSXH\b", "Chính sách xã hội"),
    ("mtqg", r"\bMTQG\b", "mục tiêu quốc gia"),
    ("vn", r"\bVN\b", "Việt Nam"),
    ("kh", r"\bKH ?&? ?CN\b", "Khoa học và Công nghệ"),
    ("tn", r"\bTN ?&? ?MT\b", "Tài nguyên và Môi trường"),
    ("vh", r"\bVH ?&? ?TT\b(?![-&]\p{Lu})", "Văn hóa và Thông tin"),
    ("tt", r"(?<![-&])\bTT ?&? ?TT\b(?![-&]\p{Lu})", "Thông tin và Truyền thông"),
    ("kh", r"\bKH ?&? ?ĐT\b", "Kế hoạch và Đầu tư"),
    ("gdnn", r"\bGDNN ?- ?GDTX\b", "Giáo dục nghề nghiệp - Giáo dục thường xuyên"),
    ("gd", r"\bGD ?&? ?ĐT\b", "Giáo dục và Đào tạo"),
)
_SHORT_FORM = regex.compile(r"\p{Lu}{2}|TP|Cty|TX|ubnd|hđnd")
_BODIES = ("hoi", "truong", "uy", "doan", "doi")  # behind a word of a unit they begin a body, unless a unit is called so: *đặc khu Trường Sa*
_NO_UNIT = frozenset({"tĩnh", "tính", "tình", "xá", "phượng", "quân", "quản", "quán", "quan"})  # they fold as units do
_PARTY = plain(r"(?<![a-z])(?P<unit>tinh|thanh|huyen|thi|quan|dang) (?:uy|doan)(?![a-z])")
_CENTRAL = plain(
    r"^(?:chinh phu|thu tuong|quoc hoi|bo |uy ban thuong vu quoc hoi|ban bi thu|bo chinh tri|van phong chinh phu|"
    r"uy ban trung uong|ban chap hanh trung uong|tong lien doan|uy ban dan toc|thanh tra chinh phu|ngan hang nha nuoc viet nam|"
    r"kiem toan nha nuoc|toa an nhan dan toi cao|cuc (?!thue|hai quan|thi hanh|thong ke|quan ly thi truong)|vien kiem sat nhan dan toi cao|tong hoi|"
    r"tap doan|tong cuc|ban chi dao (?:quoc gia|trung uong)|doan chu tich|ban thuong truc uy ban trung uong)"
)
# A body of a branch of work: "Chi Cục Chăn Nuôi và Thú Y Tỉnh …"; the place after it keeps its capitals.
_FIELD = regex.compile(
    r"^(?P<head>(?:Sở|Phòng|Cục|Chi Cục|Tổng Cục|Vụ|Trung Tâm|Bộ(?! (?:Chỉ|Tư|Chính))) )"
    r"(?P<field>.+?)(?= (?:Tỉnh|Huyện|Xã(?! [Hh]ội)|Phường|Thành Phố|Thị Xã|Thị Trấn|Quận|Đặc Khu) \p{Lu}|$)"
)
# Cities run by the centre: their own level is that of a province (before and after 1/7/2025).
CENTRAL_CITIES = frozenset({"ha noi", "ho chi minh", "hai phong", "da nang", "can tho", "hue"})


@lru_cache(maxsize=8192)
def full_name(words: str) -> str:
    """A body's name in full form and usual case.

    >>> full_name("ỦY BAN NHÂN DÂN HUYỆN KRÔNG PA")
    'Ủy ban nhân dân huyện Krông Pa'
    >>> full_name("UBND tỉnh Đắk Lắk")
    'Ủy ban nhân dân tỉnh Đắk Lắk'
    """
    name = " ".join(words.replace("Uỷ", "Ủy").replace("UỶ", "ỦY").replace("Bộ Trưởng", "Bộ trưởng").split()).strip(" .,;:-")
    shouted = name.isupper() and " " in name
    if _SHORT_FORM.search(name):
        said = name.lower()  # no full form holds a short one
        for look, pattern, full in _EXPANSIONS:
            if look in said:
                name = rx(pattern).sub(full, name)
    if shouted or name.isupper() or sum(map(str.isupper, name)) > 0.6 * sum(map(str.isalpha, name)):
        name = _decapitalised(name)
    return name[:1].upper() + name[1:]


def _decapitalised(name: str) -> str:
    """Capitals → the usual case of a body's name: type and field capitalised, unit words small."""
    # Roman numbers and abbreviations (no vowel in them) keep their capitals
    words = [w if rx(r"^[IVX]+$").match(w) or rx(r"^[^AEIOUYaeiouy\W\d]{2,}$").match(fold(w).upper()) else w.capitalize() for w in name.split()]
    text = " ".join(words)
    fixed = (
        ("Chi Cục", "Chi cục"), ("Tổng Cục", "Tổng cục"), ("Trung Tâm", "Trung tâm"), ("Bộ Chỉ Huy Quân Sự", "Bộ Chỉ huy Quân sự"),
        ("Ủy Ban Nhân Dân", "Ủy ban nhân dân"), ("Hội Đồng Nhân Dân", "Hội đồng nhân dân"),
        ("Ủy Ban Mặt Trận Tổ Quốc", "Ủy ban Mặt trận Tổ quốc"), ("Mặt Trận Tổ Quốc", "Mặt trận Tổ quốc"),
        ("Ban Thường Trực", "Ban Thường trực"), ("Thủ Tướng Chính Phủ", "Thủ tướng Chính phủ"),
        ("Chính Phủ", "Chính phủ"), ("Quốc Hội", "Quốc hội"), ("Tiểu Ban", "Tiểu ban"), ("Ủy Ban", "Ủy ban"),
        (" Và ", " và "), ("Ban Chỉ Đạo", "Ban Chỉ đạo"), ("Hội Đồng", "Hội đồng"),
        ("Giáo Dục", "Giáo dục"), ("Đào Tạo", "Đào tạo"), ("Nông Nghiệp", "Nông nghiệp"), ("Môi Trường", "Môi trường"),
        ("Phát Triển Nông Thôn", "Phát triển nông thôn"), ("Lao Động", "Lao động"), ("Thương Binh", "Thương binh"),
        ("Xã Hội", "Xã hội"), ("Tài Chính", "Tài chính"), ("Kế Hoạch", "Kế hoạch"), ("Đầu Tư", "Đầu tư"),
        ("Khoa Học", "Khoa học"), ("Công Nghệ", "Công nghệ"), ("Văn Hóa", "Văn hóa"), ("Thể Thao", "Thể thao"),
        ("Du Lịch", "Du lịch"), ("Thông Tin", "Thông tin"), ("Truyền Thông", "Truyền thông"), ("Tư Pháp", "Tư pháp"),
        ("Nội Vụ", "Nội vụ"), ("Y Tế", "Y tế"), ("Xây Dựng", "Xây dựng"), ("Giao Thông Vận Tải", "Giao thông vận tải"),
        ("Dân Tộc", "Dân tộc"), ("Tôn Giáo", "Tôn giáo"), ("Tuyên Truyền", "tuyên truyền"), ("Khánh Tiết", "khánh tiết"),
        ("Tỉnh Ủy", "Tỉnh ủy"), ("Huyện Ủy", "Huyện ủy"), ("Thành Ủy", "Thành ủy"), ("Thị Ủy", "Thị ủy"),
        ("Quận Ủy", "Quận ủy"), ("Đảng Ủy", "Đảng ủy"), ("Đảng Bộ", "Đảng bộ"), ("Ban Chấp Hành", "Ban Chấp hành"),
        ("Ban Thường Vụ", "Ban Thường vụ"), ("Ban Chỉ Huy", "Ban Chỉ huy"), ("Ban Quản Lý", "Ban Quản lý"),
        ("Bệnh Viện", "Bệnh viện"), ("Công Ty", "Công ty"), ("Tập Đoàn", "Tập đoàn"), ("Bảo Hiểm", "Bảo hiểm"),
        ("Kho Bạc Nhà Nước", "Kho bạc Nhà nước"), ("Liên Đoàn", "Liên đoàn"), ("Văn Phòng", "Văn phòng"),
        ("Bầu Cử", "bầu cử"), ("Cao Đẳng", "Cao đẳng"), ("Đa Khoa", "Đa khoa"), ("Kinh Tế", "Kinh tế"),
        ("Tổ Chức", "Tổ chức"), ("Tuyên Giáo", "Tuyên giáo"), ("Thanh Niên", "Thanh niên"), ("Phụ Nữ", "Phụ nữ"),
        ("Khu Vực", "khu vực"), ("Công Thương", "Công Thương"), ("Quản Lý", "Quản lý"), ("Điện Lực", "Điện lực"),
        ("Tài Nguyên", "Tài nguyên"), ("Thống Kê", "Thống kê"), ("Công An", "Công an"),
        ("Liên Hiệp", "Liên hiệp"), ("Liên Minh", "Liên minh"), ("Hợp Tác Xã", "Hợp tác xã"), ("Nông Dân", "Nông dân"),
        ("Cựu Chiến Binh", "Cựu chiến binh"), ("Chữ Thập Đỏ", "Chữ thập đỏ"), ("Người Cao Tuổi", "Người cao tuổi"),
        ("Kiểm Lâm", "Kiểm lâm"), ("Thủy Lợi", "Thủy lợi"), ("Lâm Nghiệp", "Lâm nghiệp"), ("Dự Án", "dự án"),
        ("Phát Thanh", "Phát thanh"), ("Truyền Hình", "Truyền hình"), ("Phục Vụ Hành Chính Công", "Phục vụ hành chính công"),
        ("Dịch Vụ", "Dịch vụ"), ("Khuyến Học", "Khuyến học"), ("Khuyến Nông", "Khuyến nông"), ("Kiểm Soát Bệnh Tật", "Kiểm soát bệnh tật"),
        ("Viện Kiểm Sát Nhân Dân", "Viện kiểm sát nhân dân"), ("Tòa Án Nhân Dân", "Tòa án nhân dân"), ("Tiểu Học", "Tiểu học"),
        ("Mầm Non", "Mầm non"), ("Ngân Hàng Chính Sách Xã hội", "Ngân hàng Chính sách xã hội"), ("Ngân Hàng", "Ngân hàng"),
        ("Cộng Sản", "Cộng sản"), ("Thanh Tra", "Thanh tra"), ("Bảo hiểm Xã hội", "Bảo hiểm xã hội"), ("Chính Trị", "chính trị"),
        ("Chiến Lược", "Chiến lược"), ("Quốc Gia", "Quốc gia"), ("Bộ Đội", "Bộ đội"), ("Thư Viện", "Thư viện"), ("Bảo Tàng", "Bảo tàng"), ("Biên Phòng", "Biên phòng"),
    )  # fmt: skip
    for wrong, right in fixed:
        text = text.replace(wrong, right)
    text = _FIELD.sub(lambda m: m["head"] + _small(m["field"]), text, count=1)
    unit = rx(r"(?<=[\p{Ll}\d] )(Tỉnh(?! ủy)|Huyện|Xã(?! hội)|Phường|Thành Phố|Thị Xã|Thị Trấn|Quận|Đặc Khu)(?= \p{Lu}|$)")
    return unit.sub(lambda m: m[0].lower(), text)


def _small(field: str) -> str:
    """``Dân Số, Kế Hoạch Hóa`` → ``Dân số, Kế hoạch hóa``: each field has one capital."""
    return rx(r"(?P<first>\p{Lu}\p{Ll}*)(?P<more>(?: \p{Lu}\p{Ll}*)+)").sub(lambda m: m["first"] + m["more"].lower(), field)


@cache
def _unit_behind() -> re.Pattern[str]:
    """A word of a unit and the name behind it, up to the end."""
    called_so = "|".join(sorted({fold(u.name) for u in units() if fold(u.name).startswith(tuple(f"{word} " for word in _BODIES))}))
    return plain(rf"(?<![a-z])({ANY_UNIT}) +(?:(?=(?:{called_so})$)|(?!(?:{'|'.join(_BODIES)})(?!\w)))([^,;]+)$")


def unit_of(name: str) -> tuple[str, str] | None:
    """The administrative unit at the end of a body's name: (unit word, name), as printed."""
    folded = fold(name)
    match = _unit_behind().search(folded)
    while match and name[match.start(1) : match.end(1)].lower() in _NO_UNIT:
        match = _unit_behind().search(folded, match.end(1))  # "Trường THPT Tuệ Tĩnh", "Hội đồng nghĩa vụ quân sự huyện A"
    if not match:
        return None
    place = name[match.start(2) :].strip()
    if not place[:1].isupper():
        if not folded.startswith(("uy ban nhan dan", "hoi dong nhan dan")) or len(place.split()) > 4:
            return None
        place = place.title()  # damage of old gazettes: "tỉnh tiền giang"
    return name[match.start(1) : match.end(1)].lower(), place


def level_of(name: str) -> Level | None:
    """The level of a body from its name: sở of a province are ``tinh``, phòng of a district ``huyen``."""
    folded = fold(name)
    if _CENTRAL.match(folded):
        return "trung_uong"
    unit = unit_of(name)
    word = fold(unit[0]) if unit else ""
    if not word:
        bare = plain(rf"(?<![a-z])({ANY_UNIT})$").search(folded)
        word = bare[1] if bare else ""
    if word in ("xa", "phuong", "thi tran", "dac khu"):
        return "xa"
    if word in ("huyen", "quan", "thi xa"):
        return "huyen"
    if word == "thanh pho":
        city = fold(unit[1]) if unit else ""
        return "tinh" if not city or city in CENTRAL_CITIES else "huyen"
    party = _PARTY.search(folded) if not word else None
    if word == "tinh" or folded.startswith("so ") or party and party["unit"] in ("tinh", "thanh"):
        return "tinh"
    if folded.startswith("phong ") or party and party["unit"] in ("huyen", "thi", "quan"):
        return "huyen"
    if folded.startswith(("dang uy xa", "dang uy phuong", "tieu ban")):
        return "xa"
    return None


def places_of(name: str) -> tuple[str | None, str | None, str | None]:
    """Province, district and commune that a body's name gives, each with its unit word."""
    unit = unit_of(name)
    if unit is None:
        return None, None, None
    place = f"{unit[0]} {unit[1]}"
    level = level_of(name)
    if level == "tinh":
        return place, None, None
    if level == "huyen":
        return None, place, None
    if level == "xa":
        return None, None, place
    return None, None, None
