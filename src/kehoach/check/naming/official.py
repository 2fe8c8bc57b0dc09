"""Names of bodies, laws and programmes that are nearly, but not, the official ones."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.form.misspelt import one_slip
from kehoach.check.kinds import Result, kind
from kehoach.folding import fold
from kehoach.records import Finding
from kehoach.rulebook import AgencyEntry, CheckEntry

_TOKEN = regex.compile(r"[\p{L}\p{M}]+")
_GAP = regex.compile(r"[ \n]*(?:(?:,|-|–|&) *)?")
_FIELDS = regex.compile(r" và |,| - ")
_AND = regex.compile(r"\s+và\b")
_OF_FIELDS = ("so", "phong", "bo_nganh")  # names made of fields of work: a field too many or too few is a slip
_LEAST = 4  # words that a name of another kind has


@dataclass(frozen=True)
class Name:
    """An official name: its words as printed and folded (without *và*), and its fields."""

    printed: str
    words: tuple[str, ...]
    folded: tuple[str, ...]
    fields: tuple[tuple[str, ...], ...]
    of_fields: bool = False


@lru_cache(maxsize=4096)
def _name(printed: str, *, head: int = 1, of_fields: bool = False) -> Name:
    words = _words(printed)
    rest = printed.split(None, head)[head] if len(printed.split()) > head else ""
    fields = tuple(tuple(fold(w) for w in _TOKEN.findall(part)) for part in _FIELDS.split(rest) if part.strip())
    return Name(printed, words, _folded(words), fields, of_fields)


def _words(printed: str) -> tuple[str, ...]:
    return tuple(w for w in _TOKEN.findall(printed) if w.lower() != "và")


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    """The words folded, all in one call."""
    return tuple(fold(" ".join(words)).split())


@dataclass(frozen=True)
class Said:
    """The words of the text from the head of a name on, to the next stop."""

    words: tuple[str, ...]
    folded: tuple[str, ...]
    places: tuple[Place, ...]
    joins: tuple[str, ...]  # what stands before each word: a blank, a comma, a dash, và

    def place(self, count: int) -> Place:
        """The place of the first words."""
        return self.places[0][0], self.places[count - 1][1]


def _said(text: str, at: int, most: int) -> Said:
    words: list[str] = []
    places: list[Place] = []
    joins: list[str] = []
    join = ""
    while len(words) < most and (match := _TOKEN.match(text, at)):
        if match[0].lower() == "và":
            join = "và" if join.strip() in ("", "và") else f"{join}và"
            if words and places[-1][1] < match.start() and _AND.match(text, match.end(), match.end() + 5):
                join = "và và"
        else:
            words.append(match[0])
            places.append(match.span())
            joins.append(join)
            join = ""
        gap = _GAP.match(text, match.end())
        at = gap.end() if gap else match.end()
        join = f"{join}{gap[0].strip().replace('–', '-')}" if gap else join
        if gap is None or gap[0] == "":
            break
    return Said(tuple(words), _folded(words), tuple(places), tuple(joins))


@lru_cache(maxsize=2048)
def _joins(printed: str) -> tuple[str, ...]:
    return _said(printed, 0, 40).joins


def _like(one: str, other: str) -> bool:
    """True for two words, one of them a slip of the other; words of two letters are others unless they are turned round."""
    if min(len(one), len(other)) < 2 or not one_slip(one, other):  # noqa: PLR2004
        return False
    return len(one) != len(other) or len(one) > 2 or one == other[::-1]  # noqa: PLR2004


@lru_cache(maxsize=4096)  # the words of names, asked about at each place that may hold one
def _letters(word: str) -> Counter[str]:
    """The letters and tone marks of a word, wherever the tone is set (``hoà``, ``hòa``)."""
    return Counter(unicodedata.normalize("NFD", word.lower()))


def _slip(name: Name, said: Said) -> tuple[str, int] | None:
    """What is wrong with words that stand for a name, and how many they are; None where they do not, or are right."""
    count = len(name.folded)
    words = said.folded[:count]
    if len(words) == count and words == name.folded:
        wrong = [i for i in range(count) if _letters(said.words[i]) != _letters(name.words[i])]
        if wrong and len(wrong) < count - 1 and all(any(ord(c) > 127 for c in unicodedata.normalize("NFC", said.words[i])) or len(wrong) == 1 for i in wrong):
            return "spelt", count
        if "và và" in said.joins[:count]:
            return "doubled", count
        return ("joined", count) if said.joins[1:count] != _joins(name.printed)[1:count] else None
    if len(words) == count:
        wrong = [i for i in range(count) if words[i] != name.folded[i]]
        if len(wrong) == 1 and wrong[0] > 0 and count >= _LEAST and _like(words[wrong[0]], name.folded[wrong[0]]):
            return "spelt", count
        if sorted(words) == sorted(name.folded) and (not name.of_fields or words[0] == name.folded[0]):
            return "order", count
    twice = next((i for i in range(1, min(len(said.folded), count + 1)) if said.folded[i] == said.folded[i - 1]), None)
    apart = twice == 1 and said.joins[1]  # *Chánh Văn phòng Bộ, Bộ Nội vụ*
    if twice and not apart and said.folded[:twice] + said.folded[twice + 1 : count + 1] == name.folded:
        return "doubled", count + 1
    return ("lost", count - 1) if _one_lost(name, said) else None


_LEVEL_WORDS = frozenset({"tinh", "huyen", "xa", "phuong", "quan", "viet", "nam", "trung", "uong"})  # left out where it is plain whose it is


def _one_lost(name: Name, said: Said) -> bool:
    """True for a name with one word left out, not the first: *Sở Giáo và Đào tạo*.

    Where the last is left out, nothing may follow that could be part of a longer name.
    """
    count = len(name.folded)
    words = said.folded[: count - 1]
    if count < _LEAST or len(words) < count - 1:
        return False
    at = next((i for i in range(count - 1) if words[i] != name.folded[i]), count - 1)
    rest = (*name.words[:at], *name.words[at + 1 :])
    if not at or words[at:] != name.folded[at + 1 :] or name.folded[at] in _LEVEL_WORDS:
        return False
    if at == count - 1 and len(said.words) >= count and not (said.joins[at] == "," and said.words[at][:1].isupper()):
        return False
    return all(_letters(a) == _letters(b) for a, b in zip(said.words, rest, strict=False))


_BROKEN = regex.compile(r"[|*_\n]")  # a cell, a line: the name may go on elsewhere


@kind("body-name")
def body_name(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Bodies whose name is misspelt, turned round, joined otherwise, or has a field too many or too few."""
    names, known = draft.rules.make("official-names", lambda book: _bodies(book.group("agency")))
    for name, fault, place in _slips(draft, names, known):
        yield _remark(draft, rule, name, fault, place)
    for name, fault, place in _slips(draft, [n for n in _learnt(draft) if n.folded not in known], known):
        two = "," in draft.words(place) and "," not in name.printed  # bodies of a list
        if fault != "joined" and not two:  # how it joins its fields is the draft's own affair
            yield _remark(draft, rule, name, fault, place)


