"""References to legal and administrative documents.

Finds:  Quyết định số 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng Chính phủ · Chỉ thị số 46-CT/TW ·
        Luật Đất đai số 31/2024/QH15 · Luật Ngân sách nhà nước · Nghị quyết của HĐND huyện về …
Leaves: Số: 40/KH-UBND in the header (the document's own number) · 7/7 xã · mẫu 02/HNCT
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from kehoach.extract.abbreviations import declared
from kehoach.extract.beginnings import matches, patterns
from kehoach.extract.citation_issuers import issuers_nearby
from kehoach.extract.citation_numbers import Known, known
from kehoach.extract.citation_repair import CERTAIN, repair
from kehoach.extract.dates import date_of, iso
from kehoach.extract.found import FoundCitation
from kehoach.extract.issuers import full_name
from kehoach.extract.patterns import rx
from kehoach.folding import fold
from kehoach.normalise import Text
from kehoach.rulebook import Rulebook
from kehoach.segment import Outline

# A number as printed: 40/KH-UBND, 27/2022/NĐ-CP, 46-CT/TW, 24/2021/QH15, 144/2021/NĐ- CP, số1719/QĐ –TTg. The rulebook
# folds the letters of a pattern: those that need their marks, and the long dash, stand as escapes.
_LETTERS = r"(?:(?!ng\u00e0y|c\u1ee7a)[\p{L}\d&])"  # "CPngày": the next word glued on
_DOTTED = r"\.(?!TM|KT)\p{Lu}{2,6}g?(?![\p{L}])"  # "QĐ-UBND.HC", "QĐ.UBND"
_UNION = r"(?:CTr|KH|HD|NQ|Q\u0110|KL|CT|TB|BC|CV)"  # behind a blank, as the Youth Union writes it: 30 CTr/T\u0110TN-PT
_NUMBER = (
    r"(?:(?<![\w/.,-])|(?<=\b[sS][\u1ed1\u1ed0]))(?P<num>\d{1,5}(?:\.\d{1,2})?[a-z\u0111]?) ?"
    rf"(?:/ ?(?:(?P<year>(?:19|20)\d{{2}}) ?/ ?)?(?P<sym>\p{{Lu}}{_LETTERS}{{0,14}}(?:(?:[ ]?[-_][ ]{{0,2}}|\u2013[ ]?|[ ]\u2013)\p{{Lu}}{_LETTERS}*|{_DOTTED})*"
    rf"(?:/\p{{Lu}}{_LETTERS}*(?:[ ]?-[ ]?\p{{Lu}}{_LETTERS}*)*|/(?:19|20)\d{{2}}(?!\d))?)"
    rf"|(?:- ?|(?={_UNION}/\p{{Lu}}))(?P<psym>\p{{Lu}}[\p{{L}}]{{0,6}}) ?/ ?(?P<porg>T\.\u01af|\p{{Lu}}{_LETTERS}*(?:[ ]?-[ ]?\p{{Lu}}{_LETTERS}*)*)"
    r"|- ?(?P<old>CP|H\u0110BT|TTg|CT|T\u01af|UB)(?![\p{L}\d/-]))"  # of the nineties: 73-CP
)
# A number is looked for from the mark before its symbol's capital, which is rarer than digits.
_SYMBOL = re.compile(rf"[/-] ?(?:(?:19|20)\d\d ?/ ?)?(?=[^\W\d_a-z])| (?={_UNION}/[^\W\d_a-z])")
_DIGITS = re.compile(r"(?:(?<![\w/.,-])|(?<=[sS][\u1ed1\u1ed0]))\d{1,5}(?:\.\d{1,2})?[a-z\u0111]? ?\Z")
_LONGEST_DIGITS = 10
_DATE_AFTER = regex.compile(
    r"[ ]*,?[ ]*(?:(?:ngay *|(?<=[ ]))(?P<d>\d{1,2}) *(?:/|-|\.|thang) *(?P<m>\d{1,2}) *(?:/|-|\.|,? *nam) *(?P<y>(?:19|20)(?:\d{2}| \d{2}|\d \d)(?!\d))|\((?:ngay )?(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>(?:19|20)\d{2})\))"
)
_OF = regex.compile(r"[ ]*,?[ ]*cua +(?=\p{L})")
_ISSUER_HEAD = regex.compile(
    r"(?:chinh phu|thu tuong|bo truong|bo chinh tri|bo |uy ban|ubnd|hoi dong|hdnd|quoc hoi|ban |tinh uy|thanh uy|huyen uy|"
    r"thi uy|quan uy|dang uy|so |chu tich|lien |hoi nghi|hoi |trung uong|thuong truc|van phong|cuc |tong |chi cuc|phong |"
    r"cong an|uy vien|mat tran|ngan hang|thanh tra|vien |toa |doan |bch |btv |dai hoi|lien tich|ub ?mttq|tw |tu )"
)
# Read in the printed words: without marks "tại" is also the "Tài" of Bộ Tài chính, "đang" the "Đảng",
# and a capital tells Bộ Xây dựng from "xây dựng".
_ISSUER_STOP = regex.compile(
    r"[;:.()]|,(?!\s(?i:xã|huyện|tỉnh|thành phố|phường|thể thao|thương binh|khoa học|truyền thông|người)\b)"
    r"|\s(?:[Vv]ề|v/v|[Bb]an hành|[Pp]hê duyệt|[Qq]uy định|[Hh]ướng dẫn|[Ss]ửa đổi|[Tt]riển khai|[Tt]hực hiện|[Kk]ết luận (?:phiên|Phiên|cuộc|Cuộc|tại|hội nghị|Hội nghị)|giao|công bố|tăng cường|đẩy mạnh|nhằm"
    r"|để|đã|đang|trong|trên|tại|theo|năm \d|ngày|thông qua|bãi bỏ|thay thế|bổ sung|phân bổ|điều chỉnh|cho|đến|là|được|có|các|kèm"
    r"|số:? \d|quyết định|nghị quyết|nghị định|kế hoạch|chỉ thị|cụ thể|gồm|lấy|yêu cầu|xây dựng|tổ chức|đảm bảo|thành lập"
    r"|và (?i:các|quyết|nghị|kế|chỉ|thông|văn|công (?:văn|điện)|tình|luật|chương|đề|hướng|ý kiến|kết luận|báo cáo|một|của|tờ trình))\b"
    r"|-{2,}| - (?=\p{Ll}{3})"
)
_TITLE_LEAD = regex.compile(
    r"[ ]*,?[ ]*(?:(?P<about>ve viec|ve|v/v)|(?=(?:quy dinh|huong dan|ban hanh|phe duyet|sua doi|trien khai|thuc hien|giao|thong qua|"
    r"tang cuong|phan bo|thi diem|cong bo|dieu chinh|bo sung|chu truong|lanh dao|day manh|dot pha)\b))[ ]*"
)
_TITLE_STOP = regex.compile(
    r"[;\n]|\.(?= |$)|\((?:sau day|goi tat|viet tat)|(?:,|\)) (?:uy ban nhan dan|ubnd|ban thuong truc) [^,;\n]{0,60}(?:ban hanh|xay dung)"
    r"|[,;] *(?:va )?(?=(?:quyet dinh|nghi quyet|nghi dinh|thong tu|ke hoach|chi thi|cong van|to trinh|luat|ket luan|chuong trinh) (?:so|cua|lien) )"
)
_NO_LAW = ("phap ", "ky ", "quy ")  # "Luật Phổ biến, giáo dục pháp luật số …": the last word begins no reference
_LAW = regex.compile(r"(?<![\p{L}])(?<!(?:phap|ky|quy) +)(?P<type>(?:bo +)?luat|phap +lenh|hien +phap)(?= )")
_LAW_STOP = regex.compile(
    r"[;:.()\n\"]|ngay ?(?=\d+ ?(?:/|-|thang))|,(?! (?:chong|giao|su dung|thi dua|bo sung|thuc hanh|quyen|to chuc|cu tru|thue|an toan|khai thac|sang|hai dao))|(?<!bao|tu|canh) ve(?! sinh)\b| (?:so|ngay|nam|quy dinh|duoc|nham|"
    r"tren|de|da|co|theo|cua|hien hanh|thay the|trong|la|phai|den|va cac|va (?=nghi|quyet|thong|luat|van)|do|gan|dam bao|thi hanh|hoac|tai|vao|khi(?<!vu khi)|gom|bao gom|cho|voi|thi|o|ban hanh nam|co hieu luc)\b"
)
# A name goes on behind a comma that stands before its day or number: "Luật Quản lý, sử dụng vũ khí, vật liệu nổ … số …".
_LAW_GOES_ON = regex.compile(r",(?:[ ]+(?!các[ ]|luật[ ]|nghị[ ])[\p{Ll}]+,?){1,14}[ ]+(?=(?:ngày[ ]|số[ ]?:?[ ]?)\d)")
_LAW_LOOKS = patterns(r"bo +luat ", r"luat ", r"phap +lenh ", r"hien +phap ")
# Read backwards from the "cua" that follows.
_NAMED = regex.compile(
    r"(?r)(?<![\p{L}])(?P<type>nghi +quyet|quyet +dinh|ke +hoach(?: +hanh +dong)?|chi +thi|chuong +trinh +hanh +dong|ket +luan|nghi +dinh|"
    r"thong +tu|huong +dan|thong +bao|quy +che|chien +luoc) +"
)
# "Căn cứ nghị quyết công tác Hội năm 2017 của Ban Chấp hành …": the subject may stand before the issuer
_GROUNDS = regex.compile(
    r"(?m)^[ \-+*]*(?:can cu|thuc hien|theo) +(?P<what>(?P<type>ke +hoach|chuong +trinh|nghi +quyet|quy +che|huong +dan)"
    r"(?P<subject> +(?!so |nay|tren)[^;:.()\n/]{8,90}?)(?= +cua +) +(?=cua +\p{L})|dieu +le +(?P<of>(?:dang cong san|doan thanh nien cong san ho chi minh|hoi [a-z ]{4,30}|cong doan|mat tran to quoc)(?: viet nam)?)(?=[ ]*[;,.\n(]))"
)
_OF_ISSUER = re.compile(r"cua ")
_SHORT = regex.compile(
    r"(?<![\p{L}])(?:(?P<type>(?:nghi +quyet|thong +tu)(?: +lien +tich)?|quyet +dinh|nghi +dinh|chi +thi|ket +luan) +(?P<so>so +)?(?P<num>\d{1,4}/(?:19|20)\d{2}|\d{1,4}(?:[a-e](?![a-z]))?)|"
    r"(?P<type>ke +hoach(?: +hanh +dong)?|chuong +trinh(?: +hanh +dong)?|cong +(?:van|dien)|thong +bao(?: +ket +luan)?|huong +dan|phap +lenh|de +an) +(?P<so>so +)(?P<num>\d{1,4}))"
    r"(?![\d/%-]|[.,]\d|[ ]?[-/])"
)
_SHORT_LOOKS = patterns(
    r"nghi +(?:quyet|dinh) +(?:lien +tich +)?(?:so +)?\d", r"quyet +dinh +(?:so +)?\d", r"thong +tu +(?:lien +tich +)?(?:so +)?\d", r"chi +thi +(?:so +)?\d",
    r"ket +luan +(?:so +)?\d", r"ke +hoach +(?:hanh +dong +)?so +\d",
    r"chuong +trinh +(?:hanh +dong +)?so +\d", r"cong +(?:van|dien) +so +\d", r"thong +bao +(?:ket +luan +)?so +\d",
    r"huong +dan +so +\d", r"phap +lenh +so +\d", r"de +an +so +\d",
)  # fmt: skip
_OPENERS = regex.compile(r"(?:can cu|thuc hien|trien khai|thi hanh|theo de nghi|xet de nghi|tiep tuc|nham|qua xem xet|de )")
# A paragraph before the first heading that tells how it came to the plan gives no legal basis, nor does an article.
_ACCOUNT = regex.compile(
    r"[ \-*]*(?:sau \d+ (?:nam|thang)|sau (?:hon|gan) |tren co so (?:cac |nhung )?(?:ket qua|danh gia)|trong (?:nhung nam|thoi gian|boi canh)|"
    r"(?:trong )?(?:thoi gian|nhung nam) qua|qua \d|hien nay|dieu \d)"
)
_SELF = regex.compile(r"\(? *(?:kem theo|ban hanh kem|ban hanh theo|dinh kem)")
_BLANK_SELF = regex.compile(
    r"kem +theo +(?P<q>(?P<type>ke +hoach|quyet +dinh|nghi +quyet|chuong +trinh|phuong +an) +so *:? *[._…]* */ *[\p{L}&]+-[\p{L}&-]+)"
)
_IN_BRACKETS = regex.compile(r"[ ]*\([^()\n]{2,40}\)(?=[ ]*,?[ ]*ngay\b)")
_YEAR_AFTER = regex.compile(r"[ ]*(?:\(sua +doi\) +)?(?:ban +hanh +)?nam +(?:19|20)\d{2}")
_AMENDING_STOP = regex.compile(r"[;.()\n]| (?:ngay|so \d|nam \d{4}|duoc|da)\b")
_AMENDING = regex.compile(r"luat +(?:sua doi|bo sung)")
# Documents still to be issued, issued by the decision just cited, or the plan itself.
_NOT_YET = regex.compile(
    r"(?:ban +hanh|xay +dung|phe +duyet|du +thao|tham +muu|trinh|tren +day +la|day +la)(?: +cac| +mot| +toan +bo)? +$"
)
_TO_COME = regex.compile(r"[ ]*(?:\(sua +doi\)(?! +nam +(?:19|20))|sua +doi(?! *,? *bo +sung +nam)\b|thay +the\b)")
_OWN_NUMBER = regex.compile(r"(?:[ |*]|so)* ?:[ *]*")  # the line "Số: 12/KH-UBND" of the document's own head
_NOT_BEFORE = regex.compile(r"(?:mau|bieu|bieu so|mau so|phu luc|bang|dien thoai|fax|tai khoan|so hieu)[ ]*(?:so)?[ ]*:?[ ]*$")


def citations(text: Text, outline: Outline, rules: Rulebook) -> list[FoundCitation]:
    """All references of a text, footnotes included, in order."""
    finder = _Finder(text, outline, rules)
    finder.numbered(text.folded)
    finder.laws(text.folded)
    finder.named(text.folded)
    finder.programmes(text.folded)
    if text.notes:
        finder.numbered(text.notes_folded)
        finder.laws(text.notes_folded)
        finder.named(text.notes_folded)
    found = finder.found
    found.sort(key=lambda c: (c.start, -c.end))
    issuers_nearby(found, text, rules)
    repair(finder.doubted, found, finder.known)
    return found


class _Finder:
    def __init__(self, text: Text, outline: Outline, rules: Rulebook) -> None:
        self.text = text
        self.known: Known = rules.make("citations", known)
        self.found: list[FoundCitation] = []
        self.doubted: list[FoundCitation] = []  # their numbers were recognised with doubt
        self.number = rules.compile(_NUMBER)
        self.types = rules.make(
            "citation-types",
            lambda book: re.compile(
                "|".join(sorted((fold(e.name).replace(" ", " +") for e in book.group("document-type")), key=len, reverse=True))
            ),
        )
        first = outline.parts[0].start if outline.parts else len(text.canonical)
        title = outline.zones.title
        self.title_start = text.paragraphs[title].start if title is not None else 0
        self.preamble = (self._preamble_start(title), first)
        self.short = declared(text)
        self.law_names: regex.Pattern[str] | None = rules.make("law-names", _law_names)

    def _preamble_start(self, title: int | None) -> int:
        """Where the legal basis begins: the first paragraph after the title that is not in capitals."""
        if title is None:
            return 0
        for p in self.text.paragraphs[title + 1 : title + 8]:
            words = self.text.words(p.start, p.end)
            if not words.isupper() and _OPENERS.match(fold(words).lstrip("- ")):
                return p.start
        follow = self.text.paragraphs[min(title + 2, len(self.text.paragraphs) - 1)]
        return follow.start

    # --- documents with a number ---------------------------------------------------------

    def numbered(self, folded: str) -> None:
        """Documents with a number (``Quyết định số 90/QĐ-TTg``)."""
        canonical = self.text.canonical
        view = _blanked(canonical)
        for match in self._numbers(view):
            shown = folded[match.start() : match.end()]
            if "\n" in shown or not shown.strip():
                continue  # over a paragraph's end, or masked here
            citation = self._from_number(match, folded)
            if citation is not None:
                self.found.append(citation)
                if self.text.sure(*match.span()) < CERTAIN:
                    self.doubted.append(citation)
        for match in _BLANK_SELF.finditer(folded):
            start, end = match.start("q"), match.end("q")
            if not any(c.start < end and start < c.end for c in self.found):
                kind = " ".join(match["type"].split())
                self.found.append(
                    FoundCitation(start, end, "citation.blank-self", doc_type=self.known.type_name(kind), attached=True)
                )
        for match in matches(_SHORT, folded, _SHORT_LOOKS):
            if not canonical[match.start()].isupper() or any(
                c.start < match.end() and match.start() < c.end for c in self.found
            ):
                continue
            if rx(r"(?:19|20)\d{2}").fullmatch(match["num"]) and not match["so"]:
                continue
            self.found.append(
                FoundCitation(
                    match.start(), match.end(), "citation.short", confidence=0.8,
                    doc_type=self.known.type_name(match["type"]), number=match["num"], basis=self._basis(match.start()),
                )
            )  # fmt: skip

    def _numbers(self, view: str) -> Iterator[regex.Match[str]]:
        """The numbers with a symbol behind the title, in order: tried where digits stand before a symbol's mark."""
        done = self.title_start
        for symbol in _SYMBOL.finditer(view, done):
            digits = _DIGITS.search(view, max(done, symbol.start() - _LONGEST_DIGITS), symbol.start())
            if digits and (match := self.number.match(view, digits.start())):
                done = match.end()
                yield match

    def _from_number(self, match: regex.Match[str], folded: str) -> FoundCitation | None:
        line = folded.rfind("\n", 0, match.start()) + 1
        before = folded[max(line, match.start() - 170) : match.start()]
        if _NOT_BEFORE.search(before) or match.start() < self.preamble[1] and _OWN_NUMBER.fullmatch(before):
            return None
        start, doc_type = self._type_before(match, before)
        symbol_type = self.known.type_of_symbol(match)
        if doc_type is None and symbol_type is None:
            return None
        number = self.known.number(match)
        end = match.end()
        date = _DATE_AFTER.match(folded, end)
        when, end = (_day(date), date.end()) if date else (None, end)
        if date and "ngay" not in date[0]:
            number = self.known.without_remnant(number)
        issuer, end = self._issuer(folded, end)
        late = _DATE_AFTER.match(folded, end) if issuer and not date else None
        if late:  # "Chỉ thị số 46-CT/TW của Bộ Chính trị ngày 16/5/2025"
            when, end = _day(late), late.end()
        title = self._title(folded, end)
        return FoundCitation(
            start, end, "citation.number", doc_type=doc_type or symbol_type, number=number, date=when,
            issuer=issuer, title=title, basis=self._basis(start),
            attached=bool(_SELF.search(folded[max(line, start - 60) : start])),
        )  # fmt: skip

    def _type_before(self, match: regex.Match[str], before: str) -> tuple[int, str | None]:
        """Where the reference begins and the type of document printed before the number."""
        start = match.start()
        found = None
        for candidate in self.types.finditer(before):
            at = candidate.start()
            if at and before[at - 1].isalpha() or before.startswith("luat", at) and before.endswith(_NO_LAW, 0, at):
                continue
            found = candidate
        so = rx(r"(?:,? *so(?: hieu)? *:? *)$").search(before)
        if found and found[0].startswith("ket"):  # "Thông báo kết luận số 45-TB/TU"
            found = rx(r"thong +bao(?= +ket +luan$)").search(before, 0, found.end()) or found
        alone = start - len(so[0].lstrip(", ")) if so else start
        if found is None:
            return alone, None
        between = before[found.end() : so.start() if so else len(before)].strip(" :,")
        kind = self.known.type_name(found[0])
        offset = start - len(before)
        law = kind in ("luật", "bộ luật", "pháp lệnh", "hiến pháp")
        if not between or between in ("lien tich", "hanh dong", "tham tra", "ket luan", "phoi hop", "cua", "lien nganh"):
            return offset + found.start(), kind
        if law and so and not rx(r"[;:.]|(?<!\bco )\bso\b(?! huu)").search(between):
            listed = match.string[match.end() : match.end() + 7].strip(", ").lower().startswith("luật")
            return (offset + found.start() if listed else self._law_start(before, offset, found.start())), kind
        if so and len(between.split()) <= 4 and not rx(r"[;,:.]").search(between) and not rx(r"\d").search(between):
            return offset + found.start(), kind
        return alone, None

    def _law_start(self, before: str, offset: int, at: int) -> int:
        """*Luật sửa đổi, bổ sung một số điều của Luật X số …*: the number is the amending law's."""
        outer = None
        for match in _AMENDING.finditer(before, 0, at):
            outer = match
        if outer and regex.fullmatch(r"luat +sua doi[^;\n\d]*?cua +(?:cac +)?", before[outer.start() : at]):
            return offset + outer.start()
        return offset + at

    # --- what follows -----------------------------------------------------------------------

    def _issuer(self, folded: str, end: int) -> tuple[str | None, int]:
        of = _OF.match(folded, end)
        if not of or not _ISSUER_HEAD.match(folded, of.end()):
            return None, end
        line = folded.find("\n", of.end())
        limit = min(len(folded) if line < 0 else line, of.end() + 130)
        printed = self.text.canonical[of.end() : limit].replace("\n", " ")
        if printed[:16].isupper():
            printed = printed.lower()
        stop = _ISSUER_STOP.search(printed, 2)
        finish = of.end() + stop.start() if stop else limit
        while finish > of.end() and folded[finish - 1] in " ,-":
            finish -= 1
        words = self.text.words(of.end(), finish)
        if len(words.split()) > 20:
            return None, end
        return full_name(words), finish

    def _title(self, folded: str, end: int) -> str | None:
        lead = _TITLE_LEAD.match(folded, end)
        if not lead:
            return None
        stop = _TITLE_STOP.search(folded, lead.end(), lead.end() + 420)
        finish = stop.start() if stop else min(len(folded), lead.end() + 420)
        title = self.text.words(lead.end(), finish).strip(" ,.;:)*")
        return title or None

    def _basis(self, start: int) -> bool:
        for note in self.text.notes:  # a footnote counts where its anchor stands
            if note.span.start <= start < note.span.end and note.anchor:
                start = note.anchor.start
                break
        if not self.preamble[0] <= start < self.preamble[1]:
            return False
        line = self.text.folded.rfind("\n", 0, start) + 1
        return _ACCOUNT.match(self.text.folded, line) is None

    # --- documents known by name ---------------------------------------------------------------

    def laws(self, folded: str) -> None:
        """Laws named without a number, also inside another law's title."""
        canonical = self.text.canonical
        for match in matches(_LAW, folded, _LAW_LOOKS):
            if match.start() < self.title_start or not canonical[match.start()].isupper():
                continue
            if any(c.start == match.start() for c in self.found):
                self._law_inside(match, folded)
                continue
            citation = self._law(match, folded)
            if citation is not None:
                self.found.append(citation)

    def _law_inside(self, match: regex.Match[str], folded: str) -> None:
        """Give a numbered law its name as title."""
        for citation in self.found:
            if citation.start == match.start() and citation.title is None:
                name = self._law_name(match, folded)
                if name is not None:
                    citation.title = self.text.words(match.end(), name).strip()

    def _law_name(self, match: regex.Match[str], folded: str) -> int | None:
        """Where the name of a law ends."""
        begin = match.end() + 1
        while begin < len(folded) and folded[begin] == " ":
            begin += 1
        if self.law_names is not None:
            known = self.law_names.match(folded, begin)
            if known:
                return known.end()
        if match["type"].startswith("hien"):
            return match.end()
        if not (self.text.canonical[begin : begin + 1].isupper() or folded.startswith("sua doi", begin)):
            return None
        if folded.startswith("sua doi", begin):
            stop = _AMENDING_STOP.search(folded, begin)
        else:
            stop = _LAW_STOP.search(folded, begin + 2)
            if stop and stop[0] == "," and (more := _LAW_GOES_ON.match(self.text.canonical, stop.start())):
                return more.end() - 1
        finish = stop.start() if stop else min(len(folded), begin + 90)
        finish = min(finish, begin + (330 if folded.startswith("sua doi", begin) else 90))
        while finish > begin and folded[finish - 1] in " ,-":
            finish -= 1
        return finish if finish - begin >= 3 else None

    def _law(self, match: regex.Match[str], folded: str) -> FoundCitation | None:
        finish = self._law_name(match, folded)
        if finish is None:
            return None
        name = self._written_out(self.text.words(match.end(), finish).strip())
        inside = any(c.start < match.start() and c.end >= finish and c.doc_type == "luật" for c in self.found)
        if inside:  # named in another law's title: the date after it is that law's
            return FoundCitation(
                match.start(), finish, "citation.law", doc_type=self.known.type_name(match["type"]), title=name,
                basis=self._basis(match.start()),
            )  # fmt: skip
        end = finish
        when = None
        if _TO_COME.match(folded, finish):
            return None
        year = _YEAR_AFTER.match(folded, end)
        aside = _IN_BRACKETS.match(folded, end)  # "… ở người (HIV/AIDS) ngày 29/6/2006"
        date = _DATE_AFTER.match(folded, aside.end() if aside else end)
        if date and date["d"]:
            when = date_of(date)
            end = date.end()
        elif year:
            end = year.end()
        return FoundCitation(
            match.start(), end, "citation.law", doc_type=self.known.type_name(match["type"]), date=when, title=name,
            basis=self._basis(match.start()),
        )  # fmt: skip

    def _written_out(self, name: str) -> str:
        """A name with the abbreviations the document declares written out."""
        return " ".join(self.short.get(word, word) for word in name.split())

    def named(self, folded: str) -> None:
        """Documents named by type, issuer and subject (``Nghị quyết của HĐND huyện … về …``)."""
        canonical = self.text.canonical
        for of in _OF_ISSUER.finditer(folded):
            match = _NAMED.match(folded, folded.rfind("\n", 0, of.start()) + 1, of.start())
            if match is None or match.start() < self.title_start or not canonical[match.start()].isupper():
                continue
            if any(c.start <= match.start() < c.end for c in self.found):
                continue
            line = folded.rfind("\n", 0, match.start()) + 1
            if _NOT_YET.search(folded, max(line, match.start() - 40), match.start()):
                continue
            issuer, end = self._issuer(folded, of.start() - 1)
            if issuer is None:
                continue
            title = self._title(folded, end)
            if title is None or ":" in title:
                continue
            self.found.append(
                FoundCitation(
                    match.start(), end, "citation.named", confidence=0.85, doc_type=self.known.type_name(match["type"]),
                    issuer=issuer, title=title, basis=self._basis(match.start()),
                )
            )  # fmt: skip


    def programmes(self, folded: str) -> None:
        """What a plan's grounds name by type, subject and issuer, or as the charter of a body.

        *Căn cứ Chương trình công tác năm 2026 của Đảng ủy xã*; *Căn cứ Điều lệ Đảng Cộng sản Việt Nam*.
        """
        begin, end = self.preamble
        for match in _GROUNDS.finditer(folded, begin, max(begin, end)):
            start = match.start("what")
            if any(c.start < match.end() and start < c.end for c in self.found):
                continue
            issuer, finish, title = None, match.end(), None
            if match["type"]:
                issuer, finish = self._issuer(folded, match.end() - 1)
                title = self.text.words(match.end("type"), match.end("subject")).strip()
                if issuer is None:
                    continue
            self.found.append(FoundCitation(
                start, finish, "citation.grounds", confidence=0.85, doc_type=self.known.type_name(match["type"]) if match["type"] else "điều lệ",
                issuer=issuer, title=title or self.text.words(match.start("of"), match.end("of")), basis=True,
            ))  # fmt: skip


def _day(date: regex.Match[str]) -> str | None:
    """The ISO date of a printed one."""
    year = (date["y"] or date["y2"]).replace(" ", "")  # "20 21" of a web page
    return iso(int(date["d"] or date["d2"]), int(date["m"] or date["m2"]), int(year))


def _blanked(text: str) -> str:
    """The text with line breaks and marks as blanks (chained replace: five times faster than translate)."""
    for mark in ("\n", "*", "|", "\\", "\u00a0"):
        text = text.replace(mark, " ")
    return text


def _law_names(rules: Rulebook) -> regex.Pattern[str] | None:
    entries = rules.words("law-name")
    if not entries:
        return None
    return regex.compile(rf"(?:{rules.alternatives(entries)})(?:(?![\p{{L}}])|(?=ngay ?\d))")
