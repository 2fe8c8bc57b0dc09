"""The place in the header against the place that the plan calls its own: a header left from another's draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.naming.initials import stands_for
from kehoach.check.naming.places import UNIT_KIND
from kehoach.extract.issuers import unit_of
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_NAME = r"(?P<name>\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*){0,3})"
_LEAST = 3  # mentions of the other place, none of the header's: less may be a neighbour


@kind("header-place")
def header_place(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A header whose unit the plan never names again, while it names another of that kind as its own area.

    Its own area is what the title or the announcing words name (*trên địa bàn huyện …*, *UBND huyện …*).
    """
    plan = draft.record.plan
    own = unit_of(plan.issuer or "")
    if own is None or "issuer" not in plan.spans or plan.spans["issuer"][0] > draft.title[0]:
        return
    word, name = own
    named = regex.compile(rf"(?<!\p{{L}})(?i:{word}) +{_NAME}")
    body = draft.text.shown[draft.title[0] : draft.body_end].replace("\n", " ")
    found: Counter[str] = Counter()
    longer: Counter[str] = Counter()
    for match in named.finditer(body):
        at = draft.title[0] + match.start()
        if not draft.is_cited(at, at + len(match[0])):
            found[_key(match["name"], name)] += 1
            longer[" ".join(fold(match["name"]).split()[: len(name.split()) + 1])] += 1
    cut = longer.most_common(1)[0] if longer else ("", 0)
    if cut[0].startswith(f"{fold(name)} ") and cut[1] == sum(longer.values()) >= (1 if f"{cut[0]}, ngay" in draft.folded(draft.head) else _TWICE):
        yield draft.finding(rule, plan.spans["issuer"], say_as="place", own=f"{word} {_printed(named, body, cut[0])}", count=cut[1])
        return
    if not found[fold(name)]:
        yield from _other_unit(draft, rule, word, name)
    if not found or found[fold(name)]:
        return
    other, count = found.most_common(1)[0]
    titled = other in fold(draft.text.shown[draft.title[0] : draft.title[1]]).replace("\n", " ")
    dated = f"{other}, ngay" in draft.folded(draft.head)
    if count >= _LEAST and titled or dated:
        yield draft.finding(rule, plan.spans["issuer"], say_as="place", own=f"{word} {_printed(named, body, other)}", count=count)


def _printed(named: regex.Pattern[str], body: str, name: str) -> str:
    """A folded name as the text prints it."""
    found = next(m["name"] for m in named.finditer(body) if fold(m["name"]).startswith(name))
    return " ".join(found.split()[: len(name.split())])


_TWICE = 2


def _other_unit(draft: Draft, rule: CheckEntry, word: str, name: str) -> Iterator[Result]:
    """The header's name under another kind of unit, in the title and again: *HUYỆN PHÚ QUÝ* above *… đặc khu Phú Quý*."""
    text = draft.text.shown[draft.title[0] : draft.body_end].replace("\n", " ")
    kinds = [m["kind"].lower() for m in regex.finditer(rf"(?i)(?<!\p{{L}})(?P<kind>{UNIT_KIND}) +{regex.escape(name)}(?!\p{{L}})", text)]
    titled = regex.search(rf"(?i)(?<!\p{{L}})(?P<kind>{UNIT_KIND}) +{regex.escape(name)}", text[: draft.title[1] - draft.title[0]])
    other = titled["kind"].lower() if titled else ""
    if kinds.count(other) >= _TWICE and word.lower() not in kinds:
        yield draft.finding(rule, draft.record.plan.spans["issuer"], say_as="place", own=f"{other} {name}", count=kinds.count(other))


_BELOW = regex.compile(r"(?:so|phong|chi cuc) ")
_COMMITTEE = regex.compile(r"\b(?:ubnd|uy +ban +nhan +dan|bo +[a-z]|cuc|so)\b")


_JOINT = regex.compile(r" [-–] (?:so|cong an|tinh doan|thanh doan|doan|hoi|lien doan|bo chi huy|ban|uy ban|bao hiem|kho bac|cuc|toa an|vien kiem sat) ")  # *SỞ … - CÔNG AN TỈNH*: of several


