"""Who is in charge of what: the works of the plan's own text and of its tables, each with the bodies or persons that lead it.

``Vận hành bản đồ số: Sở X chủ trì``; ``quỹ do Ban Y quản lý``; ``giao Z …``; ``1. Sở X: chủ trì …``; a row with *Đơn vị chủ trì*.
Who only helps is left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import regex

from kehoach.check.draft import CLAUSE, Draft, Place
from kehoach.check.tables.totals import sheets
from kehoach.check.words import lowered, observed, own_paragraphs
from kehoach.folding import fold
from kehoach.normalise import Paragraph
from kehoach.records import Numbered, Section

_UPPER = r"\p{Lu}[\p{L}\p{M}'’]*"
_CALLED = regex.compile(rf"(?<!\p{{L}})(?i:ông|bà|anh|chị|đồng chí|đ/c)(?: (?i:bác sĩ|thạc sĩ))? (?P<name>{_UPPER}(?: {_UPPER}){{0,4}})")
_TITLED = regex.compile(
    r"(?<!\p{L})(?:[Đđ]ồng chí )?(?P<name>(?:Phó )?(?:Trưởng|Tổ trưởng|Đội trưởng|Thư ký|Chủ tịch|Giám đốc|Chỉ huy trưởng|Bí thư|Hiệu trưởng|Chủ nhiệm|Chánh Văn phòng)"
    r"(?: (?!(?:phụ trách|chủ trì|trực tiếp|chịu|là|làm|và|với|tại|để|cho|theo|về|quản lý|ký|quyết định|giao|có)\b)[\p{L}-]+){0,8})"
)
_NO_BODY = regex.compile(r"(?:quy|chuong trinh|du an|khoa hoc|cac|giai|cuoc thi)\b")
LEADS = r"chu tri|dau moi|phu trach|chiu trach nhiem|dam nhan|dam nhiem|quan ly|giu|bao quan|van hanh|to chuc|thuc hien|chi dao|bien soan|trong coi|huong dan"
_BY = regex.compile(r"\b(?:do|giao(?: cho)?) $")
_CUE = regex.compile(rf"[ ,]*(?:\([^()\n]*\))?[ ,]*(?:la (?:don vi|co quan|nguoi|ban) )?(?:(?:duoc giao|truc tiep|lam|dung ra|chiu trach nhiem|nhan|se) )*(?P<cue>{LEADS})\b")
_VERB = regex.compile(r" +(?P<cue>[a-z]+ [a-z]+)\b")
LABEL = regex.compile(r"^[ \t]*(?:[-+*•]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[ivx]+)[.)/])+[ \t]*")
_LEADING = regex.compile(r"[ ,]*(?:\([^()\n]*\))?[ ,:]*(?:(?:la|co trach nhiem|chiu trach nhiem|duoc giao|duoc phan cong|voi vai tro|truc tiep|se|tiep tuc|don vi|co quan|nguoi|ban)\b[ ,:]*)*")
_HELPS = regex.compile(r"^[ ,]*(?:va )?(?:phoi hop|cung|voi|tham gia|ho tro)\b")
_WITH = regex.compile(r",? *(?:va )?phoi hop(?: chat che)?(?: (?:voi|cung))? *$")
_ASKS = regex.compile(r"^[\W\d]*(?:giao|phan cong|de nghi|yeu cau)(?: cho)? *$")
_NO_WORK = regex.compile(r"\b(?:thanh phan|phoi hop|noi nhan|thanh vien|kinh phi|nguon|can cu|don vi|co quan|dia diem|phan cong|trach nhiem|to chuc thuc hien|chu tri)\b")
WORD = regex.compile(r"[\p{L}\d]+(?:[.,]\d+)*")
_EMPTY_WORDS = "và của các cho về với tại theo trong trên được những từ đến là có ở để gồm do vào hằng hàng mỗi đã sẽ này nêu nói đó mà thì bằng việc một số"
_EMPTY = frozenset(_EMPTY_WORDS.split())
_PHRASES = regex.compile(
    r"\b(?:tổ chức thực hiện|thực hiện|triển khai|chủ trì|tham mưu(?: ubnd| ủy ban nhân dân)?(?: (?:tỉnh|huyện|xã|phường))?|(?:làm |là )?(?:cơ quan |đơn vị )?đầu mối|phụ trách|"
    r"chịu trách nhiệm|nhiệm vụ|công tác|bảo đảm|đảm bảo|kế hoạch này|(?:nêu|nói|kể) trên|(?:phối hợp|cùng)(?: chặt chẽ)? (?:với )?(?:các )?(?:sở|phòng|ban|ngành|đơn vị|cơ quan|địa phương|tổ chức|cá nhân|ubnd|xã|phường|,|và| |có|liên quan|chức năng|tỉnh|huyện|thành phố|các)+\b|"
    r"(?:tại |theo |quy định tại )?(?:(?:các )?(?:khoản|điểm|mục|điều|phần|phụ lục|chương) (?:số )?(?:\d+(?:\.\d+)*|[ivx]+|[a-zđ])\b(?:,| và|;)* *)+(?:của )?(?:kế hoạch)?)\b"
)
_BRACKETS = regex.compile(r"\([^()]*\)")
_BY_THEN = regex.compile(r"[,;]? *\b(?:(?:xong|hoàn thành|kết thúc|bắt đầu) )?(?:trước|chậm nhất|muộn nhất|trong|từ|vào|đến)(?: (?:là|vào|hết|cuối|đầu|giữa))? (?:ngày|tháng|quý|năm|tuần|\d).*", regex.S)
_POINTS = regex.compile(r"\b(?:neu|noi|ke) tren\b|\bnay\b")


@dataclass(frozen=True)
class Doer:
    """A body or a person where it is named."""

    place: Place
    name: str
    person: bool = False
    titled: bool = False


@dataclass(frozen=True)
class Charge:
    """A work with who leads it: ``task`` its words in their order, ``cue`` the verb that ties them, ``sure`` where it says who leads."""

    doers: tuple[Doer, ...]
    task: tuple[str, ...]
    cue: str
    sure: bool
    place: Place  # of the work with its doers
    work: Place
    form: str
    points: bool = False  # to what has been told: *quỹ nêu trên*

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the work."""
        return frozenset(self.task)


