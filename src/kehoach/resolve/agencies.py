"""Mentions of bodies → one row a body, named alike everywhere in the record."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from kehoach.extract.found import FoundAgency, FoundPlan
from kehoach.extract.issuers import full_name
from kehoach.folding import fold
from kehoach.gazetteer import ANY_UNIT, UNIT_WORDS


@dataclass
class _Body:
    key: str
    name: str
    mentions: list[FoundAgency] = field(default_factory=list)


class Bodies:
    """The distinct bodies of a plan."""

    def __init__(self, mentions: list[FoundAgency], plan: FoundPlan, owing: frozenset[int] = frozenset()) -> None:
        """``owing`` are the places where a mention carries a duty."""
        self.plan = plan
        self.mentions = mentions
        self.starts = [m.start for m in mentions]
        self.bodies: dict[str, _Body] = {}
        for mention in mentions:
            if mention.counted:
                self.bodies.setdefault(mention.key, _Body(mention.key, mention.name)).mentions.append(mention)
        self.same = _one_body(self.bodies, plan.level)
        self.same |= _own_place_said(self.bodies, plan, self.same)
        self.same |= _spelt_out(self.bodies, self.same)
        for short, full in self.same.items():
            self._join(short, full)
        for body in self.bodies.values():
            body.name = _title(body, owing, plan)
        self._join_groups()
        self.names: dict[str, str] = {}
        for body in self.bodies.values():
            for mention in body.mentions:
                self.names[mention.name] = body.name

    def _join(self, key: str, other: str) -> None:
        """Make one body part of another."""
        joined = self.bodies[other].mentions + self.bodies.pop(key).mentions
        self.bodies[other].mentions = sorted(joined, key=lambda m: m.start)

    def _join_groups(self) -> None:
        """Groups that go by one name are one row (*các thôn*, *Trưởng các thôn*)."""
        kept: dict[str, str] = {}
        for key, body in list(self.bodies.items()):
            first = kept.setdefault(fold(body.name), key) if body.mentions[0].generic else key
            if first != key:
                self.same |= {short: first for short, full in self.same.items() if full == key} | {key: first}
                self._join(key, first)

    def name_of(self, name: str, key: str | None = None) -> str:
        """The canonical name for a name an extractor used; the body's key settles it where names are shared."""
        body = self.bodies.get(self.same.get(key, key)) if key else None
        return body.name if body else self.names.get(name, name)

    def place_of(self, body: _Body) -> str | None:
        """The unit a body belongs to: the one printed, with its name where it is the plan's own."""
        first = body.mentions[0]
        named = next((m.place for m in body.mentions if m.place and m.place != m.place.lower()), None)
        if named or first.generic or first.rule.startswith("agency.shape") or first.level is None:
            return named or first.place
        own = {"tinh": self.plan.province, "huyen": self.plan.district, "xa": self.plan.commune}.get(first.level)
        word = first.place or ""
        return own if own and own.lower().startswith(word.lower()) else first.place

    def only_in(self, start: int, end: int) -> str | None:
        """The body a stretch names if it names exactly one, else ``None``."""
        at = bisect_left(self.starts, start)
        names = set()
        while at < len(self.mentions) and self.mentions[at].start < end:
            mention = self.mentions[at]
            if mention.counted:
                names.add(self.name_of(mention.name, mention.key))
            at += 1
        return names.pop() if len(names) == 1 else None


# Types whose bodies are named in full once and by their type afterwards.
_SHORTENED = re.compile(
    r"(?:ban chi dao|ban chi huy|ban dieu hanh|ban to chuc|ban van dong|ban quan ly(?: du an)?|to cong tac|"
    r"van phong ban chi dao|to giup viec|tieu ban|hoi dong|"
    r"doan kiem tra|doan giam sat|doan cong tac|to dieu phoi|van phong dieu phoi|"
    r"hoi dong thi dua)(?: quoc gia| trung uong)?"
)
# A person who heads a body counts as the body.
_HEADS = {
    "thu tuong chinh phu": "chinh phu", "truong thon": "group thon",
    "ban cong tac mat tran": "group ban cong tac mat tran",
}  # fmt: skip
# "Ban Tài chính, Ủy ban Kiểm tra Liên đoàn Lao động tỉnh": the body they are organs of is named once.
_ORGAN = re.compile(r"(?:ban (?!chi|to chuc|dieu|quan)|uy ban kiem tra|phong )")
_PARENT = re.compile(
    r"(?:(?:tong )?lien doan|hoi(?! dong)|doan|tinh uy|thanh uy|huyen uy|dang uy|cong an|hoi dong nhan dan|"
    r"uy ban mat tran)(?![a-z])"
)
_UNIT_LAST = re.compile(rf"(?:^| )(?:{ANY_UNIT})$")


