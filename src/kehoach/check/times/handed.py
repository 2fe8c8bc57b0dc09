"""What is handed on from body to body, and by which day: reports, lists, plans, data, each as (giver, receivers, thing, period, day).

Every clause of the plan's own text that hands something on by a day is read: who gives (the body before the verb, else the one whose duties
the clause stands among), who gets it, what it is, for which period. Bodies are those the plan names, the headings of its duties that name
others (*2. Nhân viên y tế*), and the heads of the issuer (*Giám đốc Sở*, *Hiệu trưởng*), who are the issuer.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import regex

from kehoach.check.draft import CLAUSE, Draft, Place, overlaps
from kehoach.check.kinds import Result, kind
from kehoach.check.parts.numbering import DEPTH, members
from kehoach.check.times.in_turn import list_of
from kehoach.check.times.moments import Moment, uncited_in
from kehoach.check.times.numbered import rounds_in
from kehoach.check.times.schedule import due_of
from kehoach.check.words import own_paragraphs
from kehoach.folding import fold
from kehoach.normalise import Paragraph
from kehoach.rulebook import CheckEntry

ISSUER = "•"  # who issues the plan, and its heads
_DUTIES = frozenset({"to_chuc_thuc_hien", "bao_cao"})

# --- bodies -----------------------------------------------------------------------------------------------------

_TO = regex.compile(
    r"\b(?:ve|gui|qua|cho|toi|den|bao cao|nop|trinh|tham muu|giup|phoi hop|voi|cung|chuyen|len|thong qua|bao|phu trach la|cua|tai|o|thuoc|trong|theo)(?: cho| ve| len| voi| thuong truc| lanh dao)* *$"
)
_GETS = regex.compile(r"\b(?:ve|gui|qua|cho|toi|den|bao cao|nop|trinh|chuyen|len|bao|tham muu)(?: cho| ve| len| voi| thuong truc| lanh dao| thu truong)* *$")
_AND = regex.compile(r"\b(?:va|,|;|hoac) *$")
_HEADS = regex.compile(
    r"\b(?:hieu truong|ban giam hieu|bo truong|(?:tong |ban )?giam doc(?: (?:so|benh vien|trung tam|cong an tinh))?|chu tich(?: (?:ubnd|uy ban nhan dan|hoi|lien doan))?|"
    r"ban thuong (?:truc|vu)|thu truong co quan|lanh dao (?:so|bo|ubnd|uy ban|huyen|xa|phuong|cuc|truong|don vi)|truong ban chi dao|chi huy truong|cuc truong|tong cuc truong|nha truong)\b(?! (?:cac|tung|moi)\b)"
)
_LEAD = regex.compile(r"[\W\d]*(?:[a-z]\) *)?(?:(?:de nghi|giao|yeu cau|doi voi|thu truong|ong|dong chi|phan cong|trach nhiem cua) )*(?:cac |tung |moi )?")
_PLAIN = frozenset(("truong", "so", "bo", "hoi", "cuc", "tong", "benh", "lien"))
_VERB = 12  # characters of the verb behind it
_TITLE = 8  # words of a heading that names somebody
_NO_BODY = regex.compile(r"\b(?:kinh phi|che do|noi dung|muc tieu|bao cao|thoi gian|dieu khoan|phan cong|trach nhiem|to chuc|giai phap|nhiem vu|yeu cau|chi tieu|cong tac|xay dung|trien khai)\b")


def _is(issuer: str, name: str) -> bool:
    own, its = fold(issuer), fold(name)
    return bool(own) and (own.startswith(its) or its.startswith(own))


def bodies(draft: Draft) -> dict[str, str]:
    """Every wording of the bodies of the plan, the longest first, and the body of each."""
    return draft.once("handing-bodies", _bodies)


def _bodies(draft: Draft) -> dict[str, str]:
    issuer = draft.record.plan.issuer or ""
    names: dict[str, str] = {}
    for group in draft.record.agencies:
        key = ISSUER if _is(issuer, group.name) else group.name
        for words in (*group.variants, group.name):
            told = fold(" ".join(words.split()))
            if len(told) > 5:  # noqa: PLR2004
                names.setdefault(told, key)
    for title in _titles(draft):
        if not any(title.startswith(n) or n in title and len(n) > len(title) // 2 for n in names):
            names[title] = title
    return {words: names[words] for words in sorted(names, key=len, reverse=True)}


def _titles(draft: Draft) -> Iterator[str]:
    """The headings of duties that name nobody the reader of bodies knows: ``2. Nhân viên y tế``."""
    for section in draft.record.sections:
        if section.start >= draft.body_end or "to_chuc_thuc_hien" not in draft.kinds_at(section.start) or not section.parent:
            continue
        title = fold(" ".join((section.title or "").split(":")[0].split()))
        lead = _LEAD.match(title)
        title = title[lead.end() :] if lead else title
        if 1 < len(title.split()) <= _TITLE and not regex.search(r"[\d,;.]", title) and not _NO_BODY.search(title):
            yield title


def named(draft: Draft, place: Place) -> list[tuple[int, int, str]]:
    """Where a stretch of text names bodies, and which, in order."""
    names, here = bodies(draft), draft.folded(place)
    told = [regex.escape(words).replace(r"\ ", r"\s+") for words in names if words in here]
    found = [(m.start(), m.end(), names[" ".join(m[0].split())]) for m in regex.finditer(rf"\b(?:{'|'.join(told)})\b", draft.text.folded, pos=place[0], endpos=place[1])] if told else []
    own = fold(draft.record.plan.issuer or "").partition(" ")[0]
    if own in _PLAIN:  # *Trường báo cáo Sở …*
        pattern = rf"(?<![a-z,] *)\b{own} (?=(?:bao cao|gui|tong hop|trinh|nop)\b)"
        found += [(m.start(), m.end() - 1, ISSUER) for m in regex.finditer(pattern, draft.text.folded, pos=place[0], endpos=place[1] + _VERB)]
    inside = [(a, b) for a, b, _ in found]
    found += [(m.start(), m.end(), ISSUER) for m in _HEADS.finditer(draft.text.folded, *place) if not any(a < m.end() and m.start() < b for a, b in inside)]
    return sorted(found)


# --- what is handed on ------------------------------------------------------------------------------------------

_GIVES = regex.compile(
    r"\b(?:gui|nop|bao cao|cung cap|trinh(?! (?:sat|do|dien|bay|tu|duyet mien))|chuyen(?! (?:doi|giao|de|mon|gia|vien|nganh|trang|tuyen|trach|bien))|tong hop|tap hop|so ket|tong ket|"
    r"(?:lap|chot|duyet|hoan thien|xay dung) (?:danh sach|ho so)|dang ky(?! thuat)|de xuat|"
    r"(?:lap|xep|chot|duyet) (?:lich|phuong an)|tham dinh|xet duyet|phe duyet)\b"
)
_GATHERS = regex.compile(r"\b(?<!\b(?:de|giup|cho|phuc vu) )(?:tong hop|tap hop)\b|\bxay dung bao cao\b|\bhoan thien bao cao\b")
_FOR = regex.compile(r"\b(?:de|phuc vu|lam co so|lam can cu|giup|cho)(?: [a-z]+){0,8}? (?:tong hop|tap hop)$")
_HANDS = regex.compile(
    r"\b(?:gui|nop|cung cap|trinh|chuyen|tong hop|tap hop|(?:lap|chot|duyet|hoan thien|xay dung) (?:danh sach|ho so|ke hoach)|de xuat|to chuc|hoan thanh|bao cao (?:ve|cho|len))\b"
)
_PURPOSE = regex.compile(r"\bde (?:\w+ )?tong hop\b")
_BACK = 28  # characters before a body in which it is said that it gets something
_SHORT = 48  # characters of a further day's own words
_ONCE = "YEAR"
_SENDS = regex.compile(r"\b(?:gui|nop|bao cao|cung cap|trinh|chuyen|dang ky(?! thuat)|de xuat)\b")
_MAKES = regex.compile(r"\b(?:lap|chot|duyet|hoan thien) (?:danh sach|ho so)\b(?![^;.]{0,60}\b(?:gui|nop|ve)\b)")
_CENTRE = regex.compile(r"\b(?<!\bde )(?:tong hop|dau moi|co quan thuong truc|don vi thuong truc)\b")
_THINGS = (
    ("list", regex.compile(r"\b(?:danh sach|ho so|phieu|dang ky(?! thuat)|nhu cau|bai (?:du )?thi|tac pham|sang kien)\b")),
    ("plan", regex.compile(r"\b(?<!(?:theo|thuc hien|trien khai|tai|cua) )ke hoach\b(?! nay| so)")),
    ("money", regex.compile(r"\b(?:du toan|quyet toan|kinh phi|thanh toan)\b")),
    ("report", regex.compile(r"\b(?:bao cao|ket qua|so lieu|du lieu|tinh hinh|tien do|nhan xet|tong ket|so ket|thong tin|danh gia)\b")),
)
_YEAR = r"(?<!viet )(?<!phia )(?<!dong )(?<!mien )nam\b(?! (?:\d|bo\b|gioi\b))"
_PERIODS = tuple(
    (name, regex.compile(words))
    for name, words in (
        ("half", r"\b(?:0?6|sau) thang\b(?! cuoi)|\bso ket\b|\bgiua nam\b|\bhoc ky i\b|\bhoc ky 1\b"), ("nine", r"\b(?:0?9|chin) thang\b"),
        ("quarter", r"\b(?:hang|moi|bao cao|tung|dinh ky|cuoi) quy\b|\bquy(?= (?:truoc|i{1,3}|iv|va)\b| \(|,|$)"), ("month", r"\b(?:hang|moi) thang\b|\bbao cao thang\b"),
        ("year", rf"\btong ket\b|\b(?:bao cao|ket qua|so lieu|ca|hang|cuoi)(?: (?:dinh ky|tong hop|ket qua|thuc hien|ca))* {_YEAR}|(?:^|,|va |;)\W*(?:bao cao )?(?:ca )?{_YEAR}|\bca nam hoc\b|\bhoc ky (?:ii|2)\b"),
    )
)
_BEHIND = regex.compile(r" *(?:,? *doi voi|\() *(?P<what>(?:bao cao |ket qua )?[a-z\d ]{1,28})")
_OF = regex.compile(
    r"\bket qua (?!(?:nam|ca|quy|hoc|thang|ve|cua|cho|gui|len|tren|truoc|va|dinh|hang|noi|chung|giai doan|tu|cac|duoc|nay|do|tai|trong|theo|de|khi|sau|voi|moi|tung|cung|thu|lan|dot|so)\b)(?P<of>[a-z]+ [a-z]+)"
)
_GENERAL = frozenset(("thuc hien", "trien khai", "hoat dong", "cong tac", "dat duoc", "to chuc", "thuc te", "bao cao"))
_COMMON = 45  # days by which what names no period may be late for a report of one
_NEXT = 320  # characters from a day to that of the next step
_LATEST = 200  # days by which a thing may be late; a longer time is another year's


@dataclass(frozen=True)
class Handed:
    """A day by which something is handed on."""

    place: Place  # of the day
    due: tuple[int, int, int]  # year (0: each year, month or quarter), month, day
    often: str
    giver: str | None
    to: frozenset[str]
    things: frozenset[str]
    gathers: bool  # puts together what others hand in
    sends: bool  # hands it on to somebody
    fed: bool  # it is said that somebody puts it together (*để tổng hợp*)
    period: str
    round: int
    of: str  # of what it is the result: *rà soát*
    paragraph: int
    words: str
    siblings: tuple[int, int] = field(default=(0, 1))  # which of how many days of one sentence, of those without a period or of those with one


def handed(draft: Draft) -> list[Handed]:
    """All days by which the plan's own text hands something on; read once."""
    return draft.once("handed", lambda one: list(_read(one)))