def charges(draft: Draft) -> list[Charge]:
    """Every work with who is in charge of it, in the order of the text; made once."""
    return draft.once("charges", lambda one: sorted([*_in_text(one), *_in_tables(one)], key=lambda c: c.place))


def doers(draft: Draft) -> list[Doer]:
    """The bodies and persons of a draft, in the order of the text, none inside another; made once."""
    return draft.once("doers", _doers)


def _doers(draft: Draft) -> list[Doer]:
    found = [Doer(m.span(), fold(m["name"]), person=True) for m in _CALLED.finditer(draft.text.shown, draft.title[1])]
    for m in _TITLED.finditer(draft.text.shown, draft.title[1]):
        found.append(Doer(m.span(), fold(" ".join(m["name"].split())), person=True, titled=True))
    found += [Doer(span, fold(a.name)) for a in draft.record.agencies if not a.generic and not _NO_BODY.match(fold(a.name)) for span in a.spans if span[0] >= draft.title[1]]
    kept: list[Doer] = []
    for one in sorted(found, key=lambda d: (d.place[0], -d.place[1])):
        if not kept or one.place[0] >= kept[-1].place[1]:
            kept.append(one)
    return kept


def _within(every: list[Doer], low: int, high: int) -> list[Doer]:
    """Those inside a stretch, of all in order."""
    return every[bisect_left(every, low, key=lambda d: d.place[0]) : bisect_right(every, high, key=lambda d: d.place[1])]


def task_of(draft: Draft, place: Place) -> tuple[str, ...]:
    """The words of a work that tell, in their order."""
    if draft.text.canonical[place[0] : place[1]].isupper() or _WHOLE_PLAN.search(draft.text.folded, *place):
        return ()
    words = _BY_THEN.sub(" ", _BRACKETS.sub(" ", lowered(draft)[place[0] : place[1]])).replace("thủ quỹ", "giữ quỹ")
    item = _ITEM.search(words)
    if item and (named := _item(draft, item["n"])) and draft.paragraph(place[0]) is not draft.paragraph(named[0]):
        return tuple(w for w in task_of(draft, named) if w != item["n"])
    return tuple(w for w in WORD.findall(_PHRASES.sub(" ", words)) if w not in _EMPTY)


