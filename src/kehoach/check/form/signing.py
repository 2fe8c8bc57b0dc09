"""The lines of a signature block: authority (TM., KT.), office, name. One that is left out is a remark."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.folding import fold
from kehoach.gazetteer import ANY_UNIT
from kehoach.records import Severity
from kehoach.rulebook import CheckEntry

_AUTHORITY = regex.compile(r"(?:(?:TM|KT|TL|TUQ|Q) ?\.|T/M|K/T|T/L) ?(?=\p{L})")
_OFFICE = regex.compile(r"(?:pho )?(?:chu tich|chu nhiem|giam doc|tong giam doc|hieu truong|vien truong|chi cuc truong|cuc truong|tong cuc truong|chanh an|chi huy truong|chinh uy|chinh tri vien|hat truong|"
                        r"chanh van phong|chanh thanh tra|truong (?:phong|ban|cong an|khoa|tieu ban)|bo truong|thu truong|thu tuong|bi thu|tong thu ky)\b")  # fmt: skip
_DEPUTY = regex.compile(
    r"pho (?:chu tich|giam doc|tong giam doc|truong phong|truong cong an|hieu truong|vien truong|chanh an|chi huy truong|chi cuc truong|cuc truong)\b|thu truong\b"
)
_STANDING = regex.compile(r"ban (?:thuong (?:vu|truc)|chap hanh)\b")
_DECIDES = regex.compile(rf"{_STANDING.pattern}|hoi dong\b|(?:dang|tinh|thanh|huyen|thi|quan) uy\b|chi bo\b|dang bo\b")  # whose chairman or secretary signs *TM.*
_FOR_HEAD = regex.compile(r"KT ?\. ?\p{Lu}")
_SEVERAL = regex.compile(r"(?:uy ban|ubnd|hoi dong|ban (?:thuong|chap hanh|chi dao|bi thu|can su))\b")  # bodies that decide together: TM., never KT.
_ONE_HEAD = regex.compile(r"(?:so|phong|chi cuc|cuc|tong cuc|trung tam|benh vien|bo (?!chi huy|tu lenh|chinh tri)[a-z]|giam doc|hieu truong|chu tich|cuc truong|bo truong)\b")  # nobody signs *TM.* of these
_MARK = regex.compile(r"(?P<mark>\p{Lu}{1,4}) ?\. ?(?=\p{Lu}{2})")
_MARKS = frozenset({"TM", "KT", "TL", "TUQ", "Q"})
_NAME = regex.compile(r"(?:\p{Lu}[\p{L}\p{M}.'’-]* ?){2,6}")
_STOP = regex.compile(r"phu luc|ke hoach\b|noi nhan|luu *:|bieu |mau |danh (?:sach|muc)")
_COLLECTIVE = regex.compile(r"uy ban nhan dan|ubnd")
_LEVEL = regex.compile(rf"uy ban nhan dan (?P<level>{ANY_UNIT})\b")
_NO_COMMITTEE = regex.compile(r"so |bo (?!chi huy|tu lenh)|phong |chi cuc |cuc |uy ban mat tran|ban thuong truc|(?:ban thuong vu )?(?:dang uy|tinh uy|huyen uy)|uy ban bau cu|ban chi dao|ban to chuc|hoi dong (?!nhan dan)|lien doan |tong lien doan |truong |hoi |trung tam |ban (?:thuong vu|chap hanh|bi thu)\b")
# A board that signs, and how a header names it
_BOARDS = tuple(
    (regex.compile(rf"(?:{signs})\b"), regex.compile(named))
    for signs, named in (
        (r"(?:thuong truc )?(?:hoi dong nhan dan|hdnd)", r"hoi dong nhan dan|hdnd"), (r"hoi dong nghia vu quan su", r"hoi dong nghia vu"),
        (r"(?:ban thuong truc )?uy ban (?:mat tran|mttq)", r"mat tran|mttq|ubmt"), (r"ban chi dao", r"ban chi dao|bcd"),
        (r"uy ban bau cu", r"uy ban bau cu|ubbc"),
    )
)  # fmt: skip
_INSTEAD = regex.compile(r"\([^()]*\)|\[[^\[\]]*\]|[.…_ -]+|(?i:đã ký)")  # what stands for the hand and the seal: (đã ký), (Ký tên, đóng dấu)
_MOST = 14  # lines of a block, without the empty ones
_AROUND = " \t\n\r*|_#"
_APART = 60  # a longer line is text


def _marked(line: str) -> bool:
    """True for a line that a block may begin with: *TM. …*, *KT. …*, an office in capitals."""
    odd = _MARK.match(line) if line.isupper() else None
    return bool(_AUTHORITY.match(line) or line.isupper() and _OFFICE.match(fold(line)) or odd and _signs(fold(line[odd.end() :])))


def _signs(words: str) -> bool:
    """True for the words after a mark: an office or a body that decides together."""
    return bool(_OFFICE.match(words) or _SEVERAL.match(words))


def blocks(draft: Draft) -> list[list[tuple[str, Place]]]:
    """The signature blocks after the recipients: their filled lines from the first mark on."""
    found = []
    for begin, end in draft.outline.zones.closings:
        first, last = draft.text.paragraphs[begin].start, draft.text.paragraphs[end - 1].end
        lines: list[tuple[str, Place]] = []
        at = first
        for raw in draft.text.shown[first:last].splitlines(keepends=True):
            # cells of one row, left the recipients, right the signature
            cell = raw.rsplit("\t", 1)[-1] if lines or _marked(raw.rsplit("\t", 1)[-1].strip(_AROUND)) else raw
            bare = cell.strip(_AROUND)
            place = (at + raw.rfind(bare), at + raw.rfind(bare) + len(bare)) if bare else (at, at)
            at += len(raw)
            if not bare:
                continue
            if lines and (_STOP.match(fold(bare)) or len(bare) > _APART or len(lines) >= _MOST):
                break
            if lines or _marked(bare):
                lines.append((bare, place))
        if lines:
            found.append(lines)
    return found


def _office(line: str) -> str:
    """A line without its mark (*TM.*, *KT.*), folded."""
    return fold(_AUTHORITY.sub("", line, count=1))


def _severity(draft: Draft) -> Severity | None:
    """A draft without day or number is not yet signed: that is no fault, only something still open."""
    plan = draft.record.plan
    return None if plan.issued_on and plan.number and plan.number[0].isdigit() else "info"


@kind("signature-line")
def signature_line(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A line left out of the block; ``part``: name, office (below TM.), or authority (KT. above a deputy).

    Or one that is of another: head, body, issuer (``offices``: which of them sign for a ``body``), level.
    """
    part = rule.options["part"]
    known = draft.once("signature-blocks", blocks)
    if len(known) != 1:
        return
    lines = known[0]
    words = [line for line, _ in lines]
    offices = [i for i, line in enumerate(words) if _OFFICE.match(_office(line))]
    whole: Place = lines[0][1][0], lines[-1][1][1]
    named = [i for i, line in enumerate(words) if _is_name(line) and i > max(offices, default=0)]
    below = [line for line in words[offices[-1] + 1 :] if not _INSTEAD.fullmatch(line)] if offices else []
    if part == "name" and offices and draft.record.plan.signer_name is None and not named and not below:
        yield draft.finding(rule, whole, say_as="missing", severity=_severity(draft))
    elif part == "office" and not offices and words[0].startswith("TM") and named and len(words) <= named[0] + 1:
        yield draft.finding(rule, whole, say_as="office", severity=_severity(draft))
    elif part == "authority":
        yield from _deputy(draft, rule, lines)
        yield from _deputy_unnamed(draft, rule, lines)
        yield from _wrong_mark(draft, rule, lines)
    elif part == "head":
        yield from _head_below(draft, rule, lines)
    elif part == "body":
        yield from _without_body(draft, rule, lines)
    elif part == "issuer":
        yield from _office_elsewhere(draft, rule, lines)
    elif part == "level":
        yield from _committee_elsewhere(draft, rule, lines)


