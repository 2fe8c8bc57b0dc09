"""A citation beside how the other plans of an archive cite the same document (``--against``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.compare.archive import Archive, Kept, Row
from kehoach.extract.dates import printed
from kehoach.folding import fold
from kehoach.records import Citation, Evidence
from kehoach.rulebook import CheckEntry

_LOCAL = regex.compile(r"UBND|HĐND|MTTQ|BCĐ|BTV|HU\b|TU\b|ĐU\b")  # every unit counts these from 1 each year
_UNNAMED = regex.compile(r"\b(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|nhan dan)$")  # of which one?
_FULL = regex.compile(r"\d.*[/-]\p{Lu}")


@kind("cited-otherwise")
def cited_otherwise(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A day or issuer that is not the one most plans of the archive give to the number (``least`` plans), or a pack.

    ``known`` gives days of issue that were verified: number -> ISO date.
    """
    archive = draft.archive
    if archive is None:
        return
    known: Mapping[str, str] = rule.options.get("known", {})
    compared = agreed = 0
    said: set[tuple[str, str | None]] = set()
    for citation in draft.record.citations:
        number = citation.number
        if citation.self or number is None or not _FULL.search(number) or (number, citation.date) in said:
            continue
        said.add((number, citation.date))
        found = _usual(draft, archive, citation, int(rule.options["least"]), known)
        if found is None:
            continue
        compared += 1
        variant, right, plans, evidence = found
        if variant is None:
            agreed += 1
            continue
        yield draft.finding(
            rule, (citation.start, citation.end), say_as=variant, number=number, date=_day(citation.date), right=right,
            issuer=citation.issuer or "", count=plans, evidence=evidence,
        )  # fmt: skip
    if said:
        key = "cited-alike" if compared else "cited-nowhere"
        yield draft.verified(rule, None, key, count=agreed, all=compared, cited=len(said), archive=archive.name)


Usual = tuple[str | None, str, int, tuple[Evidence, ...]]


def _usual(draft: Draft, archive: Archive, citation: Citation, least: int, known: Mapping[str, str]) -> Usual | None:
    """How the archive has a document: (what differs, the right one, how many plans, evidence); ``None`` if it cannot tell."""
    number, date = str(citation.number), citation.date
    if date and number in known:
        return (None, "", 0, ()) if known[number] == date else ("pack", _day(known[number]), 0, ())
    rows = [row for row in archive.citations(number) if _one_document(citation, row)]
    itself = _the_document(archive, citation)
    if itself and date and itself.head.issued_on:
        if itself.head.issued_on == date:
            return None, "", 1, ()
        if _slip(date, itself.head.issued_on):
            return "document", _day(itself.head.issued_on), 1, (_named(itself),)
    days: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        if row["date"]:
            days[row["date"]].setdefault(row["plan"].id, row)
    plans = {row["plan"].id for row in rows if row["date"]}
    if not days or date is None:
        return None
    if date in days:
        return _issuer(draft, citation, list(days[date].values()), least)
    usual = max(days, key=lambda day: (len(days[day]), day))
    if len(days[usual]) < least or 2 * len(days[usual]) <= len(plans) or not _slip(date, usual):
        return None
    return "date", _day(usual), len(days[usual]), _evidence(draft, list(days[usual].values()))


def _issuer(draft: Draft, citation: Citation, rows: list[Row], least: int) -> Usual | None:
    """With the same number and day: an issuer that no other plan gives."""
    if not citation.issuer or _LOCAL.search(str(citation.number)):
        return None, "", len(rows), ()
    said: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["issuer"]:
            said[fold(row["issuer"])].append(row)
    own = fold(citation.issuer)
    if not said or any(own.startswith(other) or other.startswith(own) for other in said):
        return None, "", len(rows), ()
    usual = max(said, key=lambda name: (len(said[name]), name))
    if len(said[usual]) < least or 2 * len(said[usual]) <= sum(map(len, said.values())):
        return None
    return "issuer", str(said[usual][0]["issuer"]), len(said[usual]), _evidence(draft, said[usual])


def _one_document(citation: Citation, row: Row) -> bool:
    """True if two citations of one number are of one document: local numbers begin anew with each issuer and year."""
    if not _LOCAL.search(str(citation.number)):
        return True
    own, other = fold(citation.issuer or ""), row["issuer_folded"] or ""
    return bool(own) and own == other and not _UNNAMED.search(own)


def _slip(date: str, other: str) -> bool:
    """True if two days differ as by a slip: the year, or day and month within one year."""
    return date[:4] == other[:4] or date[4:] == other[4:]


def _the_document(archive: Archive, citation: Citation) -> Kept | None:
    """The cited document, if the archive has it: its number and issuer."""
    undated = citation.model_copy(update={"date": None})
    year = str(citation.date or "")[:4]
    found = [one for one in archive.cited(undated) if (one.head.issued_on or "")[:4] == year and one.head.number]
    return found[0] if len(found) == 1 else None


def _named(plan: Kept) -> Evidence:
    return Evidence(text=plan.title or plan.name, plan=plan.id, document=plan.name)


def _evidence(draft: Draft, rows: list[Row]) -> tuple[Evidence, ...]:
    return tuple(draft.elsewhere(row["plan"], row, around=False) for row in rows[:4])


def _day(day: str | None) -> str:
    return printed(day) if day else "?"