_WHOLE_PLAN = regex.compile(r"\bnhu sau\b|\btren day la\b|\bban hanh ke hoach\b")
_ITEM = regex.compile(r"^(?:\W|chủ trì|phụ trách|thực hiện|làm đầu mối)*(?:nhiệm vụ|nội dung|việc)(?: số)? (?P<n>\d{1,2})\b(?!\W*(?:,|và|khoản|điểm|mục|phần))")


def _item(draft: Draft, number: str) -> Place | None:
    """The one item with a number below the heading of the plan's works."""
    every: tuple[Section | Numbered, ...] = (*draft.record.sections, *draft.record.numbered)
    found = [(one.start, one.end) for one in every if one.label == number and "noi_dung" in draft.kinds_at(one.start)]
    return found[0] if len(found) == 1 else None


def _in_text(draft: Draft) -> Iterator[Charge]:
    every = doers(draft)
    for paragraph in own_paragraphs(draft):
        if not observed(draft, paragraph.start):
            yield from _of_paragraph(draft, paragraph, every)


def _of_paragraph(draft: Draft, paragraph: Paragraph, every: list[Doer]) -> Iterator[Charge]:
    folded = draft.text.folded
    low, whose = paragraph.start, _heading_of(draft, paragraph, every)
    for stop in [*(m.start() for m in CLAUSE.finditer(folded, low, paragraph.end)), paragraph.end]:
        if stop <= low:
            continue
        label = LABEL.match(folded[low:stop])
        start = low + (label.end() if label else 0)
        here = _within(every, start, stop)
        found = list(_of_clause(draft, (start, stop), here))
        yield from found
        yield from _besides(draft, (start, stop), here)
        led = next((c for c in found if c.form == "subject"), None)
        if led and led.doers:
            whose = led.doers
        elif whose and not here and not found:
            yield from _ask(draft, whose, (start, stop))
        low = stop + 1


def _heading_of(draft: Draft, paragraph: Paragraph, every: list[Doer]) -> tuple[Doer, ...] | None:
    """The bodies whose duties a paragraph has, where the heading above it names nothing else."""
    section = draft.section_at(paragraph.start)
    if section is None or draft.sections[section].start == paragraph.start:
        return None
    one = draft.sections[section]
    named = _within(every, one.start, one.end)
    rest = draft.folded((one.start, one.end))
    for d in named:
        rest = rest.replace(draft.folded(d.place), "")
    return tuple(named[:1]) if len(named) == 1 and not _MORE.search(rest) else None


def _ask(draft: Draft, whose: tuple[Doer, ...], place: Place) -> Iterator[Charge]:
    """A clause of the duties of a body that is named above it."""
    folded = draft.text.folded[place[0] : place[1]]
    if _HELPS.match(folded):
        return
    sure = _SAYS.match(folded) is not None
    task = task_of(draft, place)
    if task:
        yield Charge(whose, task, _first_cue(folded), sure, place, place, "below")


_MORE = regex.compile(r"[a-z]{2,}")
_SAYS = regex.compile(r"\W*(?:truc tiep |chiu trach nhiem |lam )?(?:chu tri|dau moi|phu trach)\b")
_BEGINS = regex.compile(rf"\W*(?P<cue>{LEADS})\b")


def _first_cue(folded: str) -> str:
    found = _BEGINS.match(folded)
    return found["cue"] if found else ""


def _of_clause(draft: Draft, place: Place, here: list[Doer]) -> Iterator[Charge]:
    if not here:
        return
    first = here[0]
    before = draft.text.folded[place[0] : first.place[0]]
    colon = _COLON.search(before)
    if not before.strip() or _ASKS.match(before):
        yield from _subject(draft, place, here)
    elif colon and "," not in before[-3:]:
        yield from _behind_colon(draft, place, (place[0], place[0] + colon.start()), first)
    else:
        for one in here:
            yield from _done_by(draft, place, one)
        yield from _behind_work(draft, place, first)


def _behind_colon(draft: Draft, place: Place, work: Place, doer: Doer) -> Iterator[Charge]:
    """``Bản đồ số: Sở X [chủ trì]``."""
    folded, start = draft.text.folded, doer.place[1]
    named = () if _NO_WORK.search(folded, *work) else task_of(draft, work)
    cue = _CUE.match(folded, start, place[1])
    rest = folded[start : place[1]].strip(" ,.")
    if named and (cue or not rest):
        yield Charge((doer,), named, cue["cue"] if cue else "", True, place, work, "colon")
    elif named and _VERB.match(folded, start, place[1]) and not _HELPS.match(rest):
        yield Charge((doer,), named + task_of(draft, (start, place[1])), "", False, place, work, "colon")


