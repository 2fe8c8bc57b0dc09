"""What is known of a body's form before a text is read, and whether words printed as that form name the body."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import regex

from kehoach.extract.agency_names import is_one_of_many, is_type
from kehoach.folding import fold, one_tone_place
from kehoach.rulebook import AgencyEntry

# Quarters of a commune and their heads, one group by all their names.
QUARTERS = "agency.group.cac-thon-to-dan-pho"
# Words that look like a unit once their accents are gone.
OTHER_WORDS = regex.compile(
    r"(?i)(?<![\p{L}])(?:tính|tình|tĩnh|tịnh|quản|quan|quân|quán|quần|xạ|xả|xá|phương|phượng|ban|bàn|bán|bạn|ập|khởi)(?![\p{L}])"
)
# How offices of the party are shortened: "Văn phòng TU", "Ban Tổ chức HU".
PARTY = ((" tinh uy", " tu"), (" huyen uy", " hu"))
# Firms whose branches go by the name of a place.
_FIRMS = frozenset({"vnpt", "viettel", "mobifone", "agribank", "vietinbank", "vietcombank"})
_ELECTED = ("Quốc hội", "Hội đồng nhân dân")
_UNIT_LOOKS = frozenset({"tinh", "quan", "xa", "phuong", "ban", "ap", "khoi"})
_UNIT_LAST = frozenset({"tinh", "pho", "huyen", "xa", "phuong", "quan", "tran"})

# Whether printed words name a body: never, always, behind *các* or before *các xã* alone, or unless in a document's number.
Verdict = Literal["never", "always", "behind cac", "before units", "outside numbers"]


@dataclass(frozen=True, slots=True, eq=False)  # each is made once, so they are compared by identity
class Form:
    """One form of one body, and which looks its mentions are worth: nearly all do without nearly all of them."""

    key: str
    entry: AgencyEntry
    elected: bool  # the National Assembly or a People's Council
    firm: bool  # one of ``_FIRMS``
    typed: bool  # a type that a name follows
    one_of_many: bool  # an own name may follow
    names_unit: bool  # the body's name ends in the word for a unit
    reads_as_unit: bool  # the form ends in letters that are a unit's word only with the right accents


def form_of(key: str, entry: AgencyEntry) -> Form:
    """What is known of a form of a body."""
    return Form(
        key,
        entry,
        elected=entry.name.startswith(_ELECTED),
        firm=key in _FIRMS,
        typed=is_type(key),
        one_of_many=not entry.generic and is_one_of_many(key),
        names_unit=fold(entry.name).rpartition(" ")[2] in _UNIT_LAST,
        reads_as_unit=key.rpartition(" ")[2] in _UNIT_LOOKS and not any(map(OTHER_WORDS.search, (entry.name, *entry.also))),
    )


@lru_cache(maxsize=8192)  # the same few bodies again and again
def verdict(form: Form, words: str) -> Verdict:
    """Whether words printed as a form name its body: ``Sở Y tế`` does, ``cơ sở y tế`` does not, short forms need capitals."""
    key, entry = form.key, form.entry
    if _too_common(key, words, entry):
        return "never"
    if form.reads_as_unit and OTHER_WORDS.search(words):
        return "never"  # "báo tình hình" is no "Báo tỉnh"
    if words[:1].islower() and words[:2] != key[:2] and not entry.generic and _other_first(words, entry):
        return "never"  # "thăm hỏi NCT" names no "Hội NCT"
    blanks = key.count(" ")
    if blanks == 1 and len(words) > 3 and _other_words(words, entry):
        return "never"  # "các phương (pháp)" are no "các phường", "làm Trưởng (ban)" no "Lâm trường"
    if entry.generic:
        return "always"
    if not _spelt_as(form, words):
        if entry.kind == "so" and blanks > 1:
            return "behind cac"
        spelt = blanks and one_tone_place(" ".join(words.split())) in _spelt_forms(entry.name, entry.also)
        return "before units" if spelt else "never"  # "trạm y tế các xã"
    return "outside numbers" if words.isupper() and not blanks and len(key) <= 8 else "always"


def _too_common(key: str, words: str, entry: AgencyEntry) -> bool:
    """Forms that name a person or thing far more often than a body: *trường bán*, *người có*."""
    if entry.id == QUARTERS and key.startswith(("truong ", "to truong ")):
        return not words.lower().startswith(("trưởng", "tổ trưởng")) or words.lower().endswith(" ban")
    return entry.name == "Người có uy tín" and not (words.lower().startswith("người có") or words.startswith("Trưởng"))


def _spelt_as(form: Form, words: str) -> bool:
    """True if printed words have the letters and capitals of a form that is no common word."""
    key, entry = form.key, form.entry
    blanks = key.count(" ")
    if len(key) <= 9 and blanks <= 1 and not words.isupper():
        spelt = one_tone_place(" ".join(words.lower().split()))
        if spelt not in _spelt_forms(entry.name, entry.also) and not any(w.isupper() and len(w) > 1 for w in words.split()):
            return False  # "chi bổ (sung)" is not "Chi bộ"
    if words.isupper() and not blanks and len(key) <= 8 and words not in _short_forms(entry.name, entry.also):
        return False  # "UBĐT" is no "UBDT"
    if len(key) <= 5 and not blanks:
        return words.isupper() or (words[:1].isupper() and sum(c.isupper() for c in words) >= 2)
    letter = next((c for c in words if c.isalpha()), "")
    return letter.isupper() or any(w[:1].isupper() for w in words.split()[1:])


def _other_first(words: str, entry: AgencyEntry) -> bool:
    """True if the first word in small letters has accents that no form of the body begins with."""
    first = one_tone_place(words.split()[0])
    folded = fold(first)
    begins = [spelt for spelt in (one_tone_place(form.lower().split()[0]) for form in (entry.name, *entry.also)) if fold(spelt) == folded]
    return first != folded and bool(begins) and first not in begins


def _other_words(words: str, entry: AgencyEntry) -> bool:
    """True if the last word of a short form is another one once its accents are looked at."""
    last = one_tone_place(words.lower().split()[-1])
    folded = fold(last)
    if last == folded and last != "ban" or any(w.isupper() and len(w) > 1 for w in words.split()):
        return False  # its accents may be lost; "BCĐ tỉnh" has its own
    forms = [spelt for spelt, ending in _last_words(entry.name, entry.also) if ending.endswith(folded)]
    return bool(forms) and last not in forms


@cache
def _short_forms(name: str, also: tuple[str, ...]) -> frozenset[str]:
    """The abbreviations a body goes by, in capitals: ``UBDT`` is none of those of *UBĐT*."""
    party = [short.strip().upper() for long, short in PARTY if fold(name).endswith(long.strip())]
    return frozenset([form.upper() for form in (name, *also)] + party)


@cache
def _spelt_forms(name: str, also: tuple[str, ...]) -> frozenset[str]:
    """The forms of a body in small letters, each with its tone marks in the older place."""
    return frozenset(one_tone_place(form.lower()) for form in (name, *also))


@cache
def _last_words(name: str, also: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Of each form of a body its last word as spelt, and the form folded."""
    return tuple((one_tone_place(form.lower().split()[-1]), fold(form)) for form in (name, *also))
