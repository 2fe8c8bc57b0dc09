"""One draft through all checks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from kehoach import normalise, pipeline, read
from kehoach.check import against as against_archive
from kehoach.check import agreement, citing, claims, figures, naming, parts, tables, times
from kehoach.check import form as form_of_text
from kehoach.check.draft import Draft, draft_of
from kehoach.check.kinds import results
from kehoach.check.profiles import AUTO, profile_of
from kehoach.check.report import RANK, Report
from kehoach.compare.archive import Archive, open_archive
from kehoach.normalise import Tidied
from kehoach.read import Document
from kehoach.records import Evidence, Finding, Verified
from kehoach.rulebook import Rulebook, rulebook
from kehoach.store import Store

if TYPE_CHECKING:
    from kehoach.read.docx import FormFacts

# The rooms of the checks. Each of their modules registers its kinds as it is imported.
ROOMS = (figures, tables, agreement, claims, times, parts, naming, citing, form_of_text, against_archive)
for room in ROOMS:
    for module in iter_modules(room.__path__, f"{room.__name__}."):
        import_module(module.name)


def check_plan(
    document: Document | str, *, rules: Iterable[Path | str] = (), profile: str = AUTO,
    against: Path | str | Store | None = None,
) -> list[Finding]:  # fmt: skip
    """The findings of one draft, in the order of its text. See ``check_report``."""
    return list(check_report(document, rules=rules, profile=profile, against=against).findings)


def check_report(
    document: Document | str, *, rules: Iterable[Path | str] = (), profile: str = AUTO, form: FormFacts | None = None,
    against: Path | str | Store | None = None,
) -> Report:  # fmt: skip
    """The findings of one draft and what was verified, said in the language spoken now.

    ``rules`` are folders of further packs, ``profile`` the name of a section profile, ``form`` the
    look of a Word file (``read.docx.form``), without which fonts and margins are not judged, ``against``
    a database of other plans (a path, or opened), which is only read. Lists of private persons are
    blotted out before anything is quoted. Raises ``UnreadableFile`` for a text with nothing in it,
    ``BadRulePack``, ``StoreError``, and ``PlanError`` for an unknown profile.
    """
    source = read.document_from_text(document) if isinstance(document, str) else document
    book = rulebook(tuple(Path(folder) for folder in rules))
    if against is None or isinstance(against, Store):
        return report_of(source, book, profile=profile, rules=rules, form=form, against=against)
    with open_archive(against) as store:
        return report_of(source, book, profile=profile, rules=rules, form=form, against=store)


def report_of(  # noqa: PLR0913
    document: Document, book: Rulebook, *, profile: str = AUTO, rules: Iterable[Path | str] = (),
    form: FormFacts | None = None, against: Store | None = None,
) -> Report:  # fmt: skip
    """The report on a document with a loaded rulebook; ``rules`` are the folders it has beside our own."""
    shown, copy, read_as = _as_read(document)
    record = pipeline.extract_plan(read_as, rules=rules, keep_personal_data=True)  # blotted above
    chosen = profile_of(record.plan, book, profile)
    if copy and form:
        form = _copied(form, copy)
    archive = Archive(against, record.plan, shown.text) if against else None
    draft = draft_of(read_as, record, book, chosen, form=form, archive=archive)
    found = list(results(draft, book.group("check")))
    findings = [f for f in found if isinstance(f, Finding)]
    verified = [v for v in found if isinstance(v, Verified)]
    if copy:
        findings = [_moved(f, copy, shown) for f in findings]
        verified = [_moved_back(v, copy) for v in verified]
    return Report(
        source=document.source, profile=chosen.id, profile_why=f"{chosen.name}: {chosen.why}",
        findings=_ordered(findings), verified=tuple(verified), notes=tuple(draft.notes.values()),
        sections={s.id: " ".join(f"{s.label or ''} {s.title}".split()) for s in record.sections},
    )  # fmt: skip


def draft_from(document: Document) -> Draft:
    """A document as the checks get it, with the rules that ship and the profile that fits."""
    book = rulebook(())
    read_as = _as_read(document)[2]
    record = pipeline.extract_plan(read_as, keep_personal_data=True)
    return draft_of(read_as, record, book, profile_of(record.plan, book, AUTO))


def _as_read(document: Document) -> tuple[Document, Tidied | None, Document]:
    """A document without lists of private persons, its tidy copy where it is untidy, and which of them is read."""
    shown = normalise.without_private_lists(document)
    copy = normalise.tidied(shown)
    return shown, copy, _tidy(shown, copy) if copy else shown


# An untidy text is checked on its tidy copy, as it is read; every place is brought back.


def _tidy(document: Document, copy: Tidied) -> Document:
    """The document as its tidy copy has it, its warnings at their places there."""
    warnings = tuple(
        w if w.start is None or w.end is None
        else w.model_copy(update={"start": copy.copied(w.start), "end": copy.copied(w.end)})
        for w in document.warnings
    )  # fmt: skip
    return replace(document, text=copy.text, layout=copy.layout, warnings=warnings)


def _span(start: int, end: int, copy: Tidied) -> tuple[int, int]:
    first = copy.start(start)
    return first, max(copy.end(end), first)


def _moved(finding: Finding, copy: Tidied, document: Document) -> Finding:
    start, end = _span(finding.start, finding.end, copy)
    update = {
        "start": start, "end": end, "text": document.text[start:end], "page": document.page_at(start),
        "evidence": tuple(_moved_evidence(e, copy, document) for e in finding.evidence),
    }  # fmt: skip
    return finding.model_copy(update=update)


def _moved_evidence(evidence: Evidence, copy: Tidied, document: Document) -> Evidence:
    if evidence.start is None or evidence.end is None or evidence.plan:
        return evidence
    start, end = _span(evidence.start, evidence.end, copy)
    update = {"start": start, "end": end, "text": document.text[start:end], "page": document.page_at(start)}
    return evidence.model_copy(update=update)


def _moved_back(verified: Verified, copy: Tidied) -> Verified:
    if verified.start is None or verified.end is None:
        return verified
    start, end = _span(verified.start, verified.end, copy)
    return verified.model_copy(update={"start": start, "end": end})


def _copied(form: FormFacts, copy: Tidied) -> FormFacts:
    """The look of a draft at the places of its tidy copy."""
    moved = (replace(p, start=copy.copied(p.start), end=copy.copied(p.end)) for p in form.paragraphs)
    return replace(form, paragraphs=tuple(moved))


def _ordered(findings: list[Finding]) -> tuple[Finding, ...]:
    """Findings in text order, each said once; of one code at one place the most severe stays."""
    best: dict[tuple[str, int, int, str], Finding] = {}
    for finding in findings:
        key = (finding.code, finding.start, finding.end, finding.message)
        if key not in best or RANK[finding.severity] > RANK[best[key].severity]:
            best[key] = finding
    return tuple(sorted(best.values(), key=lambda f: (f.start, -RANK[f.severity], f.end, f.code, f.message)))