def _done_by(draft: Draft, place: Place, doer: Doer) -> Iterator[Charge]:
    """``bản đồ số do Sở X lập``; ``về bản đồ số: …, do Sở X phụ trách``."""
    folded, low = draft.text.folded, place[0]
    by = _by(folded, low, doer)
    cue = _CUE.match(folded, doer.place[1], place[1])
    verb = None if cue else _VERB.match(folded, doer.place[1], place[1])
    led = cue or verb
    if not by or not led:
        return
    end = low + len(folded[low : by.start()].rstrip(" ,"))
    begin = max((m.end() for m in _BREAK.finditer(folded[low:end])), default=0)
    work = low + begin, end
    named = task_of(draft, work)
    named += task_of(draft, led.span("cue")) if verb and named else ()
    if named:
        yield Charge((doer,), named, led["cue"], cue is not None, (work[0], led.end()), work, "by")
    about = _ABOUT.match(folded, low, by.start())
    if cue and about and begin and (named := task_of(draft, about.span(1))):
        yield Charge((doer,), named, led["cue"], True, (low, led.end()), about.span(1), "about")


def _by(folded: str, low: int, doer: Doer) -> regex.Match[str] | None:
    return _BY.search(folded, max(low, doer.place[0] - 14), doer.place[0])


def _behind_work(draft: Draft, place: Place, doer: Doer) -> Iterator[Charge]:
    """``bản đồ số, Sở X chủ trì``."""
    folded, work = draft.text.folded, (place[0], doer.place[0])
    cue = _CUE.match(folded, doer.place[1], place[1])
    if not cue or cue["cue"] not in ("chu tri", "dau moi", "phu trach") or _by(folded, place[0], doer):
        return
    if _OPENS.search(folded[slice(*work)][-2:]) and (named := task_of(draft, work)):
        yield Charge((doer,), named, cue["cue"], True, place, work, "after")


def _together(draft: Draft, here: Sequence[Doer]) -> tuple[Doer, ...]:
    """The first of some bodies, and those that commas and *và* join to it."""
    apart = (n for n, (one, other) in enumerate(pairwise(here), 1) if not _AND.fullmatch(draft.text.folded, one.place[1], other.place[0]))
    return tuple(here[: next(apart, None)])


def _subject(draft: Draft, place: Place, here: list[Doer]) -> Iterator[Charge]:
    folded = draft.text.folded
    led = _together(draft, here)
    start = led[-1].place[1]
    rest = _LEADING.match(folded, start, place[1])
    begin = rest.end() if rest else start
    words = folded[begin : place[1]]
    if _HELPS.match(words):
        yield Charge(led, (), "", False, place, (begin, place[1]), "subject")
        return
    sure = _IN_CHARGE.match(words) is not None or any(said in folded[start:begin] for said in ("duoc giao", "chiu trach nhiem"))
    # chủ trì, phối hợp với X, Y <work>
    partners = here[len(led) :]
    if partners and _WITH.search(folded, begin, partners[0].place[0]):
        last = _together(draft, partners)[-1]
        begin = last.place[1]
    yield Charge(led, task_of(draft, (begin, place[1])), _first_cue(words), sure, place, (begin, place[1]), "subject")
    comma = folded.find(",", begin, place[1])
    cue = _KEEPS.match(folded, begin)
    begin = cue.end() if cue else begin
    if sure and comma > begin and (task := task_of(draft, (begin, comma))):
        yield Charge(led, task, _first_cue(words), sure, place, (begin, comma), "segment", _POINTS.search(folded, begin, comma) is not None)
    roles = list(_ROLE.finditer(folded, begin, place[1]))
    if roles and (task := task_of(draft, (roles[-1].end(), place[1]))):
        yield Charge(led, task, roles[-1]["cue"], True, place, (roles[-1].end(), place[1]), "role")


