"""Findings → a copy of the Word file with one native comment each, at its very words."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from kehoach.folding import fold
from kehoach.read.docx import places, read
from kehoach.read.docx.names import W14, W15
from kehoach.records import Finding
from kehoach.render.word.comments import (
    Comment,
    comment_xml,
    read_comments,
    read_threads,
    replies,
    thread_xml,
    written,
)
from kehoach.render.word.markup import Tag, edited, tags
from kehoach.render.word.package import Copy, with_last
from kehoach.render.word.spots import Body, Spot, Tie

_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_NUMBER = re.compile(r"^(?:Điều \d+|[IVXLC]+|\d+(?:\.\d+)*|[a-zđA-ZĐ])\s+")  # of a section: may change
_REFERENCES = ("commentRangeStart", "commentRangeEnd", "commentReference")


@dataclass(frozen=True)
class Annotated:
    """The copy, how many remarks it carries, and those silenced: (finding, what was answered)."""

    data: bytes
    written: int
    silenced: tuple[tuple[Finding, str], ...] = ()


@dataclass(frozen=True)
class _Mark:
    number: int
    tie: Tie
    body: bytes
    ended: str


def annotate(
    data: bytes, findings: Sequence[Finding], *, sections: Mapping[str, str] | None = None, now: datetime | None = None
) -> Annotated:
    """Write the findings of a Word file into a copy of it as comments; nothing else changes.

    ``findings`` have places in the canonical text of ``read.docx.read(data)``; ``sections`` are the
    headings of their sections by id, ``now`` is the date of new comments. Comments of ours that
    are still open and unanswered are replaced; one that was resolved silences its finding.
    Raises ``UnreadableFile``.
    """
    copy = Copy(data)
    main = copy.part(copy.main) or b""
    body = Body(main, tags(main), copy.main, read(data, ""), places(data))
    space = body.tags[0].space
    strict = space == _STRICT
    ours = f'<w:comments xmlns:w="{space}" xmlns:w14="{W14}" xmlns:mc="{_MC}" mc:Ignorable="w14"></w:comments>'
    comments_part, comments = copy.related(
        "comments", relation=_STRICT_RELATIONS if strict else _RELATIONS, content=f"{_CONTENT}.comments+xml", empty=ours
    )
    extended = f'<w15:commentsEx xmlns:w15="{W15}" xmlns:mc="{_MC}" mc:Ignorable="w15"></w15:commentsEx>'
    threads_part, threads = copy.related(
        "commentsExtended", relation=_EXTENDED, content=f"{_CONTENT}.commentsExtended+xml", empty=extended
    )
    there, state = read_comments(comments, space), read_threads(threads)
    answers = replies(there, state)
    kept = {c.key for c in there if c.key and (_is_done(c, state) or c.ended in answers)}
    stale = [c for c in there if c.key and c.key not in kept]
    stale_ids = {c.id for c in stale}
    dates = {c.key: c.date for c in stale}
    number = max((int(c.id) for c in there if c.id not in stale_ids and c.id.isdigit()), default=-1) + 1
    resolved = {c.key: _answer(c, answers) for c in there if c.key and _is_done(c, state)}
    marks: list[_Mark] = []
    silenced: list[tuple[Finding, str]] = []
    today = (now or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ")
    for finding, key in zip(findings, keys(findings, sections or {}), strict=True):
        if key in kept:
            if key in resolved:
                silenced.append((finding, resolved[key]))
            continue
        tie = body.tie(finding.start, finding.end)
        if tie is None:
            continue
        ended = _paragraph_id(key)
        lines = written(finding, key, tie.quoted)
        marks.append(_Mark(number, tie, comment_xml(number, lines, ended, dates.get(key) or today, space), ended))
        number += 1
    if not marks and not stale:
        return Annotated(data, len(kept - set(resolved)), tuple(silenced))
    copy.put(copy.main, _marked(body, marks, stale_ids, space))
    comments = edited(comments, (), [(c.tag.start, c.tag.end) for c in stale])
    copy.put(comments_part, with_last(comments, b"".join(mark.body for mark in marks)))
    dropped = [state[c.ended].tag for c in stale if c.ended in state]
    threads = edited(threads, (), [(tag.start, tag.end) for tag in dropped])
    copy.put(threads_part, with_last(threads, b"".join(thread_xml(mark.ended) for mark in marks)))
    return Annotated(copy.saved(), len(marks) + len(kept - set(resolved)), tuple(silenced))


def resolved(data: bytes) -> dict[str, str]:
    """Findings of ours that were marked as resolved in Word: key → what was answered (``""`` for nothing)."""
    copy = Copy(data)
    part, extended = copy.source.related("comments"), copy.source.related("commentsExtended")
    if part is None or extended is None:
        return {}
    there = read_comments(copy.part(part) or b"", tags(copy.part(copy.main) or b"")[0].space)
    state = read_threads(copy.part(extended) or b"")
    answers = replies(there, state)
    return {c.key: _answer(c, answers) for c in there if c.key and _is_done(c, state)}


def keys(findings: Sequence[Finding], sections: Mapping[str, str]) -> list[str]:
    """A name for each finding that outlives editing elsewhere: its code, words and section's heading."""
    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        heading = _NUMBER.sub("", sections.get(finding.section or "", ""))
        words = " ".join(fold(finding.text or finding.message).split())
        basis = f"{finding.code}|{words}|{fold(heading)}"
        seen[basis] += 1
        digits = hashlib.sha256(f"{basis}|{seen[basis]}".encode()).hexdigest()[:8]
        found.append(f"{finding.code}:{digits}")
    return found


