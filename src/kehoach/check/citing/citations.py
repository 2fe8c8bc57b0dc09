"""Citations: their form, their dates, what they leave out, what is no longer in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from kehoach.check.draft import NAMED_ONLY, Draft
from kehoach.check.kinds import Result, kind
from kehoach.extract.dates import iso, month_end, printed
from kehoach.folding import fold
from kehoach.records import Citation
from kehoach.rulebook import CheckEntry, DocumentEntry

_YEARED = regex.compile(r"/(?P<y>(?:19|20)\d{2})/")
LAWS = ("luật", "bộ luật", "pháp lệnh", "hiến pháp")
_LOST_HYPHEN = regex.compile(r"\d/(?:\d{4}/)?(?P<type>QĐ|NQ|KH|CT|TT|NĐ|TB|CV|BC)(?P<org>TTg|UBND|HĐND|CP|BTC|BNV|BYT|BLĐTBXH|BNNPTNT)\b")
_BLANK_IN = regex.compile(r"\d */ *(?:\d{4} */ *)?\p{Lu}[\p{L}&]*(?: +- *| *- +)\p{Lu}{2,}")
_TITLE = regex.compile(r"\b(?:ve|thuc hien|trien khai|sua doi|bo sung|phe duyet|ban hanh)\b")
_DATE = regex.compile(r"ngay +(?P<d>\d{1,2}) *(?:/|thang) *(?P<m>\d{1,2}) *(?:/|nam) *(?P<y>\d{4})")
_OVER = regex.compile(r"\b(?:thay the|bai bo|het hieu luc|sua doi|bo sung|tong ket|giai doan truoc)\b")
_AROUND = 90  # letters behind a citation in which the rest of a law's name and its day stand
_YEAR_BEHIND = regex.compile(r" ?,? ?(?:nam |ngay \d{1,2}(?:/| thang )\d{1,2}(?:/| nam ))?(?P<y>\d{4})\b")
_NAME_ENDS = regex.compile(r"\s*(?:[;.()]|$|,? *(?:so|nam|ngay|\d))")
_REPLACED = (*LAWS, "nghị định")
_Law = tuple[regex.Pattern[str], tuple[str, str]]  # its name, and its words without the year and the year


@kind("citation-form")
def citation_form(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Numbers that are not written as Nghị định 30/2020 asks: a hyphen lost, a blank inside, a day no calendar has."""
    symbols = document_symbols(draft)
    for citation in draft.record.citations:
        words = " ".join(citation.text.split())
        lost = _LOST_HYPHEN.search(words)
        place = (citation.start, citation.end)
        if lost:
            right = f"{lost['type']}-{lost['org']}"
            yield draft.finding(rule, place, say_as="hyphen", wrong=lost["type"] + lost["org"], right=right)
        elif _BLANK_IN.search(words) and "\n" not in citation.text and citation.number:
            yield draft.finding(rule, place, say_as="blank", right=citation.number)
        date = _DATE.search(fold(citation.text))
        if date and iso(int(date["d"]), int(date["m"]), int(date["y"])) is None:
            yield draft.finding(rule, place, say_as="day", severity="error")
        yield from _type_against_symbol(draft, rule, citation, symbols)


def document_symbols(draft: Draft) -> dict[str, set[str]]:
    """Symbol -> the types of document it stands for."""
    found: dict[str, set[str]] = {}
    entry: DocumentEntry
    for entry in draft.rules.group("document-type"):
        for symbol in entry.symbols:
            found.setdefault(symbol, set()).add(entry.name)
    return found


