"""A plan in, its record out: the one place that says the order of the steps.

    read        a file → Document: canonical text that knows its pages, and its layout
    normalise   Document → Text: folded text of the same length, paragraphs, tables, footnotes
    segment     Text → Outline: the tree of sections
    extract     Text, Outline → Mentions: what each place says, with the rule that saw it
    resolve     Mentions → Record: facts that agree, with ids, sections, pages and producer
"""

from __future__ import annotations

import gc
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kehoach import extract, normalise, read, resolve, segment
from kehoach.read import Document
from kehoach.records import Record
from kehoach.rulebook import Rulebook, rulebook


@dataclass(frozen=True)
class Steps:
    """What each step made of one document: for those who want to know how a record came about.

    ``copy`` is the tidied copy that was read instead of the document, if any: ``text``, ``outline``,
    ``mentions`` and ``resolved`` have its places. Facts of ``resolved`` have the ids of ``record``.
    """

    document: Document
    copy: normalise.Tidied | None
    rules: Rulebook
    text: normalise.Text
    outline: segment.Outline
    mentions: extract.Mentions
    resolved: Record
    record: Record


def extract_plan(
    source: Document | str, *, rules: Iterable[Path | str] = (), keep_personal_data: bool = False
) -> Record:
    """The record of one plan.

    ``source`` is a document that was read, or the text itself; ``rules`` are folders of further
    rule packs. Lists of private persons are blotted out unless ``keep_personal_data``.
    Raises ``UnreadableFile`` for a text with nothing in it and ``BadRulePack``.
    """
    # The garbage collector would walk one plan's mentions again and again as they grow. The steps make
    # no cycles, so there is nothing for it to find: it cost a tenth of the time.
    awake = gc.isenabled()
    gc.disable()
    try:
        document = read.document_from_text(source) if isinstance(source, str) else source
        return steps(document, rules, keep_personal_data=keep_personal_data).record
    finally:
        if awake:
            gc.enable()


def steps(
    document: Document, rules: Iterable[Path | str] = (), *, keep_personal_data: bool = False
) -> Steps:
    """The steps, in order, and what each made. Raises as ``extract_plan``."""
    if not keep_personal_data:
        document = normalise.without_private_lists(document)
    book = rulebook(tuple(Path(folder) for folder in rules))
    copy = normalise.tidied(document)
    clean = copy or document
    text = normalise.text(clean.text, book, layout=clean.layout)
    outline = segment.outline(text, book)
    mentions = extract.mentions(text, outline, book)
    resolved = resolve.record(document, text, outline, mentions=mentions, rules=book)
    record = resolve.moved(resolved, copy, document) if copy else resolved
    return Steps(document, copy, book, text, outline, mentions, resolved, record)