def _paragraph_id(key: str) -> str:
    """``w14:paraId``: eight digits below 80000000."""
    number = int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) & 0x7FFFFFFF
    return f"{max(1, number):08X}"


def _is_done(comment: Comment, state: Mapping[str, object]) -> bool:
    thread = state.get(comment.ended)
    return bool(thread is not None and getattr(thread, "done", False))


def _answer(comment: Comment, answers: Mapping[str, list[Comment]]) -> str:
    return "\n".join(reply.text for reply in answers.get(comment.ended, ()))


def _marked(body: Body, marks: list[_Mark], stale: set[str], space: str) -> bytes:
    """The main part with the marks of new comments, without those of the stale ones."""
    cuts: dict[int, list[tuple[Spot, int, bytes]]] = {}
    for mark in marks:
        prefix = mark.tie.prefix
        start, end = mark.tie.start, mark.tie.end
        cuts.setdefault(start.at, []).append((start, 1, _range(prefix, "commentRangeStart", mark.number, space)))
        closing = _range(prefix, "commentRangeEnd", mark.number, space) + _reference(prefix, mark.number, space)
        cuts.setdefault(end.at, []).append((end, 0 if end.at != start.at else 2, closing))
    pieces: list[tuple[int, bytes]] = []
    for at, found in cuts.items():
        spot = next((one for one, _, _ in found if one.before), found[0][0])
        inner = b"".join(piece for _, _, piece in sorted(found, key=lambda one: one[1]))
        pieces.append((at, spot.before + inner + spot.after))
    for index in body.preserved:
        tag = body.tags[index]
        pieces.append((tag.inner - 1, b' xml:space="preserve"'))
    return edited(body.data, pieces, _stale_marks(body.tags, stale, space))


def _stale_marks(found: list[Tag], stale: set[str], space: str) -> list[tuple[int, int]]:
    """The marks of some comments; a run that holds nothing but a reference goes as a whole."""
    if not stale:
        return []
    children = Counter(tag.parent.index for tag in found if tag.parent is not None and tag.local != "rPr")
    gone = []
    for tag in found:
        if tag.local in _REFERENCES and tag.attributes.get(f"{space} id") in stale:
            run = tag.parent
            whole = tag.local == "commentReference" and run is not None and run.local == "r"
            alone = whole and run is not None and children[run.index] == 1
            gone.append((run.start, run.end) if alone and run is not None else (tag.start, tag.end))
    return gone


def _range(prefix: str, name: str, number: int, space: str) -> bytes:
    if prefix:
        return f'<{prefix}:{name} {prefix}:id="{number}"/>'.encode()
    return f'<w:{name} xmlns:w="{space}" w:id="{number}"/>'.encode()


def _reference(prefix: str, number: int, space: str) -> bytes:
    inner = _range(prefix, "commentReference", number, space).decode()
    run = f"{prefix}:r" if prefix else "r"
    return f"<{run}>{inner}</{run}>".encode()