def _one_body(bodies: dict[str, _Body], level: str | None) -> dict[str, str]:
    """Keys of shortened names, and the key of the one body they stand for.

    *Ban Chỉ đạo* is the only board the plan names in full, *Đảng ủy xã* the *Đảng ủy* of the plan's own
    commune, *Ủy ban MTTQ tỉnh* that of the one province named.
    """
    full = [k for k, b in bodies.items() if not b.mentions[0].generic and b.mentions[0].level]
    same = {head: body for head, body in _HEADS.items() if head in bodies and body in bodies}
    if level == "trung_uong":  # the Prime Minister issues it
        same = {body: head for head, body in same.items()}
    by_level: dict[str | None, list[str]] = {}
    for key in full:
        by_level.setdefault(bodies[key].mentions[0].level, []).append(key)
    for key in full:
        first = bodies[key].mentions[0]
        level_with = by_level[first.level]
        unit = _UNIT_LAST.search(key)
        bare = key[: unit.start()] if unit else ""
        if bare in level_with and bare != "cong an":
            same[key] = bare
        elif unit or _SHORTENED.fullmatch(key):
            longer = [k for k in level_with if k.startswith(f"{key} ") and not _UNIT_LAST.search(k)]
            if not unit:
                longer = [k for k in longer if bodies[k].mentions[0].start < first.start]
                longer = [
                    k for k in longer if not (_SHORTENED.fullmatch(k) and any(o.startswith(f"{k} ") for o in longer))
                ]
            if len(longer) == 1 and longer[0] not in same:
                same[key] = longer[0]
        elif _ORGAN.match(key):
            longer = [k for k in full if k.startswith(f"{key} ") and _PARENT.match(k, len(key) + 1)]
            if len(longer) == 1:
                same[key] = longer[0]
    return {short: same.get(key, key) for short, key in same.items()}


def _own_place_said(bodies: dict[str, _Body], plan: FoundPlan, same: dict[str, str]) -> dict[str, str]:
    """Keys of names with less of the plan's own place, and the key of the name with most of it.

    *VPUB*, *Văn phòng UBND tỉnh* and *Văn phòng UBND tỉnh Kon Tum* are one office in a plan of Kon Tum.
    """
    own = fold(plan.own_place)
    word = next((w for w in UNIT_WORDS if own.startswith(f"{w} ")), "")
    tails = [f" {own}", f" {own.removeprefix(word).strip()}", f" {word}"] if word else [" tinh", " huyen", " xa"]
    groups: dict[tuple[str, str | None], list[str]] = {}
    for key, body in bodies.items():
        first = body.mentions[0]
        if first.generic or key in same or key in same.values():
            continue
        bare = next((key.removesuffix(tail) for tail in tails if key.endswith(tail)), key)
        if bare not in ("cong an", "doan", "dang uy"):
            groups.setdefault((bare, first.level if word else None), []).append(key)
    found: dict[str, str] = {}
    for (bare, _), keys in groups.items():
        whole = max(keys, key=len)
        if word or bare == "uy ban nhan dan" and len(keys) == 2 and bare in keys:
            found |= {key: whole for key in keys if key != whole}
    return found


_CAPITALS = re.compile(r"(?P<head>\w+) (?P<short>[A-ZĐ][A-ZĐ&-]{1,7})$")


