"""Numbers of documents: their symbols and codes as the packs know them, in normal form."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from kehoach.extract.patterns import rx
from kehoach.folding import fold
from kehoach.rulebook import DocumentEntry, IssuerEntry, Rulebook


@dataclass(frozen=True)
class Known:
    """Document types and organisation codes of the packs, prepared for look-up."""

    types: tuple[tuple[str, str], ...]  # (folded name, name), longest first
    symbols: dict[str, str]  # symbol without case -> document type
    spelled: dict[str, str]  # symbol or code without case -> as printed
    bodies: tuple[tuple[str, str], ...]  # (code, name of the body)

    def type_name(self, folded: str) -> str | None:
        """The type of document that folded words name."""
        folded = " ".join(folded.split())
        return next((name for key, name in self.types if key == folded), None)

    def type_of_symbol(self, match: regex.Match[str]) -> str | None:
        """The type that a number's symbol stands for; a code of a body alone is that of a letter."""
        symbols = self.symbols
        if match["old"]:
            return None
        if match["psym"]:
            return symbols.get(match["psym"].lower())
        parts = rx(r" ?[-–_/.] *").split(match["sym"])
        first = parts[0].lower()
        if rx(r"(?:ubtv)?qh\d*").fullmatch(first):
            return "luật" if first.startswith("qh") else "pháp lệnh"
        if first in symbols:
            return symbols[first]
        if len(parts) == 1:
            for symbol, kind in symbols.items():
                rest = first[len(symbol) :]
                if first.startswith(symbol) and (rest == "tg" or rest in self.spelled):
                    return kind
            return None
        return "công văn" if first in self.spelled else None

    def number(self, match: regex.Match[str]) -> str:
        """The number in normal form: no blanks, usual case of codes, lost hyphens put back."""
        if match["old"]:
            return f"{match['num']}-{match['old']}"
        if match["psym"]:
            symbol = self._spelled(match["psym"])
            org = "-".join(self._spelled(p) for p in rx(r" ?- ?").split(match["porg"].replace("T.Ư", "TW")))
            return f"{match['num']}-{symbol}/{org}"
        year = f"/{match['year']}" if match["year"] else ""
        return f"{match['num']}{year}/{'/'.join(map(self._symbol, match['sym'].split('/')))}"

    def without_remnant(self, number: str) -> str:
        """Scans run *UBND ngày* together as ``UBNDN``: what is left of *ngày* is no part of a known code."""
        head, dash, code = number.rpartition("-")
        return f"{head}{dash}{code[:-1]}" if code.lower() not in self.spelled and code[:-1].lower() in self.spelled else number

    def _symbol(self, printed: str) -> str:
        """A symbol in normal form: ``QĐTTg`` and ``QĐ- TTg`` are ``QĐ-TTg``."""
        printed = rx(r"(?<=^\p{Lu}{2})\.").sub("-", printed.replace("\u00d0", "Đ"))  # "QĐ.UBND"
        parts = [self._spelled(p) for p in rx(r" ?[-–_] *").split(printed)]
        return "-".join(self._split_joined(parts[0]) if len(parts) == 1 else parts)

    def _spelled(self, part: str) -> str:
        return self.spelled.get(part.lower(), part)

    def _split_joined(self, part: str) -> list[str]:
        """``QĐTTg`` → ``QĐ``, ``TTg``."""
        lower = part.lower()
        if lower in self.spelled or rx(r"(?:ubtv)?qh\d*").fullmatch(lower):
            return [part]
        for symbol in sorted(self.symbols, key=len, reverse=True):
            rest = lower[len(symbol) :]
            if lower.startswith(symbol) and rest == "tg":
                return [self.spelled[symbol], "TTg"]
            if lower.startswith(symbol) and rest in self.spelled:
                return [self.spelled[symbol], self.spelled[rest]]
        return [part]


def known(rules: Rulebook) -> Known:
    """Types, symbols and codes of the packs."""
    types: list[tuple[str, str]] = []
    symbols: dict[str, str] = {}
    spelled: dict[str, str] = {}
    entries: list[DocumentEntry] = rules.group("document-type")
    for entry in entries:
        types.append((fold(entry.name), entry.name))
        for symbol in entry.symbols:
            symbols.setdefault(symbol.lower(), entry.name)
            spelled.setdefault(symbol.lower(), symbol)
    issuers: list[IssuerEntry] = rules.group("issuer-code")
    for issuer in issuers:
        spelled.setdefault(issuer.code.lower(), issuer.code)
    types.sort(key=lambda pair: -len(pair[0]))
    return Known(tuple(types), symbols, spelled, tuple((issuer.code, issuer.name) for issuer in issuers))
