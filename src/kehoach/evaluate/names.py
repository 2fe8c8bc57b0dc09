"""When two wordings name the same thing: folded words, bodies' names, the plan's own place.

A sealed wording (``#`` and a digest) stands for words that must not be repeated in a file of gold:
it is equal to whatever has the same digest, and says nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256

SEAL = "#"
_NOT_A_WORD = re.compile(r"[^a-z0-9%‰]+")

# Full form of a name's part, then the ways it is shortened, all in folded words. Applied in this
# order: a longer abbreviation stands before one it contains.
_SHORT_FORMS = (
    ("lao dong thuong binh va xa hoi", "ldtbxh", "ldtb xh", "ld tbxh", "ld tb xh",
     "ld tb va xh", "lao dong tb va xh", "lao dong tbxh", "lao dong tb xh",
     "lao dong thuong binh xa hoi"),
    ("nong nghiep va phat trien nong thon", "nnptnt", "nn ptnt", "nnva ptnt", "nn va ptnt",
     "nong nghiep ptnt", "nong nghiep va ptnt", "nong nghiep phat trien nong thon"),
    ("giao duc va dao tao", "gddt", "gd dt", "gdva dt", "gd va dt"),
    ("giao duc nghe nghiep giao duc thuong xuyen", "gdnn gdtx", "giao duc nghe nghiep gdtx"),
    ("ke hoach va dau tu", "khdt", "kh dt", "khva dt", "kh va dt"),
    ("thong tin va truyen thong", "tttt", "tt tt", "ttva tt", "tt va tt"),
    ("tai nguyen va moi truong", "tnmt", "tn mt", "tnva mt", "tn va mt"),
    ("van hoa va thong tin", "vhtt", "vh tt", "vhva tt", "vh va tt"),
    ("uy ban nhan dan", "ubnd"),
    ("hoi dong nhan dan", "hdnd"),
    ("uy ban mat tran to quoc viet nam", "ubmttqvn", "ubmttq vn", "ub mttqvn", "ub mttq vn"),
    ("uy ban mat tran to quoc", "ubmttq", "ub mttq"),
    ("mat tran to quoc viet nam", "mttqvn", "mttq vn"),
    ("mat tran to quoc", "mttq"),
    ("to quoc viet nam", "to quoc vn"),
    ("lien hiep phu nu", "lhpn"),
    ("thanh nien cong san ho chi minh", "tncshcm", "tncs hcm"),
    ("muc tieu quoc gia", "mtqg"),
    ("chuong trinh muc tieu quoc gia", "ctmtqg"),
    ("giam ngheo", "gn"),
    ("dan toc thieu so", "dtts"),
    ("chinh sach xa hoi", "csxh"),
    ("ngan hang chinh sach xa hoi", "nhcsxh"),
)  # fmt: skip
_EXPANSIONS = tuple(
    (re.compile(rf"\b(?:{'|'.join(short)})\b"), full) for full, *short in _SHORT_FORMS
)
# Words that come and go in a body's name without making it another body.
_LOOSE = re.compile(r"\b(?:va|viet nam|cac|co|tren dia ban|dia ban)\b")
_LEVEL_WORDS = "huyen|thi xa|thanh pho|xa|tinh|thi tran|quan|phuong|tp|tx"
_OWN_PLACE = re.compile(rf"\b({_LEVEL_WORDS})((?: [a-z0-9]+)+)$")
_GROUP_WORDS = ("cac ", "nhung ", "tung ", "moi ")


def without_accents(text: str) -> str:
    """Lower case without accents, ``đ`` as ``d``; other characters stay."""
    letters = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def words(value: object) -> str:
    """The folded words of a value, one blank between them; nothing for ``None``.

    >>> words("Đơn vị  chủ trì: UBND")
    'don vi chu tri ubnd'
    """
    return "" if value is None else _NOT_A_WORD.sub(" ", without_accents(str(value))).strip()


def seal(folded: str) -> str:
    """A digest that stands for folded words in a file that must not repeat them."""
    return SEAL + sha256(folded.encode()).hexdigest()[:16]


def is_sealed(value: object) -> bool:
    """True for a wording that ``seal`` made."""
    return isinstance(value, str) and value.startswith(SEAL) and " " not in value


def same_words(found: object, wanted: object) -> bool:
    """True when two values have the same folded words; ``wanted`` may be sealed."""
    folded = words(found)
    return seal(folded) == wanted if is_sealed(wanted) else folded == words(wanted)


def body_key(name: str | None) -> str:
    """A body's name with abbreviations expanded and loose words dropped; sealed names unchanged.

    >>> body_key("Phòng LĐ-TB&XH")
    'phong lao dong thuong binh xa hoi'
    """
    if is_sealed(name):
        return name or ""
    key = words(name)
    for short, full in _EXPANSIONS:
        key = short.sub(full, key)
    return re.sub(r" +", " ", _LOOSE.sub(" ", key)).strip()


def is_group(name: str | None) -> bool:
    """True for a wording such as *các phòng, ban*: a group has no canonical name."""
    return words(name).startswith(_GROUP_WORDS)


@dataclass(frozen=True)
class OwnPlace:
    """The plan's own level and place, folded: ``huyen`` and ``kon ray``."""

    level: str
    name: str

    def dropped_from(self, key: str) -> str:
        """A body's key without the plan's own level and place at its end."""
        for tail in (f" {self.level} {self.name}", f" {self.name}", f" {self.level}"):
            if key.endswith(tail):
                return key.removesuffix(tail)
        return key


def own_place(issuer: object) -> OwnPlace | None:
    """The level and place in an issuer's name; ``None`` where it names none."""
    found = _OWN_PLACE.search(words(issuer))
    return OwnPlace(found.group(1), found.group(2).strip()) if found else None


def same_body(found: set[str], wanted: set[str], place: OwnPlace | None) -> bool:
    """True when two sets of keys share one, the own place apart; ``wanted`` may be sealed."""
    ours, theirs = _bare(found, place), _bare(wanted, place)
    return bool(with_seals(ours, theirs) & theirs)


def _bare(keys: set[str], place: OwnPlace | None) -> set[str]:
    return {place.dropped_from(key) if place else key for key in keys if key}


def with_seals(found: set[str], wanted: set[str]) -> set[str]:
    """``found`` and, where ``wanted`` holds a sealed key, the seals of ``found``."""
    if not any(map(is_sealed, wanted)):
        return found
    return found | {seal(key) for key in found}