def _deputy(draft: Draft, rule: CheckEntry, lines: list[tuple[str, Place]]) -> Iterator[Result]:
    """A deputy who signs without *KT.*: of a people's committee or a body with one head, not of a council or the Front."""
    top = fold(" ".join(line for line, _ in lines[:2]))  # a narrow cell breaks *TM. ỦY BAN NHÂN | DÂN*
    single = not top.startswith("tm")
    if any(regex.match(r"(?:KT|TL|TUQ) ?\.", line) for line, _ in lines) or not (single or _COLLECTIVE.search(top)):
        return
    for line, place in lines:
        if line.isupper() and _DEPUTY.match(fold(line)):
            if single and "chu tich" in fold(line) or fold(line).startswith("thu truong") and not fold(draft.record.plan.issuer or "").startswith("bo "):
                return
            yield draft.finding(rule, place, say_as="deputy")
            return


def _deputy_unnamed(draft: Draft, rule: CheckEntry, lines: list[tuple[str, Place]]) -> Iterator[Result]:
    """*KT. CHỦ TỊCH* right above a name, or above a second *KT.*: who signs for the chairman is not said."""
    for (line, place), (below, _) in zip(lines, lines[1:], strict=False):
        if _FOR_HEAD.match(line) and line.isupper() and _OFFICE.match(_office(line)) and (_is_name(below) or _FOR_HEAD.match(below)):
            yield draft.finding(rule, place, say_as="unnamed", severity=_severity(draft))
            return


def _wrong_mark(draft: Draft, rule: CheckEntry, lines: list[tuple[str, Place]]) -> Iterator[Result]:
    """*KT. ỦY BAN NHÂN DÂN*, *TM. SỞ NỘI VỤ*, *TMM. BAN THƯỜNG TRỰC*: a mark of one person before a body or the other way round, or one that does not exist."""
    for line, place in lines:
        match = _MARK.match(line) if line.isupper() else None
        words = fold(line[match.end() :]) if match else ""
        of_one = match is not None and match["mark"] == "TM" and _ONE_HEAD.match(words) is not None
        if match is None or not (of_one or _signs(words)):
            continue
        if of_one or match["mark"] not in _MARKS or match["mark"] == "KT" and _SEVERAL.match(words) or match["mark"] in ("TL", "TUQ") and _COLLECTIVE.match(words):
            yield draft.finding(rule, place, say_as="mark")
            return