_COLON = regex.compile(r": *(?:do |giao |dong chi )?$")
_BREAK = regex.compile(r"[,:] ")
_SENT_BREAK = regex.compile(r"[,:] |\btrong do ")
_OPENS = regex.compile(r", *$|\(")
_AND = regex.compile(r"[ ,]*(?:va)?[ ,]*")
_IN_CHARGE = regex.compile(r"(?:chu tri|lam dau moi|dau moi|phu trach|quan ly|giu|bao quan)\b")
_STOP = regex.compile(r"[,;:()]")
_ROLE = regex.compile(r"[,;] *(?:truc tiep )?(?P<cue>phu trach|chiu trach nhiem)(?: ve)? ")
_ABOUT = regex.compile(r" *(?:ve |doi voi )?([a-z][^,:;]{2,60}): ")
_BETWEEN = regex.compile(r" *(?:[,:(]|la|\(la|, la)? *")
_KEEPS = regex.compile(r"(?:chu tri|dau moi|phu trach|chiu trach nhiem|quan ly|giu|bao quan|trong coi) ")
_RECEIVES = regex.compile(r"(?:tiep )?nhan ")
_SENT = regex.compile(r"\b(?:gui|nop)(?: ve| cho| toi| den)? $")
_APPOSED = regex.compile(r"(?:, *(?:la )?| *\((?:la )?)(?:(?:nguoi|don vi|co quan|ban|bo phan)(?: duoc giao| chiu trach nhiem)? (?=[a-z])|(?=chu dau tu|dau moi [a-z]))")


def _besides(draft: Draft, place: Place, here: list[Doer]) -> Iterator[Charge]:
    """``bà A, người giữ quỹ``; ``báo cáo về mộ gửi Bộ Chỉ huy``."""
    folded = draft.text.folded
    for one, other in pairwise(here):
        between = folded[one.place[1] : other.place[0]]
        if one.titled != other.titled and _BETWEEN.fullmatch(between):
            role, who = (one, other) if one.titled else (other, one)
            task = task_of(draft, role.place)
            if "pho" not in role.name.split()[:1] and len(task) > 1 and (role is other and between != " - " or ":" in between or "(" in between or "la" in between):
                yield Charge((who,), task, "", True, (one.place[0], other.place[1]), role.place, "apposed")
    for one in here:
        said = _APPOSED.match(folded, one.place[1], place[1])
        if said:
            stop = _STOP.search(folded, said.end(), place[1])
            cue = _RECEIVES.match(folded, said.end())
            work = cue.end() if cue else said.end(), stop.start() if stop else place[1]
            if task := task_of(draft, work):
                yield Charge((one,), task, _first_cue(folded[work[0] : work[1]]), True, (one.place[0], work[1]), work, "apposed")
        sent = _SENT.search(folded, max(place[0], one.place[0] - 14), one.place[0])
        if sent and sent.start() > place[0]:
            begin = max((m.end() for m in _SENT_BREAK.finditer(folded[place[0] : sent.start()])), default=0) + place[0]
            if task := task_of(draft, (begin, sent.start())):
                yield Charge((one,), task, "gui", False, (begin, one.place[1]), (begin, sent.start()), "sent")


_TASK_HEAD = regex.compile(r"\b(?:noi dung|nhiem vu|cong viec|hoat dong|ten viec|viec|san pham|dau viec|hang muc|du an|cong trinh|linh vuc|mo hinh|dia ban|to|thon|khu pho)\b")
_NOT_LEAD = regex.compile(r"phoi hop|thoi gian|tien do|noi dung|kinh phi|\bket qua|dia diem|thoi han|nam")
_LEAD_HEAD = regex.compile(r"\b(?:chu tri|phu trach|chiu trach nhiem|dau moi|thuc hien)\b")


def _in_tables(draft: Draft) -> Iterator[Charge]:
    every = doers(draft)
    for sheet in sheets(draft):
        heads = {c: fold(h) for c, h in sheet.head.items()}
        lead = [c for c, h in heads.items() if _LEAD_HEAD.search(h) and not _NOT_LEAD.search(h)]
        tasks = [c for c, h in heads.items() if _TASK_HEAD.search(h) and c not in lead]
        if len(lead) != 1 or not tasks:
            continue
        for row in sheet.rows:
            task, who = row.get(tasks[0]), row.get(lead[0])
            if task is None or who is None:
                continue
            named = tuple(_within(every, *who.place))
            words = task_of(draft, task.place)
            if named and words:
                yield Charge(named, words, "chu tri", "chu tri" in heads[lead[0]] or "phu trach" in heads[lead[0]], who.place, task.place, "cell")