def _remark(draft: Draft, rule: CheckEntry, name: Name, fault: str, place: Place) -> Finding:
    return draft.finding(rule, place, say_as=fault, severity="info" if fault == "joined" else None, name=name.printed)


_OFFICE = regex.compile(r"(?:Phòng|Vụ|Cục|Chi cục|Trung tâm|Ban|Hội|Viện|Trường|Bệnh viện|Bảo tàng|Thư viện|Công ty|Đồn|Trạm|Hạt|Khoa|Đoàn|Liên đoàn) \p{Lu}(?!.* [IVX]+$)")


def _learnt(draft: Draft) -> list[Name]:
    """The bodies that the draft itself names in full at least twice."""
    text = " ".join(draft.text.folded.split())
    full = {a.name for a in draft.record.agencies if not a.generic and _OFFICE.match(a.name) and len(_words(a.name)) >= _LEAST}
    return [_name(name) for name in sorted(full) if text.count(fold(name)) > 1 and regex.fullmatch(r"[\p{L}\p{M} ,–-]+", name)]


def _bodies(entries: Iterable[AgencyEntry]) -> tuple[list[Name], set[tuple[str, ...]]]:
    """The official names with words enough to be told from others, and all forms that are in use."""
    names, known = [], set()
    for entry in entries:
        for form in (entry.name, *entry.also):
            known.add(_folded(_words(form)))
        of_fields = entry.kind in _OF_FIELDS and regex.match(r"(?:Sở|Bộ|Phòng) ", entry.name) is not None
        plain = regex.fullmatch(r"[\p{L}\p{M} ,–-]+", entry.name) and not entry.generic
        if plain and (of_fields and len(entry.name.split()) > 2 or entry.kind in ("doan_the", "ngan_hang", "bo_nganh") and len(entry.name.split()) >= _LEAST):
            names.append(_name(entry.name, of_fields=of_fields))
    return names, known