def _head_below(draft: Draft, rule: CheckEntry, lines: list[tuple[str, Place]]) -> Iterator[Result]:
    """Below *KT. CHỦ TỊCH* the head's own office (*CHỦ TỊCH*) instead of a deputy's; a deputy of his own below *TL. CHỦ TỊCH*."""
    for (above, _), (line, place) in zip(lines, lines[1:], strict=False):
        by_order = regex.fullmatch(r"(?:TL|TUQ) ?\. ?(?P<office>\p{Lu}[\p{Lu} ]+)", above)
        if by_order and fold(line).strip() == f"pho {fold(by_order['office']).strip()}":
            yield draft.finding(rule, place, say_as="order", above=above)
        head = regex.fullmatch(r"KT ?\. ?(?P<office>\p{Lu}[\p{Lu} ]+)", above)
        if head and _is_no_deputy(fold(line), fold(head["office"]).strip()):
            yield draft.finding(rule, place, say_as="head", above=above)


def _is_no_deputy(words: str, head: str) -> bool:
    """True for the head's own office, or one that is no deputy's of the head: *CHÁNH VĂN PHÒNG* below *KT. CHỦ TỊCH*."""
    if words == head:
        return True
    deputy = words.startswith(("pho ", "thu truong")) or head.startswith("truong ban")  # whose deputy he is, is asked elsewhere
    return bool(_OFFICE.match(words) and _OFFICE.match(head)) and not deputy


def _without_body(draft: Draft, rule: CheckEntry, lines: list[tuple[str, Place]]) -> Iterator[Result]:
    """The chairman's office at the top of the block of a plan that a committee or a standing board issues: *TM.* is missing."""
    issuer, plan = draft.record.plan.issuer or "", draft.record.plan
    line, place = lines[0]
    words = fold(line)
    committee = fold(issuer).startswith("uy ban nhan dan") and regex.fullmatch(r"(?:q\. ?)?chu tich", words)
    standing = _DECIDES.match(fold(issuer)) and regex.match(r"(?:(?:q|kt)\. ?)?(?:pho )?(?:chu tich|truong ban|bi thu)", words)
    if plan.doc_type == "kế hoạch" and line.isupper() and (committee or standing):
        yield draft.finding(rule, place, say_as="body", issuer=issuer)


def _office_elsewhere(draft: Draft, rule: CheckEntry, lines: list[tuple[str, Place]]) -> Iterator[Result]:
    """An office that the issuing body does not have: *CHỦ TỊCH* under a plan of a sở, *GIÁM ĐỐC* under one of a committee."""
    issuer, compiled = draft.record.plan.issuer or "", draft.rules.compile
    own = next((compiled(row["office"]) for row in rule.options["offices"] if compiled(row["body"]).match(fold(issuer))), None)
    if own is None or any(regex.match(r"(?:TL|TUQ) ?\.", line) for line, _ in lines):
        return
    for line, place in lines:
        words = _office(line)
        if line.isupper() and _OFFICE.match(words) and not draft.is_told(place, "signature-authority"):
            if not own.match(words):
                yield draft.finding(rule, place, say_as="office", issuer=issuer)
                return
            if not line.startswith("KT"):
                return


def _committee_elsewhere(draft: Draft, rule: CheckEntry, lines: list[tuple[str, Place]]) -> Iterator[Result]:
    """*TM. ỦY BAN NHÂN DÂN HUYỆN* under the plan of a committee of another level, *TM. ỦY BAN NHÂN DÂN* under that of no committee.

    Or *TM.* before the office of one person (*TM. BỘ TRƯỞNG*): it is said for a body that decides together (Điều 13, khoản 1).
    """
    issuer = fold(draft.record.plan.issuer or "")
    own = _LEVEL.match(issuer)
    for line, place in lines:
        if line.startswith("TM") and line.isupper() and _OFFICE.match(_office(line)):
            yield draft.finding(rule, place, say_as="person")
            return
        if issuer and _NO_COMMITTEE.match(issuer) and regex.match(r"TM ?\.", line) and _COLLECTIVE.match(_office(line)):
            yield draft.finding(rule, place, say_as="level", issuer=draft.record.plan.issuer)
            return
        board = next((named for signs, named in _BOARDS if signs.match(_office(line))), None) if line.startswith(("TM", "T/M")) else None
        if issuer and board and not board.search(f"{issuer} {draft.folded(draft.head)}".replace("\n", " ")):
            yield draft.finding(rule, place, say_as="level", issuer=draft.record.plan.issuer)
            return
        signed = _LEVEL.match(_office(line))
        if own and signed and line.startswith("TM") and line.isupper() and signed["level"] != own["level"]:
            yield draft.finding(rule, place, say_as="level", issuer=draft.record.plan.issuer)


def _is_name(line: str) -> bool:
    return bool(_NAME.fullmatch(line)) and not line.isupper()
