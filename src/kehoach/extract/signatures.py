"""Who signed: ``TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / name`` (Nghị định 30/2020/NĐ-CP, Điều 13)."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.extract.found import FoundPlan
from kehoach.folding import fold
from kehoach.normalise import Paragraph, Text
from kehoach.segment import Outline

# Offices a document is signed in; "phó" before any of them
_OFFICES = (
    "chu tich", "thu tuong", "bo truong", "thu truong", "giam doc", "tong giam doc", "chanh van phong", "chanh thanh tra",
    "chanh an", "truong ban", "truong phong", "bi thu", "truong tieu ban", "tong cuc truong", "cuc truong", "chi cuc truong",
    "vu truong", "uy vien thuong truc", "uy vien", "hieu truong", "truong doan", "chu nhiem", "vien truong", "hat truong",
    "tram truong", "doi truong", "to truong", "chi huy truong", "chinh uy", "chinh tri vien", "tu lenh", "truong cong an",
    "tong bien tap", "truong khoa", "tong thu ky", "truong thon", "thong doc", "tong kiem toan nha nuoc", "doi pho",
)  # fmt: skip
_TITLE = regex.compile(
    r"(?:pho |(?<![a-z])q\. ?)?(?:" + "|".join(sorted(_OFFICES, key=len, reverse=True)) + r")(?: thuong truc| phu trach)?(?![a-z])"
)
_BEGINS = regex.compile(r"(?:^|[ ;.])(?=(?:tm|kt|tl|tuq)\. ?[a-z])|^(?=[tk]/[mtl][. ]+[a-z])|^(?=q\. )")
_INSTEAD = regex.compile(r"(?:^|[ ;.])(?:kt|tl|tuq|[kt]/[tl])[. ]+$")
_FOR = regex.compile(r"(?:TM|KT|TL|TUQ|Q)\. ?\p{Lu}|T/M[. ]+\p{Lu}")
# What stands where the ink was: "(Đã ký)", "[đã ký]", "(Ký tên, đóng dấu)"
_INK = regex.compile(
    r"[\[(]?\b(?i:đã (?:ký|kí))\b[^)\]\n]{0,24}[)\]]|\bĐã ký\b|\((?i:ký tên|ký,|chữ ký)[^)\n]{0,30}\)|(?i:\bký bởi\b[^\n]{0,80})"
)
# Ranks and degrees before a name
_RANK = regex.compile(
    r"^(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)\b|(?:PGS|GS|TSKH|TS|ThS|Ths|ThS|BSCKII|BSCKI|BS|BSCK\d|DS|KS|CN|NGƯT|TTƯT)\b\.?|"
    r"(?:Bác sĩ|Bác sỹ|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Đồng chí|Ông|Bà)(?: (?:CKII|CKI|chuyên khoa (?:I|II|1|2)))?\b)[ .,]*"
)
_NAME_WORD = regex.compile(r"\p{Lu}[\p{L}\p{M}'’.-]*")
_GROUND = regex.compile(r"(?:can cu|xet de nghi|theo de nghi) ")
_LAST = 14  # paragraphs at the end in which a signature without recipients stands
_ABOVE = 8  # paragraphs above the recipients in which a signature may stand
_NEAR = 400


def signature(text: Text, outline: Outline, plan: FoundPlan) -> None:
    """Set the signer's name, office, and for whom they signed; in lines or in one cell."""
    for begin, end in _blocks(text, outline):
        pieces = _pieces(text, begin, end)
        if pieces:
            _read(pieces, plan)
            return
        if outline.zones.closings and _lone_name(text, begin, end, plan):
            return


def _blocks(text: Text, outline: Outline) -> Iterator[tuple[int, int]]:
    """Ranges of paragraphs in which the signature may stand."""
    count = len(text.paragraphs)
    if outline.zones.closings:
        begin = outline.zones.closings[0][0]
        yield outline.zones.closings[0]
        above = range(max(0, begin - _ABOVE), begin)  # some print the signature before the recipients
        signed = next((i for i in above if _begins_signature(text.words(text.paragraphs[i].start, text.paragraphs[i].end))), None)
        if signed is not None:
            yield signed, begin
        return
    first = outline.parts[0].start if outline.parts else 0
    for index, p in enumerate(text.paragraphs):
        if p.start > first and p.where not in ("cell", "note") and _FOR.match(text.words(p.start, min(p.end, p.start + 60))):
            yield index, min(count, index + _LAST)
            return
    grounds = [i for i, p in enumerate(text.paragraphs) if _GROUND.match(text.folded, p.start)]  # nobody signs above them
    yield max(0, count - _LAST, *(i + 1 for i in grounds[-1:])), count