def _spelt_out(bodies: dict[str, _Body], same: dict[str, str]) -> dict[str, str]:
    """Keys of shapes that are abbreviated (*Vụ GDPT*), and the key of the one body whose first letters they are."""
    found: dict[str, str] = {}
    for key, body in bodies.items():
        short = _CAPITALS.match(body.name) if body.mentions[0].rule == "agency.shape" and key not in same else None
        if not short:
            continue
        letters = fold(short["short"]).replace("&", "").replace("-", "")
        whole = [
            other for other, b in bodies.items()
            if other not in same and other != key
            and b.name.startswith(f"{short['head']} ") and _initials(b.name) == letters
        ]  # fmt: skip
        if len(whole) == 1:
            found[key] = whole[0]
    return found


def _initials(name: str) -> str:
    """The first letters of a name's words behind its type, *và* left out."""
    return "".join(word[0] for word in re.findall(r"[a-z]+", fold(name))[1:] if word != "va")


# "Trạm Y tế xã, phường" are several without "các".
_SEVERAL_UNITS = re.compile(r" (?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu|cấp)(?:,|/| và | - )")


def _title(body: _Body, owing: frozenset[int], plan: FoundPlan) -> str:
    """The name a body goes by: the pack's, unless this plan writes out another one every time.

    ``Chi cục Dân số`` keeps its own name though the pack knows it as an older name of another; a
    group goes by the wording it has most often where it has a duty.
    """
    first = body.mentions[0]
    own = [m for m in body.mentions if m.key == body.key] or body.mentions  # not its shortened names
    known = own[0].name if len(own) == 1 else Counter(m.name for m in own).most_common(1)[0][0]
    if first.rule.startswith("agency.shape"):
        return known
    here = _PLACE_WORD.sub("", plan.own_place)  # the plan's own place is no part of a name
    with_duty = [m for m in body.mentions if m.start in owing] if first.generic else []
    written = Counter(
        name
        for m in with_duty or own
        if m.rule != "agency.councils" or m.kind == "ubnd"  # "HĐND, UBND các xã": the units are not in its words
        if (name := _written_out(m.surface.removesuffix(f" {here}"), m.name, generic=m.generic)) is not None
    )
    if len(written) > 1 and first.kind == "ubnd":  # "UBND các xã, thị trấn" says more than "UBND cấp xã"
        written = Counter({name: n for name, n in written.items() if " cấp " not in name}) or written
    if not written or not first.generic and any(_same(name, known) for name in written):
        return known
    name = written.most_common(1)[0][0]
    if not first.generic and first.level == plan.level:
        name = _OF_LEVEL.sub(r" \1", name)
    alone = fold(name).startswith(_ALONE) or first.key.endswith(" co so")
    several = "các " in name.lower() or _SEVERAL_UNITS.search(name.lower())
    if first.generic and not alone and not several and first.kind not in ("ubnd", "hdnd"):
        name = _ARTICLE.sub("", name)
        name = f"Các {name[:1].lower()}{name[1:]}"
    return name


_ALONE = (
    "cong dong", "nguoi dan", "cap tren", "nhan dan", "cap uy", "nganh ", "chinh quyen", "nhan vien ", "y te ", "hai ",
)  # fmt: skip
_ARTICLE = re.compile(r"^(?:từng|mỗi|mọi|những|toàn thể) ", re.IGNORECASE)  # "từng sở, ngành" are "các sở, ngành"


_PLACE_WORD = re.compile(r"^(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu) ", re.IGNORECASE)
_PERSONS = (
    "thu truong", "giam doc", "chu tich", "thuong truc", "lanh dao", "pho ", "truong ", "bi thu", "cac pho", "tt ",
    "tt.", "ct", "pct", "cvp", "pcvp", "dong chi", "ban thuong vu", "ban thuong truc", "chanh ", "ban chap hanh",
    "nguoi dung dau", "can bo", "bo truong", "uy vien", "dai bieu", "chi cuc truong", "cuc truong", "tong cuc truong",
    "vu truong", "hat truong", "tram truong", "tong bien tap", "hieu truong", "vien truong", "tong giam doc",
    "cac dong chi", "chi huy truong", "chanh an", "tu lenh", "tong thu ky", "chu nhiem",
    "thanh vien", "cac thanh vien", "cac uy vien",
)  # fmt: skip