@dataclass(frozen=True, order=True)
class _Day:
    place: Place
    due: tuple[int, int, int]
    often: str


_MONTH_AFTER = regex.compile(r"[^;.\n]*?\b(?:thang|quy) (?:sau|ke tiep|tiep theo|lien ke)\b")


def _days(draft: Draft) -> list[_Day]:
    """The days of the text with how often they come; those the reader of deadlines passed over too."""
    found = []
    for deadline in draft.record.deadlines:
        due = None if deadline.table else due_of(deadline)
        if due is not None and deadline.kind != "from":
            often, (month, day) = due
            each = not often.isdigit()
            month = month or int(_MONTH_AFTER.match(draft.text.folded, deadline.start, deadline.end + _BACK) is not None)
            found.append(_Day((deadline.start, deadline.end), (0 if each else int(often), month, day), often if each else _ONCE))
    known = sorted(day.place for day in found)
    for m in _own_moments(draft):
        at = bisect_left(known, (m.start + 1, 0)) - 1
        if m.day and not (at >= 0 and known[at][1] >= m.end):
            found.append(_Day((m.start, m.end), (m.year, m.month, m.day), _ONCE))
    return sorted(found)


def _own_moments(draft: Draft) -> Iterator[Moment]:
    for paragraph in own_paragraphs(draft):
        yield from uncited_in(draft, paragraph.start, paragraph.end)


