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
from pathlib import Path

from kehoach import extract, normalise, read, resolve, segment
from kehoach.read import Document
from kehoach.records import Record
from kehoach.rulebook import rulebook


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
        return _record(document, rules, keep_personal_data=keep_personal_data)
    finally:
        if awake:
            gc.enable()


def _record(document: Document, rules: Iterable[Path | str], *, keep_personal_data: bool) -> Record:
    """The steps, in order."""
    if not keep_personal_data:
        document = normalise.without_private_lists(document)
    book = rulebook(tuple(Path(folder) for folder in rules))
    copy = normalise.tidied(document)
    clean = copy or document
    text = normalise.text(clean.text, book, layout=clean.layout)
    outline = segment.outline(text, book)
    mentions = extract.mentions(text, outline, book)
    record = resolve.record(document, text, outline, mentions=mentions, rules=book)
    return resolve.moved(record, copy, document) if copy else record