def _begins_signature(words: str) -> bool:
    """True for a line that says for whom is signed, and for an office alone in capitals: *GIÁM ĐỐC*."""
    return bool(_FOR.match(words)) or words.isupper() and _TITLE.fullmatch(fold(words.strip(" *"))) is not None


def _lone_name(text: Text, begin: int, end: int, plan: FoundPlan) -> bool:
    """The name behind the recipients where recognition lost office and mark: all words of a line are names."""
    p = text.paragraphs[end - 1]
    words = text.words(p.start, p.end).strip(" *|")
    tokens = words.split()
    alone = end - begin > 2 and 2 <= len(tokens) <= 5 and all(_NAME_WORD.fullmatch(t) and not t.isupper() for t in tokens)
    if not alone or p.where != "body":
        return False
    plan.signer_name = words
    plan.spans["signer_name"] = (p.start, p.end)
    return True


def _pieces(text: Text, begin: int, end: int) -> list[tuple[str, Paragraph]]:
    """The paragraphs of the signature, from the first line that says for whom or in what office."""
    pieces: list[tuple[str, Paragraph]] = []
    started = False
    for p in text.paragraphs[begin:end]:
        if p.where in ("cell", "note"):
            continue
        words = text.words(p.start, p.end).strip(" *|")
        folded = fold(words)
        at = _BEGINS.search(folded)
        if not started and at and not folded.startswith("-"):
            started = True
            words = words[at.end() :]
        elif not started:
            office = _TITLE.match(folded)
            started = office is not None and words[: office.end()].isupper()
        if started and words and not words.startswith("-"):
            pieces.append((words, p))
    return pieces


def _read(pieces: list[tuple[str, Paragraph]], plan: FoundPlan) -> None:
    joined = _INK.sub(" ", "\n".join(words for words, _ in pieces))[:_NEAR]
    folded = fold(joined).replace("\n", " ")
    titles = [m for m in _TITLE.finditer(folded) if joined[m.start()].isupper()]
    rest = joined
    if titles:
        block = [titles[0]]
        for match in titles[1:]:  # titles in a row belong to one block; later ones to another signature
            last = block[-1]
            between = joined[last.end() : match.start()]
            shouted = joined[last.start() : last.end()].isupper() and not joined[match.start() : match.end()].isupper()
            if len(between.split()) > 3 or _is_name(between) or shouted:
                break
            block.append(match)
        # the office after those signed for ("KT. TRƯỞNG BAN"); what follows is another office of the same person
        own = next((m for m in block if not _INSTEAD.search(folded[: m.start()])), block[-1])
        plan.signer_title = _office(joined[own.start() : own.end()])
        plan.signed_for = " ".join(joined[: own.start()].split()).strip(" -") or None
        last = block[-1]
        rest = joined[last.end() :]
        beside = regex.match(r"[ ]*(?:\p{Lu}{2,}[ ]?)+(?=\n|$)", rest)  # "PHÓ CHỦ TỊCH UBND TỈNH"
        rest = rest[beside.end() :] if beside and "\n" in rest[beside.end() :] else rest
    name = _name(rest)
    if name:
        plan.signer_name = name
        plan.spans["signer_name"] = (pieces[0][1].start, pieces[-1][1].end)


def _office(words: str) -> str:
    """``PHÓ CHỦ TỊCH`` → ``Phó Chủ tịch``."""
    title = " ".join(words.lower().split())
    if title.startswith("q. "):
        return "Q. " + title[3:4].upper() + title[4:]
    if title.startswith("phó "):
        return "Phó " + title[4:5].upper() + title[5:]
    return title[:1].upper() + title[1:]


def _name(rest: str) -> str | None:
    """The first words in capital letters after the office; a name stands on one line."""
    name: list[str] = []
    for line in rest.split("\n"):
        words = _RANK.sub("", _RANK.sub("", line.strip(" .,*_-:")))
        for token in words.split():
            bare = token.strip(".,()*_-:")
            if _NAME_WORD.fullmatch(bare) and not (bare.isupper() and len(bare) > 2):
                name.append(bare)
            elif name:
                break
        if name:
            break
    if 2 <= len(name) <= 6:
        return " ".join(name)
    upper = [t for t in rest.split() if regex.fullmatch(r"\p{Lu}[\p{L}'’]+", t)]
    if len(name) < 2 and 2 <= len(upper) <= 5:  # "LÊ VĂN BÌNH"
        return " ".join(word.capitalize() for word in upper)
    return None


def _is_name(words: str) -> bool:
    tokens = words.split()
    return len(tokens) >= 2 and all(t[:1].isupper() and not t.isupper() for t in tokens)