_OFFICE_OF = re.compile(
    r"^(?:thủ trưởng|trưởng|giám đốc|hiệu trưởng|chủ tịch|lãnh đạo|người đứng đầu|bí thư|cán bộ) "
    r"(?=các |UBND |Ủy ban |Uỷ ban |Ban nhân dân )",
    re.IGNORECASE,
)

_HEADS_OF_QUARTERS = re.compile(
    r"(?<!\w)(?:tổ )?trưởng (?:các )?(?=(?:thôn|bản|xóm|ấp|buôn|làng|khóm|khu (?:phố|dân cư)|khối|tổ dân phố)(?!\w))",
    re.IGNORECASE,
)


# Names that are whole though a pack knows a longer one: centres and branches are set up with more or fewer fields.
_IS_WHOLE = re.compile(r"(?:trung tam|chi cuc)(?: [a-z]+){2}")
# "Ban Chỉ huy … cấp tỉnh" is the board of the province.
_OF_LEVEL = re.compile(r" cấp (tỉnh|huyện|xã)$")
# Capitals that a name keeps when it is written out: the form of a firm, a number.
_OWN_CAPITALS = re.compile(r"\b(?:TNHH|MTV|CP|HIV/AIDS|[IVX]+)\b")


@lru_cache(maxsize=4096)  # bodies are named again and again in the same words
def _written_out(surface: str, known: str, *, generic: bool) -> str | None:
    """The surface form in full, ``None`` if it is a person, damaged, or still abbreviated."""
    surface = surface.strip(" ,;.-")
    if generic:  # "Chủ tịch UBND các xã" are "UBND các xã"
        surface = _OFFICE_OF.sub("", _HEADS_OF_QUARTERS.sub("", surface))
    folded = fold(surface)
    if folded == "cac bo truong" or folded.startswith(_PERSONS) and not surface.lower().startswith("trường "):
        return None
    name = full_name(surface)
    words = _OWN_CAPITALS.sub("", name).replace("-", " ").split()
    if not surface.isupper() and any(w.isupper() and len(w) > 2 and w.capitalize() in words for w in surface.split()):
        return None  # "Ban QLDA" is still abbreviated
    if any(len(w) > 1 and w.isupper() and not w.isdigit() for w in words) or "&" in name or "/" in name:
        return None
    if not generic and len(words) < 2:
        return None
    own, other = (" ".join(fold(n).replace("-", " ").replace(",", " ").split()) for n in (name, known))
    short = own.split(" ")[0]
    if not generic and short not in other and other.split(" ")[0] != short:
        # an item of a list whose head word stands before it ("Sở Tài chính, Nội vụ")
        return None if own in other else name
    shorter = own in other and other != own
    return None if shorter and not generic and not _IS_WHOLE.match(own) else name


_WORD = re.compile(r"[^\W_]+")


def _same(a: str, b: str) -> bool:
    """True if two names differ only in accents, dashes, commas and *và*."""
    drop = {"va", "cac", "cua", "tren", "dia", "ban"}
    key = [[w for w in _WORD.findall(fold(x)) if w not in drop] for x in (a, b)]
    return key[0] == key[1]


def agency_rows(base: Callable[..., dict[str, Any]], bodies: Bodies) -> list[dict[str, Any]]:
    """What the record of each body says, in the order of first mention."""
    found = []
    ordered = sorted(bodies.bodies.values(), key=lambda b: b.mentions[0].start)
    for number, body in enumerate(ordered, 1):
        first = body.mentions[0]
        fields = base(first, f"g{number}", once=len(body.mentions) == 1)
        found.append(
            {
                **fields, "name": body.name, "place": bodies.place_of(body), "variants": tuple(body_variants(body)),
                "spans": tuple((m.start, m.end) for m in body.mentions), "kind": first.kind, "level": first.level,
                "mentions": len(body.mentions), "generic": first.generic,
            }
        )  # fmt: skip
    return found


def body_variants(body: _Body) -> list[str]:
    """The surface forms of a body, each once, in order."""
    return list(dict.fromkeys(m.surface for m in body.mentions if m.surface))
