"""Letters lost, doubled or changed in the lines of header and signature block, where no other check reads letter by letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.form.signing import blocks
from kehoach.check.kinds import Result, kind
from kehoach.folding import fold, one_tone_place
from kehoach.rulebook import CheckEntry

_WORD = regex.compile(r"\p{L}+")
_OTHER = regex.compile(r"cong +hoa|doc +lap|\bso *:|\bngay\b|\d")  # lines of the header with checks of their own
_FIRM = 2  # times that words stand side by side before another way to write them is a slip
_MARKS = frozenset({"tm", "kt", "tl", "tuq", "q"})
_LEVELS = frozenset({"tỉnh", "huyện", "phường", "thành", "thị"})  # first words of the line that names the unit

Word = tuple[str, Place]


def _words(draft: Draft, place: Place) -> list[Word]:
    """The words of a line with their places, small, each tone mark in one place."""
    shown = draft.text.shown[place[0] : place[1]]
    return [(one_tone_place(m[0].lower()), (place[0] + m.start(), place[0] + m.end())) for m in _WORD.finditer(shown)]


def _pairs(draft: Draft, known: Iterable[str]) -> Counter[tuple[str, str]]:
    """How often two words stand side by side in the text; the ``known`` names often enough."""
    found: Counter[tuple[str, str]] = Counter()
    for line in one_tone_place(draft.text.shown.lower()).splitlines():
        found.update(pairwise(_WORD.findall(line)))
    for name in known:
        for pair in pairwise(_WORD.findall(one_tone_place(name.lower()))):
            found[pair] += _FIRM + 1
    return found


def one_slip(word: str, right: str) -> bool:
    """True if a word is the other one with a letter lost, doubled, changed or two letters swapped.

    >>> one_slip("nhnâ", "nhân"), one_slip("tịc", "tịch"), one_slip("tỉnh", "huyện")
    (True, True, False)
    """
    if word == right or abs(len(word) - len(right)) > 1:
        return False
    low = 0
    while low < min(len(word), len(right)) and word[low] == right[low]:
        low += 1
    high = 0
    while high < min(len(word), len(right)) - low and word[-1 - high] == right[-1 - high]:
        high += 1
    left, other = word[low : len(word) - high], right[low : len(right) - high]
    return len(left) <= 1 and len(other) <= 1 or len(left) == len(other) == 2 and left == other[::-1]  # noqa: PLR2004


def _slips(line: list[Word], pairs: Counter[tuple[str, str]]) -> Iterator[tuple[Place, str]]:
    """The words of a line that nothing else in the text has beside these neighbours, where it has one that differs by a letter."""
    names = [w for w, _ in line]
    for at, (word, place) in enumerate(line):
        before = names[at - 1] if at and names[at - 1] not in _MARKS else None
        after = names[at + 1] if at + 1 < len(names) else None
        if before and pairs[before, word] > 1 or after and pairs[word, after] > 1 or not (before or after):
            continue  # it stands so elsewhere
        near = {w for (a, w), n in pairs.items() if a == before and n >= _FIRM and one_slip(word, w)} if before else set()
        near |= {w for (w, b), n in pairs.items() if b == after and n >= _FIRM and one_slip(word, w)} if after else set()
        run = next((f"{word[:i]} {word[i:]}" for i in range(2, len(word) - 1) if pairs[word[:i], word[i:]]), None)
        if run:
            yield place, run
            continue
        fits = [w for w in near if (not before or pairs[before, w]) and (not after or pairs[w, after])] if before and after else list(near)
        if len(fits) == 1 and (fits[0] != word):
            yield place, fits[0]


def _head_lines(draft: Draft) -> Iterator[list[Word]]:
    """The lines that name the issuing body: those of the header without its other parts."""
    start, end = draft.head
    issuer = draft.record.plan.spans.get("issuer")
    stop = max(end, issuer[1]) if issuer else end
    for match in regex.finditer(r"[^\n|\t]+?(?=\n|\||\t| {3}|<br>|$)", draft.text.shown, pos=start, endpos=stop):
        if not _OTHER.search(fold(match[0])):
            yield _words(draft, match.span())


_UNIT_BEFORE = frozenset({"tỉnh", "huyện", "quận", "xã", "phường", "thành", "thị", "đặc", "tp"})


def _lost(words: list[str], names: Iterable[str], after: str | None) -> str | None:
    """The name of which the first words of a line are all but one: *ỦY BAN NHÂN*, *BAN TRỰC*; ``after`` is the word that follows the line."""
    known = [_WORD.findall(one_tone_place(name.lower())) for name in names]
    if any(words == name or len(name) > _FIRM and words[: len(name)] == name for name in known):
        return None
    for name in known:
        said, count = words[: len(name) - 1], len(name)
        at = next((i for i, (a, b) in enumerate(zip(said, name, strict=False)) if a != b), count - 1)
        wrapped = at == count - 1 and after == name[at]
        goes_on = at == count - 1 and len(words) >= count and words[count - 1] not in _UNIT_BEFORE  # *BAN CHỈ HUY QUÂN SỰ*
        if len(said) == count - 1 >= _FIRM and said[at:] == name[at + 1 :] and (at or count > _FIRM + 1) and not wrapped and not goes_on:
            return " ".join(name)
    return None


def _without_kind(draft: Draft, above: list[Word], line: list[Word]) -> str | None:
    """The unit of a line below *ỦY BAN NHÂN DÂN* that says no kind: *AN THỊNH* for *XÃ AN THỊNH*."""
    words = [w for w, _ in line]
    if [w for w, _ in above][-2:] not in (["nhân", "dân"], ["việt", "nam"]) or not 0 < len(words) <= 4 or words[0] in _UNIT_BEFORE:  # noqa: PLR2004
        return None
    name = regex.escape(" ".join(words))
    found = regex.search(rf"(?:tỉnh|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|thành phố) {name}(?!\p{{L}})", draft.once("words-in-small", _small))
    return found[0] if found else None


def _small(draft: Draft) -> str:
    return " ".join(one_tone_place(draft.text.shown.lower()).split())


@kind("misspelt-line")
def misspelt_line(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*ỦY BAN NHÂN DN*, *KT. CHỦ TỊHC*: a word that the text writes otherwise beside the same words. ``part``: header or signature.

    ``names`` are written so in every plan; all others are learnt from the draft's own words.
    """
    if "title" not in draft.record.plan.spans:
        return
    pairs = draft.once("side-by-side", lambda one: _pairs(one, map(str, (*rule.options["names"], *rule.options.get("pairs", ())))))
    if rule.options["part"] == "header":
        lines = list(_head_lines(draft))
    else:
        lines = [_words(draft, place) for block in draft.once("signature-blocks", blocks) for line, place in block if line.isupper()]
    for at, line in enumerate(lines):
        bare = [w for w, _ in line if w not in _MARKS]
        following = _WORD.search(draft.text.shown, line[-1][1][1]) if line else None
        right = _lost(bare, list(map(str, rule.options["names"])), one_tone_place(following[0].lower()) if following else None)
        if right is None and rule.options["part"] == "header" and at:
            right = _without_kind(draft, lines[at - 1], line)
        if right:
            yield draft.finding(rule, (line[0][1][0], line[-1][1][1]), say_as="lost", right=right.upper())
            continue
        slips = list(_slips(line, pairs))
        if rule.options["part"] == "header" and line:
            slips += [(line[0][1], level) for level in _LEVELS if line[0][0] not in _LEVELS and one_slip(line[0][0], level) and pairs[level, line[1][0] if line[1:] else ""]]
        if slips:
            place, right = slips[0]
            yield draft.finding(rule, (line[0][1][0], line[-1][1][1]), say_as="misspelt", word=draft.words(place), right=right)