def _type_against_symbol(draft: Draft, rule: CheckEntry, citation: Citation, symbols: dict[str, set[str]]) -> Iterator[Result]:
    match = regex.search(r"\d[a-z]?(?:/\d{4})?/(?P<s>\p{L}+)-|^\d+-(?P<s>NQ|CT|KL|CTr)/(?:TW|TU|ĐU|HU)$", citation.number or "")
    if not match or citation.doc_type is None or match["s"] not in symbols or citation.doc_type in LAWS:
        return
    if match["s"] == "CĐ" and citation.doc_type == "công văn":
        yield draft.finding(rule, (citation.start, citation.end), say_as="type", severity="warning", type="công văn", symbol="CĐ", right="công điện")
        return
    named = symbols[match["s"]]
    kindred = any(n in citation.doc_type or citation.doc_type in n for n in named)
    if not kindred and citation.doc_type not in ("công văn", "văn bản") and match["s"] in ("KH", "QĐ", "NQ", "NĐ", "CT", "TB", "BC", "TTr", "TT", "HD", "KL", "CTr"):
        yield draft.finding(
            rule, (citation.start, citation.end), say_as="type", severity="error", type=citation.doc_type,
            symbol=match["s"], right=", ".join(sorted(named)),
        )  # fmt: skip


