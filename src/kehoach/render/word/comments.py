"""The comments a Word file has: which are ours, which are resolved, what was answered; and a new one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kehoach.messages import check as remarks
from kehoach.messages import word as say
from kehoach.read.docx.names import W14, W15
from kehoach.records import Finding
from kehoach.render.word.markup import Tag, clean, tags

AUTHOR = "kehoach"
# The last line of each of our comments: the code and eight digits of what it is about.
_MARK = re.compile(r"([a-z]+(?:-[a-z]+)*) · ([0-9a-f]{8})\s*$")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of the file. ``key`` is that of one of our own, ``ended`` the id of its last paragraph."""

    id: str
    author: str
    text: str
    date: str
    ended: str
    key: str | None
    tag: Tag


@dataclass(frozen=True)
class Thread:
    """What ``commentsExtended`` says of a comment: resolved or not, and what it answers."""

    done: bool
    answers: str | None
    tag: Tag


def read_comments(data: bytes, space: str) -> list[Comment]:
    """The comments of a comments part, in order."""
    found: list[Comment] = []
    texts: dict[int, list[str]] = {}
    endings: dict[int, str] = {}
    comments: list[Tag] = []
    for tag in tags(data):
        owner = _ancestor(tag, f"{space} comment")
        if tag.name == f"{space} comment":
            comments.append(tag)
            texts[tag.index] = []
        elif owner is None:
            continue
        elif tag.local == "p":
            texts[owner.index].append("\n")
            endings[owner.index] = tag.attributes.get(f"{W14} paraId", "")
        elif tag.local == "t":
            texts[owner.index].append(_unescaped(data[tag.inner : tag.close]))
    for tag in comments:
        text = "".join(texts[tag.index]).strip()
        author = tag.attributes.get(f"{space} author", "")
        mark = _MARK.search(text) if author == AUTHOR else None
        key = f"{mark[1]}:{mark[2]}" if mark else None
        said, date = tag.attributes.get(f"{space} id", ""), tag.attributes.get(f"{space} date", "")
        found.append(Comment(said, author, text, date, endings.get(tag.index, ""), key, tag))
    return found


def read_threads(data: bytes) -> dict[str, Thread]:
    """What stands in ``commentsExtended``, by the id of a comment's last paragraph."""
    found = {}
    for tag in tags(data):
        if tag.name == f"{W15} commentEx":
            said = tag.attributes
            done = said.get(f"{W15} done", "0") in ("1", "true", "on")
            found[said.get(f"{W15} paraId", "")] = Thread(done, said.get(f"{W15} paraIdParent"), tag)
    return found


def written(finding: Finding, key: str, quoted: str | None) -> list[str]:
    """The lines of a remark: what, where if its words are elsewhere, what instead, on what basis, its mark."""
    lines = [f"{say.SEVERITIES[finding.severity]()}: {finding.message}"]
    if quoted:
        lines.append(say.QUOTED(words=" ".join(quoted.split())[:300]))
    for place in finding.evidence[:4]:
        if place.plan:  # what stands in the draft itself the officer sees
            page = remarks.ON_PAGE(page=place.page) if place.page else ""
            lines.append(say.ELSEWHERE(plan=f"{place.document}{page}", words=" ".join(place.text.split())[:300]))
    if finding.suggestion:
        lines.append(say.SUGGESTED(words=finding.suggestion))
    if finding.source:
        lines.append(say.BASIS(source=finding.source))
    code, _, digits = key.partition(":")
    lines.append(f"{code} · {digits}")
    return lines


def comment_xml(number: int, lines: list[str], ended: str, date: str, space: str) -> bytes:
    """A ``w:comment`` with one paragraph a line; the last one is small and carries the id ``ended``."""
    last = len(lines) - 1
    paragraphs = []
    for at, line in enumerate(lines):
        known = f' w14:paraId="{ended}" w14:textId="77777777"' if at == last else ""
        look = '<w:rPr><w:color w:val="808080"/><w:sz w:val="14"/></w:rPr>' if at == last else ""
        sign = "<w:r><w:annotationRef/></w:r>" if at == 0 else ""
        words = f'<w:r>{look}<w:t xml:space="preserve">{clean(line)}</w:t></w:r>'
        paragraphs.append(f"<w:p{known}>{sign}{words}</w:p>")
    head = (
        f'<w:comment xmlns:w="{space}" xmlns:w14="{W14}" w:id="{number}" w:author="{AUTHOR}" '
        f'w:date="{date}" w:initials="KH">'
    )
    return f"{head}{''.join(paragraphs)}</w:comment>".encode()


def thread_xml(ended: str) -> bytes:
    """A ``w15:commentEx`` of an open comment."""
    return f'<w15:commentEx xmlns:w15="{W15}" w15:paraId="{ended}" w15:done="0"/>'.encode()


def replies(comments: list[Comment], threads: Mapping[str, Thread]) -> dict[str, list[Comment]]:
    """The answers to each comment, by the id of its last paragraph."""
    found: dict[str, list[Comment]] = {}
    for comment in comments:
        thread = threads.get(comment.ended)
        if comment.ended and thread is not None and thread.answers:
            found.setdefault(thread.answers, []).append(comment)
    return found


def _ancestor(tag: Tag, name: str) -> Tag | None:
    one = tag.parent
    while one is not None and one.name != name:
        one = one.parent
    return one


def _unescaped(raw: bytes) -> str:
    from xml.etree.ElementTree import fromstring

    return fromstring(b"<t>" + raw + b"</t>").text or ""
