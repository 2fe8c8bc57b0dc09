"""The province a plan is of, against another province named as if it were its own: left from a draft that was copied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.naming.names import is_province, units_by_name
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_NAME = r"(?P<name>\p{Lu}[\p{Ll}\p{M}]+(?: ?- ?| )\p{Lu}[\p{Ll}\p{M}]+(?:(?: ?- ?| )\p{Lu}[\p{Ll}\p{M}]+)?)"
_OF = regex.compile(rf"(?:\b(?P<kind>[Tt]ỉnh|[Tt]hành phố|TP\.?)|\b(?P<body>Truyền hình|Báo|Tỉnh ủy|Thành ủy|Tỉnh đoàn|Thành đoàn))[ \n]+{_NAME}")
# Words right before the province that make it the plan's own.
_OWN = regex.compile(
    r"(?:\b(?:dia ban|toan|ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|cong an|mttq(?: viet nam)?|mat tran to quoc(?: viet nam)?|kien truc so|chien luoc du lieu|quy hoach|nhan dan"
    r"|(?:so|ban|chi cuc|lien doan|hoi|bao hiem xa hoi|kho bac nha nuoc|bo chi huy quan su|nganh) (?:[a-z,&-]+ ){0,7}?[a-z]+)) *$"
)
_COMPARED = regex.compile(r"\b(?:hoc tap|kinh nghiem|giap|lien ket|cac tinh|lan can|phoi hop voi tinh|cu(?! the)\b|truoc day|sap nhap|hop nhat|chuyen tu|hop tac|ket nghia|nhu tinh|huong ve|ung ho|nam truoc)\b")


@kind("odd-province")
def odd_province(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A province named once or twice as the plan's own area or the seat of its bodies, where another is named as such."""
    own = _own(draft)
    if own is None:
        return
    named = [m for m in _OF.finditer(draft.text.shown, draft.text.body.start, max(draft.body_end, draft.title[1])) if is_province(_key(m))]
    counts = Counter(_key(m) for m in named)
    several = sum(1 for key in counts if key != own)
    for match in named:
        key = _key(match)
        if key == own or counts[key] > 1 or several > 2 or match.start() < draft.title[0]:
            continue
        low, high = draft.sentence(match.start(), match.end())
        before = " ".join(draft.text.folded[max(low, match.start() - 70) : match.start()].split())
        around = draft.folded((max(low, match.start() - 120), min(high, match.end() + 60)))
        if draft.is_cited(*match.span()) and not before.endswith("dia ban"):
            continue  # the plan of another province, among what it is based on
        if (match["body"] or _OWN.search(before)) and not _COMPARED.search(around):
            yield draft.finding(rule, (match.start(), match.end()), say_as="own", own=_shown(draft, own))


def _own(draft: Draft) -> str | None:
    """The folded name of the plan's province: of its issuer, else the one whose committee it names most."""
    plan = draft.record.plan
    if plan.province:
        return _bare(plan.province)
    if plan.level in ("tinh", "trung_uong", None):
        return None
    committees = Counter(
        _key(m) for m in _OF.finditer(draft.text.shown)
        if m["kind"] and is_province(_key(m)) and regex.search(r"(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan) *$", draft.text.folded[max(0, m.start() - 24) : m.start()])
    )  # fmt: skip
    return committees.most_common(1)[0][0] if len(committees) == 1 else None


def _key(match: regex.Match[str]) -> str:
    """The folded name, without a capital word that follows it."""
    words = fold(match["name"]).replace(" - ", " ").replace("-", " ").split()
    name = " ".join(words)
    return name if len(words) < 3 or is_province(name) else " ".join(words[:2])


def _bare(province: str) -> str:
    return " ".join(regex.sub(r"^(?:tinh|thanh pho) ", "", fold(province)).replace("-", " ").split())


def _shown(draft: Draft, own: str) -> str:
    units = units_by_name().get(("tinh", own), ())
    return draft.record.plan.issuer or (units[0].name if units else own)