def _slips(draft: Draft, names: list[Name], known: set[tuple[str, ...]]) -> Iterator[tuple[Name, str, Place]]:
    """Names that are written wrongly, how, and where."""
    heads: dict[str, list[Name]] = {}
    for name in names:
        heads.setdefault(name.folded[0], []).append(name)
    if not heads:
        return
    pattern = regex.compile(rf"\b(?:{'|'.join(sorted(heads, key=len, reverse=True))})\b")
    seen: set[str] = set()
    text, end = draft.text.folded, len(draft.text.folded)
    for match in pattern.finditer(text, 0, end):
        first = draft.text.shown[match.start()]
        if not first.isupper():
            continue
        said = _said(draft.text.shown, match.start(), 14)
        if not said.words or _letters(said.words[0]) != _letters(heads[match[0]][0].words[0]):
            continue
        held = next((k for k in range(len(said.folded), 0, -1) if said.folded[:k] in known), 0)
        found = _nearest(heads[match[0]], said, held, known)
        if found is None or (words := " ".join(said.folded[: found[2]]) + found[1]) in seen:
            continue
        name, fault, count = found
        if fault != "spelt" and draft.is_cited(match.start(), match.end()):
            continue  # the title of another document joins fields as it will
        if fault == "short" and regex.match(r"\s*[-–&]", draft.text.shown[said.place(count)[1] :][:4]):
            continue  # the name goes on in the next line of a cell
        if fault == "lost" and _is_broken(draft, name, said, count):
            continue
        seen.add(words)
        yield name, fault, said.place(count)


def _is_broken(draft: Draft, name: Name, said: Said, count: int) -> bool:
    """True where the word that a name lacks may stand in another line or cell; behind its last word only where that is the one."""
    start, end = said.place(count)
    tail = draft.document.text[end : end + 2] if said.folded[:count] == name.folded[:count] else ""
    return bool(_BROKEN.search(draft.document.text[start:end] + tail.partition(";")[0]))


def _nearest(names: list[Name], said: Said, held: int, known: set[tuple[str, ...]]) -> tuple[Name, str, int] | None:
    """The name that words are a slip of: the one with most words; none where they are a form in use."""
    for name in sorted(names, key=lambda n: -len(n.folded)):
        if len(name.folded) < held:
            break
        slip = _slip(name, said)
        if slip and slip[0] == "lost" and held >= slip[1]:
            continue  # a form in use
        if slip and (slip[0] in ("spelt", "joined", "doubled") or said.folded[: slip[1]] not in known):
            same = said.folded[: slip[1]] == name.folded
            if same and any(_slip(n, said) is None and n.folded == name.folded for n in names):
                return None  # another body is called so
            return name, *slip
        if slip is None and said.folded[: len(name.folded)] == name.folded:
            break
    return _fields(names, said, held) if said.folded and names[0].of_fields else None