@kind("citation-date")
def citation_date(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The year in a number against the year of its date; a document younger than the plan; one number, two dates."""
    held = 0
    issued = draft.record.plan.issued_on or _open_month(draft)
    seen: list[Citation] = []
    doubted: set[str | None] = set()
    for citation in draft.record.citations:
        if citation.self:
            continue
        if citation.date is None:
            yield from _other_year(draft, rule, citation, seen)
            continue
        place = (citation.start, citation.end)
        year = _YEARED.search(citation.number or "")
        if year and year["y"] != citation.date[:4]:
            yield draft.finding(rule, place, say_as="symbol", severity="error", year=year["y"], date=printed(citation.date))
        elif issued and citation.date > issued:
            yield draft.finding(rule, place, say_as="future", severity="error", date=printed(citation.date), issued=printed(issued))
        else:
            held += 1
        otherwise = list(_said_otherwise(draft, rule, citation, seen)) if citation.number not in doubted else []
        doubted |= {citation.number} if otherwise else set()  # one slip, one remark
        yield from otherwise
        seen.append(citation)
    if held:
        yield draft.verified(rule, None, "cited", count=held)


_OF_YEAR = regex.compile(r"(?P<no>\d+)/(?P<y>\d{4})/(?P<of>[\p{L}\d-]+)")


def _other_year(draft: Draft, rule: CheckEntry, citation: Citation, before: list[Citation]) -> Iterator[Result]:
    """A number named without its day, with another year or digits changed about from where it was cited, or with a year still to come."""
    own = _OF_YEAR.fullmatch(citation.number or "")
    if own is None:
        yield from _changed_about(draft, rule, citation, before)
        return
    place, issued = (citation.start, citation.end), draft.record.plan.issued_on
    if issued and own["y"] > issued[:4]:
        yield draft.finding(rule, place, say_as="future", severity="error", date=own["y"], issued=printed(issued))
        return
    same = [c for c in before if (m := _OF_YEAR.fullmatch(c.number or "")) and (m["no"], m["of"]) == (own["no"], own["of"])]
    if same and not _both_cited(before, citation):
        yield draft.finding(rule, place, say_as="again", number=citation.number, first=same[0].number, evidence=(draft.evidence((same[0].start, same[0].end)),))
    elif not same:
        yield from _changed_about(draft, rule, citation, before)


def _changed_about(draft: Draft, rule: CheckEntry, citation: Citation, before: list[Citation]) -> Iterator[Result]:
    """*Quyết định số 508/QĐ-TTg*, cited nowhere with its day, where 580/QĐ-TTg is: its digits in another order."""
    number, kind_of = fold(citation.number or ""), citation.doc_type
    if citation.basis or not number or _both_cited(before, citation):
        return
    first = next((c for c in before if c.doc_type == kind_of and _may_be_one(c, citation) and _same_digits(fold(c.number or ""), number)), None)
    if first is not None and not any(fold(c.number or "") == number and c.date for c in draft.record.citations):
        yield draft.finding(rule, (citation.start, citation.end), say_as="again", severity="warning", number=citation.number, first=first.number,
                            evidence=(draft.evidence((first.start, first.end)),))  # fmt: skip


def _same_digits(first: str, second: str) -> bool:
    """True for two numbers of one symbol (and year), the same digits in another order, and not of neighbours in a series."""
    (a, _, rest), (b, _, other) = first.partition("/"), second.partition("/")
    return bool(rest) and rest == other and a != b and (a + b).isdigit() and sorted(a) == sorted(b)


_OPEN_DAY = regex.compile(r",? *ngay[ .…_]*thang *(?P<m>\d{1,2}) *nam *(?P<y>20\d{2})\b")


def _open_month(draft: Draft) -> str | None:
    """The last day of the month in the head of a draft whose day is still open."""
    match = _OPEN_DAY.search(draft.text.folded, *draft.head)
    return month_end(int(match["y"]), int(match["m"])) if match and 0 < int(match["m"]) < 13 else None  # noqa: PLR2004


def _said_otherwise(draft: Draft, rule: CheckEntry, citation: Citation, before: list[Citation]) -> Iterator[Result]:
    """The same document with another day, another year, or another number than where it was cited before."""
    place, number = (citation.start, citation.end), fold(citation.number or "")
    for first in before:
        if not number or not first.number or not _may_be_one(first, citation) or citation.date is None or first.date is None:
            continue
        here, seen = printed(citation.date), (draft.evidence((first.start, first.end)),)
        days = first.date, citation.date
        if fold(first.number) == number and days[0] != days[1]:
            same_year, same_day = days[0][:4] == days[1][:4], days[0][5:] == days[1][5:]
            if same_year and (citation.issuer and first.issuer or _YEARED.search(number) or not citation.basis):
                yield draft.finding(rule, place, say_as="two", severity="error" if citation.issuer and first.issuer else "warning",
                                    number=citation.number, first=printed(first.date), date=here, evidence=seen)  # fmt: skip
                return
            if same_day:
                yield draft.finding(rule, place, say_as="same-day", severity="warning", number=citation.number, first=printed(first.date),
                                    date=here, evidence=seen)  # fmt: skip
                return
        elif days[0] == days[1] and not citation.basis and _misprint(fold(first.number), number) and not _both_cited(before, citation):
            yield draft.finding(rule, place, say_as="numbers", severity="warning", number=citation.number, first=first.number, date=here, evidence=seen)
            return


def _may_be_one(first: Citation, second: Citation) -> bool:
    """True unless the two are said to be by different bodies."""
    return first.issuer is None or second.issuer is None or fold(first.issuer) == fold(second.issuer)


def _both_cited(before: list[Citation], citation: Citation) -> bool:
    return any(fold(c.number or "") == fold(citation.number or "") for c in before)


def _misprint(first: str, second: str) -> bool:
    """True for numbers of one symbol with three digits or more, two of them changed about or one of them another."""
    (a, _, rest), (b, _, other) = first.partition("/"), second.partition("/")
    if rest != other or len(a) != len(b) or len(a) < 3 or not (a + b).isdigit() or abs(int(a) - int(b)) < 3:
        return False
    wrong = [i for i in range(len(a)) if a[i] != b[i]]
    return len(wrong) == 1 or len(wrong) == 2 and sorted(a) == sorted(b)


@kind("citation-complete")
def citation_complete(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A legal basis without number or date, where the document is cited for the first time."""
    seen: set[str] = set()
    for citation in draft.record.citations:
        number = fold(citation.number or "")
        again = bool(number) and any(n.split("/")[0] == number.split("/")[0] for n in seen)
        seen.add(number)
        if not citation.basis or citation.doc_type in LAWS or again or citation.self or _titled(draft, citation):
            continue
        anchored = any(n.span.start <= citation.start < n.span.end for n in draft.text.notes)
        if anchored or citation.doc_type in ("văn bản", "dự án", "biên bản") or citation.rule == NAMED_ONLY:
            continue
        if citation.number is None:
            if not _in_a_title(draft, citation):
                yield draft.finding(rule, (citation.start, citation.end), say_as="number")
        elif citation.date is None and not _shares_date(draft, citation):
            yield draft.finding(rule, (citation.start, citation.end), say_as="date")


def _titled(draft: Draft, citation: Citation) -> bool:
    """True for a document that the plan's title names and a place cites with its date."""
    here = draft.title[0] <= citation.start < draft.title[1]
    return here and any(c.date and fold(c.number or "") == fold(citation.number or "") for c in draft.record.citations)


def _in_a_title(draft: Draft, citation: Citation) -> bool:
    """True if a document with a number stands before in the clause, and words that begin its title."""
    low, _ = draft.sentence(citation.start + 1, citation.end)  # a citation that begins a clause is in no title before it
    before = [c for c in draft.record.citations if low <= c.start < citation.start and c.number]
    return bool(before and _TITLE.search(draft.folded((before[0].start, citation.start))))


def _shares_date(draft: Draft, citation: Citation) -> bool:
    """True if the next document of a list has a date that is meant for both (``số 8 và số 9 ngày …``)."""
    following = next((c for c in draft.record.citations if c.start >= citation.end), None)
    between = draft.folded((citation.end, following.start)) if following else ""
    return following is not None and following.date is not None and between.strip(" ,") in ("", "va", "so", "va so")


@kind("superseded")
def superseded(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A document that another has replaced before the plan's day.

    ``options``: numbers, names, by, until, and ``issued``, its year where numbers come again each year.
    """
    day = draft.day
    until = str(rule.options["until"])
    if day is None or day <= until:
        return
    numbers = {fold(n).replace(" ", "") for n in rule.options.get("numbers", [])}
    laws = [(draft.rules.compile(n), _law_and_year(n)) for n in rule.options.get("names", [])]
    for citation in draft.record.citations:
        own = fold(citation.number or "").replace(" ", "")
        named = citation.number is None and _names_one(draft, citation, laws)
        year = str(rule.options.get("issued", ""))
        if own in numbers and (citation.date or year).startswith(year) or named:
            if _OVER.search(_about(draft, citation)):
                continue
            basis = citation.basis or named
            yield draft.finding(
                rule, (citation.start, citation.end), severity=None if basis else "info", by=rule.options["by"],
                until=printed(until),
            )  # fmt: skip


def _names_one(draft: Draft, citation: Citation, laws: list[_Law]) -> bool:
    """True if a citation without a number names one of the laws with its year."""
    around = draft.folded((citation.start, citation.end + _AROUND))
    issued = (citation.date or "")[:4]
    return any(name.match(around) or around.startswith(law) and (issued == year or _of_year(around[len(law) :], year)) for name, (law, year) in laws)


def _of_year(after: str, year: str) -> bool:
    """True for ``năm 2005``, ``2005`` or ``ngày 14 tháng 6 năm 2005`` right behind the name of a law."""
    said = _YEAR_BEHIND.match(" ".join(after.split()))
    return said is not None and said["y"] == year


@kind("superseded-of")
def superseded_of(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """As ``superseded``, for a table (``rows``: name and year or number, by, until); a name without a year is of any year."""
    day = draft.day
    if day is None:
        return
    rows = [row for row in rule.options["rows"] if str(row["until"]) < day]
    for citation in draft.record.citations:
        if citation.doc_type not in _REPLACED:
            continue
        own, around = fold(citation.number or "").replace(" ", ""), draft.folded((citation.start, citation.end + _AROUND))
        row = next((row for row in rows if _is_of_row(own, around, row)), None)
        if row and not _OVER.search(_about(draft, citation)):
            yield draft.finding(
                rule, (citation.start, citation.end), severity=None if citation.basis else "info", source=row["by"], by=row["by"],
                until=printed(str(row["until"])),
            )  # fmt: skip


def _is_of_row(number: str, around: str, row: Mapping[str, str]) -> bool:
    """True if a citation with this number (``""``: none) and these words is of the document of a row."""
    if "number" in row and number:
        return number == fold(row["number"])
    name = fold(row.get("name", "-"))
    if not around.startswith(name):
        return False
    after = around[len(name) :]
    return _of_year(after, row["year"]) if "year" in row else bool(_NAME_ENDS.match(after))


def _law_and_year(name: str) -> tuple[str, str]:
    """``luật đất đai (?:năm )?2013``: the law and its year, which its date of issue may say as well."""
    law, _, year = name.rpartition(" (?:năm )?")
    return fold(law) or "-", year


def _about(draft: Draft, citation: Citation) -> str:
    low, high = draft.sentence(citation.start, citation.end)
    return draft.text.folded[max(low, citation.start - 70) : min(high, citation.end + 120)]
