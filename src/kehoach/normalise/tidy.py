"""A tidy copy of an untidy text, and the way back from it to the text itself.

Justified text layers put several blanks between words, Word leaves blanks at the ends of lines and
invisible characters inside words, and a header of two columns comes out as one line. Patterns are
written for one blank; so such a text is read on a copy with single blanks, and every place found
in the copy is brought back to the canonical text (``Tidied.start``, ``Tidied.end``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from kehoach.folding import in_alphabet
from kehoach.normalise.aligned import Piece, aligned_tables
from kehoach.read import Document, Layout

_BLANKS = r" \t\xa0\u2000-\u200a\u202f\u205f\u3000"
_BLANK = f"[{_BLANKS}]"
_UNSEEN = "\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff"
_MARK = r"[-–—+•●▪]"
# "-Tổ chức", "-100% số xã"; a number alone ("-5,2%") may be below zero
_GLUED = rf"{_MARK}(?=\d[\d.,/]*[ ]?%?[ ]+[^\W\d_]|[^\W\d_])"
_STOP = r"(?=[,;:.](?:\s|\Z))"
_APART = rf"(?<=\w){_BLANK}+{_STOP}"  # "xã , thị trấn ;"
_MARK_AFTER = re.compile(_STOP)
_UNTIDY = re.compile(rf"{_BLANK}{{2}}|{_BLANK}\n|\n{_BLANK}|[\f{_UNSEEN}]|{_APART}|(?m:^{_GLUED})")
# The right column of a header: motto, or place and date, behind the issuer or the number.
_RIGHT = (
    r"C[ỘO]NG\s+H(?:ÒA|OÀ|OA)\s+X[ÃA]\s+H[ỘO]I\s+CH|Độc\s+[Ll]ập\s*[-–]|ĐẢNG\s+CỘNG\s+SẢN|"
    r"\*?[^\n,;:|]{2,30},\s*ngày\s[ \d…._]*tháng"
)
_HEAD = 1500  # characters from the beginning in which a header of two columns stands
_COLUMNS = re.compile(rf"(?m)^(?=[^\n|]*{_BLANK}(?:{_RIGHT}))[^\n]+$")
_GAP = re.compile(rf"(?<=\S)(?:{_BLANK}{{2,}}|{_BLANK}(?=C[ỘO]NG\s|Độc\s|ĐẢNG\s))(?={_RIGHT})")
# Blanks that are more than the one between two words; what cannot be seen; a page's end.
# Behind most blanks stands a letter: only a blank that opens a line is spare there.
_SPARE = "{0}(?:(?=[{1}\\n,;:.]|\\Z)(?:{0}+|(?=\\n|\\Z)|(?<=\\n{0})|(?<=\\w{0})" + _STOP + ")|(?<=\\n{0}))"
_TIDY = re.compile(rf"{_SPARE.format(_BLANK, _BLANKS)}|(?P<unseen>[{_UNSEEN}]+)|(?P<page>\f)")
_TIDY_PLAIN = re.compile(_SPARE.format(" ", " "))  # the same where ``_ODD`` finds nothing: four times as fast
_ODD = re.compile(rf"[\t\xa0\u2000-\u200a\u202f\u205f\u3000\f{_UNSEEN}]")
# Recipients, and the signature beside them behind a wide gap
_RECIPIENTS = re.compile(rf"(?m)^{_BLANK}*[*_]*(?i:n[ơo]i nhận)[*_]*{_BLANK}*:[^\n|]*$")
_SIGNED = re.compile(
    r"[*_]*(?:(?:TM|KT|TL|TUQ|Q)\.|[TK]/[ML]|(?:PHÓ )?(?:CHỦ (?:TỊCH|NHIỆM)|(?:TỔNG )?GIÁM ĐỐC|TRƯỞNG|BÍ THƯ|CHÁNH|"
    r"CHÍNH ỦY|TƯ LỆNH|(?:[A-ZĐÀ-Ỹ]+ ){1,3}TRƯỞNG))"
)
_FAR, _FAR_WORDS = 20, 60  # blanks before a line of the right column that has nothing at its left; its letters
_WIDE = re.compile(rf"(?<=\S){_BLANK}{{3,}}(?=\S)|(?<=\S)\t+(?=\S)|(?<=;){_BLANK}{{2}}(?=[A-ZĐÂĂÊÔƠƯ])")
_RESUMES = re.compile(r"[ *#]*(?:PHỤ LỤC|Phụ lục|KẾ HOẠCH|BIỂU|[IVX]+\. )")
_STORED = re.compile(rf"{_BLANK}*[-–—+•*]?{_BLANK}*[Ll]ưu\b")  # the last of the recipients
_CLOSING, _CLOSING_LINES = 3000, 30
_DASH = re.compile(_GLUED)
_DASH_BELOW = re.compile(rf"\n{_GLUED}")  # a line break is found at once, "^" is tried at every letter


@dataclass(frozen=True)
class Tidied:
    """A tidy copy (``text``) of a source; its stretches know where they came from.

    ``layout`` is what the reader knew, its places those of the copy.
    """

    text: str
    _at: tuple[int, ...]  # where in the copy a stretch begins …
    _from: tuple[int, ...]  # … and where in the source
    layout: Layout | None = None
    _under: Tidied | None = None  # the copy that this one was made from

    def start(self, index: int) -> int:
        """The offset in the source of a character of the copy."""
        place = self._place(index)
        return self._under.start(place) if self._under else place

    def end(self, index: int) -> int:
        """The end in the source of a span that ends at ``index`` in the copy."""
        place = self._place(index - 1, past=1) if index > 0 else self._place(0)
        return self._under.end(place) if self._under else place

    def _place(self, index: int, *, past: int = 0) -> int:
        """Where a character of this copy was; what was put in stands where the next stretch begins."""
        stretch = bisect_right(self._at, index) - 1
        place = self._from[stretch] + index - self._at[stretch] + past
        after = self._from[stretch + 1] if stretch + 1 < len(self._from) else place
        return min(place, after) if after >= self._from[stretch] else place  # columns stand in another order

    def copied(self, place: int) -> int:
        """The offset in the copy of a character of the source; of one left out, where it would be."""
        stretch = bisect_right(self._from, place) - 1
        after = self._at[stretch + 1] if stretch + 1 < len(self._at) else len(self.text)
        return min(self._at[stretch] + place - self._from[stretch], after)


def tidied(document: Document) -> Tidied | None:
    """The tidy copy of a document, ``None`` if its text is tidy."""
    if document.layout is None:
        return tidy_copy(document.text)
    apart = _closing_apart(document.text, document.layout)
    layout = apart.layout if apart and apart.layout else document.layout
    copy = tidy_copy(apart.text if apart else document.text, printed=False)
    return replace(copy, layout=_copied(layout, copy), _under=apart) if copy else apart


def _closing_apart(source: str, layout: Layout) -> Tidied | None:
    """The copy in which recipients and a signature typed beside them, by tabs or blanks, are their own paragraphs."""
    columns = _closing_columns(source)
    if columns is None:
        return None
    begin, end, pieces = columns
    inside = [b for b in layout.blocks if begin <= b.start < end]
    others = [(table.start, table.end) for table in layout.tables] + [(note.start, note.end) for note in layout.notes]
    others += [(a, b) for a, b, _ in layout.doubts]
    across = any(b.start < edge < b.end for b in layout.blocks for edge in (begin, end))
    if not inside or across or any(a < end and begin < b for a, b in others):
        return None
    copy = _put_together(pieces)
    further = len(copy.text) - len(source)
    lines = [m.span() for m in re.finditer(r"[^\n]+", copy.text[: end + further]) if m.start() >= begin]
    columns_of_lines = [replace(inside[0], start=a, end=b, layout=True) for a, b in lines]
    before, after = ([b for b in layout.blocks if b.start < begin], [b for b in layout.blocks if b.start >= end])
    behind = _replaced(replace(layout, blocks=tuple(after)), lambda at: at + further * (at >= end))
    return replace(copy, layout=replace(behind, blocks=(*before, *columns_of_lines, *behind.blocks)))


def _copied(layout: Layout, copy: Tidied) -> Layout:
    """Paragraphs, tables, notes and doubts at their places in the copy; printed lines stay behind."""
    return _replaced(layout, copy.copied)


def _replaced(layout: Layout, into: Callable[[int], int]) -> Layout:
    """The layout with each place put elsewhere; printed lines stay behind."""
    return Layout(
        blocks=tuple(replace(b, start=into(b.start), end=into(b.end)) for b in layout.blocks),
        tables=tuple(
            replace(
                t, start=into(t.start), end=into(t.end),
                cells=tuple(replace(c, start=into(c.start), end=into(c.end)) for c in t.cells),
            )
            for t in layout.tables
        ),
        notes=tuple(
            replace(
                n, start=into(n.start), end=into(n.end),
                anchor=(into(n.anchor[0]), into(n.anchor[1])) if n.anchor else None,
            )
            for n in layout.notes
        ),
        doubts=tuple((into(start), into(end), sure) for start, end, sure in layout.doubts),
    )  # fmt: skip


def tidy_copy(source: str, *, printed: bool = True) -> Tidied | None:
    """The tidy copy of a text, ``None`` if it is tidy.

    ``printed`` texts may hold a header of two columns on one line, and tables without rules.

    >>> copy = tidy_copy("kinh  phí")
    >>> copy.text, copy.start(5), copy.copied(6)
    ('kinh phí', 6, 5)
    """
    copy: Tidied | None = None
    for step in (_apart, _tabled, _in_single_columns) if printed else (_single_blanks,):
        done = step(copy.text if copy else source)
        copy = replace(done, _under=copy) if done else copy
    return copy


def _tabled(source: str) -> Tidied | None:
    """Rows of tables without outer bars, each between pipes; the words of a cell stand together."""
    tables = aligned_tables(source)
    if not tables:
        return None
    pieces: list[Piece] = []
    done = 0
    for table in tables:
        pieces += ((done, source[done : table.start]), *table.pieces)
        done = table.end
    return _put_together([*pieces, (done, source[done:])])


def _put_together(pieces: Iterable[Piece]) -> Tidied:
    """The copy that consists of these words, each from its place of the source."""
    words: list[str] = []
    at, origin = [], []
    length = 0
    for start, piece in pieces:
        if piece:
            at.append(length)
            origin.append(start)
            words.append(piece)
            length += len(piece)
    return Tidied("".join(words), tuple(at), tuple(origin))


def _in_single_columns(source: str) -> Tidied | None:
    """The columns of a header one after the other, and single blanks."""
    return _single_blanks(source, printed=True)


def _single_blanks(source: str, *, printed: bool = False) -> Tidied | None:
    if not _is_untidy(source) and not (printed and _COLUMNS.search(source, 0, _HEAD)):
        return None  # most texts: a few looks, nothing copied
    cuts = sorted([*(_header_cuts(source) if printed else ()), *_blank_cuts(source)])
    return _edited(source, cuts) if cuts else None


def _edited(source: str, edits: list[tuple[int, int, str]]) -> Tidied:
    """The source with something else at some of its places; the first of two that overlap is done."""
    pieces: list[str] = []
    at, origin = [0], [0]
    done = length = 0
    for start, end, instead in edits:
        if start < done:
            continue
        pieces += (source[done:start], instead)
        length += start - done
        if instead:
            at.append(length)
            origin.append(start)
            length += len(instead)
        at.append(length)
        origin.append(end)
        done = end
    pieces.append(source[done:])
    return Tidied("".join(pieces), tuple(at), tuple(origin))


def _is_untidy(source: str) -> bool:
    if any(blanks in source for blanks in ("  ", " \n", "\n ")):
        return True
    if any(apart in source for apart in (" ,", " ;", " :", " .")) and _UNTIDY.search(source):
        return True
    return _has_odd(source) and bool(_UNTIDY.search(source)) or next(_dashes(source), None) is not None


def _has_odd(source: str) -> bool:
    """True for a text with one of ``_ODD``: a tab or a hard blank, and what few texts have."""
    return "\t" in source or "\xa0" in source or not in_alphabet(source) and _ODD.search(source) is not None


def _dashes(source: str) -> Iterator[re.Match[str]]:
    """The dashes at the beginning of lines that stand right before a word, in order."""
    if first := _DASH.match(source):
        yield first
    yield from _DASH_BELOW.finditer(source)


def _apart(source: str) -> Tidied | None:
    """Recipients and signature printed beside each other: first the one column, then the other."""
    columns = _closing_columns(source)
    return _put_together(columns[2]) if columns else None


def _closing_columns(source: str) -> tuple[int, int, list[Piece]] | None:
    """Where recipients and signature stand beside each other, and the text with one column, then the other."""
    head = _RECIPIENTS.search(source) if "   " in source or "\t" in source else None
    if head is None:
        return None
    begin = _begins_above(source, head.start())
    left: list[tuple[int, str]] = []
    right: list[tuple[int, str]] = []
    stored = False
    for start, line in _closing_lines(source, begin):
        gap = _WIDE.search(line)
        far = line[:12].isspace() and bool(line.strip())
        if _RESUMES.match(line) or stored and gap is None and line.strip() and not far and not line[:1].isspace():
            break  # an annex, below the one to whom the last copy goes
        if gap is not None:
            left.append((start, line[: gap.start()]))
            right.append((start + gap.end(), line[gap.end() :]))
        else:
            (right if far and (right or start < head.start()) else left).append((start, line))
        stored = stored or _STORED.match(line) is not None
    if not any(_SIGNED.match(words.lstrip()) for _, words in right[:2]):
        return None
    pieces: list[tuple[int, str]] = [(0, source[:begin])]
    for column in (left, right):
        for start, words in column:
            after = start + len(words)
            pieces += [(start, words), (after, "" if words.endswith("\n") else "\n")]
        pieces.append((pieces[-1][0], "\n"))
    rest = max(start + len(line) for start, line in left + right)
    return begin, rest, [*pieces, (rest, source[rest:])]


def _begins_above(source: str, recipients: int) -> int:
    """Where a closing begins whose signature starts in lines of the right column above the recipients."""
    begin = recipients
    while begin > 0:
        above = source.rfind("\n", 0, begin - 1) + 1
        line = source[above : begin - 1]
        if line.strip() and not (line[:_FAR].isspace() and line.isupper() and len(line.strip()) <= _FAR_WORDS):
            break
        if line.strip():
            recipients = above
        begin = above
    return recipients


def _closing_lines(source: str, begin: int) -> list[tuple[int, str]]:
    """The lines of a closing with their places in the source."""
    lines = re.finditer(r"[^\n]*\n?", source[begin : begin + _CLOSING])
    return [(begin + match.start(), match[0]) for match in lines][:_CLOSING_LINES]


def _header_cuts(source: str, begin: int = 0, end: int = _HEAD) -> list[tuple[int, int, str]]:
    """The gaps between the columns of a header, as ends of paragraphs."""
    found: list[tuple[int, int, str]] = []
    for line in _COLUMNS.finditer(source, begin, min(end, _HEAD)):
        gap = _GAP.search(source, *line.span())
        if gap:
            found += [(*gap.span(), "\n\n"), (line.end(), line.end(), "\n")]
    return found


def columns_of(source: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a paragraph of the header, columns that are typed on one line apart: *TỈNH A⇥Độc lập - …*."""
    done = begin
    for start, after, _ in _header_cuts(source, begin, end) if begin < _HEAD else ():
        yield done, start
        done = after
    yield done, end


def _blank_cuts(source: str) -> list[tuple[int, int, str]]:
    """What is left out, the blanks that become one, and those missing behind a dash."""
    spare = _TIDY if _has_odd(source) else _TIDY_PLAIN
    cuts = [(*match.span(), _instead(source, match)) for match in spare.finditer(source)]
    return cuts + [(match.end(), match.end(), " ") for match in _dashes(source)]


def _instead(source: str, match: re.Match[str]) -> str:
    if match.lastgroup:
        return "" if match.lastgroup == "unseen" else "\n"
    begin, end = match.span()
    at_border = source[end : end + 1] in ("", "\n") or begin and source[begin - 1] == "\n"
    return "" if at_border or _MARK_AFTER.match(source, end) and source[begin - 1].isalnum() else " "