def _fields(names: list[Name], said: Said, held: int) -> tuple[Name, str, int] | None:
    """A body of fields that no body has together: *Sở Nông nghiệp và Tài nguyên*, *Sở Khoa học*."""
    fields = {f for n in names if n.of_fields for f in n.fields}
    at = 1
    own: list[tuple[str, ...]] = []
    while at < len(said.folded):
        field = max((f for f in fields if said.folded[at : at + len(f)] == f), key=len, default=None)
        if field is None or own and said.joins[at] == "" and (not field or said.words[at][:1].islower()):
            break  # "Sở Nội vụ xây dựng Kế hoạch …": what the body does
        own.append(field)
        at += len(field)
    if not own or at <= held or at < 3:
        return None
    alone = len(own) == 1
    best = max((n for n in names if n.of_fields), key=lambda n: (len(set(n.fields) & set(own)) - len(set(own) - set(n.fields)), -len(n.fields)))
    if alone:
        return (best, "short", at) if not said.words[1][:1].islower() and held < at and set(own) < set(best.fields) else None
    whole = {n.fields for n in names}
    if _is_list(tuple(own), whole) or len(set(best.fields) & set(own)) < 1:
        return None
    return best, "fields", at


def _is_list(own: tuple[tuple[str, ...], ...], whole: set[tuple[tuple[str, ...], ...]]) -> bool:
    """True if fields are those of several bodies, one after the other (*các Sở Y tế, Giáo dục và Đào tạo*)."""
    if not own:
        return True
    return any(own[:i] in whole and _is_list(own[i:], whole) for i in range(1, len(own) + 1))


@kind("title-name")
def title_name(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Laws and programmes under nearly their names; ``options``: ``head`` (a pattern), ``names``, ``stop`` (what may follow)."""
    names = [_name(n, head=0) for n in rule.options["names"]]
    known = {n.folded for n in names}
    stop = draft.rules.compile(str(rule.options["stop"]))
    seen: set[tuple[str, ...]] = set()
    for match in draft.rules.compile(str(rule.options["head"])).finditer(draft.text.folded, 0, draft.body_end):
        said = _said(draft.text.shown, match.end() + 1, 24)
        until = next((i for i in range(1, len(said.folded)) if stop.match(draft.text.folded, said.places[i][0])), len(said.folded))
        words = said.folded[:until]
        if not words or any(said.folded[: len(k)] == k and _right(names, k, said) for k in known) or words in seen:
            continue
        for name in names:
            slip = _slip(name, said)
            short = 1 < len(words) < len(name.folded) <= len(words) + int(rule.options.get("drops", 2)) and _inside(words, name.folded)
            other = rule.options.get("loose") and len(words) == len(name.folded) >= _LEAST and sum(a != b for a, b in zip(words, name.folded, strict=True)) == 1
            if slip or (short or other) and words not in known:
                seen.add(words)
                fault, count = slip or ("short" if short else "spelt", until)
                mild = fault == "joined" or fault == "short" and rule.options.get("loose")
                yield draft.finding(rule, (match.start(), said.places[count - 1][1]), say_as=fault, severity="info" if mild else None, name=name.printed)
                break


def _right(names: list[Name], folded: tuple[str, ...], said: Said) -> bool:
    """True for a name as it is; a comma more or less is nothing, *và* inside a word of two syllables is."""
    for name in names:
        slip = _slip(name, said) if name.folded == folded else ("", 0)
        pairs = zip(said.joins[1 : len(folded)], _joins(name.printed)[1:], strict=False)
        if slip is None or slip[0] == "joined" and not any({a, b} == {"", "và"} for a, b in pairs):
            return True
    return False


def _inside(short: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """True if words stand in a name in their order, others between."""
    rest = iter(whole)
    return all(word in rest for word in short)