@kind("header-above")
def header_above(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*SỞ NỘI VỤ* at the top of a header, with no line above it that says whose: *UBND TỈNH …* (Điều 8; Phụ lục I, Phần I, Mục II, khoản 2)."""
    plan = draft.record.plan
    issuer = fold(plan.issuer or "")
    place = plan.spans.get("issuer")
    head = draft.folded(draft.head)
    if place is None or place[1] > draft.title[0] or not _BELOW.match(issuer) or _JOINT.search(issuer) or "cong hoa" not in head:
        return
    above, own, _ = head.partition(" ".join(issuer.split()[:3]))
    if own and not _COMMITTEE.search(above) and not regex.search(r"\b(?:ubnd|uy ban nhan dan)\b", head):
        yield draft.finding(rule, place, say_as="above")


_NUMBERED = regex.compile(r"\bso *:? *\d{1,5} */ *(?P<symbol>kh|ctr|pa|da)(?= *-)")
_HEADER = 700  # letters within which number, kind and title of a document stand
_TYPES = {"kh": "kế hoạch", "ctr": "chương trình", "pa": "phương án", "da": "đề án"}


@kind("type-line")
def type_line(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A number of a plan above a title that no line calls a plan (Phụ lục I, Phần I, Mục II, khoản 5)."""
    start = draft.text.body.start
    match = _NUMBERED.search(draft.text.folded, start, start + _HEADER)
    first = next((s.start for s in draft.record.sections), len(draft.text.folded))
    if match is None or first < match.end():
        return
    type_name, end = _TYPES[match["symbol"]], min(max(first, draft.title[1]), match.end() + _HEADER)
    if not regex.search(rf"^[\W_]*{fold(type_name)}\b", draft.text.folded[start:end], regex.MULTILINE):
        yield draft.finding(rule, match.span(), say_as="type", type=type_name)


_TIED = regex.compile(r"kem theo (?:ke hoach|quyet dinh|chuong trinh|phuong an|de an)[^()\n]{0,60}?\bcua +(?:bo truong +|giam doc +)?(?P<body>(?P<head>bo|so|cuc|chi cuc|phong|benh vien|truong|trung tam|hoi [a-z]+|lien doan) [a-z ,-]{3,80}?) *\)")


_OF_PLACE = regex.compile(r" (?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|dac khu) ")  # Sở Y tế (tỉnh) Hải Dương


def _is_another(draft: Draft, match: regex.Match[str], begin: int = 0) -> bool:
    """True for a body of the issuer's kind (its ``head``) under another name; ``begin`` is where the words looked at stand."""
    own, (start, end) = draft.record.plan.issuer or "", match.span("body")
    if stands_for(own, draft.words((begin + start, begin + end))):
        return False  # Trường THPT Lê Lợi
    body, issuer = (" ".join(_OF_PLACE.sub(" ", f"{name} ").split()) for name in (match["body"], fold(own)))
    return issuer.startswith(f"{match['head']} ") and not issuer.startswith(body) and not body.startswith(issuer)


@kind("annex-body")
def annex_body(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*(Kèm theo Kế hoạch số … của Sở Y tế)* over the annex of another office's plan."""
    issuer, number = fold(draft.record.plan.issuer or ""), fold(draft.record.plan.number or "").replace(" ", "")
    folded = draft.text.folded.replace("\n", " ")
    for match in _TIED.finditer(folded, draft.title[1]):
        own = number and number in match[0].replace(" ", "")
        if own and _is_another(draft, match):
            if _elsewhere(match["body"].split(), issuer.split()):
                yield draft.finding(rule, match.span("body"), under="foreign-place", say_as="own", own=draft.record.plan.issuer)
            else:
                yield draft.finding(rule, match.span("body"), say_as="annex", issuer=draft.record.plan.issuer)


def _elsewhere(body: list[str], issuer: list[str]) -> bool:
    """True for a body that is called as the issuer but for its last words: the place."""
    same = next((at for at, (a, b) in enumerate(zip(body, issuer, strict=False)) if a != b), min(len(body), len(issuer)))
    return same > 2 and max(len(body), len(issuer)) - same <= 3  # noqa: PLR2004 (words of a kind of body, and of a place)


def _key(printed: str, own: str) -> str:
    """A name as printed, without capitals that begin the next words when it starts as the header's."""
    folded = fold(printed)
    return fold(own) if folded.startswith(fold(own)) else folded


_OF_BODY = regex.compile(r"\bcua +(?:bo truong +|giam doc +)?(?P<body>(?P<head>bo|so|cuc|tong cuc|chi cuc|phong|benh vien|truong|trung tam|vien|lien doan lao dong|hoi [a-z]+ [a-z]+) [a-z ,-]+?)(?: *,? *(?:nam|giai doan|den nam|trong)\b.*)?$")
_DOCUMENT = regex.compile(r"\b(?:luat|nghi dinh|nghi quyet|quyet dinh|chi thi|ket luan|thong tu|chuong trinh|de an|ke hoach so|cong dien|cong van|thi dua)\b")


@kind("title-body")
def title_body(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*Kế hoạch … năm 2022 của Bộ Y tế* below the header of another ministry: a title that ends in whose plan it is."""
    place = draft.record.plan.spans.get("issuer")
    words = draft.text.folded[slice(*draft.title)].replace("\n", " ")
    match = _OF_BODY.search(words)
    if match is None or place is None or place[0] > draft.title[0] or not _is_another(draft, match, draft.title[0]) or _DOCUMENT.search(words) or draft.is_cited(*draft.title):
        return
    start, end = match.span("body")
    yield draft.finding(rule, (draft.title[0] + start, draft.title[0] + end), say_as="title", issuer=draft.record.plan.issuer)
