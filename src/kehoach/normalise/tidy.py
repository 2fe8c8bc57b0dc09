"""A tidy copy of an untidy text, and the way back from it to the text itself.

Justified text layers put several blanks between words, Word leaves blanks at the ends of lines and
invisible characters inside words, and a header of two columns comes out as one line. Patterns are
written for one blank; so such a text is read on a copy with single blanks, and every place found
in the copy is brought back to the canonical text (``Tidied.start``, ``Tidied.end``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from kehoach.read import Document, Layout

_BLANK = r"[ \t\xa0\u2000-\u200a\u202f\u205f\u3000]"
_UNSEEN = "\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff"
_UNTIDY = re.compile(rf"{_BLANK}{{2}}|{_BLANK}\n|\n{_BLANK}|[\f{_UNSEEN}]")
# The right column of a header: motto, or place and date, behind the issuer or the number.
_RIGHT = (
    r"C[ỘO]NG\s+H(?:ÒA|OÀ|OA)\s+X[ÃA]\s+H[ỘO]I\s+CH|Độc\s+[Ll]ập\s*[-–]|ĐẢNG\s+CỘNG\s+SẢN|"
    r"\*?[^\n,;:|]{2,30},\s*ngày\s[ \d…._]*tháng"
)
_HEAD = 1500  # characters from the beginning in which a header of two columns stands
_COLUMNS = re.compile(rf"(?m)^(?=[^\n|]*{_BLANK}(?:{_RIGHT}))[^\n]+$")
_GAP = re.compile(rf"(?<=\S)(?:{_BLANK}{{2,}}|{_BLANK}(?=C[ỘO]NG\s|Độc\s|ĐẢNG\s))(?={_RIGHT})")
# Blanks that are more than the one between two words; what cannot be seen; a page's end.
_TIDY = re.compile(
    rf"{_BLANK}(?:{_BLANK}+|(?=\n|\Z)|(?<=\n{_BLANK}))|(?P<unseen>[{_UNSEEN}]+)|(?P<page>\f)"
)
_ODD = re.compile(rf"[\t\xa0\u2000-\u200a\u202f\u205f\u3000\f{_UNSEEN}]")


@dataclass(frozen=True)
class Tidied:
    """A tidy copy (``text``) of a source; its stretches know where they came from.

    ``layout`` is what the reader knew, its places those of the copy.
    """

    text: str
    _at: tuple[int, ...]  # where in the copy a stretch begins …
    _from: tuple[int, ...]  # … and where in the source
    layout: Layout | None = None

    def start(self, index: int) -> int:
        """The offset in the source of a character of the copy."""
        stretch = bisect_right(self._at, index) - 1
        return self._from[stretch] + index - self._at[stretch]

    def end(self, index: int) -> int:
        """The end in the source of a span that ends at ``index`` in the copy."""
        return self.start(index - 1) + 1 if index > 0 else self.start(0)


    def copied(self, place: int) -> int:
        """The offset in the copy of a character of the source; of one left out, where it would be."""
        stretch = bisect_right(self._from, place) - 1
        after = self._at[stretch + 1] if stretch + 1 < len(self._at) else len(self.text)
        return min(self._at[stretch] + place - self._from[stretch], after)


def tidied(document: Document) -> Tidied | None:
    """The tidy copy of a document, ``None`` if its text is tidy."""
    copy = tidy_copy(document.text, printed=document.layout is None)
    if copy is None or document.layout is None:
        return copy
    return replace(copy, layout=_copied(document.layout, copy))


def _copied(layout: Layout, copy: Tidied) -> Layout:
    """Paragraphs, tables and notes at their places in the copy; printed lines stay behind."""
    into = copy.copied
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
    )  # fmt: skip


def tidy_copy(source: str, *, printed: bool = True) -> Tidied | None:
    """The tidy copy of a text, ``None`` if it is tidy.

    ``printed`` texts may hold a header of two columns on one line.

    >>> copy = tidy_copy("kinh  phí")
    >>> copy.text, copy.start(5), copy.copied(6)
    ('kinh phí', 6, 5)
    """
    if not _is_untidy(source) and not (printed and _COLUMNS.search(source, 0, _HEAD)):
        return None  # most texts: a few looks, nothing copied
    cuts = sorted([*(_header_cuts(source) if printed else ()), *_blank_cuts(source)])
    if not cuts:
        return None
    pieces: list[str] = []
    at, origin = [0], [0]
    done = length = 0
    for start, end, instead in cuts:
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
    return bool(_ODD.search(source)) and bool(_UNTIDY.search(source))


def _header_cuts(source: str) -> list[tuple[int, int, str]]:
    """The gaps between the columns of a header, as ends of paragraphs."""
    found: list[tuple[int, int, str]] = []
    for line in _COLUMNS.finditer(source, 0, _HEAD):
        gap = _GAP.search(source, *line.span())
        if gap:
            found += [(*gap.span(), "\n\n"), (line.end(), line.end(), "\n")]
    return found


def _blank_cuts(source: str) -> list[tuple[int, int, str]]:
    """What is left out, and the blanks that become one."""
    return [(*match.span(), _instead(source, match)) for match in _TIDY.finditer(source)]


def _instead(source: str, match: re.Match[str]) -> str:
    if match.lastgroup:
        return "" if match.lastgroup == "unseen" else "\n"
    begin, end = match.span()
    at_border = source[end : end + 1] in ("", "\n") or begin and source[begin - 1] == "\n"
    return "" if at_border else " "