def owners(draft: Draft) -> list[tuple[int, str | None]]:
    """Where the duties of bodies begin, and whose; None where they end."""
    found: list[tuple[int, str | None]] = []
    for member in members(draft):
        at = member.place[0]
        if not _DUTIES & draft.kinds_at(at):
            continue
        lead = _LEAD.match(draft.text.folded, at + len(member.label.printed) if draft.text.folded.startswith(fold(member.label.printed), at) else at)
        begins = lead.end() if lead else at
        near = [n for a, _, n in named(draft, (at, begins + 60)) if a <= begins + 2]
        if near or DEPTH.get(member.label.style, 99) <= DEPTH["num"]:
            found.append((at, near[0] if near else None))
    return found


def _read(draft: Draft) -> Iterator[Handed]:
    days, heads = _days(draft), owners(draft)
    starts = [d.place[0] for d in days]
    for paragraph in own_paragraphs(draft):
        own = days[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
        if own and not draft.looks_back(paragraph.start):
            head = max((h for h in heads if h[0] <= paragraph.start), default=(0, None))[1]
            yield from _joined(_Reader(draft, paragraph, head).read(own))


class _Reader:
    """The days of a paragraph, clause by clause."""

    def __init__(self, draft: Draft, paragraph: Paragraph, head: str | None) -> None:
        self.draft, self.p, self.head = draft, paragraph, head
        self.stops = [paragraph.start, *(m.end() for m in CLAUSE.finditer(draft.text.folded, paragraph.start, paragraph.end)), paragraph.end]

    def read(self, days: list[_Day]) -> list[Handed]:
        """What is handed on by each of the days."""
        found: list[Handed] = []
        low = self.p.start
        for at, day in enumerate(days):
            clause, stop = max(s for s in self.stops if s <= day.place[0]), min(s for s in self.stops if s >= day.place[1])
            begin = max(low, clause)
            until = min(days[at + 1].place[0] if at + 1 < len(days) else stop, stop)
            one = self.going_on(day, found[-1], (begin, day.place[0]), first=begin == clause, until=until) if found else None
            one = one or self.opening(day, clause, begin, stop, until, found)
            found += [one] if one else []
            low = day.place[1]
        return found

    def going_on(self, day: _Day, before: Handed, own: Place, *, first: bool, until: int) -> Handed | None:
        """A further day of the same: ``… trước ngày 10/6, báo cáo năm trước ngày 10/12``."""
        words = self.draft.folded(own)
        period = self.period(words, day.place)
        if _HANDS.search(words) or len(words) > _SHORT or named(self.draft, own) or first and not period:
            return None
        to = _receivers(self.draft, self.behind(day, until))
        things = self.things(words) or before.things
        to |= before.to if not first or "report" in before.things & things else frozenset()
        return replace(before, place=day.place, due=day.due, often=day.often, period=period, round=_round(words), words=words, things=things, to=to)

    def opening(self, day: _Day, clause: int, begin: int, stop: int, until: int, found: list[Handed]) -> Handed | None:  # noqa: PLR0913
        """A day of a clause that says what is handed on."""
        draft, own, behind = self.draft, (begin, day.place[0]), self.behind(day, until)
        words = draft.folded(own)
        whole = f"{_bare(draft, own)} ; {_bare(draft, behind)}"
        if not _GIVES.search(words):  # *định kỳ 6 tháng (trước ngày 10/6) và năm (trước ngày 10/12) báo cáo về …*
            behind = day.place[1], stop
            whole = f"{_bare(draft, own)} ; {_bare(draft, behind)}"
            if begin != clause or not _GIVES.search(whole):
                return None
        feeds = self.fed_by(own, found)
        after = _giver(draft, behind) if not _GIVES.search(words) else None
        giver = feeds or after or _giver(draft, own) or _giver(draft, (clause, day.place[0])) or _begins(draft, self.p.start, clause) or self.head
        together = feeds is not None or any(not _FOR.search(words[: m.end()]) for m in _GATHERS.finditer(words))
        centre = giver == self.head and _CENTRE.search(draft.folded((self.p.start, day.place[0]))) is not None
        things = self.things(whole) or (found[-1].things if found and together else frozenset())
        of = _OF.search(words)
        to = _receivers(draft, own) | _receivers(draft, behind) or (frozenset() if found else _receivers(draft, (self.p.start, clause)))
        return Handed(
            place=day.place, due=day.due, often=day.often, giver=giver, to=to, things=things,
            gathers=together or centre or _MAKES.search(words) is not None, sends=_SENDS.search(whole) is not None, fed=_PURPOSE.search(draft.text.folded, begin, stop) is not None,
            period=self.period(words, day.place), round=_round(whole), of=of["of"] if of and of["of"] not in _GENERAL else "", paragraph=self.p.start, words=words,
        )  # fmt: skip

    def behind(self, day: _Day, until: int) -> Place:
        """The words behind a day that are of it: not those of who then puts together what came in."""
        folded = self.draft.text.folded
        purpose, puts = _PURPOSE.search(folded, day.place[1], until), _GATHERS.search(folded, day.place[1], until)
        comma = folded.find(",", day.place[1], puts.start()) if puts else -1
        return day.place[1], purpose.start() if purpose else comma if comma > 0 else until

    def fed_by(self, own: Place, found: list[Handed]) -> str | None:
        """Who puts together what it gets in the clause of a day itself: ``… về Phòng A để tổng hợp, trình … trước ngày``."""
        purpose = _PURPOSE.search(self.draft.text.folded, *own)
        if purpose is None or not _SENDS.search(self.draft.text.folded, purpose.end(), own[1]):
            return None
        gets = _receivers(self.draft, (own[0], purpose.start())) or (found[-1].to if found else frozenset())
        return min(gets) if len(gets) == 1 else None

    def things(self, words: str) -> frozenset[str]:
        """What the words say is handed on."""
        return frozenset(name for name, pattern in _THINGS if pattern.search(words))

    def period(self, before: str, place: Place) -> str:
        """The period in a day's own words or right behind it (*(báo cáo 6 tháng)*), else the one before it."""
        behind = _BEHIND.match(self.draft.text.folded[place[1] : min(self.p.end, place[1] + 50)].replace("\n", " "))
        return _period(self.draft.folded(place)) or behind and _period(behind["what"]) or _period(before)


def _bare(draft: Draft, place: Place) -> str:
    """Folded words of a place without the bodies named in it: *Phòng Tài chính - Kế hoạch* is no plan."""
    parts, low = [], place[0]
    for a, b, _ in named(draft, place):
        parts.append(draft.folded((low, max(low, a))))
        low = max(low, b)
    return " ".join((*parts, draft.folded((low, place[1]))))


def _round(words: str) -> int:
    rounds = rounds_in(words)
    return rounds[-1].number if rounds else 0


def _period(words: str) -> str:
    """The one period that the last of the words name."""
    for part in (words.rpartition(";")[2], words):
        found = [name for name, pattern in _PERIODS if pattern.search(part)]
        if len(found) == 1:
            return found[0]
        last = part.rpartition(",")[2]
        found = [name for name, pattern in _PERIODS if pattern.search(last)]
        if len(found) == 1:
            return found[0]
    return ""


def _receivers(draft: Draft, place: Place) -> frozenset[str]:
    """Who is said to get something: *gửi …*, *về …*, and the bodies joined to them."""
    folded, found, last = draft.text.folded, set[str](), -1
    for a, b, name in named(draft, place):
        if _GETS.search(folded[max(place[0], a - _BACK) : a]) or last >= 0 and _AND.fullmatch(folded[last:a].strip() + " "):
            found.add(name)
            last = b
    return frozenset(found)


def _giver(draft: Draft, place: Place) -> str | None:
    """The body that begins a clause, or the one right before what puts together."""
    folded = draft.text.folded
    label = folded.rfind(": ", *place) + 1  # *Báo cáo tổng kết: Phòng A tổng hợp, …*
    place = (label, place[1]) if label and _GIVES.search(folded, label, place[1]) else place
    puts = next((m for m in _GATHERS.finditer(folded, *place)), None)
    verb = puts or _GIVES.search(folded, *place)
    if verb is None:
        return None
    found = [(a, b, n) for a, b, n in named(draft, (place[0], verb.start())) if not _TO.search(folded[max(place[0], a - _BACK) : a])]
    if not found and _MAKES.search(draft.folded(place)):  # *Lập danh sách: Ban Chỉ huy hoàn thành trước ngày …*
        found = [(a, b, n) for a, b, n in named(draft, place) if not _GETS.search(folded[max(place[0], a - _BACK) : a])]
    return found[-1 if puts else 0][2] if found else None


def _begins(draft: Draft, low: int, high: int) -> str | None:
    """The body that an item begins with, whose clauses then follow."""
    lead = _LEAD.match(draft.text.folded, low, max(low, high))
    return next((n for a, _, n in named(draft, (low, high)) if lead and a == lead.end()), None)


def _joined(found: list[Handed]) -> Iterator[Handed]:
    """Days of one sentence: those who get it stand behind the last of them; days without a period are counted."""
    for at, one in enumerate(found):
        to = one.to
        if not to:
            later = [o for o in found[at + 1 :] if o.giver == one.giver and o.things & one.things and o.place[0] - one.place[1] < 160 and not _HANDS.search(o.words)]  # noqa: PLR2004
            to = later[-1].to if later else to
        same = [o for o in found if o.giver == one.giver and o.things & one.things and bool(o.period) == bool(one.period) and not o.round]
        yield replace(one, to=to, siblings=(same.index(one), len(same)) if one in same else (0, 1))


# --- the chain --------------------------------------------------------------------------------------------------


@kind("handed-on")
def handed_on(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """What bodies hand in by a day after the one by which it is handed on: ``Các xã gửi danh sách trước 20/4``, ``Phòng A tổng hợp trước 10/4``."""
    known, told = handed(draft), list(draft.told.get(rule.code, ()))
    for one in known:
        fed = [up for up in known if _feeds(draft, one, up)]
        up = next((late for giver in dict.fromkeys(up.giver for up in fed) if (late := _due_then(one, [up for up in fed if up.giver == giver]))), None)
        if up is None or overlaps(one.place, told) or overlaps(up.place, told):
            continue
        yield draft.finding(
            rule, one.place, severity="error" if _is_sure(one, up) else None, due=_printed(draft, one), together=_printed(draft, up), agency=_shown(draft, up), evidence=(draft.evidence(up.place),)
        )


def _printed(draft: Draft, one: Handed) -> str:
    """The day where it is one of a year, else the words (*trước ngày 10 hằng tháng*)."""
    year, month, day = one.due
    if not (month and day) or one.often not in ("", _ONCE):
        return draft.words(one.place)
    return f"{day:02d}/{month:02d}" + (f"/{year}" if year else "")


def _is_sure(one: Handed, up: Handed) -> bool:
    """True where both are said to be reports of one period, and the later step is the one that puts them together."""
    return bool(one.period) and one.period == up.period and "report" in one.things & up.things and up.gathers


def _shown(draft: Draft, up: Handed) -> str:
    return draft.record.plan.issuer or "nơi nhận" if up.giver in (ISSUER, None) else str(up.giver)


def _feeds(draft: Draft, one: Handed, up: Handed) -> bool:
    """True if what one body hands in is needed for what another hands on: of one thing, round and work, up one road."""
    if one.giver == up.giver or up.giver is None or one.paragraph == up.paragraph and one.place > up.place:
        return False
    if _next(draft, one, up):
        return not (one.period and up.period and one.period != up.period) and not (one.round and up.round and one.round != up.round)
    if not _one_thing(one, up) or not _one_work(one, up) or not (one.often == up.often or "YEAR" in one.often and "YEAR" in up.often):
        return False
    if one.giver in up.to or one.round and up.round and one.round != up.round:
        return False
    if up.giver in one.to:
        return True
    if one.giver == ISSUER or not (one.sends or one.gathers) or one.giver is None and not (one.period and one.gathers and up.gathers):
        return False
    if up.giver == ISSUER:
        return up.sends and ISSUER not in up.to and not one.to & up.to
    if one.paragraph == up.paragraph and "list" in up.things and not one.to and one.sends and up.sends and up.to:
        return True  # *Giáo viên nộp danh sách trước …; kế toán chuyển danh sách cho … trước …*
    centre = up.gathers or one.fed and ISSUER in up.to
    return centre and (not one.gathers or one.giver is None) and (not one.to or ISSUER in one.to)


def _next(draft: Draft, one: Handed, up: Handed) -> bool:
    """True if who gets a thing does the next step with it, in the same paragraph or the next item of the list: ``gửi Phòng A …``, ``Phòng A thẩm định …``."""
    if up.giver not in one.to or not one.place < up.place or up.place[0] - one.place[1] > _NEXT or up.giver in up.to or one.often != up.often:
        return False
    between = [h for h in handed(draft) if one.place < h.place < up.place and h.paragraph not in (one.paragraph,)]
    return not between and (one.paragraph == up.paragraph or list_of(draft, one.paragraph) == list_of(draft, up.paragraph))


def _one_thing(one: Handed, up: Handed) -> bool:
    """True if both are reports, or both lists, or both plans."""
    for thing in ("money", "plan", "list"):
        if thing in one.things or thing in up.things:
            return thing in one.things and thing in up.things
    return "report" in one.things and "report" in up.things


def _one_work(one: Handed, up: Handed) -> bool:
    """True if neither is the result of a work that the other is not of."""
    if one.round and one.round == up.round:
        return True
    return one.of == up.of or bool(one.of) and one.of in up.words or bool(up.of) and up.of in one.words or not one.of and not up.of


def _due_then(one: Handed, fed: list[Handed]) -> Handed | None:
    """The day that a thing comes too late for; None where it is in time for it, or for another of its kind."""
    fed = [up for up in fed if up.often == one.often] or fed
    same = [up for up in fed if up.period == one.period and up.period]
    if not same:
        loose = sorted((up for up in fed if not (up.period and one.period)), key=lambda up: up.due)
        at, of = one.siblings
        if of > 1 and len(loose) == of:
            same = [loose[at]]
        else:
            alone = len(loose) == 1 and loose[0].period in ("", "year")
            same = loose if alone else [up for up in loose if abs(_gap(one, up)) <= _COMMON]
    gaps = [(_gap(one, up), up) for up in same]
    if not gaps or any(-_COMMON <= gap <= 0 for gap, _ in gaps):
        return None
    gap, up = min(gaps, key=lambda pair: abs(pair[0]))
    return up if 0 < gap <= _LATEST else None


def _gap(one: Handed, up: Handed) -> int:
    """The days from one day to another, of one year where either comes each year."""
    years = (one.due[0], up.due[0]) if one.due[0] and up.due[0] else (0, 0)
    return (years[0] - years[1]) * 365 + (one.due[1] - up.due[1]) * 30 + one.due[2] - up.due[2]
