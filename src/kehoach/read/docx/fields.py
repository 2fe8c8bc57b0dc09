"""Fields: only their result is text, never their instruction (ECMA-376 part 1, 17.16)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kehoach.read.docx.names import Element, number, value, w

_OUT = frozenset({w("del"), w("moveFrom")})


@dataclass(slots=True)
class _Open:
    instruction: str = ""
    in_result: bool = False

    @property
    def name(self) -> str:
        return "".join(self.instruction.split()[:1])


def unmatched(root: Element) -> frozenset[Element]:
    """Field characters of a story that have no partner: Word shows what follows them as text."""
    lone: list[Element] = []
    opened: list[Element] = []
    for char in root.iter(w("fldChar")):
        kind = char.get(w("fldCharType"))
        if kind == "separate" or any(a.tag in _OUT for a in char.iterancestors()):
            continue
        if kind == "begin":
            opened.append(char)
        elif opened:
            opened.pop()
        else:
            lone.append(char)
    return frozenset(lone + opened)


class Fields:
    """The fields open at a place of a story."""

    def __init__(self, root: Element) -> None:
        self._lone = unmatched(root)
        self._open: list[_Open] = []
        self._results: Counter[str] = Counter()  # open fields whose result we are in, by name
        self._instructions = 0

    @property
    def hides(self) -> bool:
        """True inside an instruction."""
        return self._instructions > 0

    def inside(self, name: str) -> bool:
        """True inside the result of a field of this name."""
        return self._results[name] > 0

    def instruct(self, words: str) -> None:
        """Some words of the innermost field's instruction."""
        if self._open and len(self._open[-1].instruction) < 1000:
            self._open[-1].instruction += words

    def step(self, char: Element) -> str | None:
        """Go over a ``w:fldChar``; the words of a drop-down list, which no run holds, else ``None``."""
        if char in self._lone:
            return None
        kind = char.get(w("fldCharType"))
        if kind == "begin":
            shown = not self.hides
            self._open.append(_Open())
            self._instructions += 1
            return _chosen(char) if shown else None
        if not self._open:
            return None
        last = self._open[-1]
        if kind == "separate" and not last.in_result:
            last.in_result = True
            self._instructions -= 1
            self._results[last.name] += 1
        elif kind == "end":
            self._open.pop()
            if last.in_result:
                self._results[last.name] -= 1
            else:
                self._instructions -= 1
        return None


def _chosen(char: Element) -> str | None:
    choices = char.find(f"{w('ffData')}/{w('ddList')}")
    if choices is None:
        return None
    entries = choices.findall(w("listEntry"))
    at = number(value(choices, "result")) or 0
    return str(entries[at].get(w("val")) or "") if 0 <= at < len(entries) else None
